"""Why a row ranks where it does: which words matched in which field, with what share of its score."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from search.gazette.model import DocumentNumber
from search.index.analyzer import content
from search.index.matching import numbered
from search.index.rows import Ints
from search.index.schema import Field
from search.index.scoring import (
    HEADING,
    TITLE,
    Scores,
    as_typed,
    at,
    by_other_names,
    length,
    scored,
    terms,
    values_at,
    weights,
)
from search.index.snapshot import Postings, Snapshot
from search.query import Node, Number, Phrase, Words, sought
from search.results import Reason

TEXT, HEADINGS, OWN_TITLE = "正文", "上级标题", "公文标题"
AROUND, AS_TYPED, OTHER, NUMBERED, CITING = "公文整体", "原样相连", "别的说法", "文号", "引用文号"

LEAST = 0.005
"""Shares below this are left out: they round to 0 %."""

Given = dict[tuple[str, str], float]
"""What a row has of its score, by word and place."""


def explain(
    nodes: list[Node], rows: list[int], scores: Scores, around: Scores | None, index: Snapshot
) -> list[tuple[Reason, ...]]:
    """For each of ``rows``, the reasons for its score, of which its document adds ``around``; greatest share first."""
    given: list[Given] = [defaultdict(float, {} if around is None else {("", AROUND): float(around[r])}) for r in rows]
    for node in scored(nodes):
        _by_terms(given, node, np.array(rows, np.int32), index)
        if isinstance(node, Words):
            _by_run(given, node.text, rows, index)
    for leaf in dict.fromkeys(sought(nodes)):
        if isinstance(leaf, Number):
            _by_number(given, leaf.number, rows, scores, index)
    return [tuple(_reasons(one)) for one in given]


def _reasons(given: Given) -> list[Reason]:
    total = sum(given.values()) or 1.0
    told = [Reason(word, place, value / total) for (word, place), value in given.items() if value / total >= LEAST]
    return sorted(told, key=lambda reason: -reason.share)


def _by_terms(given: list[Given], node: Words | Phrase, rows: Ints, index: Snapshot) -> None:
    for term, field, share, word in terms(content(node.text)):
        values = values_at(weights(term, field, index), rows, index)
        for i in np.flatnonzero(values).tolist():  # of a page's rows few have a term: only they are read
            mentions = _mentions(term, field, int(rows[i]), index)
            part = share * float(values[i]) / sum(mentions.values())
            for place, count in mentions.items():
                given[i][word, place] += part * count


def _by_run(given: list[Given], text: str, rows: list[int], index: Snapshot) -> None:
    """What standing as typed gives, and what other names do."""
    standing, more = as_typed(text, index)
    others = by_other_names(text, index)
    for one, row in zip(given, rows):
        one[content(text), AS_TYPED] += more if standing[row] else 0.0
        for word, values in others.items():
            one[word, OTHER] += float(values[row])


def _by_number(given: list[Given], number: DocumentNumber, rows: list[int], scores: Scores, index: Snapshot) -> None:
    """The rest, which comes by a 文号: the document's own, or one that the clause cites."""
    own = numbered(number, index)
    for one, row in zip(given, rows):
        rest = float(scores[row]) - sum(one.values())
        one[str(number), NUMBERED if own[row] else CITING] += max(rest, 0.0)


def _mentions(term: str, field: Field, row: int, index: Snapshot) -> dict[str, float]:
    """The mentions of a term in a row's text, in the headings above it and in its title, weighed."""
    own, above = index.postings(field.text, term), index.postings(field.heading, term)
    *headings, title = index.rows.above(row)
    return {
        TEXT: _count(own, [row]) / float(length(index)[row]),
        HEADINGS: HEADING * _count(above, headings),
        OWN_TITLE: TITLE * _count(above, [title]),
    }


def _count(standing: Postings, rows: list[int]) -> float:
    """How often a term stands in ``rows`` together."""
    return float(at(standing.rows, standing.counts, np.array(rows, np.int32)).sum())
