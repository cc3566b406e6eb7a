"""What was found, and in what order: clause by clause, or gathered by document.

Whatever the sort, a row has a merit: the greater, the earlier, equal ones as in the gazette. So each row has one
place in the order, and stands on one page.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.gazette.model import Document, DocumentNumber
from search.index.rows import Ints, Rows
from search.index.scoring import Scores
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
    by = rows.dated[rows.document[found.rows]] if sort is Sort.DATE else np.zeros(len(found.rows))
    return by.astype(np.float64) if found.ahead is None else np.where(found.ahead, np.inf, by)


def best(found: Ints, merit: Scores, count: int, rows: Rows) -> Ints:
    """Which ``count`` of the rows that were found come first, in order, by where they stand among them."""
    return greatest(merit, rows.place[found], count)


def greatest(values: Scores, places: Ints, count: int) -> Ints:
    """Where the ``count`` greatest values stand, the greatest first, equal ones by their places."""
    at = np.arange(len(values), dtype=np.int32)
    if 0 < count < len(values):
        least = np.partition(values, len(values) - count)[len(values) - count]
        at = np.flatnonzero(values >= least).astype(np.int32)
    return at[np.lexsort((places[at], -values[at]))[:count]]


def ranks(chosen: Ints, found: Ints, merit: Scores, rows: Rows) -> list[int]:
    """The places of the ``chosen`` of the rows that were found in the order of all, from 1."""
    places = rows.place[found]
    greater = len(merit) - np.searchsorted(np.sort(merit), merit[chosen], side="right")
    before = (np.count_nonzero((merit == merit[at]) & (places < places[at])) for at in chosen.tolist())
    return [int(more + same) + 1 for more, same in zip(greater, before)]


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
            starts[at] + greatest(merit[starts[at] : ends[at]], found[starts[at] : ends[at]], few),
        )
        for at in greatest(np.maximum.reduceat(merit, starts), rows.place[found[starts]], last)[first:]
    ]


def documents(found: Ints, rows: Rows) -> int:
    """In how many documents the rows stand that were found."""
    return int(np.count_nonzero(np.diff(rows.document[found], prepend=-1)))
