"""One page of a list that is known as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from search.gazette.record import Record
from search.web.api import cursors
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
