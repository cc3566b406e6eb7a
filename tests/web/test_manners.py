"""The headers of every answer, whatever it is."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from lxml import html
from werkzeug.exceptions import NotFound
from werkzeug.routing import Map, Rule

from search.gazette.parse import read
from search.index.embedded import EmbeddedEngine
from search.web import create_app
from search.web.addresses import Addresses
from search.web.manners import FOR_EVER

from .api.test_endpoints import CASES
from .test_pages import PAGES

OTHERS = (
    "/suggest?q=科",
    "/trends.csv?q=人才",
    "/body/市财政局.csv",
    "/document/济政发〔2022〕17号",
    "/issue/2022/99",
    "/clause/济政发2022-17",
    "/clause/济政发2022-17/二/一/6",
    "/cite/济政发2022-17/二/一/6",
    "/static/style.css",
    "/static/site.js",
    "/static/icon.svg",
    "/search.csv?q=贷款",
    "/search.json?q=贷款",
    "/search.atom?q=贷款",
    "/new.atom",
    "/document/济政发2022-17.txt",
    "/document/济政发2022-17.json",
    "/document/济政发2022-17.xml",
    "/opensearch.xml",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-1.xml",
    "/api/v1/openapi.json",
    *(f"/api/v1{path}" for _, path, _ in CASES),
)
"""Answers that are no pages, and redirects, one of each kind."""


def test_every_route_has_an_address_here(client):
    """A new route is to stand in PAGES or OTHERS, by an address that it answers; all that is proven of every page and
    answer is then proven of it."""
    routes = client.application.url_map
    known = {match(routes, urlsplit(address).path) for address in (*PAGES, *OTHERS)}
    assert {rule.rule for rule in routes.iter_rules()} - known == set()


def match(routes: Map, path: str) -> str | None:
    """Which route answers a path."""
    try:
        rule: Rule = routes.bind("localhost").match(path, return_rule=True)[0]
    except NotFound:
        return None
    return rule.rule


@pytest.mark.parametrize("address", (*PAGES, *OTHERS))
def test_every_answer_is_guarded(client, address):
    with client.get(address) as answer:
        headers = answer.headers
        page = html.document_fromstring(answer.data) if answer.mimetype == "text/html" else None
    policy = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "connect-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers
    assert page is None or page.xpath(INLINE) == []


INLINE = (
    "//@style | //style | //@*[starts-with(name(), 'on')] | //@href[starts-with(normalize-space(), 'javascript:')]"
    " | //script[not(@src) and not(@type='application/ld+json')]"
)
"""What a policy without unsafe-inline would not run or draw."""


@pytest.mark.parametrize("wrong", ["<p style='a'>", "<style>a</style>", "<svg><a onclick='a'>", "<a href=' javascript:a'>", "<script>a</script>"])
def test_what_is_inline_is_seen(wrong):
    assert html.document_fromstring(f"<p>{wrong}").xpath(INLINE)


def test_a_failure_is_guarded_too(client):
    assert "Content-Security-Policy" in client.post("/").headers


def test_redirects_stay_on_the_site(client):
    answer = client.get("/document/济政发〔2022〕17号", headers={"Host": "elsewhere.example"})
    assert answer.location.startswith("/document/")


SAME = ["/", "/search?q=贷款", "/document/济政发2022-17?q=科学", "/issue/none", "/search.csv?q=贷款", "/new.atom", "/sitemap.xml", "/suggest?q=济"]


@pytest.mark.parametrize("address", SAME)
def test_what_the_browser_has_is_not_sent_again(client, address):
    first = client.get(address)
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == ("private, no-cache" if "q=" in address else "no-cache")
    for ask in (client.get, client.head):
        again = ask(address, headers={"If-None-Match": f'"x", {tag}'})
        assert (again.status_code, again.get_data(), again.headers["ETag"]) == (304, b"", tag)
        assert (again.headers["Cache-Control"], again.headers["Vary"]) == (first.headers["Cache-Control"], "Accept-Encoding")
    for other in ('W/"x"', "*", "", tag.removeprefix("W/")):
        assert client.get(address, headers={"If-None-Match": other}).status_code == 200


def test_another_address_host_or_index_is_another_answer(client, engine, tmp_path):
    tags = [client.get(one).headers["ETag"] for one in ("/search?q=a", "/search?q=b", "/search?q=a&page=2")]
    tags.append(client.get("/search?q=a", headers={"Host": "elsewhere.example"}).headers["ETag"])
    made = EmbeddedEngine.create(tmp_path / "index")
    made.write([])
    other = create_app(made).test_client()
    tags.append(other.get("/search?q=a").headers["ETag"])
    made.write([read("a.txt", "甲市人民政府\n".encode())])
    tags.append(other.get("/search?q=a").headers["ETag"])
    assert len(tags) == len(set(tags))


@pytest.mark.parametrize(("address", "status"), [("/nowhere", 404), ("/document/济政发〔2022〕17号", 302), ("/search.csv", 400)])
def test_what_is_no_answer_has_no_tag(client, address, status):
    answer = client.get(address, headers={"If-None-Match": "*"})
    assert answer.status_code == status and "ETag" not in answer.headers


def test_our_files_are_kept_for_ever_by_their_version(client):
    address = Addresses().static("style.css")
    assert address in client.get("/").text
    for asked, kept in ((address, FOR_EVER), ("/static/style.css", "no-cache"), ("/static/style.css?v=old", "no-cache")):
        with client.get(asked) as answer:
            assert (answer.status_code, answer.headers["Cache-Control"]) == (200, kept)
    with client.get("/static/none.css?v=") as answer:
        assert answer.status_code == 404 and answer.headers.get("Cache-Control") != FOR_EVER
