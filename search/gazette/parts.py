"""Who owns what: every character of a source that is not white space, once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from search.gazette.model import Part, Problem, Span
from search.gazette.source import Source

Owned = tuple[str, Span]
"""An owner, and a stretch of the source that it owns."""

NOBODY = "未归"
"""The owner of characters that no part took: each is a problem."""


def settle(source: Source, owned: Iterable[Owned]) -> tuple[tuple[Part, ...], list[Problem]]:
    """The parts in the order of the source; what nobody owns is a part of its own, 未归, and a problem."""
    stretches: list[tuple[str, int, int]] = []
    for owner, start, end in _covering(source.text, owned):
        if stretches and stretches[-1][0] == owner:
            start = stretches.pop()[1]
        stretches.append((owner, start, end))
    problems = [
        Problem(NOBODY, "这里的文字没有归入任何条款。", _line_number(source, start))
        for owner, start, _ in stretches
        if owner == NOBODY
    ]
    return tuple(Part(owner, Span(start, end)) for owner, start, end in stretches), problems


def _line_number(source: Source, at: int) -> int:
    return source.lines[bisect_right(source.lines, at, key=lambda line: line.start) - 1].number


def _covering(text: str, owned: Iterable[Owned]) -> Iterator[tuple[str, int, int]]:
    """Owner, start and end of stretches in order, with only white space between; of two owners the first has it."""
    at = 0
    claims = sorted((span.start, span.end, owner) for owner, span in owned)
    for start, end, owner in [*claims, (len(text), len(text), NOBODY)]:
        if stray := text[at:start].strip():
            first = text.index(stray, at)
            yield NOBODY, first, first + len(stray)
        start = max(at, start)
        if start < end:
            yield owner, start, end
            at = end
