"""What one search reads: an index as it is after one commit."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from search.gazette.model import Clause, Document, DocumentNumber
from search.gazette.record import read_clause, read_document
from search.index.arrays import Array, items
from search.index.store.leading import Leading, Titled, titled
from search.index.store.readings import Read, read
from search.index.store.rows import Ints, Mask, Rows
from search.index.store.segment import Segment, Texts

T = TypeVar("T", bound="tuple[NDArray[Any], ...]")
Made = TypeVar("Made")


class Postings(NamedTuple):
    """Where a term stands: rows, ascending, and how often in each.

    ``below``, one number, is for a term of headings how many rows stand below it without mentioning it.
    """

    rows: Ints
    counts: Array
    below: Array


CACHE_BYTES = 16 * 2**20
"""Of the arrays that a snapshot keeps, in each worker: all terms of a small index. Of 300,000 clauses a common
character takes 1 MB, a pair of characters 20 KB: 600 different questions asked over and over took 13.2 ms each with
16 MB, 13.0 with 24, 12.5 to 13.4 with 64 (what varies from run to run), and 73 MB more memory with 64."""


class Snapshot:
    """The rows of an index's segments, and its postings as arrays, kept while there is room."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self.state = sha256("/".join(one.name for one in segments).encode()).hexdigest()[:16]
        self.rows = Rows(segments)
        self.texts = Spread([one.texts for one in segments], self.rows.starts)
        self.headings = Spread([one.headings for one in segments], self.rows.starts)
        self.cache = Cache(CACHE_BYTES)
        self.header = lru_cache(maxsize=4096)(self._header)
        self._leading = Leading(self.rows.catalogue, lambda: self.made(_titled))
        self._made: dict[Callable[[Snapshot], Any], Any] = {}
        self._making: dict[Callable[[Snapshot], Any], threading.Lock] = {}

    def made(self, make: Callable[[Snapshot], Made]) -> Made:
        """What ``make`` makes of this state of the index: made by who asks first, while others who ask wait."""
        with self._making.setdefault(make, threading.Lock()):
            if make not in self._made:
                self._made[make] = make(self)
            return cast(Made, self._made[make])

    def postings(self, field: str, term: str) -> Postings:
        return self.cache.take(("postings", field, term), lambda: self._postings(field, term.encode()))

    def _postings(self, field: str, term: bytes) -> Postings:
        rows, counts, below = [np.zeros(0, np.int32)], [np.zeros(0, np.uint8)], 0
        for start, segment in zip(self.rows.starts, self._segments):
            terms = segment.terms(field)
            if (number := terms.find(term)) is not None:
                held, often = terms.postings(number)
                rows.append(np.add(held, start, dtype=np.int32))
                counts.append(often)
                below += terms.below(number)
        return Postings(np.concatenate(rows), np.concatenate(counts), np.array([below]))

    def terms(self, field: str, beginning: str) -> list[str]:
        """The terms of ``field`` that begin so, in order."""
        prefix = beginning.encode()
        held = (segment.terms(field) for segment in self._segments)
        return sorted({terms[number].decode() for terms in held for number in terms.beginning(prefix)})

    def frequencies(self, field: str) -> Iterator[tuple[str, int]]:
        """The terms of ``field`` in each segment, in how many of its rows each stands."""
        for segment in self._segments:
            yield from ((term.decode(), count) for term, count in segment.terms(field).frequencies())

    def clause(self, row: int) -> Clause:
        segment, start = self._segment(row)
        return self._leading.led(read_clause(segment.clause(row - start)), int(self.rows.document[row]))

    def clauses(self, rows: Ints) -> list[Clause]:
        """The clauses that some rows are, in their order."""
        read = np.empty(len(rows), np.object_)
        places = np.searchsorted(self.rows.starts, rows, side="right") - 1
        for place in np.unique(places).tolist():
            here = places == place
            records = self._segments[place].records(rows[here] - self.rows.starts[place])
            documents = self.rows.document[rows[here]].tolist()
            read[here] = [self._leading.led(read_clause(one), of) for one, of in zip(records, documents)]
        return read.tolist()

    def _header(self, ordinal: int) -> Document:
        """One of the documents, without its clauses, by its place in the catalogue."""
        first = int(self.rows.first[ordinal])
        segment, start = self._segment(first)
        own = int(np.searchsorted(segment.arrays["document_rows"], first - start))
        return read_document(segment.document(own))

    def document(self, key: str | DocumentNumber) -> Document | None:
        """The document with this id or 文号, with its clauses."""
        catalogue = self.rows.catalogue
        ordinal = catalogue.by_id.get(key) if isinstance(key, str) else catalogue.numbered(str(key))
        if ordinal is None:
            return None
        first = int(self.rows.first[ordinal])
        segment, start = self._segment(first)
        records = segment.clauses(first - start, first - start + int(self.rows.extent[first]))
        clauses = (self._leading.led(read_clause(one), ordinal) for one in records)
        return replace(self.header(ordinal), clauses=tuple(clauses))

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """Those that are shown, in the order of the gazette; or those with these ids, in theirs."""
        known = self.rows.catalogue.by_id
        return (self.header(known[one]) for one in (known if ids is None else ids) if one in known)

    def provisions(self) -> Iterator[bytes]:
        """Of each document, by its place in the catalogue, what it says about terms (``provisions.line``)."""
        return (line for segment in self._segments for line in items(segment.arrays, "provisions"))

    def sources(self) -> Mapping[str, str]:
        return dict(chain.from_iterable(segment.sources().items() for segment in self._segments))

    def readings(self) -> Mapping[str, Read]:
        """By source, what is kept of its reading beside its documents."""
        records = chain.from_iterable(segment.readings().items() for segment in self._segments)
        return {name: read(record) for name, record in records}

    def _segment(self, row: int) -> tuple[Segment, int]:
        """The segment that a row is in, and its first row."""
        at = int(np.searchsorted(self.rows.starts, row, side="right")) - 1
        return self._segments[at], int(self.rows.starts[at])


def _titled(index: Snapshot) -> Titled:
    return titled(index.rows.catalogue, index.provisions())


class Spread:
    """The texts of all rows, in their segments."""

    def __init__(self, texts: Sequence[Texts], starts: Ints) -> None:
        self._texts, self._starts = texts, starts

    def __getitem__(self, row: int) -> str:
        return self.forms(row)[0]

    def lines(self) -> list[str]:
        """The normal form of the text of each row."""
        return [line for texts in self._texts for line in texts.lines()]

    def forms(self, row: int) -> tuple[str, str]:
        """The normal form of the text of ``row``, and the literal one."""
        at = int(np.searchsorted(self._starts, row, side="right")) - 1
        return self._texts[at].forms(row - int(self._starts[at]))

    def among(self, rows: Ints, needle: str) -> Mask:
        """For each of ``rows``, ascending, whether its text holds ``needle`` in either form."""
        cuts = np.searchsorted(rows, self._starts)
        held = (
            texts.among(rows[a:b] - start, needle)
            for texts, start, a, b in zip(self._texts, self._starts, cuts, cuts[1:])
        )
        return np.concatenate([np.zeros(0, np.bool_), *held])

    def holding(self, needle: str) -> Ints:
        """All rows whose text holds ``needle`` in either form."""
        found = (
            row + start
            for texts, start in zip(self._texts, self._starts.tolist())
            for row in texts.holding(needle)
        )
        return np.fromiter(found, np.int32)


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
