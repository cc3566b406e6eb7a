"""Printed page numbers: what the source prints here and there → the page of every leaf, where it can be told.

Within a stretch of leaves that lacks none, one printed number fixes all. Where lines are missing
the count breaks, and a stretch without a printed number has no pages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from search.gazette.model import Pages


@dataclass(frozen=True, slots=True)
class Anchor:
    """A page number that a leaf is said to have: what it may be, the likeliest first."""

    leaf: int
    pages: tuple[int, ...]


def number_leaves(leaves: int, anchors: list[Anchor], breaks: set[int]) -> tuple[int | None, ...]:
    """The page of each of ``leaves`` leaves; ``breaks`` are the leaves before which some may be missing.

    >>> number_leaves(4, [Anchor(1, (16, 61)), Anchor(2, (17, 71))], set())
    (15, 16, 17, 18)
    >>> number_leaves(4, [Anchor(3, (36, 63))], {2})
    (None, None, 35, 36)
    """
    numbered: list[int | None] = []
    bounds = [0, *sorted(b for b in breaks if 0 < b < leaves), leaves]
    stretches: list[list[Anchor]] = [[] for _ in bounds]
    for anchor in anchors:
        stretches[bisect_right(bounds, anchor.leaf) - 1].append(anchor)
    for start, end, held in zip(bounds, bounds[1:], stretches, strict=False):
        first = _first_page(start, held)
        numbered.extend(None if first is None else first + i for i in range(end - start))
    return tuple(numbered)


def span(numbered: tuple[int | None, ...], first: int, last: int) -> Pages | None:
    """The pages of what stands on the leaves ``first`` to ``last``."""
    page = numbered[first] if first < len(numbered) else None
    return None if page is None else Pages(page, numbered[last] if last < len(numbered) else None)


def _first_page(start: int, anchors: list[Anchor]) -> int | None:
    """The page of leaf ``start`` that most anchors agree on; of equals, the one read the likelier way."""
    votes: Counter[int] = Counter()
    for anchor in anchors:
        for likelihood, page in enumerate(anchor.pages):
            first = page - (anchor.leaf - start)
            if first > 0:
                votes[first] += len(anchors) * 2 - likelihood
    return max(votes, key=lambda first: (votes[first], -first)) if votes else None
