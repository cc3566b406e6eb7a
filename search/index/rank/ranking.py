"""The scores of rows that were found: a first look at all, a close one at the best, and what their documents add."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from search.index.rank.candidates import candidates
from search.index.rank.context import around
from search.index.rank.mentions import Close
from search.index.rank.scoring import Scores, Scoring
from search.index.store.rows import Ints
from search.index.store.snapshot import Snapshot
from search.query import Phrase, Words


def ranked(asked: Sequence[Words | Phrase], rows: Ints, index: Snapshot) -> tuple[Scores, Scores]:
    """The scores of ``rows``, which ascend, for the runs and phrases that were asked, and what of them their documents
    add. Rows that are not looked at closely score no more than any that is."""
    chosen, total = candidates(asked, rows, index)
    close = rows[chosen]
    own = Scoring(Close(close, index), index).scores(asked)
    added = around(close, own, index)
    total = np.minimum(total, (own + added).min(initial=np.inf))
    total[chosen] = own + added
    spread = np.zeros(len(rows))
    spread[chosen] = added
    return total, spread
