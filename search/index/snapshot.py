"""What one search reads: an index as it is after one commit."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, Protocol, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from search.gazette.model import Clause, Document, DocumentNumber
from search.index.rows import Ints, Kept, arrange


T = TypeVar("T", bound="tuple[NDArray[Any], ...]")


class Postings(NamedTuple):
    """Where a term stands: rows, ascending, and how often in each."""

    rows: Ints
    counts: Ints


class Store(Protocol):
    """What an engine keeps, under its own numbers; safe to read from several threads."""

    def kept(self) -> Iterator[Kept]:
        """All clauses."""

    def postings(self, field: str, term: str) -> tuple[list[int], list[int]]:
        """The numbers of the clauses whose ``field`` has ``term``, and how often each; empty where none has."""

    def terms(self, field: str, beginning: str) -> list[str]:
        """The terms of ``field`` that begin so, in order."""

    def clause(self, number: int) -> Clause:
        """One clause."""

    def sources(self) -> Mapping[str, str]:
        """The sources that were read, each with its SHA-256."""


CACHE_BYTES = 64 * 2**20
"""Of the arrays that a snapshot keeps: all terms of a small index, the common ones of a large index."""


class Snapshot:
    """The rows of a ``Store``, and its postings as arrays, each decoded once while there is room."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.rows = arrange(store.kept())
        self.cache = Cache(CACHE_BYTES)

    def postings(self, field: str, term: str) -> Postings:
        return self.cache.take(("postings", field, term), lambda: self._decode(field, term))

    def terms(self, field: str, beginning: str) -> list[str]:
        return self._store.terms(field, beginning)

    def clause(self, row: int) -> Clause:
        return self._store.clause(int(self.rows.numbers[row]))

    def document(self, key: str | DocumentNumber) -> Document | None:
        """The document with this id or 文号, with its clauses."""
        for ordinal, document in enumerate(self.rows.documents):
            if key in (document.id, document.number):
                rows = np.flatnonzero(self.rows.document == ordinal)
                return replace(document, clauses=tuple(self.clause(row) for row in rows.tolist()))
        return None

    def sources(self) -> Mapping[str, str]:
        return self._store.sources()

    def _decode(self, field: str, term: str) -> Postings:
        numbers, counts = self._store.postings(field, term)
        rows = self.rows.row[np.array(numbers, np.int32)]
        order = np.argsort(rows)
        order = order[np.searchsorted(rows[order], 0) :]  # those of documents that are not shown are -1
        return Postings(rows[order], np.array(counts, np.int32)[order])


class Cache:
    """Tuples of arrays by key; the least recently used go when together they pass ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        self._limit, self._held = limit, 0
        self._arrays: OrderedDict[Hashable, tuple[NDArray[Any], ...]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under ``key``, made now if it is not (by two threads at once, perhaps: it is the same)."""
        with self._lock:
            if key in self._arrays:
                self._arrays.move_to_end(key)
                return cast(T, self._arrays[key])
        made = make()
        with self._lock:
            if key not in self._arrays:
                self._arrays[key] = made
                self._held += _size(made)
            while self._held > self._limit:
                _, dropped = self._arrays.popitem(last=False)
                self._held -= _size(dropped)
        return made


def _size(arrays: tuple[NDArray[Any], ...]) -> int:
    """Bytes, with what Python adds to a small entry."""
    return sum(array.nbytes for array in arrays) + 500
