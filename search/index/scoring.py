"""How well a row answers by itself: BM25 over its text, the headings above it and its title, in arrays.

A score is a sum over jieba's words, pairs of characters, and single characters: words know what
belongs together, pairs forgive where jieba cut the text otherwise than the query, characters find
what a reader calls by a related word (办证 and 证件, 贷 and 信贷). Figures below are MRR@10 and
recall@100 of 772 lay questions over 55,495 articles of statutes; docs/decisions/0003-ranking.md has
all of them, and what was tried in vain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.index.analyzer import content, cut, is_alnum
from search.index.matching import holds
from search.index.lay import official
from search.index.names import same
from search.index.rows import Ints, Mask
from search.index.schema import LOOKUPS, WORDS, Field
from search.index.snapshot import Postings, Snapshot
from search.query import Leaf, Near, Node, Phrase, Prefix, Words, sought

Scores = NDArray[np.float64]
"""One value for each row."""

WORD, PAIR, CHARACTER = 1.0, 1.0, 1.5
"""Shares of jieba's words, of pairs and of single characters (letters and digits count as pairs). A character of 0
gave .399, .681; of .6 .408, .687; 1 .410, .690; 1.5 .410, .696; 2 .410, .693; 3 .404, .688. Short queries gain as
much. Words against pairs as 4 to 6 or 6 to 4 make no difference (.411)."""

K1 = 1.2
B = 0.75
"""The textbook's saturation and length normalisation: K1 of .8 gave .407, 1.6 .403; B of .85 .408."""

HEADING = 0.5
"""What a mention in one heading above counts, in mentions in the text: a heading speaks for all below it, but a
clause that says it itself answers better. Not measured: the statutes have no headings."""

TITLE = 0.25
"""Likewise for the title, which hundreds of clauses share: it prefers the document, not a clause of it.
0.15 gave .413, 0.25 .410, 0.4 .410, with recall@100 .696, .696, .698."""

SHORT = 0.25
"""Rows shorter than this share of the mean length count as this long: a heading of eight characters is not ten
times more about its words than the clause below it. 0.1 and 0.25 gave .410, 0.4 .408."""

VERBATIM = 0.3
"""Added, as a share of what the run's own terms give at most, where a run of several words stands as typed: enough
to pass a text that has the same words apart a little more often. Whole questions never stand as typed (no effect)."""

OFFICIAL = 0.5
"""What official words for a word that was typed give (老公: 配偶), as a share of what they would if they were typed:
a text that says it as typed comes before one that says what is meant by it. With what the
document adds, 0 gave .425, .734, .5 .429, .737, .8 .428, .736."""


class Weights(NamedTuple):
    """What one term gives, text and what is above it together: to the rows that say it themselves (``values``, beyond
    what their node gives them), and to all rows of a node by what is said above them (``node_values``). ``most`` is the
    one value that no row has more of."""

    rows: Ints
    values: NDArray[np.float32]
    nodes: Ints
    node_values: NDArray[np.float32]
    most: Scores


class Total:
    """A sum over terms for every row."""

    def __init__(self, index: Snapshot) -> None:
        self._rows = index.rows
        self._own = np.zeros(len(index.rows))
        self._above = np.zeros(len(index.rows.nodes))

    def add(self, share: float, given: Weights) -> None:
        self._own[given.rows] += share * given.values
        self._above[given.nodes] += share * given.node_values

    def scores(self) -> Scores:
        return self._own + self._above[self._rows.node]


def scores(asked: list[Words | Phrase], index: Snapshot) -> Scores:
    """The score of every row for the runs and phrases that were asked."""
    total, more = Total(index), []
    for node in asked:
        for term, field, share, _ in terms(content(node.text)):
            total.add(share, weights(term, field, index))
        if isinstance(node, Words):
            standing, much = as_typed(node.text, index)
            more += [much * standing, *by_other_names(node.text, index).values()]
    return reduce(np.add, more, total.scores())


def as_typed(text: str, index: Snapshot) -> tuple[Mask, float]:
    """The rows where a run of several words stands as typed, and what that gives each of them."""
    if len(cut(text)) < 2:
        return np.zeros(len(index.rows), np.bool_), 0.0
    found = terms(content(text))
    most = sum(share * float(weights(term, field, index).most[0]) for term, field, share, _ in found)
    return holds(Phrase(content(text)), index), VERBATIM * most


def by_other_names(text: str, index: Snapshot) -> dict[str, Scores]:
    """By words of a run, what others for them give beyond themselves: of several that which says most in a row."""
    more: dict[str, Scores] = {}
    for word in cut(text):
        if others := _shares(word):
            said = np.max([share * _alone(other, index) for other, share in others.items()], axis=0)
            more[word] = np.maximum(said - _alone(word, index), 0)
    return more


def _shares(word: str) -> dict[str, float]:
    """The other words for ``word`` (``names.also``), each with what it counts: a body is the same by any name."""
    return dict.fromkeys(official(word), OFFICIAL) | dict.fromkeys(same(word), 1.0)


def _alone(name: str, index: Snapshot) -> Scores:
    return scores([Phrase(name)], index)


@lru_cache(maxsize=64)
def terms(text: str) -> tuple[tuple[str, Field, float, str], ...]:
    """The terms of what is asked, each with its field, its share in the score, and the word that it begins in."""
    words: dict[int, str] = {}
    end = 0
    for token in sorted(WORDS.tokens(text), key=lambda token: (token.start, -token.end)):
        if token.start >= end:  # words in a longer word are told as it
            words[token.start], end = token.text, token.end
    starts = list(words)

    def word(start: int) -> str:
        at = bisect_right(starts, start)
        return words[starts[at - 1]] if at else ""

    found = [(term, WORDS, WORD, word(start)) for term, start in _first(WORDS, text).items()]
    for term, start in _first(LOOKUPS, text).items():
        share = CHARACTER if len(term) == 1 and not is_alnum(term) else PAIR
        found.append((term, LOOKUPS, share, word(start)))
    return tuple(found)


def _first(field: Field, text: str) -> dict[str, int]:
    """The terms of a text, each with where it begins first."""
    return {token.text: token.start for token in reversed(list(field.tokens(text)))}


def weights(term: str, field: Field, index: Snapshot) -> Weights:
    return index.cache.take(("weights", field.text, term), lambda: _bm25(term, field, index))


def _bm25(term: str, field: Field, index: Snapshot) -> Weights:
    """Mentions in text, headings and title, weighed, added up, then saturated (as BM25F does)."""
    rows = index.rows
    own, above = index.postings(field.text, term), index.postings(field.heading, term)
    mentions = own.counts / length(index)[own.rows]
    over = _over(above, index)
    held = np.flatnonzero(over)
    beside = over[rows.node[own.rows]] if len(held) else np.zeros(len(own.rows))
    frequency = len(own.rows) - np.count_nonzero(beside) + int(rows.node_sizes[held].sum())
    rarity = np.log1p((len(rows) - frequency + 0.5) / (frequency + 0.5)) * (K1 + 1)
    whole, node_values = rarity * _saturated(mentions + beside), rarity * _saturated(over[held])
    values = whole - rarity * _saturated(beside)
    most = np.array([max(whole.max(initial=0), node_values.max(initial=0))])
    return Weights(own.rows, values.astype(np.float32), held.astype(np.int32), node_values.astype(np.float32), most)


def _saturated(mentions: Scores) -> Scores:
    return mentions / (mentions + K1)


def _over(above: Postings, index: Snapshot) -> Scores:
    """The mentions in headings and titles above the rows of each node, weighed."""
    rows = index.rows
    if not len(above.rows):
        return np.zeros(len(rows.nodes))
    titles = rows.first[rows.document[above.rows]] == above.rows
    return rows.over(above.rows, np.where(titles, TITLE, HEADING) * above.counts)


def values_at(given: Weights, rows: Ints, index: Snapshot) -> Scores:
    """What a term gives each of ``rows``."""
    return at(given.rows, given.values, rows) + at(given.nodes, given.node_values, index.rows.node[rows])


def at(keys: Ints, values: NDArray[Any], sought: Ints) -> Scores:
    """The values of the keys that are ``sought``, of ``keys``, which ascend; 0 for what is none of them."""
    if not len(keys):
        return np.zeros(len(sought))
    places = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
    return np.where(keys[places] == sought, values[places], 0.0)


def length(index: Snapshot) -> Scores:
    """BM25's length factor of each row, by characters (words and bigrams grow with them)."""
    return index.cache.take(("length",), lambda: (_length_factor(index.rows.lengths),))[0]


def _length_factor(lengths: Ints) -> Scores:
    mean = max(float(lengths.mean()), 1.0)
    return 1 - B + B * np.maximum(lengths / mean, SHORT)


def scored(nodes: Iterable[Node]) -> list[Words | Phrase]:
    """What of a question scores, each once."""
    return list(dict.fromkeys(_scoring(sought(nodes))))


def _scoring(leaves: Iterable[Leaf]) -> Iterator[Words | Phrase]:
    """Prefixes score as the words that they are, words near each other as phrases."""
    for leaf in leaves:
        match leaf:
            case Words() | Phrase():
                yield leaf
            case Prefix(text):
                yield Words(text)
            case Near(words):
                yield from map(Phrase, words)
