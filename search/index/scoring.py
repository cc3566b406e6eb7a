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
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.index.analyzer import content, cut, is_alnum
from search.index.matching import holds
from search.index.lay import official
from search.index.names import same
from search.index.rows import Ints, Mask, Steps
from search.index.schema import LOOKUPS, WORDS, Field
from search.index.snapshot import Snapshot
from search.query import Leaf, Near, Node, Phrase, Prefix, Words, sought

Scores = NDArray[np.float64]
"""One value for each row."""

Floats = NDArray[np.float32]
"""What is kept of a term, and worked out for each of its rows: seven digits, in half the time."""

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

VERBATIM = 0.25
"""Added, as a share of the most that the run's own terms can give, where a run of several words stands as typed: enough
to pass a text that has the same words apart a little more often. Whole questions never stand as typed (no effect)."""

OFFICIAL = 0.5
"""What official words for a word that was typed give (老公: 配偶), as a share of what they would if they were typed:
a text that says it as typed comes before one that says what is meant by it. With what the
document adds, 0 gave .425, .734, .5 .429, .737, .8 .428, .736."""


def scores(asked: list[Words | Phrase], rows: Ints, index: Snapshot) -> Scores:
    """The scores of ``rows``, which ascend, for the runs and phrases that were asked."""
    total = _Sum(rows, index)
    for node in asked:
        for term, field, share, _ in terms(content(node.text)):
            total.add(term, field, share)
    scored = total.scores()
    for node in asked:
        if isinstance(node, Words):
            standing, more = as_typed(node.text, index)
            scored[standing[rows]] += more
            for values in by_other_names(node.text, rows, index).values():
                scored += values
    return scored


class _Sum:
    """What terms give ``rows`` together. What is said above rows is summed up in steps, and spread at the end."""

    def __init__(self, rows: Ints, index: Snapshot) -> None:
        self._rows, self._index = rows, index
        self._few = np.zeros(len(rows))

    @cached_property
    def _own(self) -> Floats:
        return np.zeros(len(self._index.rows), np.float32)

    @cached_property
    def _steps(self) -> Scores:
        """By how much more what is said above a row gives it than the row before."""
        return np.zeros(len(self._index.rows) + 1)

    def add(self, term: str, field: Field, share: float) -> None:
        """A term that stands in far more rows is asked about ``rows`` only, another about all its own."""
        if FEWER * len(self._rows) < len(self._index.postings(field.text, term).rows):
            self._few += share * given(term, field, self._rows, self._index)
            return
        values, starts, steps = weights(term, field, self._index)
        rows = self._index.postings(field.text, term).rows
        np.add.at(self._own, rows, values if share == 1 else np.float32(share) * values)  # quicker than own[rows] +=
        if len(starts):
            np.add.at(self._steps, starts, share * steps)

    def scores(self) -> Scores:
        """To five decimals: what is equal stays equal, in whatever order it was added up. To four, several sums added
        up were off by more than 1e-4 (tests/reference.py)."""
        total = self._few
        if "_own" in self.__dict__:
            total = total + self._own.take(self._rows)
        if "_steps" in self.__dict__:
            total = total + np.cumsum(self._steps).take(self._rows)
        return np.round(total, 5)


FEWER = 8
"""Times as many rows a term must have for a search among them, 0.1 µs for each row asked, to pay."""


def as_typed(text: str, index: Snapshot) -> tuple[Mask, float]:
    """The rows where a run of several words stands as typed, and what that gives each of them."""
    if len(cut(text)) < 2:
        return np.zeros(len(index.rows), np.bool_), 0.0
    most = sum(share * rarity(term, field, index) for term, field, share, _ in terms(content(text)))
    return holds(Phrase(content(text)), index), VERBATIM * most


def by_other_names(text: str, rows: Ints, index: Snapshot) -> dict[str, Scores]:
    """By words of a run, what others for them give beyond themselves: of several that which says most in a row."""
    more: dict[str, Scores] = {}
    for word in cut(text):
        if others := _shares(word):
            said = np.max([share * _alone(other, rows, index) for other, share in others.items()], axis=0)
            more[word] = np.maximum(said - _alone(word, rows, index), 0)
    return more


def _shares(word: str) -> dict[str, float]:
    """The other words for ``word`` (``names.also``), each with what it counts: a body is the same by any name."""
    return dict.fromkeys(official(word), OFFICIAL) | dict.fromkeys(same(word), 1.0)


def _alone(name: str, rows: Ints, index: Snapshot) -> Scores:
    return scores([Phrase(name)], rows, index)


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


# --- what one term gives ---


class Weights(NamedTuple):
    """What a term gives all rows: to those of its postings, which say it themselves (``values``, beyond what is given
    to all below a mention), and from the row ``starts[i]`` on for what is said above them (``steps[i]`` more)."""

    values: Floats
    starts: Ints
    steps: Scores


def weights(term: str, field: Field, index: Snapshot) -> Weights:
    return index.cache.take(("weights", field.text, term), lambda: _weights(term, field, index))


def _weights(term: str, field: Field, index: Snapshot) -> Weights:
    own, over, rare = index.postings(field.text, term), _over(term, field, index), rarity(term, field, index)
    mentions = per_length(index).take(own.rows)
    mentions *= own.counts
    if over is None:
        return Weights(_saturated(mentions) * np.float32(rare), _NOWHERE, _NOTHING)
    beside = over._replace(values=over.values.astype(np.float32)).at(own.rows)
    values = (_saturated(mentions + beside) - _saturated(beside)) * np.float32(rare)
    return Weights(values, over.starts, np.diff(rare * _saturated(over.values), prepend=0.0))


_NOWHERE, _NOTHING = np.zeros(0, np.int32), np.zeros(0)


def given(term: str, field: Field, rows: Ints, index: Snapshot) -> Scores:
    """What a term gives each of a few ``rows``, which ascend."""
    own, over = index.postings(field.text, term), _over(term, field, index)
    mentions = at(own.rows, own.counts, rows) * per_length(index)[rows]
    if over is not None:
        mentions += over.at(rows)
    return rarity(term, field, index) * _saturated(mentions)


def at(keys: Ints, values: NDArray[Any], asked: Ints) -> Scores:
    """The values of the ``asked`` ones of ``keys``, which ascend; 0 for those that are none of them."""
    if not len(keys):
        return np.zeros(len(asked))
    places = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
    return np.where(keys[places] == asked, values[places], 0).astype(np.float64)


def _saturated(mentions: NDArray[Any]) -> NDArray[Any]:
    """The mentions in text, headings and title, weighed and added up, as BM25F has them count."""
    return mentions / (mentions + K1)


def rarity(term: str, field: Field, index: Snapshot) -> float:
    """The most that a term can give: the fewer rows mention it or stand below its mention, the more.

    Rows of copies, which are not shown, count: the same document in two sources says it twice.
    """
    frequency = len(index.postings(field.text, term).rows) + int(index.postings(field.heading, term).below[0])
    return float((K1 + 1) * np.log1p((len(index.rows) - frequency + 0.5) / (frequency + 0.5)))


def _over(term: str, field: Field, index: Snapshot) -> Steps | None:
    """The mentions in headings and titles above rows, weighed; ``None`` where there are none."""
    above, rows = index.postings(field.heading, term), index.rows
    if not len(above.rows):
        return None
    titles = rows.first[rows.document[above.rows]] == above.rows
    return rows.over(above.rows, np.where(titles, TITLE, HEADING) * above.counts)


def per_length(index: Snapshot) -> Floats:
    """What one mention in a row's text counts: BM25's length factor, by characters (as words and bigrams grow)."""
    return index.cache.take(("per length",), lambda: (_per_length(index.rows.lengths),))[0]


def _per_length(lengths: Ints) -> Floats:
    mean = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
    return (1 / (1 - B + B * np.maximum(lengths / mean, SHORT))).astype(np.float32)


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
