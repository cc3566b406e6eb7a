"""How well the document of a row answers, of which the row is a part.

Figures are MRR@10 and recall@100 of the lay questions (``scoring``; docs/decisions/0003-ranking.md).
"""

from __future__ import annotations

import numpy as np

from search.index.rank.order import greatest
from search.index.rank.scoring import Scores
from search.index.store.rows import Ints
from search.index.store.snapshot import Snapshot

DOCUMENT = 0.6
"""What the document adds to each of its rows, as a share of the mean score of its best rows: a document that speaks
of the question in many places is the likelier one to answer it, in words that the question does not have.
0 gave .410, .702, .3 .421, .726, .45 .425, .735, .6 .429, .737, .8 .428, .737."""

SPEAKING = 10
"""The best rows of a document whose mean is how well it answers as a whole; all where it has fewer, so that long
documents are not preferred for being long. 5 gave .426, .736, 20 .429, .733."""


def around(rows: Ints, own: Scores, index: Snapshot) -> Scores:
    """What its document adds to the score of each of ``rows``, those that are looked at closely, given the score of its
    own."""
    best = greatest(own, rows, len(rows), index.rows)
    documents = index.rows.document[rows[best]]
    by_document = np.argsort(documents, kind="stable")  # in each the best first, as in ``best``
    ordered = documents[by_document]
    speaking = by_document[np.arange(len(best)) - np.searchsorted(ordered, ordered) < SPEAKING]
    sums = np.bincount(documents[speaking], own[best[speaking]], len(index.rows.sizes))
    added: Scores = DOCUMENT * (sums / np.minimum(index.rows.sizes, SPEAKING))[index.rows.document[rows]]
    return added
