"""The headers of every answer, whatever it is."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from lxml import html
from werkzeug.exceptions import NotFound
from werkzeug.routing import Map, Rule

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
