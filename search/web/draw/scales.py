"""Scales: round numbers to measure by, and places moved apart."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

STEPS = (1, 2, 5, 10)


def rounds(highest: float, about: int = 4) -> tuple[float, ...]:
    """Round numbers from 0 on, about so many, the last of which is not below ``highest``.

    >>> rounds(153), rounds(7), rounds(0), rounds(.37)
    ((0, 50, 100, 150, 200), (0, 2, 4, 6, 8), (0, 1), (0, 0.1, 0.2, 0.3, 0.4))
    """
    if highest <= 0:
        return (0, 1)
    step = _step(highest / about)
    digits = max(0, -floor(log10(step)))
    count = next(n for n in range(1, 2 * len(STEPS) * about) if round(n * step, digits) >= highest)
    return tuple(_plain(round(n * step, digits)) for n in range(count + 1))


def _step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, … (.1, .2, …) that is not below ``least``."""
    power = 10.0 ** floor(log10(least))
    return next(step * power for step in STEPS if step * power >= least * (1 - 1e-9))


def _plain(value: float) -> float:
    return int(value) if value == int(value) else value


def apart(places: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """``places``, in their order, moved as little as it takes to be ``gap`` from each other, from ``low`` to ``high``.

    Where there is no room for that they stand as far apart as there is.

    >>> apart([50, 50, 90], 20, 0, 100), apart([99, 100], 10, 0, 100), apart([0, 0, 0], 80, 0, 100)
    ((40.0, 60.0, 90.0), (90, 100), (0.0, 50.0, 100.0))
    """
    if not places:
        return ()
    gap = min(gap, (high - low) / (len(places) - 1)) if len(places) > 1 else gap
    order = sorted(range(len(places)), key=lambda at: (places[at], at))
    moved = _spread([places[at] for at in order], gap, low, high)
    return tuple(moved[order.index(at)] for at in range(len(places)))


def _spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Of places in order. Those that would come too near are a block, which stands where they are on average."""
    blocks: list[list[float]] = []
    for place in places:
        block = [place]
        while blocks and _first(blocks[-1], gap, low, high) + gap * len(blocks[-1]) > _first(block, gap, low, high):
            block = blocks.pop() + block
        blocks.append(block)
    return [_first(block, gap, low, high) + gap * at for block in blocks for at in range(len(block))]


def _first(block: Sequence[float], gap: float, low: float, high: float) -> float:
    """Where the first of a block stands."""
    reach = gap * (len(block) - 1)
    middle = sum(block) / len(block)
    return max(low, min(middle - reach / 2, high - reach))
