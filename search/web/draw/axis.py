"""The years below a chart: where each stands, and which of them are named, on a desk and on a telephone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.web.draw.letters import width

PHONE, DESK = 280, 640
"""Pixels that a chart over the whole column has at least, on the narrowest telephone and on a desk's screen."""

SIZE = 12
"""Pixels of an em of what is written in a chart (``.chart`` in style.css)."""

SPACE = 4
"""Pixels between two names that still read as two."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A name below ``at`` (a share of the width, in percent); a ``minor`` one is left out on a telephone."""

    at: float
    text: str
    minor: bool = False


def start(slot: int, slots: int) -> float:
    """Where a slot begins, all being equally wide.

    >>> start(0, 4), start(1, 3)
    (0.0, 33.333)
    """
    return round(100 * slot / slots, 3)


def middle(slot: int, slots: int) -> float:
    """
    >>> middle(0, 4), middle(1, 3)
    (12.5, 50.0)
    """
    return round(100 * (slot + 0.5) / slots, 3)


def marks(names: Sequence[str], least: float = 0, phone: float = PHONE) -> tuple[Mark, ...]:
    """The names of slots in order, as many as there is room for; ``least`` is the width in pixels below which a slot
    never falls, ``phone`` the chart's on a telephone.

    >>> [(mark.text, mark.minor) for mark in marks(["2019", "2020", "2021", "2022"], phone=100)]
    [('2019', False), ('2020', True), ('2021', False), ('2022', True)]
    """
    needed = max(map(width, names), default=0) * SIZE + SPACE
    slots = len(names)
    wide = _every(needed, max(least, DESK / max(slots, 1)))
    narrow = _every(needed, max(least, phone / max(slots, 1)))
    narrow = -(-narrow // wide) * wide
    return tuple(Mark(middle(at, slots), names[at], bool(at % narrow)) for at in range(0, slots, wide))


def _every(needed: float, slot: float) -> int:
    """Every which slot can be named."""
    return max(1, int(-(-needed // slot)))
