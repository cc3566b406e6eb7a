"""Answers may be kept and asked for anew, by programs and by other sites' pages."""

from __future__ import annotations

import pytest

from search.gazette.parse import read
from search.index.embedded import EmbeddedEngine
from search.web import create_app
from tests.conftest import CORPUS

PATHS = ("/api/v1/search?q=贷款", "/api/v1/documents/济政发2022-17", "/api/v1/coverage", "/api/v1/openapi.json")


@pytest.mark.parametrize("path", PATHS)
def test_what_is_known_is_not_sent_again(client, path):
    first = client.get(path)
    tag = first.headers["ETag"]
    for known in (tag, tag.removeprefix("W/"), f'"other", {tag}'):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == tag and again.headers["Cache-Control"] == first.headers["Cache-Control"]
        assert "Accept-Encoding" in again.vary and again.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get(path, headers={"If-None-Match": 'W/"other"'}).status_code == 200


def test_different_questions_have_different_versions(client):
    tags = [client.get(path).headers["ETag"] for path in (*PATHS, "/api/v1/search?q=贷", "/api/v1/search?q=贷款&limit=5")]
    assert len(set(tags)) == len(tags)
    assert all(tag.startswith("W/") for tag in tags)


def test_a_compressed_answer_has_the_same_version(client):
    plain, compressed = (client.get(PATHS[0], headers={"Accept-Encoding": how}) for how in ("identity", "gzip"))
    assert compressed.content_encoding == "gzip" and compressed.headers["ETag"] == plain.headers["ETag"]


def test_a_commit_changes_every_version(tmp_path):
    engine = EmbeddedEngine.create(tmp_path / "index")
    first, second = (engine.prepared(read(one.name, one.read_bytes())) for one in sorted(CORPUS.glob("*.txt"))[:2])
    engine.write([first])
    client = create_app(engine).test_client()
    tag = client.get("/api/v1/search?q=贷款").headers["ETag"]
    assert client.get("/api/v1/search?q=贷款", headers={"If-None-Match": tag}).status_code == 304
    engine.write([second])
    assert client.get("/api/v1/search?q=贷款", headers={"If-None-Match": tag}).status_code == 200
    engine.close()


def test_what_is_not_there_is_never_known(client):
    assert client.get("/api/v1/documents/没有", headers={"If-None-Match": "*"}).status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_the_head_is_that_of_the_answer(client, path):
    answer, head = client.get(path), client.head(path)
    assert head.data == b"" and head.status_code == 200
    assert head.headers["ETag"] == answer.headers["ETag"] and head.headers["Link"] == answer.headers["Link"]


@pytest.mark.parametrize("path", [*PATHS, "/api/v1/documents/没有"])
def test_other_sites_may_read(client, path):
    answer = client.get(path, headers={"Origin": "https://news.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert {"ETag", "Link"} <= set(answer.headers["Access-Control-Expose-Headers"].split(", "))
    assert "Set-Cookie" not in answer.headers and "Access-Control-Allow-Credentials" not in answer.headers
    asked = client.options(path, headers={"Access-Control-Request-Headers": "if-none-match"})
    assert asked.status_code == 200 and "If-None-Match" in asked.headers["Access-Control-Allow-Headers"]
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_pages_are_not_for_other_sites(client):
    assert "Access-Control-Allow-Origin" not in client.get("/search?q=贷款").headers
