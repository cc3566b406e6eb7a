"""What the site holds: issues in volumes, a volume for each year of a gazette, and documents in page order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.gazette.gaps import gaps
from search.gazette.model import Document
from search.results import Shelf
from search.web.addresses import spell


@dataclass(frozen=True, slots=True)
class Missing:
    """Numbers between those of the issues held, or before them: they were printed and are not held."""

    first: int
    last: int

    @property
    def count(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Volume:
    """The issues of one gazette and year, by number, with what is missing in its place. What follows the last one held
    nobody knows."""

    gazette: str | None
    year: int
    issues: tuple[Shelf | Missing, ...]

    @property
    def held(self) -> tuple[Shelf, ...]:
        return tuple(one for one in self.issues if isinstance(one, Shelf))

    @property
    def missing(self) -> int:
        """How many issues are missing, as far as the numbers of the others tell."""
        return sum(one.count for one in self.issues if isinstance(one, Missing))


def volumes(found: Iterable[Shelf]) -> tuple[Volume, ...]:
    """The volumes that there are issues of, newest year first; what has no year is in none."""
    held: dict[tuple[int, str], list[Shelf]] = {}
    for shelf in found:
        if shelf.issue and shelf.year is not None:
            held.setdefault((-shelf.year, shelf.issue.gazette or ""), []).append(shelf)
    return tuple(Volume(key[1] or None, -key[0], _complete(held[key])) for key in sorted(held))


def _complete(held: Iterable[Shelf]) -> tuple[Shelf | Missing, ...]:
    """Issues by number, what has none last, with what is missing."""
    shelves = list(held)
    absent = gaps(shelf.issue.number or "" for shelf in shelves if shelf.issue)
    return tuple(sorted([*shelves, *(Missing(first, last) for first, last in absent)], key=_number))


def _number(one: Shelf | Missing) -> float:
    """The first number printed on an issue, or of those that are missing."""
    if isinstance(one, Missing):
        return one.first
    found = re.search(r"\d+", one.issue.number or "") if one.issue else None
    return float(found[0]) if found else float("inf")


def unplaced(found: Iterable[Shelf]) -> tuple[Shelf, ...]:
    """The issues whose year is not known."""
    return tuple(shelf for shelf in found if shelf.issue and shelf.year is None)


def loose(found: Iterable[Shelf]) -> tuple[str, ...]:
    """The documents that are in no issue, by id."""
    return tuple(one for shelf in found if shelf.issue is None for one in shelf.documents)


def by_year(found: Iterable[Volume]) -> dict[int, tuple[Volume, ...]]:
    """The volumes of each year, of one gazette or several."""
    years: dict[int, tuple[Volume, ...]] = {}
    for volume in found:
        years[volume.year] = (*years.get(volume.year, ()), volume)
    return years


def years(found: Iterable[Shelf]) -> set[int]:
    """The years that documents are from: of their issue, else of their 成文日期."""
    return {shelf.year for shelf in found if shelf.year is not None}


def size(found: Iterable[Shelf]) -> int:
    """How many documents there are."""
    return sum(len(shelf.documents) for shelf in found)


def called(found: Iterable[Shelf], year: int, number: str) -> tuple[Shelf, ...]:
    """The issues with this year and number, printed (15/16) or as in an address (15-16)."""
    dated = (shelf for shelf in found if shelf.issue and shelf.year == year)
    return tuple(one for one in dated if one.issue and spell(one.issue.number or "") == spell(number))


@dataclass(frozen=True, slots=True)
class Beside:
    """The issues held that stand before and after one in its gazette; ``None`` where there is none."""

    before: Shelf | None
    after: Shelf | None


def beside(shelf: Shelf, found: Iterable[Shelf]) -> Beside:
    """The neighbours of an issue among all, which stand newest first."""
    row = tuple(_of_gazette(shelf, found))
    at = row.index(shelf)
    return Beside(row[at + 1] if at + 1 < len(row) else None, row[at - 1] if at else None)


def _of_gazette(shelf: Shelf, found: Iterable[Shelf]) -> Iterator[Shelf]:
    named = shelf.issue and shelf.issue.gazette
    return (one for one in found if one.issue and one.issue.gazette == named and one.year is not None)


def placed(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents of an issue in page order; those whose page is not known stand last, as they came."""
    return tuple(sorted(documents, key=_page))


def _page(document: Document) -> tuple[bool, int]:
    return (document.pages is None, document.pages.first if document.pages else 0)


def between(years_of: Sequence[int], year: int) -> tuple[int | None, int | None]:
    """The years held before and after one.

    >>> between([2024, 2022, 2019], 2022), between([2024], 2024)
    ((2019, 2024), (None, None))
    """
    earlier, later = [one for one in years_of if one < year], [one for one in years_of if one > year]
    return max(earlier, default=None), min(later, default=None)
