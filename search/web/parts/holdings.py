"""What the site holds: issues under their years, documents in page order."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from search.gazette.model import Document
from search.results import Shelf
from search.web.addresses import spell


def by_year(found: Iterable[Shelf]) -> tuple[tuple[int, tuple[Shelf, ...]], ...]:
    """The issues of each year, newest year first; those without a year are left out."""
    dated = sorted((s for s in found if s.issue and s.year is not None), key=_year, reverse=True)
    return tuple((year, tuple(group)) for year, group in groupby(dated, key=_year))


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


def placed(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents of an issue in page order; those whose page is not known stand last, as they came."""
    return tuple(sorted(documents, key=_page))


def _year(shelf: Shelf) -> int:
    return shelf.year or 0


def _page(document: Document) -> tuple[bool, int]:
    return (document.pages is None, document.pages.first if document.pages else 0)
