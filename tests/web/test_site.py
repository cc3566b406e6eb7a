"""A site under a path of its host, behind proxies that leave that path in place or take it away."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from search.errors import BadRequest
from search.web import create_app
from search.web.site import Site, site

from .test_pages import PAGES


@pytest.fixture(scope="module")
def mounted(engine):
    return create_app(engine, site("https://example.org/公报/")).test_client()


@pytest.mark.parametrize("address", PAGES)
def test_every_address_of_a_page_begins_with_the_path(mounted, address):
    answer = mounted.get("/%E5%85%AC%E6%8A%A5" + address, follow_redirects=True)
    page = BeautifulSoup(answer.data, "html.parser")
    found = [tag[name] for tag in page.find_all() for name in ("href", "src", "action") if tag.get(name)]
    ours = [one for one in found if not one.startswith("#")]
    assert len(ours) > 4
    assert [one for one in ours if not re.match(r"(https://example\.org)?/%E5%85%AC%E6%8A%A5/", one)] == []


@pytest.mark.parametrize("prefix", ["", "/%E5%85%AC%E6%8A%A5"])
def test_the_path_may_be_left_or_taken_away(mounted, prefix):
    assert mounted.get(f"{prefix}/help").status_code == 200
    answer = mounted.get(f"{prefix}/document/济政发2022年17号")
    assert answer.location == "/%E5%85%AC%E6%8A%A5/document/%E6%B5%8E%E6%94%BF%E5%8F%912022-17"


def test_what_leaves_the_site_names_the_configured_host(mounted, client):
    assert '"https://example.org/%E5%85%AC%E6%8A%A5/document/' in mounted.get("/document/济政发2022-17").text
    assert '"http://localhost/document/' in client.get("/document/济政发2022-17").text


@pytest.mark.parametrize(
    ("base", "meant"),
    [
        (None, Site()),
        ("", Site()),
        ("http://localhost:8000", Site("http://localhost:8000")),
        (" https://example.org/ ", Site("https://example.org")),
        ("https://example.org/a/b/", Site("https://example.org", "/a/b")),
        ("https://example.org/公报", Site("https://example.org", "/%E5%85%AC%E6%8A%A5")),
    ],
)
def test_a_base_is_read(base, meant):
    assert site(base) == meant


@pytest.mark.parametrize("base", ["example.org", "ftp://example.org", "https://", "https://a/?q", "https://a/#b", 'https://a/"', "https://u@a/", "/gazette"])
def test_what_is_no_base_says_how_to_write_one(base):
    with pytest.raises(BadRequest, match="要以 http:// 或 https:// 开头"):
        site(base)
