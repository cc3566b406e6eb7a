"""Hits per year as bars. A year without hits is a gap, no bar; each bar is a link that narrows to its years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search.results import Facet
from search.web.draw.axis import DESK, PHONE, SIZE, SPACE, Mark, marks, middle, start
from search.web.draw.letters import width

HEIGHT = 88
"""Pixels of the highest bar: enough to see a half from a third, so few that the first hit stays on the screen."""

ABOVE, BELOW = 20, 24
"""Pixels above the highest bar, for its count, and below them all, for the years."""

LEAST = 24
"""Pixels that a target is wide at least (WCAG 2.2, 2.5.8); where years need more than there is, the chart scrolls."""

SMALLEST = 2
"""Pixels of the lowest bar: one hit of ten thousand is seen, too."""

MOST = 40
"""Bars at most: more years are put together."""

SPANS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000)
"""Years that a bar stands for."""

FILLED, BROADEST = 0.72, 8
"""Share of its slot that a bar fills, and percent of the width that it takes at most: three years are no walls."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The years ``first`` to ``last`` with their hits; without hits there is no ``address`` and the height is 0.

    Across in percent of the width: the slot from ``slot``, the bar from ``x``. Down in pixels: the bar from ``y``.
    """

    first: int
    last: int
    count: int
    address: str | None
    slot: float
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart ``height`` pixels high and at least ``least`` wide, its bars standing on ``ground``; each bar fills
    ``across`` percent of the width, with its slot ``step``. ``years`` and ``counts`` are written below and above the
    bars. ``undated`` hits are of no known year."""

    bars: tuple[Bar, ...]
    years: tuple[Mark, ...]
    counts: tuple[tuple[Mark, float], ...]
    height: int
    ground: int
    least: int
    step: float
    across: float
    undated: int


def hits_per_year(facet: Facet, total: int, narrower: Callable[[str], str]) -> Bars | None:
    """The chart of ``total`` hits by the facet of their years; ``None`` where they are of one year or of none.

    ``narrower`` gives the address of the hits in what is asked behind 年: (2022, 2010..2019).
    """
    counts = Counter({int(value): count for value, count in facet.counts if value.isdecimal() and count})
    if len(counts) < 2:
        return None
    spans = _spans(min(counts), max(counts))
    sums = [sum(counts[year] for year in range(first, last + 1)) for first, last in spans]
    bars = tuple(_bar(at, spans, sums, narrower) for at in range(len(spans)))
    return Bars(
        bars,
        marks([str(first) for first, _ in spans], LEAST, max(PHONE, LEAST * len(spans))),
        _counts(bars),
        ABOVE + HEIGHT + BELOW,
        ABOVE + HEIGHT,
        LEAST * len(spans),
        start(1, len(spans)),
        _across(len(spans)),
        max(0, total - counts.total()),
    )


def _spans(first: int, last: int) -> list[tuple[int, int]]:
    """The years from first to last, as many together as keep the bars few; ten years begin with a round one.

    >>> _spans(2019, 2021), _spans(1978, 2024)[:2]
    ([(2019, 2019), (2020, 2020), (2021, 2021)], [(1978, 1979), (1980, 1981)])
    """
    span = next(one for one in SPANS if last // one - first // one < MOST)
    return [(max(year, first), min(year + span - 1, last)) for year in range(first // span * span, last + 1, span)]


def _bar(at: int, spans: Sequence[tuple[int, int]], sums: Sequence[int], narrower: Callable[[str], str]) -> Bar:
    (first, last), count, slots = spans[at], sums[at], len(spans)
    height = round(max(SMALLEST, HEIGHT * count / max(sums)), 1) if count else 0
    asked = str(first) if first == last else f"{first}..{last}"
    x = round(middle(at, slots) - _across(slots) / 2, 3)
    address = narrower(asked) if count else None
    return Bar(first, last, count, address, start(at, slots), x, round(ABOVE + HEIGHT - height, 1), height)


def _across(slots: int) -> float:
    """Percent of the width that a bar takes."""
    return round(min(FILLED * 100 / slots, BROADEST), 3)


def _counts(bars: Sequence[Bar]) -> tuple[tuple[Mark, float], ...]:
    """The counts that have room above their bars, each with how far down it is written."""
    widest = max(width(f"{bar.count:,}") for bar in bars) * SIZE + SPACE
    phone, desk = (max(LEAST, room / len(bars)) for room in (PHONE, DESK))
    if widest > desk:
        return ()
    minor, slots = widest > phone, len(bars)
    named = ((Mark(middle(at, slots), f"{bar.count:,}", minor), bar) for at, bar in enumerate(bars) if bar.count)
    return tuple((mark, round(bar.y - 5, 1)) for mark, bar in named)
