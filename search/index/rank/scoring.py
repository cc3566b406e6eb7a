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
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.index.match.matching import among, phrase_rows
from search.index.rank.mentions import Close
from search.index.store.rows import Mask
from search.index.store.schema import LOOKUPS, WORDS, Field
from search.index.store.snapshot import Snapshot
from search.index.text.analyzer import content, cut, is_alnum
from search.index.text.lay import official
from search.index.text.names import same
from search.query import Leaf, Near, Node, Phrase, Prefix, Words, sought

Scores = NDArray[np.float64]
"""One value for each row."""

WORD, PAIR, CHARACTER = 1.0, 1.0, 1.5
"""Shares of jieba's words, of pairs and of single characters (letters and digits count as pairs). A character of 0
gave .399, .681; of .6 .408, .687; 1 .410, .690; 1.5 .410, .696; 2 .410, .693; 3 .404, .688. Short queries gain as
much. Words against pairs as 4 to 6 or 6 to 4 make no difference (.411)."""

K1 = 1.2
"""The textbook's saturation: .8 gave .407, 1.6 .403."""

VERBATIM = 0.25
"""Added, as a share of the most that the run's own terms can give, where a run of several words stands as typed: enough
to pass a text that has the same words apart a little more often. Whole questions never stand as typed (no effect)."""

OFFICIAL = 0.5
"""What official words for a word that was typed give (老公: 配偶), as a share of what they would if they were typed:
a text that says it as typed comes before one that says what is meant by it. With what the
document adds, 0 gave .425, .734, .5 .429, .737, .8 .428, .736."""


class Scoring:
    """The scores of rows that are looked at closely; what is worked out for a term is kept for the next text."""

    def __init__(self, close: Close, index: Snapshot) -> None:
        self._close, self._index = close, index
        self._given: dict[tuple[str, str], Scores] = {}

    def scores(self, asked: Iterable[Words | Phrase]) -> Scores:
        """For the runs and phrases that were asked. To five decimals: what is equal stays equal, in whatever order it
        was added up. To four, several sums added up were off by more than 1e-4 (tests/reference.py)."""
        total = np.zeros(len(self._close))
        for node in asked:
            total += self._by_terms(node.text)
            if isinstance(node, Words):
                standing, more = self.as_typed(node.text)
                total[standing] += more
                for values in self.by_other_names(node.text).values():
                    total += values
        return np.round(total, 5)

    def as_typed(self, text: str) -> tuple[Mask, float]:
        """Where a run of several words stands as typed, and what that gives."""
        if len(cut(text)) < 2:
            return np.zeros(len(self._close), np.bool_), 0.0
        most = sum(share * rarity(term, field, self._index) for term, field, share, _ in terms(content(text)))
        return among(self._close.rows, phrase_rows(content(text), self._index)), VERBATIM * most

    def by_other_names(self, text: str) -> dict[str, Scores]:
        """By words of a run, what others for them give beyond themselves: of several that which says most in a row."""
        more: dict[str, Scores] = {}
        for word in cut(text):
            if others := other_names(word):
                said = np.max([share * self._by_terms(other) for other, share in others.items()], axis=0)
                more[word] = np.maximum(said - self._by_terms(word), 0)
        return more

    def _by_terms(self, text: str) -> Scores:
        given = (share * self._term(term, field) for term, field, share, _ in terms(content(text)))
        return sum(given, np.zeros(len(self._close)))

    def _term(self, term: str, field: Field) -> Scores:
        key = term, field.text
        if key not in self._given:
            said = self._close.mentions(term, field)
            self._given[key] = rarity(term, field, self._index) * saturated(said)
        return self._given[key]


def other_names(word: str) -> dict[str, float]:
    """The other words for ``word`` (``names.also``), each with what it counts: a body is the same by any name."""
    return dict.fromkeys(official(word), OFFICIAL) | dict.fromkeys(same(word), 1.0)


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


def saturated(mentions: NDArray[Any]) -> NDArray[Any]:
    """The mentions in text, headings and title, weighed and added up, as BM25F has them count."""
    return mentions / (mentions + K1)


def rarity(term: str, field: Field, index: Snapshot) -> float:
    """The most that a term can give: the fewer rows mention it or stand below its mention, the more.

    Rows of copies, which are not shown, count: the same document in two sources says it twice.
    """
    frequency = len(index.postings(field.text, term).rows) + int(index.postings(field.heading, term).below[0])
    return float((K1 + 1) * np.log1p((len(index.rows) - frequency + 0.5) / (frequency + 0.5)))


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
