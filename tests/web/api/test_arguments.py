"""Arguments are read as they are declared, and what is wrong with them is said in both languages."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.errors import WrongArguments
from search.query import Sort
from search.web.api import arguments
from search.web.api.endpoints import ENDPOINTS, results
from search.web.api.endpoints.results import By

WRONG = [
    ("/search", "q", "缺少参数 q，应为1—1000 个字符的一个值。", "The parameter q is missing; it is one value of 1 to 1000 characters."),
    ("/search?q=", "q", "q 应为1—1000 个字符的一个值，收到的是“”。", "q must be one value of 1 to 1000 characters, not “”."),
    ("/search?q=a&q=b", "q", "q 应为1—1000 个字符的一个值，收到的是“a”、“b”。", "q must be one value of 1 to 1000 characters, not “a”, “b”."),
    ("/search?q=a&limit=0", "limit", "limit 应为1—100 的整数，收到的是“0”。", "limit must be an integer from 1 to 100, not “0”."),
    ("/search?q=a&limit=101", "limit", None, None),
    ("/search?q=a&limit=ten", "limit", None, None),
    ("/search?q=a&limit=%2B5", "limit", None, None),
    ("/search?q=a&limit=5%20", "limit", None, None),
    ("/search?q=a&limit=１０", "limit", None, None),
    (f"/search?q=a&limit={'9' * 5000}", "limit", "limit 应为1—100 的整数，收到的是“99999999999999999999…”。", None),
    ("/search?q=a&sort=newest", "sort", "sort 应为date、place、relevance 之一，收到的是“newest”。", None),
    ("/search?q=a&facets=1", "facets", "facets 应为true 或 false，收到的是“1”。", "facets must be true or false, not “1”."),
    ("/search?q=a&as_of=2023-02-30", "as_of", "as_of 应为一个日期，写成 2026-11-21 这样，收到的是“2023-02-30”。", None),
    ("/search?q=a&as_of=2023年5月1日", "as_of", None, None),
    (f"/search?q={'字' * 1001}", "q", None, None),
    ("/search?q=a&page=2", "page", "没有“page”这个参数，可用：as_of、cursor、explain、facets、group、limit、q、sort。", None),
    ("/coverage?x=1", "x", "这里没有参数，请去掉“x”。", "There is no parameter “x”; there are: none."),
    ("/openapi.json?x=1", "x", "这里没有参数，请去掉“x”。", None),
    ("/documents/济政发2022-17?id=x", "id", None, None),
    ("/issues/0/3", "year", "year 应为1—9999 的整数，收到的是“0”。", None),
    ("/issues/二〇二二/3", "year", None, None),
    ("/trends", "q", "缺少参数 q，应为1—5 个，每个 1—200 字。", None),
    ("/trends?" + "q=a&" * 6, "q", "q 应为1—5 个，每个 1—200 字，收到的是“a”、“a”、“a”、“a”、“a”、“a”。", None),
    (f"/trends?q=a&q={'b' * 201}", "q", None, None),
    ("/search?q=a&cursor=abc", "cursor", "cursor 不是游标；请原样带上一页给的 next，或者去掉它，从第一页取起。", None),
    ("/search?q=a&cursor=字", "cursor", None, None),
    ("/search?q=a&cursor=WyIiXQ", "cursor", None, None),
]
"""What is asked, the argument that is wrong, and what is said of it."""


@pytest.mark.parametrize(("path", "parameter", "chinese", "english"), WRONG)
def test_what_is_wrong_is_said(client, path, parameter, chinese, english):
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 400 and answer.mimetype == "application/problem+json"
    assert answer.json["parameter"] == parameter
    assert [one["parameter"] for one in answer.json["errors"]] == [parameter]
    assert chinese is None or answer.json["detail"] == chinese
    assert english is None or answer.json["detail_en"] == english
    assert len(answer.json["detail"]) < 200


def test_everything_wrong_is_said_at_once(client):
    answer = client.get("/api/v1/search?limit=0&sort=x&y=1").json
    assert {one["parameter"] for one in answer["errors"]} == {"q", "limit", "sort", "y"}
    assert answer["detail"] == "".join(one["detail"] for one in answer["errors"])


def test_what_is_given_is_read():
    said = {"q": " a ", "limit": "100", "sort": "date", "group": "document", "as_of": "2023-05-01", "facets": "true"}
    asked = arguments.read(results.Asked, said.items())
    assert (asked.q, asked.limit, asked.sort, asked.group) == (" a ", 100, Sort.DATE, By.DOCUMENT)
    assert (asked.as_of, asked.facets, asked.explain) == (date(2023, 5, 1), True, False)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["q", "limit", "as_of", "facets", "sort", "cursor", "x"]), st.text(max_size=9)), max_size=6))
def test_whatever_is_given_is_read_or_named(given_):
    try:
        asked = arguments.read(results.Asked, given_)
    except WrongArguments as wrong:
        assert {one.parameter for one in wrong.wrong} <= {name for name, _ in given_} | {"q"}
    else:
        assert 1 <= asked.limit <= 100 and asked.q


@pytest.mark.parametrize("one", ENDPOINTS, ids=lambda one: one.name)
def test_every_argument_is_explained(one):
    for name, schema in arguments.schemas(one.asks)[0].items():
        assert schema["description"], name
        assert all(arguments.fitting(schema))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_text_can_be_asked(client, text):
    answer = client.get("/api/v1/search?" + urlencode({"q": text, "limit": "1"}))
    assert answer.status_code == 200 and answer.json["query"] == text
