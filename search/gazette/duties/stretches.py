"""Stretches of a clause's text: the cells of a row, the brackets of a sentence, and which of them hold a place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from search.gazette.model import Clause, Span

_OPENING = "（(【〔["
_BRACKET = re.compile(r"[（(【〔\[]|[）)】〕\]]")


def cells(clause: Clause) -> Iterator[tuple[str, Span]]:
    """The names of a row's columns, with where their cells stand in the text of the row."""
    at = 0
    for cell in clause.cells or ():
        start = clause.text.find(cell.text, at) if cell.text else -1
        if start >= 0:
            at = start + len(cell.text)
            yield cell.column, Span(start, at)


def brackets(text: str) -> Iterator[Span]:
    """The outermost brackets of ``text``, their marks included; those that are not closed are none.

    >>> [(span.start, span.end) for span in brackets("（市（区））负责（略")]
    [(0, 6)]
    """
    start, depth = 0, 0
    for found in _BRACKET.finditer(text):
        if found[0] in _OPENING:
            start = start if depth else found.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield Span(start, found.end())


def hold(spans: Sequence[Span], at: int) -> bool:
    """Whether one of ``spans``, which stand in order and apart, holds the character at ``at``."""
    before = bisect_right(spans, at, key=attrgetter("start"))
    return before > 0 and at < spans[before - 1].end


def meet(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end
