"""How far the terms of headings reach: for each, how many rows stand below it without having it in their own text.

A term is as rare as the rows are few that mention it or stand below its mention. To count them when a question is asked
would take as long as all the rest; counted of each reading, they are added up when segments are merged.
"""

from __future__ import annotations

import numpy as np

from search.index.arrays import Array, Arrays, items
from search.index.store.schema import Field

_CELLS = 1 << 26
"""Terms × rows that are looked at together, a byte each."""


def below(arrays: Arrays, field: Field) -> Array:
    """The counts of the terms of ``field.heading``, in their order; ``arrays`` are a segment's."""
    titles = np.isin(np.arange(len(arrays["extents"])), arrays["document_rows"][:-1])
    rows = arrays[f"{field.heading}.rows"].astype(np.int64)
    begins, ends = rows + ~titles[rows], rows + arrays["extents"][rows]
    at = arrays[f"{field.heading}.at"].astype(np.int64)
    counts = np.zeros(len(at) - 1, np.uint32)
    together = max(1, _CELLS // max(1, len(titles)))
    numbers = _numbers(arrays, field)
    for first in range(0, len(counts), together):
        last = min(first + together, len(counts))
        reached = np.zeros((last - first, len(titles)), np.bool_)
        mentions = slice(at[first], at[last])
        terms = np.repeat(np.arange(last - first), np.diff(at[first : last + 1])).tolist()
        for term, begin, end in zip(terms, begins[mentions].tolist(), ends[mentions].tolist()):
            reached[term, begin:end] = True
        _forget_own(reached, numbers[first:last], arrays, field)
        counts[first:last] = reached.sum(axis=1)
    return counts


def _numbers(arrays: Arrays, field: Field) -> Array:
    """Of each term of headings its number among those of texts; -1 where no text has it."""
    known = {term: number for number, term in enumerate(items(arrays, f"{field.text}.terms"))}
    return np.array([known.get(term, -1) for term in items(arrays, f"{field.heading}.terms")], np.int64)


def _forget_own(reached: Array, numbers: Array, arrays: Arrays, field: Field) -> None:
    """Take out of what is ``reached`` by terms the rows that have them in their own text."""
    at, rows = arrays[f"{field.text}.at"].astype(np.int64), arrays[f"{field.text}.rows"]
    known = np.flatnonzero(numbers >= 0)
    sizes = at[numbers[known] + 1] - at[numbers[known]]
    places = np.repeat(at[numbers[known]] - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
    reached[np.repeat(known, sizes), rows[places]] = False
