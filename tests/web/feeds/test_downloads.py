"""A whole answer as a file: every hit that the pages give, cited, in their order, safe to open."""

from __future__ import annotations

import csv
import gzip
import io
import json
from dataclasses import replace
from datetime import date
from itertools import repeat
from urllib.parse import quote, unquote

import pytest
from flask import Response

from search import query
from search.cite import Cited
from search.cite.press import press
from search.export.spreadsheet import BOM
from search.gazette.model import Clause, Kind, Role, Unit
from search.query import Sort
from search.results import Hit
from search.web import create_app
from search.web.addresses import Addresses
from search.web.answering import chunks
from search.web.compression import compress
from search.web.feeds import found, record, table
from search.web.parts.lasting import permalink
from search.web.record import hit_record, results_record
from tests.index.factories import document
from tests.index.test_nastiest import NASTIEST

from .conftest import BASE

AT = Addresses("/gazette", "https://example.org")
QUESTIONS = ["资金", "济政发2022第17号", "责任单位:市财政局", "贷款 有效:是", '"按职责分工负责"']


def rows(answer) -> list[dict[str, str]]:
    text = answer.get_data().decode()
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline=""), strict=True))


def paged(engine, asked: query.Query, size: int = 23) -> list:
    """All hits, or groups, as the pages give them."""
    found, at = [], 0
    while True:
        page = engine.search(asked.page(size, at))
        some = page.groups if asked.grouped else () if page.partial else page.hits
        found += some
        at += size
        if not some:
            return found


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("asked", QUESTIONS)
def test_json_is_all_the_pages(mounted, engine, asked, sort):
    question = query.parse(asked).arranged(sort).on(date(2023, 5, 1))
    pages = [replace(hit, repeats=None) for hit in paged(engine, question)]
    answer = mounted.get("/search.json", query_string={"q": asked, "sort": sort.value, "as_of": "2023-05-01"})
    told = json.loads(answer.get_data())
    bare = [dict(one) for one in told["hits"]]
    whole = {key: engine.document(key) for key in {hit.document.id for hit in pages}}
    assert [one.pop("citation") for one in bare] == [press(Cited(whole[hit.document.id], hit.clause)) for hit in pages]
    assert [one.pop("url") for one in bare] == [AT.absolute(permalink(hit.clause, AT)) for hit in pages]
    records = json.loads(json.dumps([hit_record(hit, question, AT) for hit in pages]))
    assert bare == [{name: value for name, value in one.items() if name != "url"} for one in records]
    first = results_record(question, engine.search(question), AT)
    assert {name: told[name] for name in told if name != "hits"} == {
        name: first[name] for name in ("query", "sort", "as_of", "notice", "total", "documents")
    }


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("asked", QUESTIONS)
def test_the_table_has_a_row_for_each_hit(mounted, engine, asked, sort):
    answer = mounted.get("/search.csv", query_string={"q": asked, "sort": sort.value, "as_of": "2023-05-01"})
    question = query.parse(asked).arranged(sort).on(date(2023, 5, 1))
    assert [(row["条款"], row["正文"].removeprefix("'")) for row in rows(answer)] == [
        (hit.clause.id, hit.clause.text) for hit in paged(engine, question)
    ]
    assert {row["效力截至"] for row in rows(answer)} == {"2023-05-01"}


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("asked", QUESTIONS)
def test_by_document_there_is_one_row_for_each(mounted, engine, asked, sort):
    at = {"q": asked, "sort": sort.value, "group": "document"}
    groups = paged(engine, query.parse(asked).arranged(sort, True).on(date.today()))
    expected = [(group.document.id, group.total) for group in groups]
    assert [(row["公文"], int(row["条数"])) for row in rows(mounted.get("/search.csv", query_string=at))] == expected
    told = json.loads(mounted.get("/search.json", query_string=at).get_data())
    assert [(one["document"]["id"], one["total"]) for one in told["groups"]] == expected
    assert (told["total"], told["documents"]) == (sum(total for _, total in expected), len(expected))
    assert {"citation", "url", "document", "total"} == set(told["groups"][0]) and "hits" not in told


def test_a_row_can_be_cited(mounted):
    answer = mounted.get("/search.csv?q=文号:济政发〔2022〕17号 页:4")
    row = next(row for row in rows(answer) if row["条款"] == "济政发2022-17/二/一/6")
    assert (row["文号"], row["公报"]) == ("济政发〔2022〕17号", "济南市人民政府公报2022年第20期")
    assert row["引用格式"].endswith("（济政发〔2022〕17号），二、（一）6.，载《济南市人民政府公报》2022年第20期，" + row["页码"])
    assert unquote(row["永久链接"]).startswith(f"{BASE}/clause/济政发2022-17/二/一/6?is=")


def test_validity_is_that_of_the_day(mounted):
    def states(day: str) -> set[str]:
        answer = mounted.get("/search.csv", query_string={"q": "文号:济政发〔2022〕18号", "as_of": day})
        return {row["效力"].partition("（")[0] for row in rows(answer)}

    assert len(states("2023-05-01")) == len(states("2035-01-01")) == 1
    assert states("2022-01-01") == {"尚未生效"}


FORMULAS = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"]
PLAIN = ["济南", 'a"b', "a,b", "a\nb", "a\r\nb", "1.推进", "（一）", "'a", "甲=1", "", "\ufeff", "😀"]


@pytest.mark.parametrize("text", FORMULAS + PLAIN)
def test_what_any_clause_says_comes_back_from_the_table_as_text(text):
    unit = Unit(text, Role.LEAD, None)
    clause = Clause("d/1", Kind.PARAGRAPH, None, (text,), text, None, (1, 1), units=(unit,))
    hit = Hit(1, 1.0, clause, replace(document("甲发〔2020〕1号", "t", []), title=text, issuers=(text,)), ())
    question = query.parse("a")
    made = "".join(table.table(question, found.clauses([hit], lambda _: None, AT)))
    names, cells = csv.reader(io.StringIO(made.removeprefix(BOM), newline=""), strict=True)
    row = dict(zip(names, cells, strict=True))
    guard = "'" if text in FORMULAS else ""
    for name in ("标题", "发文机关", "标题层级", "正文"):
        assert row[name] == guard + text, name
    assert not any(cell.startswith(tuple("=+-@＝＋－＠\t\r\n")) for cell in cells)
    assert made.endswith("\r\n") and json.loads("".join(record.lines(question, found.clauses([hit], lambda _: None, AT), AT)))


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ({"q": "龘龘"}, 404, "没有可以下载的结果"),
        ({"q": "不动产登记 火星移民"}, 404, "没有可以下载的结果"),
        ({"q": "龘龘", "group": "document"}, 404, "没有可以下载的结果"),
        ({}, 400, "请写明要检索的内容"),
        ({"q": " "}, 400, "请写明要检索的内容"),
        ({"q": "贷款", "as_of": "明天"}, 400, "as_of= 要写一天"),
    ],
)
def test_there_is_no_empty_file(mounted, form, asked, status, said):
    for ask in (mounted.get, mounted.head):
        answer = ask(f"/search.{form}", query_string=asked)
        assert (answer.status_code, answer.mimetype) == (status, "text/html")
        assert "Content-Disposition" not in answer.headers and "ETag" not in answer.headers
    assert said in mounted.get(f"/search.{form}", query_string=asked).text


@pytest.mark.parametrize("typed", NASTIEST.values(), ids=NASTIEST)
@pytest.mark.parametrize("form", ["csv", "atom"])
def test_whatever_is_asked_is_answered(mounted, form, typed):
    answer = mounted.head(f"/search.{form}?q={quote(typed, errors='surrogatepass')}")
    assert answer.status_code in (200, 400, 404)


def test_the_file_has_a_chinese_name(mounted):
    answer = mounted.get("/search.csv?q=营商环境 年:2023")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="gazette.csv"; filename*=UTF-8\'\'')
    assert unquote(answer.headers["Content-Disposition"]).endswith("营商环境 年 2023.csv")
    assert (answer.mimetype, answer.headers["X-Robots-Tag"]) == ("text/csv", "noindex")


@pytest.mark.parametrize("address", ["/search.csv?q=企业", "/search.json?q=企业", "/search.json?q=贷款&group=document"])
def test_a_stream_is_compressed_whole(mounted, address):
    plain = mounted.get(address)
    packed = mounted.get(address, headers={"Accept-Encoding": "gzip"})
    assert (packed.headers["Content-Encoding"], gzip.decompress(packed.get_data())) == ("gzip", plain.get_data())
    assert "Content-Length" not in packed.headers and len(packed.get_data()) < len(plain.get_data()) / 2
    head = mounted.head(address, headers={"Accept-Encoding": "gzip"})
    sent = {name: packed.headers.get(name) for name in ("Content-Type", "Content-Disposition", "ETag", "Content-Encoding", "Vary")}
    assert {name: head.headers.get(name) for name in sent} == sent and head.get_data() == b""


def test_what_is_sent_is_not_kept(engine):
    assert len(next(chunks(repeat("公报\n")))) < 100_000
    with create_app(engine).test_request_context("/", headers={"Accept-Encoding": "gzip"}):
        endless = compress(Response(chunks(map(str, repeat("公报"))), mimetype="text/csv"))
    assert endless.headers["Content-Encoding"] == "gzip" and next(iter(endless.response))[:2] == b"\x1f\x8b"
