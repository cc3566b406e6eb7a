"""Segments → one segment; and a segment without some of its sources. Only arrays are read and written, no text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import numpy as np

from search.index.arrays import Array, Arrays, block, items, offsets
from search.index.store import saying
from search.index.store.reach import below
from search.index.store.schema import FIELDS

_FIELDS = [*(name for field in FIELDS for name in (field.text, field.heading)), saying.FIELD]
_OF_ROWS = ("lengths", "extents", "first_pages", "last_pages")
_BLOCKS = ("texts", "literal_texts", "headings", "literal_headings", "clauses", "documents", "catalogue", "provisions")
_ROWS = ("above", "literal_texts_rows", "literal_headings_rows")  # arrays whose values are rows

FULL = 1 << 16
"""Rows of a segment at most, which then are numbered in two bytes; a document of more is a segment of its own."""


def grouped(parts: Iterable[Arrays]) -> Iterator[list[Arrays]]:
    """``parts`` in groups that are segments of ``FULL`` rows at most, as they come."""
    group: list[Arrays] = []
    rows = 0
    for part in parts:
        size = int(part["document_rows"][-1])
        if group and rows + size > FULL:
            yield group
            group, rows = [], 0
        group.append(part)
        rows += size
    if group:
        yield group


def merged(parts: Sequence[Arrays]) -> dict[str, Array]:
    """One segment of all ``parts``, in their order."""
    starts = [*accumulate((int(part["document_rows"][-1]) for part in parts), initial=0)]
    sources = [items(part, "sources") for part in parts]
    readings = dict(each for part, lines in zip(parts, sources) for each in zip(lines, items(part, "readings")))
    known = {line: i for i, line in enumerate(readings)}
    places = [np.array([known[line] for line in lines], np.int32) for lines in sources]
    return {
        **{name: np.concatenate([part[name] for part in parts]) for name in _OF_ROWS},
        **{name: _shifted(parts, name, starts) for name in _ROWS},
        "document_rows": _ends(parts, "document_rows"),
        "chunk_rows": _ends(parts, "chunk_rows"),
        "document_sources": np.concatenate([place[part["document_sources"]] for place, part in zip(places, parts)]),
        **block("sources", list(readings)),
        **block("readings", list(readings.values())),
        **{name: array for block_name in _BLOCKS for name, array in _blocks(parts, block_name).items()},
        **{name: array for field in _FIELDS for name, array in _postings(parts, field, starts).items()},
    }


def without(part: Arrays, removed: set[str]) -> dict[str, Array]:
    """A segment without the documents of the sources named ``removed``."""
    lines = items(part, "sources")
    kept_sources = np.array([json.loads(line)[0] not in removed for line in lines], np.bool_)
    documents = kept_sources[part["document_sources"]]
    rows = np.repeat(documents, np.diff(part["document_rows"]))
    chunks = rows[part["chunk_rows"][:-1]]
    numbers = np.cumsum(rows) - 1  # of the rows that are kept: their new ones
    fewer = {
        **{name: part[name][rows] for name in _OF_ROWS},
        "above": numbers[part["above"][rows]].astype(np.int32),
        "document_rows": _counted(np.diff(part["document_rows"])[documents]),
        "chunk_rows": _counted(np.diff(part["chunk_rows"])[chunks]),
        "document_sources": (np.cumsum(kept_sources) - 1)[part["document_sources"][documents]].astype(np.int32),
        **_chosen(part, "sources", kept_sources),
        **_chosen(part, "readings", kept_sources),
        **_fewer(part, "texts", rows, numbers),
        **_fewer(part, "headings", rows, numbers),
        **_chosen(part, "clauses", chunks),
        **_chosen(part, "documents", documents),
        **_chosen(part, "catalogue", documents),
        **_chosen(part, "provisions", documents),
        **{name: array for field in _FIELDS for name, array in _thinned(part, field, rows, numbers).items()},
    }
    return fewer | {f"{field.heading}.below": below(fewer, field) for field in FIELDS}


def _fewer(part: Arrays, name: str, kept: Array, numbers: Array) -> dict[str, Array]:
    unlike = part[f"literal_{name}_rows"]
    return {
        **_chosen(part, name, kept),
        **_chosen(part, f"literal_{name}", kept[unlike]),
        f"literal_{name}_rows": numbers[unlike[kept[unlike]]].astype(np.int32),
    }


def _shifted(parts: Sequence[Arrays], name: str, shifts: Sequence[int]) -> Array:
    return np.concatenate([part[name] + shift for part, shift in zip(parts, shifts)]).astype(np.int32)


def _ends(parts: Sequence[Arrays], name: str) -> Array:
    """Where items begin and the last ends, when those of all parts stand one after another."""
    return _counted(np.concatenate([np.diff(part[name]) for part in parts]))


def _counted(sizes: Array) -> Array:
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)


def _blocks(parts: Sequence[Arrays], name: str) -> dict[str, Array]:
    sizes = np.concatenate([np.diff(part[f"{name}_at"]) for part in parts])
    return {
        name: np.concatenate([part[name] for part in parts]),
        f"{name}_at": offsets(np.concatenate([[0], np.cumsum(sizes)])),
    }


def _chosen(part: Arrays, name: str, kept: Array) -> dict[str, Array]:
    return block(name, [item for item, keep in zip(items(part, name), kept.tolist()) if keep])


# --- postings ---


def _postings(parts: Sequence[Arrays], field: str, starts: Sequence[int]) -> dict[str, Array]:
    """The postings of all parts: each term's, part by part, are copied to where they belong, without sorting."""
    terms = [items(part, f"{field}.terms") for part in parts]
    ordered = sorted(set().union(*terms))
    place = {term: i for i, term in enumerate(ordered)}
    places = [np.fromiter(map(place.__getitem__, held), np.int64, len(held)) for held in terms]
    sizes = [np.diff(part[f"{field}.at"]) for part in parts]
    total = np.zeros(len(ordered), np.int64)
    for held, size in zip(places, sizes):
        total[held] += size
    at = np.concatenate([[0], np.cumsum(total)])
    rows = np.empty(at[-1], np.uint16 if starts[-1] <= FULL else np.int32)
    counts = np.empty(at[-1], np.uint8)
    free = at[:-1].copy()
    for part, held, size, start in zip(parts, places, sizes, starts):
        shift = np.repeat(free[held] - part[f"{field}.at"][:-1].astype(np.int64), size)
        target = shift + np.arange(len(shift))
        rows[target] = part[f"{field}.rows"].astype(np.int32) + start
        counts[target] = part[f"{field}.counts"]
        free[held] += size
    made = {f"{field}.at": offsets(at), f"{field}.rows": rows, f"{field}.counts": counts}
    if f"{field}.below" in parts[0]:
        reach = np.zeros(len(ordered), np.uint32)
        for part, held in zip(parts, places):
            reach[held] += part[f"{field}.below"]
        made[f"{field}.below"] = reach
    return block(f"{field}.terms", ordered) | made


def _thinned(part: Arrays, field: str, kept: Array, numbers: Array) -> dict[str, Array]:
    """The postings in the rows that are ``kept``; terms that stand in no other are gone."""
    rows, at = part[f"{field}.rows"], part[f"{field}.at"]
    here = kept[rows]
    ends = np.concatenate([[0], np.cumsum(here)])[at]
    terms = np.diff(ends) > 0
    return {
        **_chosen(part, f"{field}.terms", terms),
        f"{field}.at": offsets(np.append(ends[:-1][terms], ends[-1])),
        f"{field}.rows": numbers[rows[here]].astype(rows.dtype),
        f"{field}.counts": part[f"{field}.counts"][here],
    }
