"""The rows of an index as arrays: what evaluation and scoring read.

Rows are numbered as they lie in the segments, one segment after another. The clauses of a document stand
together, in reading order, so what is below row ``i`` is ``i + 1`` to ``i + extent[i]``; ``place`` tells
where a row stands in the gazette.

What stands above rows, headings and titles, is few and speaks for many: it is worked with by *nodes*, the rows that
are headings or titles, and spread over the rows below at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.index.arrays import Array
from search.index.catalogue import Catalogue, entries
from search.index.segment import Segment, items

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
        self._above: Ints = _joined(segments, "above", self.starts)
        self.sizes: Ints = np.concatenate([_NONE, *(np.diff(one.arrays["document_rows"]) for one in segments)])
        self.document: Ints = np.repeat(np.arange(len(self.sizes), dtype=np.int32), self.sizes)
        self.first: Ints = (np.cumsum(self.sizes) - self.sizes).astype(np.int32)  # of each document: its title
        lines = [line for one in segments for line in items(one.arrays, "catalogue")]
        self.catalogue = Catalogue(entries(lines), _sources(segments), self.sizes.tolist())
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

    # --- nodes ---

    @cached_property
    def nodes(self) -> Ints:
        """The rows of the nodes, ascending."""
        return np.flatnonzero(self.mask(self._above) | (self.extent > 1)).astype(np.int32)

    @cached_property
    def node(self) -> Ints:
        """Of each row the innermost node above it, as a position in ``nodes``; a title stands above itself, too."""
        return np.searchsorted(self.nodes, self._above).astype(np.int32)

    @cached_property
    def node_ends(self) -> Ints:
        """Of each node, the position in ``nodes`` after the last one below it."""
        return np.searchsorted(self.nodes, self.nodes + self.extent[self.nodes]).astype(np.int32)

    @cached_property
    def node_sizes(self) -> Ints:
        """Of each node, how many rows have it as their ``node``."""
        return np.bincount(self.node, minlength=len(self.nodes)).astype(np.int32)

    @cached_property
    def node_titles(self) -> Mask:
        """Of each node, whether it is a title."""
        return self.first[self.document[self.nodes]] == self.nodes

    def above(self, row: int) -> list[int]:
        """The rows of the headings above a row, innermost first, and of the title at last."""
        first = int(self.first[self.document[row]])
        found = [int(self._above[row])]
        while found[-1] != first:
            found.append(int(self._above[found[-1]]))
        return found

    def over(self, rows: Array, values: Array) -> Array:
        """For each node, the sum of ``values`` over those of ``rows`` (headings and titles) that are it or above it."""
        at = np.searchsorted(self.nodes, rows)
        steps = np.zeros(len(self.nodes) + 1, values.dtype)
        steps[at] = values
        np.subtract.at(steps, self.node_ends[at], values)
        return np.cumsum(steps[:-1], dtype=values.dtype)

    def below(self, rows: Array) -> Mask:
        """The rows that have one of ``rows`` (headings and titles) above them."""
        if not len(rows):
            return np.zeros(len(self), np.bool_)
        held = self.over(rows, np.ones(len(rows), np.int32)) > 0
        return held[self.node]


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
