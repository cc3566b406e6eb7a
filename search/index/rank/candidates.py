"""Which of the rows that were found are looked at closely, where they are many: those that pairs of characters prefer.

To score all rows in full would take ten times as long, most of it for single characters, which stand in a third of
all rows. So a question takes two looks: the first adds up pairs (runs of letters and digits are pairs, too; where it
has none, what terms it has) over all rows that were found; the second scores the best of them. The others stand behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.index.rank.mentions import HEADING, TITLE, per_length
from search.index.rank.order import greatest
from search.index.rank.scoring import CHARACTER, Scores, other_names, rarity, saturated, terms
from search.index.store.rows import Ints, Steps
from search.index.store.schema import LOOKUPS, Field
from search.index.store.snapshot import Snapshot
from search.index.text.analyzer import content, cut
from search.query import Phrase, Words

MOST = 500
"""Rows that are looked at closely: so .429, .725 (``scoring``), where all rows are .427, .730; of 300 .428, .714, of
1,000 .428, .727. Of 1,000, words instead of pairs for the first look gave .428, .719, both .428, .724."""

Floats = NDArray[np.float32]
"""What is worked out for each row that has a term: seven digits, in half the time."""


def candidates(asked: Iterable[Words | Phrase], rows: Ints, index: Snapshot) -> tuple[Ints, Scores]:
    """Which of ``rows``, ascending, are looked at closely (their places among them, ascending), and the first look."""
    if len(rows) <= MOST:
        return np.arange(len(rows), dtype=np.int32), np.zeros(len(rows))
    first = _first(asked, rows, index)
    return np.sort(greatest(first, rows, MOST, index.rows)), first / UNITS


def _first(asked: Iterable[Words | Phrase], rows: Ints, index: Snapshot) -> Ints:
    """What pairs of what was asked, and of other names for it, give ``rows``: each once, by its greatest share."""
    own = np.zeros(len(index.rows), np.int32)
    steps = np.zeros(len(index.rows) + 1, np.int32)
    for (term, field), share in _shares(asked).items():
        given = weights(term, field, share, index)
        np.add.at(own, index.postings(field.text, term).rows, given.values)  # quicker than own[rows] +=
        if len(given.starts):
            np.add.at(steps, given.starts, given.steps)
    own += np.cumsum(steps[:-1], dtype=np.int32)
    return own.take(rows)


def _shares(asked: Iterable[Words | Phrase]) -> dict[tuple[str, Field], float]:
    shares: dict[tuple[str, Field], float] = {}
    for node in asked:
        others = (other_names(word) for word in cut(node.text)) if isinstance(node, Words) else ()
        for text, share in [(node.text, 1.0), *(other for one in others for other in one.items())]:
            for pair in _pairs(text):
                shares[pair] = max(share, shares.get(pair, 0.0))
    return shares


def _pairs(text: str) -> Iterable[tuple[str, Field]]:
    found = [(term, field, share) for term, field, share, _ in terms(content(text))]
    pairs = [(term, field) for term, field, share in found if field is LOOKUPS and share != CHARACTER]
    return pairs or [(term, field) for term, field, _ in found]


# --- what one term gives ---


class Weights(NamedTuple):
    """What a term gives all rows, in ``UNITS``: to those of its postings, which say it themselves (``values``, beyond
    what is given to all below a mention), and from the row ``starts[i]`` on for what is said above them (``steps[i]``
    more)."""

    values: Ints
    starts: Ints
    steps: Ints


def weights(term: str, field: Field, share: float, index: Snapshot) -> Weights:
    return index.cache.take(("weights", field.text, term, share), lambda: _weights(term, field, share, index))


def _weights(term: str, field: Field, share: float, index: Snapshot) -> Weights:
    own, over = index.postings(field.text, term), _over(term, field, index)
    most = np.float32(UNITS * share * rarity(term, field, index))
    mentions = per_length(index).take(own.rows)
    mentions *= own.counts
    if over is None:
        return Weights(_whole(most * saturated(mentions)), _NOWHERE, _NOWHERE)
    beside = over.at(own.rows)
    values = _whole(most * saturated(mentions + beside)) - _whole(most * saturated(beside))
    return Weights(values, over.starts, np.diff(_whole(most * saturated(over.values)), prepend=np.int32(0)))


def _whole(values: Floats) -> Ints:
    return np.rint(values).astype(np.int32)


UNITS = 1000
"""A first look counts in whole thousandths: sums are the same in any order, and what is equal stays equal."""

_NOWHERE = np.zeros(0, np.int32)


def _over(term: str, field: Field, index: Snapshot) -> Steps | None:
    """The mentions in headings and titles above rows, weighed; ``None`` where there are none."""
    above, rows = index.postings(field.heading, term), index.rows
    if not len(above.rows):
        return None
    titles = rows.first[rows.document[above.rows]] == above.rows
    return rows.over(above.rows, np.where(titles, np.float32(TITLE), np.float32(HEADING)) * above.counts)
