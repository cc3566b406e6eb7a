"""Every endpoint over the real corpus: real cases, exact shapes, and the same numbers as the pages."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from search.gazette.record import clause_record
from search.web.api.endpoint import Endpoint, Now
from search.web.api.endpoints import ENDPOINTS
from search.web.api.examples import samples
from search.web.api.openapi import names
from search.web.addresses import Addresses

BY_NAME = {one.name: one for one in ENDPOINTS}

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("search", "/search?q=济政办发2019第18号", {"total": 1, "document_card.id": "济政办发2019-18", "next": None}),
    ("search", "/search?q=揭榜挂帅&limit=1", {"total": 1, "partial": False, "facets": None, "groups": None}),
    ("search", "/search?q=科学素质&group=document&limit=1", {"hits.0.clause.document.id": "济政发2022-17"}),
    ("search", "/search?q=不动产登记+火星移民", {"partial": True, "total": 0, "next": None}),
    ("search", "/search?q=龘龘", {"total": 0, "hits": []}),
    ("search", "/search?q=%20", {"total": 0, "notice": "请输入要找的词，例如：小微企业 贷款；或文号，例如：济政发〔2022〕17号。"}),
    ("search", "/search?q=有效:是+担保&as_of=2023-05-01", {"as_of": "2023-05-01"}),
    ("search", "/search?q=科学素质&explain=true&limit=1", {"hits.0.explain.0.place": "正文"}),
    ("suggest", "/suggest?q=zscq&limit=1", {"query": "zscq"}),
    ("suggest", "/suggest?q=%00", {"suggestions": []}),
    ("documents", "/documents?limit=1", {"total": 24, "documents.0.id": "济政字2024-45"}),
    ("document", "/documents/济政发2022-17", {"id": "济政发2022-17", "number": "济政发〔2022〕17号"}),
    ("document", "/documents/济政发〔2022〕17号", {"id": "济政发2022-17"}),
    ("document", "/documents/济政发2022第17号", {"id": "济政发2022-17"}),
    ("document", "/documents/济政发2022-18?as_of=2025-11-09", {"status.state": "有效"}),
    ("document", "/documents/济政发2022-18?as_of=2025-11-10", {"status.state": "已过有效期"}),
    ("document", "/documents/济营转办发2023-1", {"issue": None}),
    ("clause", "/clauses/济政发2022-17/二/一/6", {"label": "6.", "document.id": "济政发2022-17"}),
    ("clause", "/clauses/济政发2022-17%2F二%2F一%2F6", {"id": "济政发2022-17/二/一/6"}),
    ("cites", "/documents/济政发2022-17/cites?limit=1", {"document": "济政发2022-17", "total": 12}),
    ("cited-by", "/documents/济政发2022-17/cited-by", {"total": 0, "hits": [], "next": None}),
    ("dangling", "/citations/dangling?limit=1", {"numbers.0.name": "鲁政办发〔2021〕3号"}),
    ("numbers", "/numbers?organ=济政发&year=2022", {"total": 2, "numbers.0.document": "济政发2022-17"}),
    ("numbers", "/numbers?year=1949", {"total": 0, "numbers": []}),
    ("issues", "/issues", {"total": 5, "issues.0.number": "15/16", "next": None}),
    ("issue", "/issues/2024/15-16", {"issues.0.issue.number": "15/16"}),
    ("issue", "/issues/2024/15/16", {"issues.0.issue.number": "15/16"}),
    ("bodies", "/bodies?limit=1", {"bodies.0.name": "市财政局"}),
    ("body", "/bodies/市财政局?limit=1", {"name": "市财政局"}),
    ("trends", "/trends?q=贷款&q=龘龘", {"terms.0.total": 28, "terms.1.total": 0}),
    ("coverage", "/coverage", {"documents": 24, "issues": 4, "unpublished": 1, "clauses": 1428}),
]
"""An endpoint, what it is asked, and what is where in its answer."""


def inside(record: Any, path: str) -> Any:
    for step in path.split("."):
        record = record[int(step)] if isinstance(record, list) else record[step]
    return record


def ask(client: FlaskClient, path: str) -> Any:
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    return answer.json


@pytest.mark.parametrize(("name", "path", "said"), CASES)
def test_what_is_asked_is_answered(client, name, path, said):
    answer = ask(client, path)
    assert {where: inside(answer, where) for where in said} == said


@pytest.mark.parametrize(("name", "path", "said"), CASES)
def test_an_answer_is_what_its_type_says_and_nothing_more(client, name, path, said):
    msgspec.convert(ask(client, path), BY_NAME[name].answers)


@pytest.mark.parametrize("one", ENDPOINTS, ids=lambda one: one.name)
def test_there_is_a_case_of_every_endpoint(one: Endpoint):
    assert one.name in {name for name, _, _ in CASES}


@pytest.mark.parametrize("group", ["clause", "document"])
@pytest.mark.parametrize("sort", ["relevance", "date", "place"])
@pytest.mark.parametrize("text", ["科学素质", "通知", "不动产登记 火星移民", "济政发2022第17号", "责任单位:市财政局", "电力接入", "济政发2012第17号"])
def test_all_results_fit_their_type(client, text, sort, group):
    asked = {"q": text, "sort": sort, "group": group, "facets": "true", "explain": "true", "limit": "100"}
    answer = client.get("/api/v1/search", query_string=asked).json
    msgspec.convert(answer, BY_NAME["search"].answers)
    assert (answer["groups"] is None) == (group == "clause")


def test_every_document_and_every_clause_of_it_is_answered(client, engine):
    for document in engine.documents():
        answer = ask(client, f"/documents/{document.id}")
        msgspec.convert(answer, BY_NAME["document"].answers)
        whole = engine.document(document.id)
        assert answer["clauses"] == msgspec.json.decode(msgspec.json.encode(list(map(clause_record, whole.clauses))))
        clause = whole.clauses[-1]
        found = ask(client, f"/clauses/{clause.id}")
        msgspec.convert(found, BY_NAME["clause"].answers)
        assert found["text"] == clause.text and found["document"]["status"] == answer["status"]


@pytest.mark.parametrize(
    ("path", "page", "told"),
    [
        ("/search?q=贷款", "/search?q=贷款", ("total", "documents")),
        ("/search?q=通知&as_of=2023-05-01", "/search?q=通知&as_of=2023-05-01", ("total", "documents")),
        ("/search?q=责任单位:市财政局&group=document", "/search?q=责任单位:市财政局&group=document", ("total", "documents")),
        ("/bodies/市财政局", "/body/市财政局", ("clauses", "total")),
        ("/citations/dangling", "/citations", ("total",)),
    ],
)
def test_numbers_are_those_of_the_pages(client, path, page, told):
    shown = BeautifulSoup(client.get(page).text, "html.parser").select(".count b")
    answer = ask(client, path)
    assert [f"{answer[name]:,}" for name in told] == [number.text for number in shown]


def test_trends_are_those_of_the_clauses(client, engine):
    held = [(document, clause) for one in engine.documents() if (document := engine.document(one.id)) for clause in document.clauses]
    answer = ask(client, '/trends?q="贷款"')["terms"][0]
    for year in answer["years"]:
        texts = [c.text for d, c in held if d.dated and d.dated.year == year["year"]]
        assert year["of"] == len(texts)
        assert year["clauses"] == sum("贷款" in text for text in texts)
        assert year["per_10000"] == (round(10_000 * year["clauses"] / len(texts), 1) if texts else None)
    years = [d.dated.year for d, _ in held if d.dated]
    assert [year["year"] for year in answer["years"]] == list(range(min(years), max(years) + 1))


@pytest.mark.parametrize(("path", "page"), [("documents/济政发2022-17", "/document/济政发2022-17"), ("clauses/济政发2022-17/二/一/6", "/document/济政发2022-17?cite=二/一/6")])
def test_it_is_cited_as_on_its_page(client, path, page):
    shown = BeautifulSoup(client.get(page).text, "html.parser").text
    answer = ask(client, f"/{path}")
    assert [one["style"] for one in answer["cited_as"]][:3] == ["press", "law", "gbt7714-2025"]
    for one in answer["cited_as"]:
        assert one["name"] in shown and one["text"] in shown


def test_a_permalink_leads_to_its_clause(client):
    answer = ask(client, "/clauses/济政发2022-17/二/一/6")
    led = client.get(answer["permalink"])
    assert led.status_code == 302 and unquote(led.location) == "/document/济政发2022-17#/二/一/6"


def test_examples_can_be_tried(client, engine):
    now = Now(engine, Addresses(), date(2026, 11, 21), engine.state())
    for one in ENDPOINTS:
        given = dict(one.example(samples(now)))
        path = re.sub(r"{(\w+)}", lambda step: given.pop(step[1]), one.path)
        assert client.get(f"/api/v1{path}", query_string=given).status_code == 200
        assert not set(names(one.path)) & set(given)
