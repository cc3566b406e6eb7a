"""Values over the years as lines, told apart by dashes and marks as well as by colour, each named at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.web.draw.axis import Mark, marks, middle, start
from search.web.draw.letters import fitted
from search.web.draw.scales import apart, rounds

HEIGHT = 240
"""Pixels from the ground to the highest line of the scale."""

ABOVE, BELOW = 12, 24
"""Pixels above, for half a mark, and below, for the years."""

LEAST = 24
"""Pixels that a target is high at least (WCAG 2.2, 2.5.8)."""

APART = 18
"""Pixels between two names at the ends of lines."""

ROOM = 8.0
"""Ems of a name at the end of its line (``.curves`` in style.css keeps them free on its right)."""

PHONE = 230
"""Pixels that are left across on a telephone, the scale's numbers beside them."""

MOST = 5
"""Lines at most, as many as there are kinds of dashes and marks in style.css: more are a tangle."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a year: across in percent, down in pixels; clicks from ``top`` over ``depth`` pixels are its own."""

    year: int
    value: float
    x: float
    y: float
    top: float
    depth: float
    slot: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A straight piece of a line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The line of ``name``; where a year has no value it has a gap. ``label`` is the name, cut, to be written at
    ``beside`` pixels down; ``kind`` from 1 to ``MOST`` tells its dashes, marks and colour."""

    kind: int
    name: str
    label: str
    beside: float
    points: tuple[Point, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Curves:
    """A chart ``height`` pixels high, the slot of a year ``step`` percent wide; ``scale`` are the lines across, each
    with how far down it is. ``voids`` are where the slots of years begin that no line has a value of."""

    curves: tuple[Curve, ...]
    years: tuple[Mark, ...]
    voids: tuple[float, ...]
    scale: tuple[tuple[str, float], ...]
    height: int
    ground: int
    step: float


Values = Sequence[float | None]
"""One for each year, ``None`` where there is none."""


def curves(years: Sequence[int], named: Sequence[tuple[str, Values]]) -> Curves:
    """The chart of up to ``MOST`` lines over ``years``, which follow each other without a gap."""
    drawn = named[:MOST]
    scale = rounds(max((value for _, values in drawn for value in values if value is not None), default=0))
    points = _points(years, [values for _, values in drawn], scale[-1])
    ends = apart([line[-1].y if line else _down(0, 1) for line in points], APART, ABOVE, ABOVE + HEIGHT)
    return Curves(
        tuple(
            Curve(at + 1, name, fitted(name, ROOM), round(end, 1), line, tuple(_pieces(line)))
            for at, ((name, _), line, end) in enumerate(zip(drawn, points, ends, strict=True))
        ),
        marks([str(year) for year in years], phone=PHONE),
        tuple(start(at, len(years)) for at in range(len(years)) if all(values[at] is None for _, values in drawn)),
        tuple((f"{value:,}", _down(value, scale[-1])) for value in scale),
        ABOVE + HEIGHT + BELOW,
        ABOVE + HEIGHT,
        start(1, max(len(years), 1)),
    )


def _down(value: float, highest: float) -> float:
    return round(ABOVE + HEIGHT * (1 - value / highest), 1)


def _points(years: Sequence[int], lines: Sequence[Values], highest: float) -> list[tuple[Point, ...]]:
    """The points of each line."""
    made: list[list[Point]] = [[] for _ in lines]
    for slot, year in enumerate(years):
        told = [(at, value) for at, values in enumerate(lines) if (value := values[slot]) is not None]
        places = [_down(value, highest) for _, value in told]
        for (at, value), y, (top, end) in zip(told, places, shares(places), strict=True):
            x = middle(slot, len(years))
            made[at].append(Point(year, value, x, y, top, round(end - top, 1), start(slot, len(years))))
    return [tuple(line) for line in made]


def shares(places: Sequence[float]) -> list[tuple[float, float]]:
    """What of a year's column belongs to each of its points, from where to where: all that is nearest to it, but never
    less than a finger needs.

    >>> shares([100]), shares([100, 200]), shares([100, 100])
    ([(0, 264.0)], [(0, 150.0), (150.0, 264.0)], [(0, 100.0), (100.0, 264.0)])
    """
    low, high = LEAST / 2, ABOVE + HEIGHT + LEAST / 2
    centres = apart(places, LEAST, low, high - LEAST / 2)
    order = sorted(range(len(places)), key=lambda at: (centres[at], at))
    edges = [0, *(round((centres[a] + centres[b]) / 2, 1) for a, b in pairwise(order)), high]
    return [(edges[order.index(at)], edges[order.index(at) + 1]) for at in range(len(places))]


def _pieces(line: Sequence[Point]) -> list[Piece]:
    """From each point to that of the next year."""
    return [Piece(a.x, a.y, b.x, b.y) for a, b in pairwise(line) if b.year == a.year + 1]
