"""What was found, and in what order: clause by clause, or gathered by document.

Whatever the sort, a row has a merit: the greater, the earlier, equal ones as in the gazette. So each row has one
place in the order, and stands on one page.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from search.gazette.model import Document, DocumentNumber
from search.index.rows import Ints, Mask, Rows
from search.index.scoring import Scores
from search.query import Sort


class Found(NamedTuple):
    """The rows that answer, and whether they do so only in part; what to tell the reader; what was asked by its 文号.

    ``around`` is what of each row's score its document adds;
    ``ahead`` are the rows of ``held`` that come first in any order: the titles of the document that was asked for.
    """

    held: Mask
    scores: Scores
    partial: bool = False
    notice: str | None = None
    document: Document | None = None
    around: Scores | None = None
    ahead: Mask | None = None
    nearest: tuple[DocumentNumber, ...] = ()


def merits(found: Found, sort: Sort, rows: Rows) -> Scores:
    """The merit of every row. Partial matches stand by relevance: by date, the least of them could come first."""
    if found.partial or sort is Sort.RELEVANCE:
        return found.scores
    by = rows.dated[rows.document] if sort is Sort.DATE else np.zeros(len(rows))
    return by.astype(np.float64) if found.ahead is None else np.where(found.ahead, np.inf, by)


def best(held: Mask, merit: Scores, count: int, rows: Rows) -> Ints:
    """The ``count`` first rows of ``held``, in order."""
    found = np.flatnonzero(held).astype(np.int32)
    return found[greatest(merit[found], rows.place[found], count)]


def greatest(values: Scores, places: Ints, count: int) -> Ints:
    """Where the ``count`` greatest values stand, the greatest first, equal ones by their places."""
    at = np.arange(len(values), dtype=np.int32)
    if 0 < count < len(values):
        least = np.partition(values, len(values) - count)[len(values) - count]
        at = np.flatnonzero(values >= least).astype(np.int32)
    return at[np.lexsort((places[at], -values[at]))[:count]]


def ranks(chosen: Ints, held: Mask, merit: Scores, rows: Rows) -> list[int]:
    """The places of the ``chosen`` rows in the order of all that is held, from 1."""
    found = np.flatnonzero(held)
    values, places = merit[found], rows.place[found]
    greater = len(values) - np.searchsorted(np.sort(values), merit[chosen], side="right")
    before = (np.count_nonzero((values == merit[row]) & (places < rows.place[row])) for row in chosen.tolist())
    return [int(more + same) + 1 for more, same in zip(greater, before)]


class Gathered(NamedTuple):
    """A document, how many of its rows are held, and the first few of them, in order."""

    document: int
    total: int
    rows: Ints


def gather(held: Mask, merit: Scores, rows: Rows, first: int, last: int, few: int) -> list[Gathered]:
    """The documents ``first`` to ``last`` in the order in which their first rows stand, with ``few`` rows of each."""
    held_rows = np.flatnonzero(held).astype(np.int32)
    if not len(held_rows):
        return []
    documents, values = rows.document[held_rows], merit[held_rows]
    starts = np.flatnonzero(np.diff(documents, prepend=-1))
    ends = np.append(starts[1:], len(held_rows))
    return [
        Gathered(
            int(documents[starts[at]]),
            int(ends[at] - starts[at]),
            held_rows[starts[at] + greatest(values[starts[at] : ends[at]], held_rows[starts[at] : ends[at]], few)],
        )
        for at in greatest(np.maximum.reduceat(values, starts), rows.place[held_rows[starts]], last)[first:]
    ]


def documents(held: Mask, rows: Rows) -> int:
    """In how many documents the held rows stand."""
    return int(np.count_nonzero(np.bincount(rows.document[held])))
