"""Why a row ranks where it does: which words matched in which field, with what share of its score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from search.index.analyzer import content
from search.index.scoring import HEADING, TITLE, length, terms, weights
from search.index.schema import Field
from search.index.snapshot import Snapshot
from search.query import Phrase, Words
from search.results import Reason

TEXT, HEADINGS, OWN_TITLE = "正文", "上级标题", "公文标题"
AROUND, REST = "公文整体", "原样、别的说法或文号"

LEAST = 0.005
"""Shares below this are left out: they round to 0 %."""


def explain(asked: list[Words | Phrase], row: int, score: float, around: float, index: Snapshot) -> tuple[Reason, ...]:
    """The reasons for ``score``, of which the document adds ``around``, the greatest share first.

    What no word gives by itself is ``REST``.
    """
    given: dict[tuple[str, str], float] = defaultdict(float, {("", AROUND): around})
    for node in asked:
        for term, field, share, word in terms(content(node.text)):
            for place, value in _places(term, field, row, index):
                given[word, place] += share * value
    rest = score - sum(given.values())
    given["", REST] = rest if rest > LEAST * score else 0.0
    total = sum(given.values()) or 1.0
    reasons = (Reason(word, place, value / total) for (word, place), value in given.items() if value / total >= LEAST)
    return tuple(sorted(reasons, key=lambda reason: -reason.share))


def _places(term: str, field: Field, row: int, index: Snapshot) -> Iterator[tuple[str, float]]:
    """What ``term`` gives the row, by the places that mention it, each its part of the mentions."""
    held, values = weights(term, field, index)
    at = int(np.searchsorted(held, row))
    if at == len(held) or held[at] != row:
        return
    mentions = _mentions(term, field, row, index)
    for place, count in mentions.items():
        yield place, float(values[at]) * count / sum(mentions.values())


def _mentions(term: str, field: Field, row: int, index: Snapshot) -> dict[str, float]:
    """The mentions of a term in a row's text, in the headings above it and in its title, weighed."""
    own, above = index.postings(field.text, term), index.postings(field.heading, term)
    first = index.rows.first[index.rows.document[row]]
    over = (above.rows < row) & (row < above.rows + index.rows.extent[above.rows])
    title = above.rows == first
    return {
        TEXT: float(own.counts[own.rows == row].sum() / length(index)[row]),
        HEADINGS: HEADING * float(above.counts[over & ~title].sum()),
        OWN_TITLE: TITLE * float(above.counts[title].sum()),
    }
