"""Who owns what: every character of a source that is not white space, once."""

from __future__ import annotations

from bisect import bisect_right

from search.gazette.model import Part, Problem, Span
from search.gazette.passage import Passage
from search.gazette.source import Source

Owned = tuple[str, Passage | tuple[Span, ...]]
"""An owner, and what it owns."""

NOBODY = "未归"
"""The owner of characters that no part took: each is a problem."""


def settle(source: Source, owned: list[Owned]) -> tuple[tuple[Part, ...], list[Problem]]:
    """The parts in the order of the source; what nobody owns is a part of its own, 未归, and a problem."""
    owners: dict[int, str] = {}
    for owner, what in owned:
        places = what.owned() if isinstance(what, Passage) else (i for s in what for i in range(s.start, s.end))
        owners.update((at, owner) for at in places)
    starts = [line.start for line in source.lines]
    parts: list[Part] = []
    problems: list[Problem] = []
    for at, c in enumerate(source.text):
        if c.isspace():
            continue
        owner = owners.get(at, NOBODY)
        if parts and parts[-1].owner == owner and not source.text[parts[-1].span.end : at].strip():
            parts[-1] = Part(owner, Span(parts[-1].span.start, at + 1))
        else:
            parts.append(Part(owner, Span(at, at + 1)))
            if owner == NOBODY:
                line = source.lines[bisect_right(starts, at) - 1].number
                problems.append(Problem(NOBODY, "这里的文字没有归入任何条款。", line))
    return tuple(parts), problems
