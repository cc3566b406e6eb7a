"""What a few rows say of a term: in their text, in the headings above them, in their titles.

A row is looked at in this way where it is scored in full (``scoring``) or its reasons are told (``explain``).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from search.index.arrays import Array
from search.index.store.rows import Ints
from search.index.store.schema import Field
from search.index.store.snapshot import Snapshot

Mentions = NDArray[np.float64]
"""How often a term is mentioned, weighed: one value for each row, or a line of them for each of some places."""

B = 0.75
"""The textbook's length normalisation: .85 gave .408, where .75 gave .410 (``scoring``)."""

HEADING = 0.5
"""What a mention in one heading above counts, in mentions in the text: a heading speaks for all below it, but a
clause that says it itself answers better. Not measured: the statutes have no headings."""

TITLE = 0.25
"""Likewise for the title, which hundreds of clauses share: it prefers the document, not a clause of it.
0.15 gave .413, 0.25 .410, 0.4 .410, with recall@100 .696, .696, .698."""

SHORT = 0.25
"""Rows shorter than this share of the mean length count as this long: a heading of eight characters is not ten
times more about its words than the clause below it. 0.1 and 0.25 gave .410, 0.4 .408."""


class Close:
    """Rows, ascending, that are looked at closely, and what stands above them."""

    def __init__(self, rows: Ints, index: Snapshot) -> None:
        self.rows, self.levels = rows, levels(rows, index)
        self._index, self._lengths = index, per_length(index)[rows]
        self._above, places = np.unique(self.levels, return_inverse=True)
        self._places = places.reshape(self.levels.shape)
        self._shares = np.where(self.levels != self.levels[-1], HEADING, 0.0)
        self._shares[-1] = TITLE

    def __len__(self) -> int:
        return len(self.rows)

    def mentions(self, term: str, field: Field) -> Mentions:
        """Of each row, all together."""
        said = self._standing(term, field)
        return self._own(term, field) + (0.0 if said is None else (self._shares * said).sum(axis=0))

    def by_place(self, term: str, field: Field) -> Mentions:
        """Those in the text, in the headings above, in the title."""
        said = self._standing(term, field)
        over = np.zeros_like(self._shares) if said is None else self._shares * said
        return np.array([self._own(term, field), over[:-1].sum(axis=0), over[-1]])

    def _own(self, term: str, field: Field) -> Mentions:
        own = self._index.postings(field.text, term)
        return _at(own.rows, own.counts, self.rows) * self._lengths

    def _standing(self, term: str, field: Field) -> Mentions | None:
        """How often the term stands in what is on each level above; ``None`` where it does nowhere."""
        above = self._index.postings(field.heading, term)
        said = _at(above.rows, above.counts, self._above)
        return said[self._places] if said.any() else None


def levels(rows: Ints, index: Snapshot) -> Ints:
    """The rows of the headings above each of ``rows``, a line for each level, the innermost first; that of its title
    where there are no more, as there are not in the last line."""
    titles, found = index.rows.first[index.rows.document[rows]], [index.rows.above[rows]]
    while (found[-1] != titles).any():
        found.append(index.rows.above[found[-1]])
    return np.array(found)


def _at(keys: Ints, values: Array, asked: Ints) -> Mentions:
    """The values of the ``asked`` ones of ``keys``, both ascending; 0 for those that are none of them."""
    if not len(keys):
        return np.zeros(len(asked))
    places = keys.searchsorted(asked)
    places[places == len(keys)] = 0
    return np.where(keys[places] == asked, values[places], 0).astype(np.float64)


def per_length(index: Snapshot) -> NDArray[np.float32]:
    """What one mention in a row's text counts: BM25's length factor, by characters (as words and bigrams grow)."""
    return index.cache.take(("per length",), lambda: (_per_length(index.rows.lengths),))[0]


def _per_length(lengths: Ints) -> NDArray[np.float32]:
    mean = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
    return (1 / (1 - B + B * np.maximum(lengths / mean, SHORT))).astype(np.float32)
