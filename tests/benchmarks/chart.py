"""The runs that were kept → a drawing: time of questions and of the build against the size of the corpus.

Presentation attributes only: a page's Content-Security-Policy blocks ``style``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape

from tests.benchmarks.figures import SYNTHETIC, Run

Points = list[tuple[float, float]]

WIDTH, HEIGHT = 420, 300
LEFT, TOP = 56, 34
_COLOURS = ("#0b5394", "#b45f06", "#38761d", "#a61c00", "#674ea7", "#134f5c", "#7f6000", "#4c1130")
_DRAWN = ("common word", "2-3 words, AND", "4 words, OR", "phrase", "AND + year", "facet counts", "lay question")
"""Kinds that have a line: those whose time grows with the corpus."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One pair of axes, both logarithmic, with a line for each name."""

    title: str
    unit: str
    lines: dict[str, Points]


def draw(runs: list[Run]) -> str:
    """An SVG with two panels, the newest run of each size; runs with no synthetic corpus are left out."""
    latest = {run.floor.clauses: run for run in runs if run.corpus == SYNTHETIC}
    chosen = [latest[size] for size in sorted(latest)]
    panels = [
        Panel("Questions in the engine, p95", "ms", {kind: _line(chosen, _p95(kind)) for kind in _DRAWN}),
        Panel("Build", "s", {"gazette index": _line(chosen, _build), "jieba alone": _line(chosen, _jieba)}),
    ]
    full = len(panels) * (WIDTH + 150)
    body = "\n".join(line for i, panel in enumerate(panels) for line in _panel(panel, i * (WIDTH + 150)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {full} {HEIGHT + 80}" width="{full}" '
        f'height="{HEIGHT + 80}" font-family="sans-serif" font-size="12" role="img">\n'
        f"<title>Time of questions and of the build against clauses</title>\n"
        f'<rect width="100%" height="100%" fill="#fff"/>\n{body}\n</svg>\n'
    )


def _line(runs: list[Run], value: Callable[[Run], float | None]) -> Points:
    return [(run.floor.clauses, held) for run in runs if (held := value(run))]


def _p95(kind: str) -> Callable[[Run], float | None]:
    return lambda run: run.engine[kind].p95 if kind in run.engine else None


def _build(run: Run) -> float | None:
    return run.built.seconds if run.built else None


def _jieba(run: Run) -> float | None:
    return run.floor.jieba


def _decades(values: Iterable[float]) -> tuple[int, int]:
    """The powers of ten around ``values``.

    >>> _decades([30, 400]), _decades([])
    ((1, 3), (0, 1))
    """
    held = [math.log10(value) for value in values]
    low, high = (math.floor(min(held)), math.ceil(max(held))) if held else (0, 1)
    return low, max(high, low + 1)


def _panel(panel: Panel, left: float) -> Iterator[str]:
    points = [point for line in panel.lines.values() for point in line]
    (x0, x1), (y0, y1) = _decades(x for x, _ in points), _decades(y for _, y in points)

    def across(value: float) -> float:
        return left + LEFT + (math.log10(value) - x0) / (x1 - x0) * (WIDTH - LEFT)

    def down(value: float) -> float:
        return TOP + HEIGHT - (math.log10(value) - y0) / (y1 - y0) * HEIGHT

    yield f'<text x="{left + LEFT}" y="20" font-weight="bold">{escape(panel.title)}, {panel.unit}</text>'
    for power in range(x0, x1 + 1):
        x = across(10.0**power)
        yield f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{TOP + HEIGHT}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{10**power:,}</text>'
    for power in range(y0, y1 + 1):
        y = down(10.0**power)
        yield f'<line x1="{left + LEFT}" y1="{y:.1f}" x2="{left + WIDTH}" y2="{y:.1f}" stroke="#ddd"/>'
        yield f'<text x="{left + LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>'
    yield f'<text x="{left + (LEFT + WIDTH) / 2}" y="{TOP + HEIGHT + 38}" text-anchor="middle">clauses</text>'
    for i, (name, line) in enumerate((name, line) for name, line in panel.lines.items() if line):
        colour = _COLOURS[i % len(_COLOURS)]
        path = " ".join(f"{across(x):.1f},{down(y):.1f}" for x, y in line)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{across(x):.1f}" cy="{down(y):.1f}" r="3" fill="{colour}"/>' for x, y in line)
        y = TOP + 14 + 18 * i
        yield f'<rect x="{left + WIDTH + 8}" y="{y - 9}" width="10" height="10" fill="{colour}"/>'
        yield f'<text x="{left + WIDTH + 24}" y="{y}">{escape(name)}</text>'
