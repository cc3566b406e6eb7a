"""Feeds: as RFC 4287 wants them, read by a parser that others use, with ids that stay."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit
from uuid import UUID

import feedparser
import pytest
from hypothesis import given
from lxml import etree

from search.gazette.parse import read
from search.index.embedded import EmbeddedEngine
from search.web import create_app
from search.web.feeds import atom
from search.web.feeds.atom import NAMESPACE, SIZE, XHTML, Entry, Feed
from search.web.feeds.dates import calendar, published, updated
from search.web.site import site
from tests.index.factories import document
from tests.outlines import DOCUMENTS

from .conftest import BASE

FEEDS = ["/new.atom", "/search.atom?q=企业", "/search.atom?q=企业&page=2", "/search.atom?q=贷款&group=document", "/search.atom?q=龘龘"]
NAMES = {"a": NAMESPACE, "x": XHTML}
SAMPLE = Path(__file__).parents[2] / "gazette" / "samples" / "as-issued.txt"


def parsed(data: bytes):
    made = feedparser.parse(data)
    assert not made.bozo, made.get("bozo_exception")
    return made


def check(data: bytes) -> etree._Element:
    """What RFC 4287 demands of a feed and its entries (sections 3.3, 4.1, 4.2)."""
    root = etree.fromstring(data)
    assert root.tag == f"{{{NAMESPACE}}}feed"
    for element in (root, *root.findall("a:entry", NAMES)):
        children = Counter(etree.QName(child).localname for child in element)
        assert [children[name] for name in ("id", "title", "updated")] == [1, 1, 1]
        assert children["content"] <= 1 and children["published"] <= 1 and children["subtitle"] <= 1
        assert element.findtext("a:id", namespaces=NAMES) == element.findtext("a:id", namespaces=NAMES).strip()
        UUID(element.findtext("a:id", namespaces=NAMES).removeprefix("urn:uuid:"))
        for moment in element.xpath("a:updated | a:published", namespaces=NAMES):
            assert datetime.fromisoformat(moment.text).tzinfo
        kinds = [(link.get("rel"), link.get("type")) for link in element.findall("a:link", NAMES)]
        assert len(kinds) == len(set(kinds)) and ("alternate", "text/html") in kinds
        for link in element.findall("a:link", NAMES):
            assert re.match(r"https?://[^/]+/", link.get("href")) and link.get("href").isascii()
        assert all(author.findtext("a:name", namespaces=NAMES) is not None for author in element.findall("a:author", NAMES))
    assert root.find("a:author", NAMES) is not None and "self" in root.xpath("a:link/@rel", namespaces=NAMES)
    assert all(category.get("term") for category in root.iterfind(".//a:category", NAMES))
    for content in root.iterfind("a:entry/a:content", NAMES):
        assert content.get("type") == "xhtml" and [child.tag for child in content] == [f"{{{XHTML}}}div"]
    ids = root.xpath("//a:id/text()", namespaces=NAMES)
    assert len(ids) == len(set(ids))
    return root


@pytest.mark.parametrize("address", FEEDS)
def test_feeds_are_valid_and_can_be_read(mounted, address):
    answer = mounted.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    check(answer.get_data())
    made = parsed(answer.get_data())
    assert made.version == "atom10" and made.feed.title and made.feed.language == "zh-CN"
    assert made.feed.links[1].rel == "self" and made.feed.links[1].href.startswith(f"{BASE}/")
    assert [unquote(link.href) for link in made.feed.links if link.rel == "self"] == [BASE + address]
    for entry in made.entries:
        assert entry.title and entry.link.startswith((f"{BASE}/document/", f"{BASE}/clause/")) and entry.content[0].value


@given(DOCUMENTS)
def test_any_clause_can_be_an_entry(whole):
    entries = (Entry(whole, whole.title, "https://example.org/d"), *(Entry(whole, one.text, "https://example.org/c", one) for one in whole.clauses))
    links = (("self", "https://example.org/f"), ("alternate", "https://example.org/"))
    ids = {one.clause.id if one.clause else whole.id for one in entries}
    if len(ids) == len(entries):
        check(atom.atom(Feed("f", whole.title, links, entries)))


def entries(client, address) -> list:
    return parsed(client.get(address).get_data()).entries


@pytest.mark.parametrize(("asked", "form"), [("q=企业", "hits"), ("q=企业&group=document", "groups")])
def test_the_pages_of_a_feed_are_the_whole_answer_newest_first(mounted, asked, form):
    held, address = [], f"/search.atom?{asked}"
    while address:
        feed = parsed(mounted.get(address).get_data())
        assert 0 < len(feed.entries) <= SIZE
        held += feed.entries
        after = [link.href for link in feed.feed.links if link.rel == "next"]
        address = after[0].removeprefix(BASE) if after else None
    told = mounted.get(f"/search.json?{asked}&sort=date").get_json()[form]
    assert [entry.link for entry in held] == [one["url"] for one in told]
    dated = [entry.published for entry in held]
    assert dated == sorted(dated, reverse=True)


def test_there_is_no_page_behind_the_last(mounted):
    assert mounted.get("/search.atom?q=企业&page=9999").status_code == 404
    assert mounted.get("/new.atom?page=2").status_code == 404


def test_of_all_documents_the_newest_stand_first(mounted, engine):
    held = entries(mounted, "/new.atom")
    assert len(held) == len(list(engine.documents()))
    moments = [entry.updated for entry in held]
    assert moments == sorted(moments, reverse=True)
    assert [entry.link.removeprefix("https://example.org") for entry in held] == [
        "/gazette/document/" + urlsplit(entry.link).path.rpartition("/")[2] for entry in held
    ]


@pytest.mark.parametrize("day", ["2019-09-30", "2021年6月5日", "2024-08-26"])
def test_since_tells_what_came_out_then_or_later(mounted, engine, day):
    days = {one.id: updated(one) for one in engine.documents()}
    since = date(*map(int, re.findall(r"\d+", day)))
    expected = {one["clause"]["id"]: one for one in mounted.get("/search.json?q=企业").get_json()["hits"]}
    late = {
        atom.identity(key)
        for key, one in expected.items()
        if days[one["clause"]["document"]["id"]] >= since
    }
    found, address = set(), f"/search.atom?q=企业&since={day}"
    while address:
        feed = parsed(mounted.get(address).get_data())
        found |= {entry.id for entry in feed.entries}
        after = [link.href for link in feed.feed.links if link.rel == "next"]
        address = after[0].removeprefix(BASE) if after else None
    assert found == late


def test_a_feed_without_an_answer_waits_for_one(mounted):
    feed = parsed(mounted.get("/search.atom?q=龘龘").get_data())
    assert not feed.entries and feed.feed.title == "龘龘 · 政府公报检索"


@pytest.mark.parametrize("asked", ["", "?q=", "?q=贷款&since=明天", "?q=贷款&since=2023-02-30"])
def test_what_cannot_be_subscribed_to_says_why(mounted, asked):
    answer = mounted.get(f"/search.atom{asked}")
    assert (answer.status_code, answer.mimetype) == (400, "text/html")


def made(path: Path, source: str) -> EmbeddedEngine:
    engine = EmbeddedEngine.create(path)
    engine.write([read("other.txt", "甲市人民政府\n".encode()), read(source, SAMPLE.read_bytes())])
    return engine


@pytest.mark.parametrize("address", ["/new.atom", "/search.atom?q=一件事"])
def test_ids_stay_over_hosts_and_indexes(tmp_path, address):
    one, other = made(tmp_path / "a", "a.txt"), made(tmp_path / "b", "z/b.txt")
    first = parsed(create_app(one).test_client().get(address).get_data())
    second = parsed(create_app(other, site("https://elsewhere.example/g")).test_client().get(address).get_data())
    assert first.entries and first.feed.id == second.feed.id
    for before, after in zip(first.entries, second.entries, strict=True):
        assert before.link != after.link
        assert (before.id, before.updated, before.title, before.content) == (after.id, after.updated, after.title, after.content)


@pytest.mark.parametrize(
    ("dated", "issue", "day", "moment"),
    [
        (date(2020, 1, 2), None, date(2020, 1, 2), date(2020, 1, 2)),
        (None, (2020, "3"), None, date(2020, 1, 1)),
        (None, None, None, date(1970, 1, 1)),
    ],
)
def test_a_day_is_told_as_well_as_it_is_known(dated, issue, day, moment):
    known = document("甲发〔2020〕1号", "通知", [], dated=dated, issue=issue)
    assert (published(known), updated(known)) == (day, moment)


def test_the_issue_says_when_a_document_came_out(engine):
    days = dict(calendar(engine))
    assert days["济政字2024-45"] == date(2024, 8, 25) and days["济政发2022-17"] == date(2022, 10, 8)


def test_pages_name_their_feed(mounted):
    link = '<link rel="alternate" type="application/atom+xml" href="/gazette/{}"'
    assert link.format("new.atom") in mounted.get("/").text
    assert link.format("search.atom?q=%E8%B4%B7%E6%AC%BE") in mounted.get("/search?q=贷款&page=2").text
