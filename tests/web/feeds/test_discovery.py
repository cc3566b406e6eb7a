"""What browsers and search engines are told: OpenSearch 1.1 draft 6, sitemaps.org 0.9, RFC 9309, canonical links."""

from __future__ import annotations

import json
import re
from datetime import date
from urllib.parse import quote, unquote, urlsplit
from urllib.robotparser import RobotFileParser

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from search.web.addresses import Addresses
from search.web.feeds import opensearch, sitemap
from search.web.feeds.sitemap import LONGEST, SIZE, Page

from .conftest import BASE

AT = Addresses("/gazette", "https://example.org")
SEARCHED = {"o": opensearch.NAMESPACE}
LISTED = {"s": sitemap.NAMESPACE}


def test_the_description_is_as_opensearch_wants_it(mounted):
    answer = mounted.get("/opensearch.xml")
    assert answer.mimetype == "application/opensearchdescription+xml"
    root = etree.fromstring(answer.get_data())
    assert root.tag == f"{{{opensearch.NAMESPACE}}}OpenSearchDescription"
    for name, longest in (("ShortName", 16), ("LongName", 48), ("Description", 1024)):
        (text,) = root.xpath(f"o:{name}/text()", namespaces=SEARCHED)
        assert 0 < len(text) <= longest and not re.search("<", text)
    assert root.findtext("o:SyndicationRight", namespaces=SEARCHED) in ("open", "limited", "private", "closed")
    assert root.findtext("o:AdultContent", namespaces=SEARCHED) == "false"
    assert root.findtext("o:InputEncoding", namespaces=SEARCHED) == "UTF-8"
    names = {"searchTerms", "count?", "startIndex?", "startPage?", "language?", "inputEncoding?", "outputEncoding?"}
    for url in root.iterfind("o:Url", SEARCHED):
        assert url.get("template").startswith(f"{BASE}/") and url.get("type") and url.get("rel")
        assert set(re.findall(r"\{([^}]*)\}", url.get("template"))) <= names


def test_what_it_describes_answers_so(mounted):
    root = etree.fromstring(mounted.get("/opensearch.xml").get_data())
    example = root.find("o:Query[@role='example']", SEARCHED).get("searchTerms")
    for url in root.iterfind("o:Url", SEARCHED):
        path = url.get("template").removeprefix(BASE).replace("{searchTerms}", quote(example)).replace("{startPage?}", "")
        answer = mounted.get(path)
        assert (answer.status_code, answer.mimetype) == (200, url.get("type")), path
        assert url.get("rel") != "suggestions" or json.loads(answer.get_data())[0] == example
    image = root.findtext("o:Image", namespaces=SEARCHED).removeprefix(BASE)
    with mounted.get(image) as icon:
        assert (icon.status_code, icon.mimetype) == (200, root.find("o:Image", SEARCHED).get("type"))


@pytest.mark.parametrize("address", ["/", "/search?q=贷款", "/document/济政发2022-17", "/nowhere"])
def test_every_page_leads_to_it(mounted, address):
    page = BeautifulSoup(mounted.get(address).get_data(), "html.parser")
    (link,) = page.select("link[rel=search]")
    assert (link["href"], link["type"]) == ("/gazette/opensearch.xml", "application/opensearchdescription+xml")


def locations(data: bytes, each: str) -> list[str]:
    """What a list names, held to the protocol."""
    root = etree.fromstring(data)
    assert len(data) <= 50 * 2**20 and data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert 0 < len(root) <= 50_000
    for one in root:
        assert one.tag == f"{{{sitemap.NAMESPACE}}}{each}"
        names = [etree.QName(child).localname for child in one]
        assert names in (["loc"], ["loc", "lastmod"])
        assert names == ["loc"] or date.fromisoformat(one.findtext("s:lastmod", namespaces=LISTED))
    found = root.xpath("//s:loc/text()", namespaces=LISTED)
    assert len(found) == len(set(found))
    assert all(one.isascii() and one.startswith(f"{BASE}/") and len(one) < 2048 for one in found)
    return found


def test_every_document_issue_and_body_is_listed_and_there(mounted, engine):
    pages = [
        page
        for part in locations(mounted.get("/sitemap.xml").get_data(), "sitemap")
        for page in locations(mounted.get(part.removeprefix(BASE)).get_data(), "url")
    ]
    assert {unquote(page) for page in pages} >= {f"{BASE}/document/{one.id}" for one in engine.documents()}
    assert f"{BASE}/issue/2024/15-16" in pages and f"{BASE}/body/{quote('市财政局')}" in pages
    for page in pages[:: len(pages) // 25]:
        assert mounted.head(page.removeprefix(BASE)).status_code == 200, page


def test_lists_keep_within_their_bounds():
    many = [Page("/gazette/" + "x" * (LONGEST - len(BASE) - 1), date(2024, 1, 1))] * (2 * SIZE + 1)
    lists = [sitemap.part(many, number, AT) for number in (1, 2, 3)]
    assert [made.count(b"<loc>") for made in lists] == [SIZE, SIZE, 1]
    assert max(map(len, lists)) < 50 * 2**20
    assert [sitemap.part(many, number, AT) for number in (0, 4, -1)] == [None] * 3
    assert sitemap.index(many, AT).count(b"<loc>") == 3


@pytest.mark.parametrize("address", ["/sitemap-0.xml", "/sitemap-99.xml", "/sitemap-x.xml"])
def test_there_are_no_other_lists(mounted, address):
    assert mounted.get(address).status_code == 404


@pytest.mark.parametrize(
    ("path", "open_to_all"),
    [
        ("/", True),
        ("/document/%E6%B5%8E", True),
        ("/issue/2022/20", True),
        ("/body/x", True),
        ("/static/style.css?v=1", True),
        ("/search?q=a", False),
        ("/search.csv?q=a", False),
        ("/search.json?q=a&page=2", False),
        ("/suggest?q=a", False),
    ],
)
def test_robots_find_documents_and_no_endless_answers(mounted, path, open_to_all):
    answer = mounted.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    rules = RobotFileParser()
    rules.parse(answer.text.splitlines())
    assert rules.can_fetch("*", f"{BASE}{path}") is open_to_all
    assert rules.site_maps() == [f"{BASE}/sitemap.xml"]


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/", "/"),
        ("/document/济政发2022-17", "/document/济政发2022-17"),
        ("/document/济政发2022-17?q=科学&as_of=2023-05-01&cite=二/一/6", "/document/济政发2022-17"),
        ("/issue/2024/15-16", "/issue/2024/15-16"),
        ("/issue/none", "/issue/none"),
        ("/body/市财政局", "/body/市财政局"),
        ("/search?q=贷款", None),
        ("/nowhere", None),
    ],
)
def test_a_page_has_one_address(mounted, address, canonical):
    page = BeautifulSoup(mounted.get(address).get_data(), "html.parser")
    found = [link["href"] for link in page.select("link[rel=canonical]")]
    assert [unquote(one) for one in found] == ([BASE + canonical] if canonical else [])
    assert all(urlsplit(one).query == "" for one in found)


def test_answers_are_not_listed(mounted):
    page = BeautifulSoup(mounted.get("/search?q=贷款").get_data(), "html.parser")
    assert [tag["content"] for tag in page.select("meta[name=robots]")] == ["noindex"]
