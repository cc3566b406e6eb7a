"""What was read of each source: which issues and pages it covers, and what could not be made sense of."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from search.gazette.model import Issue, Pages
from search.gazette.passage import spans
from search.index.store.rows import Rows
from search.index.store.snapshot import Snapshot
from search.results import Coverage, Held

_Issue = tuple[str | None, int | None, str | None]


def coverage(index: Snapshot) -> tuple[Coverage, ...]:
    """Of each source, in the order of their names; also of what another source has as well and is shown from there."""
    within = _within(index.rows)
    return tuple(
        Coverage(
            source=name,
            lines=read.lines,
            held=tuple(_held(issue, ordinals, index.rows) for issue, ordinals in within[name].items()),
            problems=read.problems,
            further=read.further,
        )
        for name, read in sorted(index.readings().items())
    )


def _within(rows: Rows) -> dict[str, dict[_Issue, list[int]]]:
    """The documents of each source, by issue, in the order of the gazette."""
    found: dict[str, dict[_Issue, list[int]]] = defaultdict(dict)
    for ordinal in rows.catalogue.order.tolist():
        one = rows.catalogue.entries[ordinal]
        issue = (one.gazette, one.issue_year, one.issue)
        found[rows.sources[ordinal]].setdefault(issue, []).append(ordinal)
    return found


def _held(issue: _Issue, ordinals: list[int], rows: Rows) -> Held:
    known = None if issue == (None, None, None) else Issue(*issue)
    starts, sizes = rows.first[ordinals], rows.sizes[ordinals]
    here = np.concatenate([np.arange(start, start + size) for start, size in zip(starts, sizes)])
    firsts, lasts = (pages[here].tolist() for pages in rows.pages)
    placed = [one for one in zip(firsts, lasts) if one != (0, 0)]
    return Held(known, len(ordinals), len(here), len(placed), _together(set(placed)))


def _together(stretches: set[tuple[int, int]]) -> tuple[Pages, ...]:
    """The pages that some stretches of them are."""
    found = spans(sorted({page for first, last in stretches for page in range(first, last + 1)}))
    return tuple(Pages(one.start, one.end - 1) for one in found)
