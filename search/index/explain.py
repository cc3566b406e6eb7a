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
    given,
    per_length,
    scored,
    terms,
)
from search.index.snapshot import Snapshot
from search.query import Node, Number, Phrase, Words, sought
from search.results import Reason

TEXT, HEADINGS, OWN_TITLE = "正文", "上级标题", "公文标题"
AROUND, AS_TYPED, OTHER, NUMBERED, CITING = "公文整体", "原样相连", "别的说法", "文号", "引用文号"

PARTLY = "（只有部分字）"
"""Behind a place that has not the word, but pairs or single characters of it: 停车 of 停车难."""

LEAST = 0.005
"""Shares below this are left out: they round to 0 %."""

Given = dict[tuple[str, str], float]
"""What a row has of its score, by word and place."""


def explain(
    nodes: list[Node], rows: Ints, scores: Scores, around: Scores, index: Snapshot
) -> list[tuple[Reason, ...]]:
    """For each of ``rows``, the reasons for its score, of which its document adds ``around``; greatest share first."""
    order = np.argsort(rows)
    ascending = rows[order]
    told: list[Given] = [defaultdict(float, {("", AROUND): float(around[i])}) for i in order]
    for node in scored(nodes):
        _by_terms(told, node, ascending, index)
        if isinstance(node, Words):
            _by_run(told, node.text, ascending, index)
    for leaf in dict.fromkeys(sought(nodes)):
        if isinstance(leaf, Number):
            _by_number(told, leaf.number, ascending, scores[order], index)
    said = [_said(one, row, index) for one, row in zip(told, ascending.tolist())]
    return [tuple(_reasons(said[i])) for i in np.argsort(order)]


def _said(told: Given, row: int, index: Snapshot) -> Given:
    """``told``, where a word does not stand in a place that mentions some of its characters, with a word on that."""
    above = _above(row, index)
    texts = {TEXT: [row], HEADINGS: above[:-1], OWN_TITLE: above[-1:]}

    def stands(word: str, place: str) -> bool:
        held = index.texts if place == TEXT else index.headings
        return place not in texts or any(word in form for one in texts[place] for form in held.forms(one))

    return {(word, place if stands(word, place) else place + PARTLY): value for (word, place), value in told.items()}


def _above(row: int, index: Snapshot) -> list[int]:
    """The rows of the headings above a row, innermost first, and of its title at last."""
    title, above = int(index.rows.first[index.rows.document[row]]), [int(index.rows.above[row])]
    while above[-1] != title:
        above.append(int(index.rows.above[above[-1]]))
    return above


def _reasons(told: Given) -> list[Reason]:
    total = sum(told.values()) or 1.0
    reasons = (Reason(word, place, value / total) for (word, place), value in told.items() if value / total >= LEAST)
    return sorted(reasons, key=lambda reason: -reason.share)


def _by_terms(told: list[Given], node: Words | Phrase, rows: Ints, index: Snapshot) -> None:
    """What each term gives each of ``rows``, by the places that mention it, each its part of the mentions."""
    for term, field, share, word in terms(content(node.text)):
        values = share * given(term, field, rows, index)
        mentions = _mentions(term, field, rows, index)
        whole = np.maximum(sum(mentions.values()), LEAST)  # where nothing mentions it, nothing is given
        for place, counts in mentions.items():
            parts = values * counts / whole
            for i in np.flatnonzero(parts).tolist():  # few: of a page's rows few have a term
                told[i][word, place] += float(parts[i])


def _mentions(term: str, field: Field, rows: Ints, index: Snapshot) -> dict[str, Scores]:
    """The mentions of a term in the rows' texts, in the headings above them and in their titles, weighed."""
    own, above = index.postings(field.text, term), index.postings(field.heading, term)
    titles = index.rows.first[index.rows.document[rows]]
    headings = np.zeros(len(rows))
    level = index.rows.above[rows]
    while (level != titles).any():
        headings += np.where(level != titles, at(above.rows, above.counts, level), 0)
        level = index.rows.above[level]
    return {
        TEXT: at(own.rows, own.counts, rows) * per_length(index)[rows],
        HEADINGS: HEADING * headings,
        OWN_TITLE: TITLE * at(above.rows, above.counts, titles),
    }


def _by_run(told: list[Given], text: str, rows: Ints, index: Snapshot) -> None:
    """What standing as typed gives, and what other names do."""
    standing, more = as_typed(text, index)
    others = by_other_names(text, rows, index)
    for i, one in enumerate(told):
        one[content(text), AS_TYPED] += more * float(standing[rows[i]])
        for word, values in others.items():
            one[word, OTHER] += float(values[i])


def _by_number(told: list[Given], number: DocumentNumber, rows: Ints, scores: Scores, index: Snapshot) -> None:
    """The rest, which comes by a 文号: the document's own, or one that the clause cites."""
    own = numbered(number, index)
    for one, row, score in zip(told, rows.tolist(), scores.tolist()):
        rest = score - sum(one.values())
        one[str(number), NUMBERED if own[row] else CITING] += max(rest, 0.0)
