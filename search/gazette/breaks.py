"""Where the lines of the source begin in a clause's text, and on which printed pages they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from search.gazette.layout import Line
from search.gazette.model import Break
from search.gazette.passage import NOWHERE, Passage


def breaks(text: Passage, lines: Sequence[Line], numbered: Sequence[int | None]) -> tuple[Break, ...]:
    """The breaks of ``text``, which was read from some of the ``lines`` of a source; ``numbered`` has the page of each
    leaf. What the reader put in belongs to the line before it."""
    found: list[Break] = []
    at = start = end = 0
    for place, length in text.runs:
        if place != NOWHERE and not start <= place < end:
            line = lines[bisect_right(lines, place, key=_start) - 1]
            start, end = _start(line), _start(line) + len(line.text)
            found.append(Break(at, line.number, numbered[line.leaf] if line.leaf < len(numbered) else None))
        at += length
    return tuple(found)


def _start(line: Line) -> int:
    """Where a line begins in the source."""
    return line.text.runs[0][0]
