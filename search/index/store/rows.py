"""The rows of an index as arrays: what evaluation and scoring read.

Rows are numbered as they lie in the segments, one segment after another. The clauses of a document stand
together, in reading order, so what is below row ``i`` is ``i + 1`` to ``i + extent[i]``; ``place`` tells
where a row stands in the gazette.

What stands above rows, headings and titles, is few and speaks for many: what it says is worked with as ``Steps``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.index.arrays import Array, items
from search.index.store.catalogue import Catalogue, entries
from search.index.store.segment import Segment

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]
"""One truth value for each row."""


class Rows:
    """Arrays with one value for each row, unless said otherwise."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.starts = np.cumsum([0, *map(len, segments)]).astype(np.int32)  # of the segments, and the end
        self.extent: Ints = _joined(segments, "extents")
        self.lengths: Ints = _joined(segments, "lengths")
        self.pages = _joined(segments, "first_pages"), _joined(segments, "last_pages")
        self.above: Ints = _joined(segments, "above", self.starts)  # the row of the innermost heading or title
        self.sizes: Ints = np.concatenate([_NONE, *(np.diff(one.arrays["document_rows"]) for one in segments)])
        self.document: Ints = np.repeat(np.arange(len(self.sizes), dtype=np.int32), self.sizes)
        self.first: Ints = (np.cumsum(self.sizes) - self.sizes).astype(np.int32)  # of each document: its title
        lines = [line for one in segments for line in items(one.arrays, "catalogue")]
        self.sources = _sources(segments)  # of each document
        self.catalogue = Catalogue(entries(lines), self.sources, self.sizes.tolist())
        self.shown: Mask = self.catalogue.shown[self.document]

    def __len__(self) -> int:
        return len(self.document)

    @cached_property
    def place(self) -> Ints:
        """Where each row stands in the gazette: 0 is the title of the newest document."""
        order = self.catalogue.order
        begins = np.empty(len(order), np.int64)
        begins[order] = np.cumsum(self.sizes[order]) - self.sizes[order]
        return (begins[self.document] + np.arange(len(self)) - self.first[self.document]).astype(np.int32)

    @cached_property
    def dated(self) -> Ints:
        """Of each document, the ordinal of the day of its 成文日期, 0 where it is not known."""
        days = (one.dated and date.fromisoformat(one.dated).toordinal() for one in self.catalogue.entries)
        return np.fromiter((day or 0 for day in days), np.int32, len(self.catalogue))

    def mask(self, rows: Array) -> Mask:
        held = np.zeros(len(self), np.bool_)
        held[rows] = True
        return held

    def over(self, rows: Ints, values: NDArray[np.float32]) -> Steps:
        """For each row of the index, the sum of ``values`` over those of ``rows`` (headings and titles) above it.

        A title stands above itself, too: it is the document's title and the text of a row.
        """
        begins = rows + (self.first[self.document[rows]] != rows)
        ends = rows + self.extent[rows]
        ending = np.argsort(ends, kind="stable")
        at = np.concatenate([begins, ends[ending]])
        order = np.argsort(at, kind="stable")  # two runs that ascend: merged, not sorted
        steps = np.concatenate([values, -values[ending]])[order]
        return Steps(np.append(np.int32(0), at[order]), np.append(np.float32(0), np.cumsum(steps)), len(self))

    def below(self, rows: Ints) -> Mask:
        """The rows that have one of ``rows`` (headings and titles) above them."""
        begins, ends = rows + (self.first[self.document[rows]] != rows), rows + self.extent[rows]
        reached = np.maximum.accumulate(ends)
        outer = begins >= np.concatenate([[0], reached[:-1]])[: len(rows)]  # not within one before
        edges = np.concatenate([[0], np.stack([begins[outer], ends[outer]], axis=1).ravel(), [len(self)]])
        below: Mask = np.repeat(np.arange(len(edges) - 1) % 2 == 1, np.diff(edges))
        return below


class Steps(NamedTuple):
    """A value for each row of an index that changes at few of them: from ``starts[i]`` on it is ``values[i]``."""

    starts: Ints
    values: NDArray[Any]
    total: int  # of the rows

    def at(self, rows: Ints) -> NDArray[Any]:
        """The values of ``rows``, which ascend."""
        if len(rows) < len(self.starts):
            return self.values.take(np.searchsorted(self.starts, rows, side="right") - 1)
        if len(self.starts) * _SEARCH > self.total:
            return self.everywhere().take(rows)
        return np.repeat(self.values, np.diff(np.append(np.searchsorted(rows, self.starts), len(rows))))

    def everywhere(self) -> NDArray[Any]:
        """The values of all rows."""
        return np.repeat(self.values, np.diff(np.append(self.starts, self.total)))


_SEARCH = 100
"""Rows that are written in the time in which one is searched for."""


_NONE: Ints = np.zeros(0, np.int32)


def _joined(segments: Sequence[Segment], name: str, shifts: Sequence[int] | Array | None = None) -> Ints:
    arrays = [one.arrays[name] for one in segments]
    if shifts is not None:
        arrays = [array + shift for array, shift in zip(arrays, shifts)]
    return np.concatenate([_NONE, *arrays]).astype(np.int32)


def _sources(segments: Sequence[Segment]) -> list[str]:
    """The source of each document."""
    names = ([*one.sources()] for one in segments)
    return [held[i] for held, one in zip(names, segments) for i in one.arrays["document_sources"].tolist()]
