"""What was found, and in what order: clause by clause, or gathered by document.

Whatever the sort, a row has a merit: the greater, the earlier, equal ones as in the gazette. So each row has one
place in the order, and stands on one page.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.gazette.model import Document, DocumentNumber
from search.index.rank.scoring import Scores
from search.index.store.rows import Ints, Rows
from search.query import Sort


class Found(NamedTuple):
    """The rows that answer, and whether they do so only in part; what to tell the reader; what was asked by its 文号.

    ``rows`` ascend. Of each, ``around`` is what of its score its document adds; those ``ahead`` come first in any
    order: the titles of the document that was asked for.
    """

    rows: Ints
    scores: Scores
    partial: bool = False
    notice: str | None = None
    document: Document | None = None
    around: Scores | None = None
    ahead: NDArray[np.bool_] | None = None
    nearest: tuple[DocumentNumber, ...] = ()


def merits(found: Found, sort: Sort, rows: Rows) -> Scores:
    """The merit of each row that was found. Partial matches stand by relevance: by date, the least could come first."""
    if found.partial or sort is Sort.RELEVANCE:
        return found.scores
    by = rows.dated[rows.document[found.rows]] if sort is Sort.DATE else -rows.place[found.rows]
    return by.astype(np.float64) if found.ahead is None else np.where(found.ahead, np.inf, by)


def greatest(values: NDArray[Any], found: Ints, count: int, rows: Rows) -> Ints:
    """Where the ``count`` greatest values of the rows that were found stand among them, the greatest first, equal ones
    as in the gazette."""
    at = np.arange(len(values), dtype=np.int32)
    if 0 < count < len(values):
        at = np.flatnonzero(values >= _least(values, count)).astype(np.int32)
    return at[np.lexsort((rows.place[found[at]], -values[at]))[:count]]


def _least(values: NDArray[Any], count: int) -> float:
    """A value that ``count`` values at least are no less than, and not many more. Of many values it is looked for in a
    sample of them, so that some more than enough should be no less; in all of them only where they are too few."""
    step = len(values) // (_SAMPLE * count)
    if step > 1:
        sample = values[::step]
        place = min(2 * count // step + _SAMPLE, len(sample))
        least = float(np.partition(sample, -place)[-place])
        if np.count_nonzero(values >= least) >= count:
            return least
    return float(np.partition(values, -count)[-count])


_SAMPLE = 8
"""Values of a sample for each one that is sought: to part all of 200,000 takes 2 ms, to part the sample 0.1."""


def ranks(chosen: Ints, found: Ints, merit: Scores, rows: Rows) -> list[int]:
    """The places of the ``chosen`` of the rows that were found in the order of all, from 1."""
    first = np.flatnonzero(merit >= merit[chosen].min(initial=np.inf))
    rank = np.empty(len(first), np.int32)
    rank[np.lexsort((rows.place[found[first]], -merit[first]))] = np.arange(1, len(first) + 1)
    return rank[first.searchsorted(chosen)].tolist()


class Gathered(NamedTuple):
    """A document, how many of its rows were found, and the first few of them, in order, by where they stand among all
    that were found."""

    document: int
    total: int
    rows: Ints


def gather(found: Ints, merit: Scores, rows: Rows, first: int, last: int, few: int) -> list[Gathered]:
    """The documents ``first`` to ``last`` in the order in which their first rows stand, with ``few`` rows of each."""
    if not len(found):
        return []
    documents = rows.document[found]
    starts = np.flatnonzero(np.diff(documents, prepend=-1))
    ends = np.append(starts[1:], len(found))
    return [
        Gathered(
            int(documents[starts[at]]),
            int(ends[at] - starts[at]),
            starts[at] + greatest(merit[starts[at] : ends[at]], found[starts[at] : ends[at]], few, rows),
        )
        for at in greatest(np.maximum.reduceat(merit, starts), found[starts], last, rows)[first:]
    ]


def documents(found: Ints, rows: Rows) -> int:
    """In how many documents the rows stand that were found."""
    return int(np.count_nonzero(np.diff(rows.document[found], prepend=-1)))
