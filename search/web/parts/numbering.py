"""The 文号 that are held, step by step: 代字, then years, then serials with what is missing between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from search.results import Numbered


@dataclass(frozen=True, slots=True)
class Organ:
    """A 机关代字, how many documents have it, and the years of their numbers (none for a decree's)."""

    name: str
    count: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Serials that no document held has. Whether any document ever had them nobody knows from numbers."""

    first: int
    last: int


def organs(numbered: Iterable[Numbered], typed: str = "") -> tuple[Organ, ...]:
    """Each 代字 that has ``typed`` in it, those of most documents first."""
    found = (_organ(name, tuple(group)) for name, group in groupby(numbered, lambda one: one.number.organ))
    return tuple(sorted((one for one in found if typed in one.name), key=lambda one: (-one.count, one.name)))


def _organ(name: str, held: Sequence[Numbered]) -> Organ:
    return Organ(name, len(held), tuple(sorted({one.number.year for one in held if one.number.year is not None})))


def years(numbered: Iterable[Numbered], organ: str) -> dict[int | None, tuple[Numbered, ...]]:
    """The documents of a 代字 by the year of their numbers, the newest first, those of no year last."""
    held = (one for one in numbered if one.number.organ == organ)
    return {year: tuple(group) for year, group in groupby(held, lambda one: one.number.year)}


def serials(held: Iterable[Numbered]) -> Iterator[Numbered | Gap]:
    """The documents of one 代字 and year by serial, and from 1 to the greatest of them what is missing.

    >>> from search.gazette.model import DocumentNumber as N
    >>> found = serials([Numbered(N("甲发", 2022, i), "", "", None) for i in (2, 3, 3, 7)])
    >>> [(one.first, one.last) if isinstance(one, Gap) else one.number.serial for one in found]
    [(1, 1), 2, 3, 3, (4, 6), 7]
    """
    reached = 0
    for one in held:
        if one.number.serial > reached + 1:
            yield Gap(reached + 1, one.number.serial - 1)
        reached = one.number.serial
        yield one


def year(typed: str) -> int | None:
    """The year that a step of an address says; ``None`` for numbers that have none, and where it says none.

    >>> year("2022"), year("none"), year("²"), year("9" * 99)
    (2022, None, None, None)
    """
    return int(typed) if re.fullmatch(r"[0-9]{1,6}", typed) else None
