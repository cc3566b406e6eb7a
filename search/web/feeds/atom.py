"""A feed as Atom (RFC 4287), in pages (RFC 5005, 3).

Ids are UUIDs of version 5 made from the id of a clause or document, or from the question: they are the same on any
host, under any path, in any index of the same sources. What an entry tells changes only with its source, so it says
nothing of what is in force.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement

from search.export.markup import written
from search.gazette.model import Clause, Document, Kind
from search.web import wording
from search.web.feeds.dates import UNKNOWN, updated

NAMESPACE = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
MIMETYPE = "application/atom+xml"

OURS = UUID("d6d7c77d-d495-4031-b8fe-1b10bdfe14ef")
"""The namespace of our ids. It never changes: every reader would show every entry again."""

SIZE = 50
"""Entries of a page: a large issue has 20 documents."""

_LINE = 60
"""Characters of a clause that its entry is called by."""

_NOTICE = "文字由公报原文整理，标准文本以纸质公报所载为准。"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document, or one of its clauses, and how it is cited. ``url`` is absolute."""

    document: Document
    citation: str
    url: str
    clause: Clause | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is ``of`` (the same for all its pages), its title, ``links`` by their relation (absolute), and what
    stands on this page."""

    of: str
    title: str
    links: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]


def identity(of: str) -> str:
    """
    >>> identity("济政发2022-17/二/一/6")
    'urn:uuid:77f9482c-1125-58c3-8a20-22b495fd6cc4'
    """
    return f"urn:uuid:{uuid5(OURS, of)}"


def atom(feed: Feed) -> bytes:
    """The XML of a page of ``feed``."""
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": "zh-CN"})
    _add(root, "id", identity(feed.of))
    _add(root, "title", feed.title)
    _add(root, "subtitle", _NOTICE)
    _add(root, "updated", _moment(max((updated(one.document) for one in feed.entries), default=UNKNOWN)))
    _add(SubElement(root, "author"), "name", "政府公报检索")
    for relation, address in feed.links:
        SubElement(root, "link", rel=relation, href=address, type="text/html" if relation == "alternate" else MIMETYPE)
    for entry in feed.entries:
        _add_entry(root, entry)
    return written(root)


def _add_entry(root: Element, entry: Entry) -> None:
    document, element = entry.document, SubElement(root, "entry")
    _add(element, "id", identity(entry.clause.id if entry.clause else document.id))
    _add(element, "title", _title(entry))
    _add(element, "updated", _moment(updated(document)))
    if document.dated:
        _add(element, "published", _moment(document.dated))
    for issuer in document.issuers:
        _add(SubElement(element, "author"), "name", issuer)
    SubElement(element, "link", rel="alternate", href=entry.url, type="text/html")
    if document.kind:
        SubElement(element, "category", term=document.kind)
    content = SubElement(element, "content", type="xhtml")
    _add_paragraphs(SubElement(content, "div", xmlns=XHTML), _told(entry))


def _title(entry: Entry) -> str:
    """What a list of entries shows: the beginning of a clause, then whose it is."""
    clause, document = entry.clause, entry.document
    if clause is None or clause.kind is Kind.TITLE:
        return document.title
    begins = clause.text if len(clause.text) <= _LINE else clause.text[: _LINE - 1] + "…"
    return f"{begins}（{document.number or document.title}）"


def _told(entry: Entry) -> Iterable[str]:
    document, clause = entry.document, entry.clause
    if clause and clause.kind is not Kind.TITLE:
        yield document.title
        yield wording.place(clause, document.title)
        yield clause.text
    yield entry.citation


def _add_paragraphs(div: Element, texts: Iterable[str]) -> None:
    for text in texts:
        _add(div, "p", text)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _moment(day: date) -> str:
    """The day's beginning, where the gazette is printed.

    >>> _moment(date(2024, 8, 25))
    '2024-08-25T00:00:00+08:00'
    """
    return f"{day.isoformat()}T00:00:00+08:00"
