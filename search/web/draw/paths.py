"""Lines as the ``d`` of an SVG path: along points, with rounded corners, and the heads of arrows."""

from __future__ import annotations

from collections.abc import Sequence
from math import dist

Place = tuple[float, float]

RADIUS = 6
"""Pixels of a corner."""

LENGTH, HALF = 7, 4
"""Pixels of the head of an arrow: how long, and half how broad."""


def along(points: Sequence[Place]) -> str:
    """A line along points, each of which is straight across or straight down from the one before.

    >>> along([(0, 0), (20, 0), (20, 40)]), along([(0, 5), (9, 5), (9, 5), (30, 5)])
    ('M0 0L14 0Q20 0 20 6L20 40', 'M0 5L9 5L30 5')
    """
    kept = [point for at, point in enumerate(points) if not at or point != points[at - 1]]
    made = f"M{_said(kept[0])}"
    for before, corner, after in zip(kept, kept[1:], kept[2:], strict=False):
        made += _corner(before, corner, after)
    return made + (f"L{_said(kept[-1])}" if len(kept) > 1 else "")


def _corner(before: Place, corner: Place, after: Place) -> str:
    """From ``before`` into a corner and out of it; straight on where it is none."""
    if before[0] == after[0] or before[1] == after[1]:
        return f"L{_said(corner)}"
    radius = min(RADIUS, dist(before, corner) / 2, dist(corner, after) / 2)
    return f"L{_said(_toward(corner, before, radius))}Q{_said(corner)} {_said(_toward(corner, after, radius))}"


def _toward(start: Place, end: Place, length: float) -> Place:
    share = length / dist(start, end)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def head(tip: Place, direction: Place) -> str:
    """The head of an arrow that points in a direction: (1, 0) is to the right, (0, 1) down.

    >>> head((50, 20), (1, 0)), head((50, 20), (0, -1))
    ('M50 20L43 16L43 24Z', 'M50 20L46 27L54 27Z')
    """
    (x, y), (across, down) = tip, direction
    back = (x - LENGTH * across, y - LENGTH * down)
    sides = ((back[0] + HALF * turn * down, back[1] - HALF * turn * across) for turn in (1, -1))
    one, other = map(_said, sides)
    return f"M{_said(tip)}L{one}L{other}Z"


def _said(place: Place) -> str:
    return " ".join(f"{round(value, 1):g}" for value in place)
