"""Which issues of a year are missing: what the numbers of those that are held tell, and no more.

A gazette numbers its issues of a year from 1 and leaves no number out, so what stands below the greatest number held
was printed. What follows it nobody knows from numbers, nor whether a year of which no issue is held had any: of these
nothing is said. 15/16 is two issues in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

WEEKLY = 53
"""No gazette numbers more issues a year. One that has a greater number counts on over the years: its first is not of
this year, and only what is missing between two held is told."""

_NUMBERS = re.compile(r"(\d{1,9})(?:\s*[-—－–至]\s*(\d{1,9}))?")


def gaps(numbers: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """The first and last number of each run of issues that are missing; ``numbers`` are those printed on the issues
    held of one gazette and one year. What is no number (增刊) tells nothing.

    >>> gaps(["15/16", "3", "1", "增刊"]), gaps(["2"]), gaps(["1", "2-4"])
    (((2, 2), (4, 14)), ((1, 1),), ())
    >>> gaps(["421", "423"]), gaps([])
    (((422, 422),), ())
    """
    held = sorted(run for printed in numbers for run in _runs(printed))
    counted_on = any(last > WEEKLY for _, last in held)
    return tuple(_between(held, held[0][0] - 1 if counted_on else 0))


def _runs(printed: str) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that an issue is."""
    for first, last in _NUMBERS.findall(printed):
        yield int(first), max(int(last or first), int(first))


def _between(held: list[tuple[int, int]], reached: int) -> Iterator[tuple[int, int]]:
    """What ``held`` leaves out, from the number behind ``reached`` on."""
    for first, last in held:
        if first > reached + 1:
            yield reached + 1, first - 1
        reached = max(reached, last)
