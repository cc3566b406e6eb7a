"""Which page of the hits is wanted, and which there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

SIZE = 10
"""Hits on a page: what a reader looks through before asking anew."""

AROUND = 2
"""Page links on either side of the current one: with the first and the last they fit a phone's width."""

FARTHEST = 1_000_000
"""No page beyond is asked for, whatever number was typed."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Page ``current`` of ``last``, both from 1."""

    current: int
    last: int

    def shown(self) -> tuple[int | None, ...]:
        """The pages to link, ``None`` where some are left out.

        >>> Paging(6, 20).shown(), Paging(1, 2).shown()
        ((1, None, 4, 5, 6, 7, 8, None, 20), (1, 2))
        """
        kept = sorted({1, self.last, *range(max(self.current - AROUND, 1), min(self.current + AROUND, self.last) + 1)})
        shown: list[int | None] = []
        for before, page in zip([0, *kept], kept, strict=False):
            shown += [page] if page == before + 1 else [None, page]
        return tuple(shown)


def read(typed: str | None) -> int:
    """The page that an address asks for; the first where it asks for none that there could be.

    >>> read(None), read("3"), read("0"), read("abc"), read("-1"), read("9" * 5000)
    (1, 3, 1, 1, 1, 1000000)
    """
    if typed is None or not typed.isdecimal():
        return 1
    return min(max(int(typed[:9]), 1), FARTHEST)


def last(total: int, size: int = SIZE) -> int:
    """The last page of ``total`` hits.

    >>> last(0), last(10), last(11)
    (1, 1, 2)
    """
    return max(1, -(-total // size))


def opened(listed: Sequence[T], typed: str | None, size: int) -> tuple[Sequence[T], Paging]:
    """What stands on the page of a list that an address asks for, the last where it has fewer.

    >>> opened("abcde", "2", 2), opened("abc", "9", 2), opened("", None, 2)
    (('cd', Paging(current=2, last=3)), ('c', Paging(current=2, last=2)), ('', Paging(current=1, last=1)))
    """
    paging = Paging(min(read(typed), last(len(listed), size)), last(len(listed), size))
    return listed[size * (paging.current - 1) : size * paging.current], paging


LINES = 300
"""Lines of a list of names on a page: in columns they are two screens of a desk."""
