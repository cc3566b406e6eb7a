"""The lines of the source that clauses were read from, and where its printed pages begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from search.gazette.model import Clause


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source, ``number`` from 1: the characters of its clause's text from ``start`` to ``end``; ``page``
    is the printed page that begins with it, if one does."""

    number: int
    page: int | None
    start: int
    end: int


def lines(clauses: Iterable[Clause]) -> dict[str, tuple[Line, ...]]:
    """The lines of each clause, by its id; what the source does not number is one line of the clause's first."""
    found: dict[str, tuple[Line, ...]] = {}
    last: int | None = None
    for clause in clauses:
        of_clause = []
        edges = [0, *(one.at for one in clause.breaks[1:]), len(clause.text)]
        for one, (start, end) in zip(clause.breaks, pairwise(edges), strict=False):
            of_clause.append(Line(one.line, one.page if one.page != last else None, start, end))
            last = one.page or last
        found[clause.id] = tuple(of_clause) or (Line(clause.lines[0], None, 0, len(clause.text)),)
    return found
