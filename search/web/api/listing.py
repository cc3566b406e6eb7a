"""One page of a list that is known as a whole, or of what answers a query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from search.gazette.record import Record
from search.index.engine import Engine
from search.query import Query
from search.results import Results
from search.web.api import cursors
from search.web.api.cursors import Cursor
from search.web.api.endpoint import Now
from search.web.api.questions import Paged

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """The ``items`` of a page, and what it says of the ``rest``."""

    items: Sequence[T]
    rest: Record


def page(whole: Sequence[T], key: Callable[[T], str], asked: Paged, now: Now) -> Page[T]:
    """The page of ``whole`` that is asked for; ``key`` tells one item from all others."""
    cursor = cursors.read(asked)
    offset = cursors.resume(cursor, now.state, lambda: map(key, whole))
    items = whole[offset : offset + asked.limit]
    rest = cursors.continued(asked, cursor, now.state, now.today, offset, list(map(key, items)), len(whole))
    return Page(items, rest)


def answered(question: Query, asked: Paged, cursor: Cursor | None, now: Now) -> tuple[Results, Record]:
    """The page of the answer to ``question``, and what it says of the rest. Of partial matches there is no second."""
    offset = cursors.resume(cursor, now.state, lambda: _every(question, now.engine))
    results = now.engine.search(question.page(asked.limit, offset))
    total, day = results.documents if question.grouped else results.total, question.as_of or now.today
    return results, cursors.continued(asked, cursor, now.state, day, offset, _shown(results), total)


def _shown(results: Results) -> list[str]:
    """The ids of what stands on a page."""
    if results.groups is not None:
        return [group.document.id for group in results.groups]
    return [hit.clause.id for hit in results.hits]


def _every(question: Query, engine: Engine) -> Iterable[str]:
    """Those of all that is to be paged through, in its order."""
    hits = engine.every(question, snippets=False)
    return _once(hit.document.id for hit in hits) if question.grouped else (hit.clause.id for hit in hits)


def _once(keys: Iterable[str]) -> Iterator[str]:
    """Each of ``keys`` where it stands first."""
    seen: set[str] = set()
    for key in keys:
        if key not in seen:
            seen.add(key)
            yield key
