"""Whatever goes wrong below /api is told as problem details, in both languages."""

from __future__ import annotations

import msgspec
import pytest
from bs4 import BeautifulSoup

from search.errors import CorpusError, IndexBusy, IndexDamaged, IndexMissing, SearchError
from search.web import create_app
from search.web.api.problems import SORTS, Problem
from search.web.site import site

CASES = [
    ("GET", "/api/v1/nowhere", 404),
    ("GET", "/api/nowhere", 404),
    ("GET", "/api/v1/", 404),
    ("GET", "/api/v1/search/", 404),
    ("GET", "/api/v1/documents/没有", 404),
    ("GET", "/api/v1/documents//", 404),
    ("GET", "/api/v1/clauses/济政发2022-17/没有", 404),
    ("GET", "/api/v1/clauses/没有/一", 404),
    ("GET", "/api/v1/documents/没有/cites", 404),
    ("GET", "/api/v1/documents/没有/cited-by", 404),
    ("GET", "/api/v1/issues/1949/1", 404),
    ("GET", "/api/v1/bodies/没有这个单位", 404),
    ("GET", "/api/v1/bodies/%00", 404),
    ("GET", "/api/v1/search", 400),
    ("POST", "/api/v1/search?q=a", 405),
    ("DELETE", "/api/v1/documents/济政发2022-17", 405),
    ("PUT", "/api/v1/openapi.json", 405),
    ("GET", "/api/v1/search?q=" + "a" * 40_000, 414),
]


def check(answer, status):
    assert answer.status_code == status and answer.mimetype == "application/problem+json"
    problem = msgspec.convert(answer.json, Problem)
    assert problem.status == status and problem.detail and problem.detail_en.isascii() | ("“" in problem.detail_en)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-store" and "ETag" not in answer.headers
    assert "Set-Cookie" not in answer.headers
    return problem


@pytest.mark.parametrize(("method", "path", "status"), CASES)
def test_problems_are_told(client, method, path, status):
    answer = client.open(path, method=method)
    problem = check(answer, status)
    assert status != 405 or answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    path, _, section = problem.type.removeprefix("http://localhost").partition("#")
    assert BeautifulSoup(client.get(path).text, "html.parser").find(id=section)


class Failing:
    """An engine that answers nothing but an error."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def state(self) -> str:
        return "0"

    def search(self, query):
        raise self.error


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (IndexMissing("还没有索引。"), 503),
        (IndexDamaged("索引已损坏。"), 503),
        (IndexBusy("正在写入。"), 503),
        (CorpusError("没有文件。"), 422),
        (SearchError("出错了。"), 500),
        (RuntimeError("secret"), 500),
    ],
)
def test_what_the_engine_cannot_is_told(error, status):
    app = create_app(Failing(error))
    app.logger.disabled = True
    answer = app.test_client().get("/api/v1/search?q=a")
    problem = check(answer, status)
    assert problem.detail == str(error) or isinstance(error, RuntimeError)
    assert "secret" not in answer.text
    app.logger.disabled = False


def test_pages_of_people_stay_pages(client):
    assert client.get("/nowhere").mimetype == "text/html"
    assert client.get("/apiary").mimetype == "text/html"


def test_under_a_path_problems_lead_there(engine):
    client = create_app(engine, site("https://example.org/gazette")).test_client()
    answer = client.get("/gazette/api/v1/search")
    assert answer.json["type"] == "https://example.org/gazette/api#problem-parameter"


def test_every_sort_has_its_own_status():
    assert len({one.status for one in SORTS}) == len(SORTS)
