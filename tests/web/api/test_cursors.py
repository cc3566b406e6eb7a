"""Pages follow each other without gap or repetition; after a commit behind the item that was given last."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.gazette.parse import read
from search.index.embedded import EmbeddedEngine
from search.web import create_app
from search.web.api import cursors
from search.web.api.endpoints import results
from tests.conftest import CORPUS

LISTS = [
    ("/search?q=贷款", "hits", lambda one: one["clause"]["id"]),
    ("/search?q=贷款&sort=place", "hits", lambda one: one["clause"]["id"]),
    ("/search?q=贷款&group=document", "groups", lambda one: one["document"]["id"]),
    ("/documents?", "documents", lambda one: one["id"]),
    ("/numbers?", "numbers", lambda one: one["document"]),
    ("/issues?", "issues", lambda one: (one["year"], one["number"])),
    ("/bodies?", "bodies", lambda one: one["name"]),
    ("/bodies/市财政局?", "documents", lambda one: one["document"]["id"]),
    ("/citations/dangling?", "numbers", lambda one: one["name"]),
    ("/documents/济政发2022-17/cites?", "citations", lambda one: (one["in"], one["start"])),
]
"""What is asked, where its items are, and what tells one from another."""


def pages(client, path, limit):
    """All pages of an answer, by their Link headers."""
    following = f"/api/v1{path}&limit={limit}"
    while following:
        answer = client.get(following)
        assert answer.status_code == 200, answer.text
        yield answer.json
        following = next((url for url, rel in links(answer) if rel == "next"), None)


def links(answer):
    return [(one.split(";")[0].strip("< >"), one.split('rel="')[1].rstrip('"')) for one in answer.headers["Link"].split(", ")]


@pytest.mark.parametrize(("path", "where", "key"), LISTS)
def test_pages_together_are_the_whole(client, path, where, key):
    whole = client.get(f"/api/v1{path}&limit=100").json
    items = [one for page in pages(client, path, 7) for one in page[where]]
    listed = whole["documents"] if where == "groups" else whole["total"]
    assert list(map(key, items))[:100] == list(map(key, whole[where]))
    assert len(items) == len({key(one) for one in items}) == listed


def test_ranks_go_on(client):
    hits = [hit for page in pages(client, "/search?q=通知", 100) for hit in page["hits"]]
    assert [hit["rank"] for hit in hits] == list(range(1, len(hits) + 1))


def test_the_size_of_a_page_may_change(client):
    first = client.get("/api/v1/search?q=贷款&limit=3").json
    second = client.get("/api/v1/search", query_string={"q": "贷款", "limit": 5, "cursor": first["next"]}).json
    assert [hit["rank"] for hit in second["hits"]] == [4, 5, 6, 7, 8]


@pytest.mark.parametrize("other", ["/search?q=贷&", "/search?q=贷款&sort=date&", "/search?q=贷款&as_of=2023-05-01&", "/documents?"])
def test_a_cursor_of_another_question_is_refused(client, other):
    cursor = client.get("/api/v1/search?q=贷款&limit=3").json["next"]
    answer = client.get(f"/api/v1{other}cursor={cursor}")
    assert answer.status_code == 400
    assert answer.json["detail"].startswith("这个 cursor 是别的请求的")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_what_is_no_cursor_is_refused(client, text):
    answer = client.get("/api/v1/search", query_string={"q": "贷款", "cursor": text})
    assert answer.status_code == (400 if text else 200)


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_break_a_cursor(client, data):
    cursor = cursors.urlsafe_b64encode(data).decode().rstrip("=")
    assert client.get("/api/v1/search", query_string={"q": "贷款", "cursor": cursor}).status_code in (200, 400)


def forged(asked, **changed):
    values = {"question": cursors._question(asked), "offset": 0, "last": "", "state": "?", "day": date(2026, 11, 21)}
    return cursors._written(cursors.Cursor(**{**values, **changed}))


def test_a_cursor_beyond_the_end_gives_an_empty_page(client):
    cursor = forged(results.Asked(q="贷款"), offset=cursors.FARTHEST)
    answer = client.get("/api/v1/search", query_string={"q": "贷款", "cursor": cursor}).json
    assert (answer["hits"], answer["next"], answer["total"], answer["changed"]) == ([], None, 28, True)


def test_midnight_changes_nothing(client):
    cursor = forged(results.Asked(q="贷款"), day=date(2023, 5, 1))
    answer = client.get("/api/v1/search", query_string={"q": "贷款", "cursor": cursor}).json
    assert answer["as_of"] == "2023-05-01"
    again = client.get("/api/v1/search", query_string={"q": "贷款", "cursor": answer["next"]}).json
    assert again["as_of"] == "2023-05-01" and again["hits"][0]["rank"] == 11


def all_keys(client, path, where, key):
    return (key(one) for page in pages(client, path, 100) for one in page[where])


GROWING = [
    ("/search?q=贷款&sort=place", "hits", lambda one: one["clause"]["id"]),
    ("/search?q=通知&sort=place", "hits", lambda one: one["clause"]["id"]),
    ("/search?q=通知&sort=date&group=document", "groups", lambda one: one["document"]["id"]),
    ("/documents?", "documents", lambda one: one["id"]),
    ("/bodies/市财政局?", "documents", lambda one: one["document"]["id"]),
]
"""Answers that newer issues stand at the beginning of."""


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    """A site that had the two oldest issues when it gave all keys and a first page of each, and now has all issues."""
    engine = EmbeddedEngine.create(tmp_path_factory.mktemp("growing") / "index")
    readings = [engine.prepared(read(one.name, one.read_bytes())) for one in sorted(CORPUS.glob("*.txt"))]
    engine.write(readings[:2])
    client = create_app(engine).test_client()
    before = {path: list(all_keys(client, path, where, key)) for path, where, key in GROWING}
    first = {path: client.get(f"/api/v1{path}&limit=3").json for path, _, _ in GROWING}
    engine.write(readings[2:])
    yield engine, client, before, first
    engine.close()


@pytest.mark.parametrize(("path", "where", "key"), GROWING)
def test_pages_go_on_behind_what_was_given_last(grown, path, where, key):
    _, client, before, first = grown
    second = client.get(f"/api/v1{path}&limit=3&cursor={first[path]['next']}").json
    now = list(all_keys(client, path, where, key))
    assert first[path]["changed"] is False and second["changed"] is True
    assert now.index(before[path][2]) != 2
    assert key(second[where][0]) == now[now.index(before[path][2]) + 1] == before[path][3]


def test_where_the_last_is_gone_pages_go_on_from_its_place(grown):
    engine, client, _, _ = grown
    first = client.get("/api/v1/documents?limit=1").json
    engine.write([], removed=[first["documents"][0]["source"]])
    second = client.get(f"/api/v1/documents?limit=1&cursor={first['next']}").json
    assert second["changed"] is True
    assert second["documents"] == client.get("/api/v1/documents?limit=2").json["documents"][1:]
