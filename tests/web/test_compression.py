"""Compressed answers are the same answers."""

from __future__ import annotations

import gzip

import pytest

from search.web.compression import LEAST

ANSWERS = (
    *("/", "/search?q=贷款", "/document/济政发2022-17", "/issue/none", "/suggest?q=科", "/api/v1/openapi.json"),
    *("/search.csv?q=贷款", "/search.json?q=贷款", "/new.atom", "/document/济政发2022-17.xml", "/opensearch.xml", "/robots.txt"),
    *("/static/style.css", "/static/icon.svg"),
)
"""One of each type, long and short, whole and made while it is sent."""


def answers(client, address, **headers):
    with client.get(address, headers=headers) as plain:
        body = plain.get_data()
    with client.get(address, headers={**headers, "Accept-Encoding": "gzip, deflate, br"}) as compressed:
        return plain, body, compressed, compressed.get_data()


@pytest.mark.parametrize("address", ANSWERS)
def test_what_is_compressed_is_the_same_page(client, address):
    plain, body, compressed, sent = answers(client, address)
    assert "Content-Encoding" not in plain.headers
    assert plain.headers["Vary"] == compressed.headers["Vary"] == "Accept-Encoding"
    assert len(body) >= LEAST or plain.content_length is None or compressed.headers.get("Content-Encoding") is None
    if compressed.headers.get("Content-Encoding"):
        assert (compressed.headers["Content-Encoding"], gzip.decompress(sent)) == ("gzip", body)
        assert compressed.content_length == (plain.content_length and len(sent)) and len(sent) < len(body)
        assert compressed.headers["Content-Type"] == plain.headers["Content-Type"]


@pytest.mark.parametrize(
    ("accepted", "compressed"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("*", True), ("gzip;q=0", False), ("identity", False), ("", False), ("x" * 99, False)],
)
def test_only_who_takes_it_gets_it(client, accepted, compressed):
    answer = client.get("/help", headers={"Accept-Encoding": accepted})
    assert (answer.headers.get("Content-Encoding") == "gzip") is compressed


def test_what_is_short_and_what_fails_is_sent_as_it_is(client):
    for address in ("/suggest?q=x", "/nowhere", "/document/济政发〔2022〕17号"):
        assert "Content-Encoding" not in client.get(address, headers={"Accept-Encoding": "gzip"}).headers


def test_a_file_that_the_browser_has_is_not_sent_again(client):
    plain, body, compressed, _ = answers(client, "/static/style.css")
    assert not plain.headers["ETag"].startswith("W/") and compressed.headers["ETag"] == "W/" + plain.headers["ETag"]
    for tag in (plain.headers["ETag"], compressed.headers["ETag"]):
        with client.get("/static/style.css", headers={"Accept-Encoding": "gzip", "If-None-Match": tag}) as again:
            assert (again.status_code, again.get_data(), again.headers["Vary"]) == (304, b"", "Accept-Encoding")


def test_a_part_of_a_file_is_sent_as_it_is(client):
    with client.get("/static/style.css", headers={"Accept-Encoding": "gzip", "Range": "bytes=0-9"}) as part:
        assert "Content-Encoding" not in part.headers


def test_only_the_headers_are_those_of_the_page(client):
    page, headers = (ask("/help", headers={"Accept-Encoding": "gzip"}) for ask in (client.get, client.head))
    assert (headers.headers["Content-Length"], headers.get_data()) == (page.headers["Content-Length"], b"")
