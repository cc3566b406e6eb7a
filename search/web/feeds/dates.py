"""When a document came out: what feeds put first, and what search engines are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from search.gazette.model import Document
from search.index.engine import Engine

UNKNOWN = date(1970, 1, 1)
"""What a feed says where nobody knows the day: it must say one."""


def published(document: Document) -> date | None:
    """The day its issue came out, else that on which it was printed, else the one it bears."""
    issued = document.issue.published if document.issue else None
    return issued or document.printed or document.dated


def updated(document: Document) -> date:
    """The same for a feed; where it is not known the first day of the issue's year."""
    year = document.issue.year if document.issue else None
    return published(document) or (date(year, 1, 1) if year and 1 <= year <= date.max.year else UNKNOWN)


def calendar(engine: Engine) -> tuple[tuple[str, date | None], ...]:
    """The ids of all documents with the days they came out, newest first; made once for each state of the index."""
    return _calendar(engine.documents, engine.state())


@lru_cache(maxsize=1)  # every document is read for it
def _calendar(documents: Callable[[], Iterator[Document]], state: str) -> tuple[tuple[str, date | None], ...]:
    listed = [(document, published(document)) for document in documents()]
    listed.sort(key=lambda one: updated(one[0]), reverse=True)
    return tuple((document.id, day) for document, day in listed)
