"""A document's clauses as a page shows them: headings, prose, tables, and an outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from search.gazette.model import Clause, Kind
from search.results import Fragment

LOWEST_HEADING = 6
"""HTML has no heading below h6."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A clause in the running text.

    ``rank`` is that of its heading element, 2 to 6, ``None`` where it is no heading: it counts the headings above,
    not the levels, so that no rank is skipped. ``page`` is the printed page that begins here, if one does.
    """

    clause: Clause
    rank: int | None
    page: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """Consecutive rows with the same columns."""

    columns: tuple[str, ...]
    rows: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline and those below it."""

    clause: Clause
    below: tuple[Entry, ...]


def blocks(clauses: Sequence[Clause]) -> tuple[Prose | Table, ...]:
    """What stands below a document's title, in reading order."""
    made: list[Prose | Table] = []
    ranked = zip(clauses, _ranks(clauses), _new_pages(clauses), strict=True)
    for columns, group in groupby(ranked, key=lambda each: _columns(each[0])):
        if columns is not None:
            made.append(Table(columns, tuple(clause for clause, _, _ in group)))
        else:
            made.extend(Prose(*each) for each in group)
    return tuple(made)


def outline(clauses: Sequence[Clause]) -> tuple[Entry, ...]:
    """The headings and articles among ``clauses``, those that stand below another one inside it."""
    entries = []
    at = 0
    while at < len(clauses):
        clause = clauses[at]
        below = clauses[at + 1 : at + clause.extent]
        entries += [Entry(clause, outline(below))] if _is_listed(clause) else outline(below)
        at += clause.extent
    return tuple(entries)


def cut(fragments: Sequence[Fragment], at: int) -> tuple[tuple[Fragment, ...], tuple[Fragment, ...]]:
    """The fragments before and after the character offset ``at``: a label and what it labels."""
    before: list[Fragment] = []
    after: list[Fragment] = []
    start = 0
    for fragment in fragments:
        edge = max(0, at - start)
        before.append(Fragment(fragment.text[:edge], fragment.matched))
        after.append(Fragment(fragment.text[edge:], fragment.matched))
        start += len(fragment.text)
    return tuple(f for f in before if f.text), tuple(f for f in after if f.text)


def _is_listed(clause: Clause) -> bool:
    return clause.kind in (Kind.HEADING, Kind.ARTICLE) or clause.heading is not None


def _columns(clause: Clause) -> tuple[str, ...] | None:
    return None if clause.cells is None else tuple(cell.column for cell in clause.cells)


def _ranks(clauses: Sequence[Clause]) -> Iterator[int | None]:
    """The rank of each clause's heading element. The page's own title is h1."""
    open_until: list[int] = []
    for at, clause in enumerate(clauses):
        open_until = [end for end in open_until if at < end]
        if clause.kind in (Kind.TITLE, Kind.HEADING):
            yield min(len(open_until) + 2, LOWEST_HEADING)
            open_until.append(at + clause.extent)
        else:
            yield None


def _new_pages(clauses: Sequence[Clause]) -> Iterator[int | None]:
    """The page that begins with each clause: greater than any before it, so that none is told twice."""
    last = 0
    for clause in clauses:
        first = clause.pages.first if clause.pages else 0
        yield first if first > last else None
        last = max(last, first)
