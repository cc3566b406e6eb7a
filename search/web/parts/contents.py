"""What stands in an issue: its documents in page order, what holds of each today, and what of it could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from search.gazette.model import Document, Issue
from search.gazette.validity import Validity
from search.index.engine import Engine
from search.results import Shelf
from search.web.parts import coverage, holdings
from search.web.parts.coverage import Read, Trouble
from search.web.parts.holdings import Beside

SIZE = 50
"""Documents that are in no issue on a page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a document without its clauses, and what holds of it."""

    document: Document
    validity: Validity


@dataclass(frozen=True, slots=True)
class Contents:
    """An issue that is held. ``read`` is ``None`` where nothing is known of how it was read."""

    issue: Issue
    entries: tuple[Entry, ...]
    beside: Beside
    read: Read | None
    troubles: tuple[Trouble, ...]


def called(engine: Engine, year: int, number: str, day: date) -> tuple[Contents, ...]:
    """The issues with this year and number, one for each gazette that is held."""
    return tuple(_contents(engine, shelf, day) for shelf in holdings.called(engine.shelves(), year, number))


def _contents(engine: Engine, shelf: Shelf, day: date) -> Contents:
    held = tuple(_entry(engine, document, day) for document in headers(engine, shelf))
    known = coverage.read(engine.coverage()).get(shelf.issue)
    found = coverage.problems(engine.coverage(), known.sources if known else ())
    return Contents(
        issue=next((one.document.issue for one in held if one.document.issue), Issue(None, None, None)),
        entries=held,
        beside=holdings.beside(shelf, engine.shelves()),
        read=known,
        troubles=coverage.troubles(found),
    )


def headers(engine: Engine, shelf: Shelf) -> tuple[Document, ...]:
    """The documents of an issue in page order, without their clauses."""
    return holdings.placed(engine.documents(shelf.documents))


def entries(engine: Engine, ids: Iterable[str], day: date) -> tuple[Entry, ...]:
    """The documents with these ids, and what holds of each on a day."""
    return tuple(_entry(engine, document, day) for document in engine.documents(ids))


def _entry(engine: Engine, document: Document, day: date) -> Entry:
    return Entry(document, engine.validity(document.id, day))
