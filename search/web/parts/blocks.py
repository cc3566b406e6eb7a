"""A document's clauses as a page shows them: headings, prose, tables, and an outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from search.gazette.model import Clause, Kind
from search.results import Fragment

LOWEST_HEADING = 6
"""HTML has no heading below h6."""

OUTLINE_DEPTH = 3
"""The text that is issued, its 一、, their （一）: what lies deeper is faster found in the text."""

LINE = 16
"""Characters of an outline's line that begins a longer text: one line of the column beside the text."""


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
    line: str
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


def running(clauses: Sequence[Clause]) -> tuple[Prose, ...]:
    """The same without tables: the source prints their rows as lines."""
    return tuple(map(Prose, clauses, _ranks(clauses), _new_pages(clauses)))


def outline(clauses: Sequence[Clause], depth: int = OUTLINE_DEPTH) -> tuple[Entry, ...]:
    """The headings and articles among ``clauses`` and what is numbered along with them, each with those below it."""
    level = tuple(_level(clauses))
    if not depth or not any(_is_listed(clause) for _, clause in level):
        return ()
    return tuple(
        Entry(clause, _line(clause), outline(clauses[at + 1 : at + clause.extent], depth - 1))
        for at, clause in level
        if _is_listed(clause) or clause.label and clause.kind is not Kind.ROW
    )


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


def _level(clauses: Sequence[Clause]) -> Iterator[tuple[int, Clause]]:
    """The topmost of ``clauses``, each with its index."""
    at = 0
    while at < len(clauses):
        yield at, clauses[at]
        at += clauses[at].extent


def _is_listed(clause: Clause) -> bool:
    return clause.kind in (Kind.HEADING, Kind.ARTICLE)


def _line(clause: Clause) -> str:
    """A heading, or the sentence that begins a text, cut where it is too long for a line."""
    if clause.kind is Kind.HEADING:
        return clause.text.removesuffix("。")
    begins = (clause.heading or clause.text).split("。")[0]
    return begins if len(begins) <= LINE else begins[: LINE - 1] + "…"


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
