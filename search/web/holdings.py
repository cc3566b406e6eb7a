"""What the site holds: documents under their issues, issues under their years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from search.gazette.model import Document, Issue


@dataclass(frozen=True, slots=True)
class Shelf:
    """An issue and its documents in page order; ``issue`` is ``None`` for those that are in no issue."""

    issue: Issue | None
    documents: tuple[Document, ...]

    @property
    def year(self) -> int | None:
        return self.issue.year if self.issue else None


def shelves(documents: Iterable[Document]) -> tuple[Shelf, ...]:
    """One shelf for each issue, in the order in which ``documents`` come."""
    kept: dict[tuple[object, ...], list[Document]] = {}
    for document in documents:
        kept.setdefault(_which(document.issue), []).append(document)
    return tuple(Shelf(found[0].issue, tuple(sorted(found, key=_page))) for found in kept.values())


def by_year(found: Iterable[Shelf]) -> tuple[tuple[int, tuple[Shelf, ...]], ...]:
    """The shelves of each year, newest year first; shelves without a year are left out."""
    dated = sorted((s for s in found if s.year is not None), key=_year, reverse=True)
    return tuple((year, tuple(group)) for year, group in groupby(dated, key=_year))


def years(documents: Iterable[Document]) -> set[int]:
    """The years that the documents are from: of their issue, else of their 成文日期."""
    found = (d.issue.year if d.issue else d.dated.year if d.dated else None for d in documents)
    return {year for year in found if year is not None}


def _which(issue: Issue | None) -> tuple[object, ...]:
    """What makes two issues the same one: a source may leave out the 总期数 or the date."""
    return (issue.gazette, issue.year, issue.number) if issue else ()


def _year(shelf: Shelf) -> int:
    return shelf.year or 0


def _page(document: Document) -> tuple[bool, int]:
    """Where a document begins in its issue; those whose page is not known stand last, as they came."""
    return (document.pages is None, document.pages.first if document.pages else 0)
