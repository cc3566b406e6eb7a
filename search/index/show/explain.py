"""Why a row ranks where it does: which words matched in which field, with what share of its score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from search.gazette.model import DocumentNumber
from search.index.match.matching import numbered
from search.index.rank.mentions import Close
from search.index.rank.scoring import K1, Scores, Scoring, rarity, scored, terms
from search.index.store.rows import Ints
from search.index.store.snapshot import Snapshot
from search.index.text.analyzer import content
from search.query import Node, Number, Phrase, Words, sought
from search.results import Reason

PLACES = TEXT, HEADINGS, OWN_TITLE = "正文", "上级标题", "公文标题"
AROUND, AS_TYPED, OTHER, NUMBERED, CITING = "公文整体", "原样相连", "别的说法", "文号", "引用文号"

PARTLY = "（只有部分字）"
"""Behind a place that has not the word, but pairs or single characters of it: 停车 of 停车难."""

LEAST = 0.005
"""Shares below this are left out: they round to 0 %."""

Given = dict[tuple[str, str], float]
"""What a row has of its score, by word and place."""

Texts = dict[str, Sequence[str]]
"""What stands in each of ``PLACES`` of a row, in all forms."""


def explain(
    nodes: list[Node], rows: Ints, scores: Scores, around: Scores, index: Snapshot
) -> list[tuple[Reason, ...]]:
    """For each of ``rows``, the reasons for its score, of which its document adds ``around``; greatest share first."""
    order = np.argsort(rows)
    close = Close(rows[order], index)
    scoring = Scoring(close, index)
    told: list[Given] = [defaultdict(float, {("", AROUND): float(around[i])}) for i in order]
    for node in scored(nodes):
        _by_terms(told, node, close, index)
        if isinstance(node, Words):
            _by_run(told, node.text, scoring)
    for leaf in dict.fromkeys(sought(nodes)):
        if isinstance(leaf, Number):
            _by_number(told, leaf.number, close.rows, scores[order], index)
    texts = _texts(close, index)
    reasons = [tuple(_reasons(*each)) for each in zip(told, texts)]
    return [reasons[i] for i in np.argsort(order)]


def _texts(close: Close, index: Snapshot) -> Iterator[Texts]:
    """What each row has to be found by; headings are read once for all rows that stand below them."""
    headings = cache(index.headings.forms)
    for row, (*above, title) in zip(close.rows.tolist(), close.levels.T.tolist()):
        inner = dict.fromkeys(level for level in above if level != title)
        over = [form for level in inner for form in headings(level)]
        yield {TEXT: index.texts.forms(row), HEADINGS: over, OWN_TITLE: headings(title)}


def _reasons(told: Given, texts: Texts) -> list[Reason]:
    total = sum(told.values()) or 1.0
    shares = [(word, place, value / total) for (word, place), value in told.items()]
    reasons = (Reason(word, _said(word, place, texts), share) for word, place, share in shares if share >= LEAST)
    return sorted(reasons, key=lambda reason: -reason.share)


def _said(word: str, place: str, texts: Texts) -> str:
    """``place``, with a word on it where ``word`` does not stand there, but some of its characters are mentioned."""
    return place if place not in texts or any(word in text for text in texts[place]) else place + PARTLY


def _by_terms(told: list[Given], node: Words | Phrase, close: Close, index: Snapshot) -> None:
    """What the terms of each word give each row, by the places that mention them, each its part of the mentions."""
    words: dict[str, Scores] = {}
    for term, field, share, word in terms(content(node.text)):
        mentions = close.by_place(term, field)
        values = share * rarity(term, field, index) * mentions / (mentions.sum(axis=0) + K1)
        words[word] = words.get(word, 0) + values
    for word, values in words.items():
        for place, i in zip(*(at.tolist() for at in np.nonzero(values))):
            told[i][word, PLACES[place]] += float(values[place, i])


def _by_run(told: list[Given], text: str, scoring: Scoring) -> None:
    """What standing as typed gives, and what other names do."""
    standing, more = scoring.as_typed(text)
    others = scoring.by_other_names(text)
    for i, one in enumerate(told):
        one[content(text), AS_TYPED] += more * float(standing[i])
        for word, values in others.items():
            one[word, OTHER] += float(values[i])


def _by_number(told: list[Given], number: DocumentNumber, rows: Ints, scores: Scores, index: Snapshot) -> None:
    """The rest, which comes by a 文号: the document's own, or one that the clause cites."""
    own = numbered(number, index)
    for one, row, score in zip(told, rows.tolist(), scores.tolist()):
        rest = score - sum(one.values())
        one[str(number), NUMBERED if own[row] else CITING] += max(rest, 0.0)
