"""A segment of an index: the rows of some readings and their postings, as arrays that are mapped from a file.

A row is a clause. The rows of a document stand together in reading order, the documents of a source likewise.

    texts, headings       normal form of each row's text, and of its heading; UTF-16, a line break after each
    literal_texts, …      the literal form of those that have another, and their rows
    lengths, extents      characters of the text; rows from this one to the last below it
    above                 the row of the innermost heading or title above; a title's is its own
    first_pages, …        0 where they are not known
    clauses, chunk_rows   records of the clauses, compressed by chunks; the first row of each chunk
    documents             their records, compressed; document_rows: the first row of each, document_sources its source
    catalogue             of each document what lists and filters ask (``catalogue.entry``)
    provisions            of each document its titles and what it says about terms (``provisions.line``)
    sources, readings     of each source [name, SHA-256], and what came of it beside documents (``readings``)
    FIELD.terms           in order; FIELD.at: where the postings of each begin, FIELD.rows and FIELD.counts
    said.terms, …         what clauses say of bodies, deadlines and other documents (``said``)
    FIELD.below           of each term of headings: how many rows stand below it and do not have it in their own text

``NAME_at`` tells where each item of a block of bytes NAME begins, with the end of the last. Counts above 255 are 255.
"""

from __future__ import annotations

import json
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np

from search.index.arrays import Array, Arrays, Mapped, block, items

Record = dict[str, Any]


def compressed(records: Iterable[Record]) -> bytes:
    return zlib.compress("\n".join(json.dumps(one, ensure_ascii=False) for one in records).encode(), 6)


class Segment:
    """The segment in a file, its rows numbered from 0. Safe to read from several threads.

    ``name`` is the file's: no other segment of any index has it, and a file is never changed.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.arrays = Mapped(path)
        self.texts, self.headings = Texts(self.arrays, "texts"), Texts(self.arrays, "headings")
        self._clauses, self._documents = Items(self.arrays, "clauses"), Items(self.arrays, "documents")
        self._chunk_rows, self._document_rows = self.arrays["chunk_rows"], self.arrays["document_rows"]
        self._terms: dict[str, Terms] = {}

    def __len__(self) -> int:
        return int(self._document_rows[-1])

    def terms(self, field: str) -> Terms:
        if field not in self._terms:
            self._terms[field] = Terms(self.arrays, field)
        return self._terms[field]

    def clause(self, row: int) -> Record:
        """The record of a clause."""
        chunk = int(self._chunk_rows.searchsorted(row, side="right")) - 1
        return json.loads(_lines(self._clauses[chunk])[row - int(self._chunk_rows[chunk])])

    def records(self, rows: Array) -> list[Record]:
        """The records of some clauses, in their order; what lies together is unpacked once."""
        chunks = self._chunk_rows.searchsorted(rows, side="right") - 1
        held = {chunk: _lines(self._clauses[chunk]) for chunk in set(chunks.tolist())}
        return [json.loads(held[chunk][at]) for chunk, at in zip(chunks.tolist(), rows - self._chunk_rows[chunks])]

    def clauses(self, start: int, end: int) -> Iterator[Record]:
        """The records of the clauses ``start`` to ``end``, those of one or more documents."""
        first, last = self._chunk_rows.searchsorted([start, end]).tolist()
        for chunk in range(first, last):
            yield from map(json.loads, _lines(self._clauses[chunk]))

    def document(self, document: int) -> Record:
        """The record of a document, without its clauses."""
        return json.loads(zlib.decompress(self._documents[document]))

    def sources(self) -> dict[str, str]:
        """The sources that it is made of, each with its SHA-256."""
        return dict(map(json.loads, items(self.arrays, "sources")))

    def readings(self) -> dict[str, Record]:
        """What is kept of the reading of each source beside its documents."""
        kept = (json.loads(zlib.decompress(item)) for item in items(self.arrays, "readings"))
        return dict(zip(self.sources(), kept))


def _lines(item: bytes) -> list[bytes]:
    """The records of a chunk."""
    return zlib.decompress(item).split(b"\n")


class Items:
    """The items of a block of bytes, as they lie in a file."""

    def __init__(self, arrays: Mapped, name: str) -> None:
        self._held, self._start = arrays.bytes_of(name)
        self._at = arrays[f"{name}_at"].data  # one by one, a memoryview is quicker

    def __len__(self) -> int:
        return len(self._at) - 1

    def __getitem__(self, number: int) -> bytes:
        return self._held[self._start + self._at[number] : self._start + self._at[number + 1]]


def text_block(name: str, texts: Iterable[str]) -> dict[str, Array]:
    """A block of texts."""
    return block(name, [f"{text}\n".encode(_ENCODING) for text in texts])


_ENCODING = "utf-16-le"
"""Of texts: two bytes for a Han character, where UTF-8 has three. Found are places at even offsets only."""


class Block(Items):
    """Texts as they lie in a file: found in, not copied."""

    def __init__(self, arrays: Mapped, name: str) -> None:
        super().__init__(arrays, name)
        self._end = self._start + len(arrays[name])

    def text(self, number: int) -> str:
        return self[number][:-2].decode(_ENCODING)

    def lines(self) -> list[str]:
        """All texts, in order."""
        return self._held[self._start : self._end].decode(_ENCODING).split("\n")[:-1]

    def among(self, numbers: Array, needle: str) -> Array:
        """For each of ``numbers``, whether its text holds ``needle``."""
        find, sought, ats = self._held.find, needle.encode(_ENCODING), np.asarray(self._at)
        ends = (ats[numbers + 1] + np.int64(self._start)).tolist()
        places = map(find, repeat(sought), (ats[numbers] + np.int64(self._start)).tolist(), ends)
        held = (at >= 0 and (not at & 1 or self._find(sought, at, end) >= 0) for at, end in zip(places, ends))
        return np.fromiter(held, np.bool_, len(numbers))

    def holding(self, needle: str) -> Iterator[int]:
        """The numbers of the texts that hold ``needle``, which has no line break."""
        at, sought = self._start, needle.encode(_ENCODING)
        while (at := self._find(sought, at, self._end)) >= 0:
            number = bisect_right(self._at, at - self._start) - 1
            yield number
            at = self._start + self._at[number + 1]

    def _find(self, sought: bytes, start: int, end: int) -> int:
        """Where between ``start`` and ``end`` a text goes on so, -1 where none does."""
        at = self._held.find(sought, start, end)
        while at & 1 and at > 0:
            at = self._held.find(sought, at + 1, end)
        return at


class Texts:
    """The normal form of a text of each row; and the literal one of those where it is another."""

    def __init__(self, arrays: Mapped, name: str) -> None:
        self._normals, self._literals = Block(arrays, name), Block(arrays, f"literal_{name}")
        self._unlike = arrays[f"literal_{name}_rows"]

    def __getitem__(self, row: int) -> str:
        return self._normals.text(row)

    def lines(self) -> list[str]:
        """The normal form of the text of each row."""
        return self._normals.lines()

    def forms(self, row: int) -> tuple[str, str]:
        """The normal form of the text of ``row``, and the literal one."""
        at, text = int(self._unlike.searchsorted(row)), self._normals.text(row)
        return text, self._literals.text(at) if at < len(self._unlike) and self._unlike[at] == row else text

    def among(self, rows: Array, needle: str) -> Array:
        """For each of ``rows``, ascending, whether its text holds ``needle`` in either form."""
        held = self._normals.among(rows, needle)
        if len(self._unlike) and not held.all():
            missing = np.flatnonzero(~held)
            places = np.minimum(np.searchsorted(self._unlike, rows[missing]), len(self._unlike) - 1)
            unlike = self._unlike[places] == rows[missing]
            held[missing[unlike]] = self._literals.among(places[unlike], needle)
        return held

    def holding(self, needle: str) -> list[int]:
        """The rows whose text holds ``needle`` in either form."""
        literally = self._unlike[list(self._literals.holding(needle))].tolist()
        return sorted({*self._normals.holding(needle), *literally})


class Terms(Items):
    """The terms of a field in order, and where each stands."""

    def __init__(self, arrays: Mapped, field: str) -> None:
        super().__init__(arrays, f"{field}.terms")
        self._postings_at = arrays[f"{field}.at"].data
        self._rows, self._counts = arrays[f"{field}.rows"], arrays[f"{field}.counts"]
        self._below = arrays[f"{field}.below"] if f"{field}.below" in arrays else None
        self._every = array("Q", _beginnings(arrays, field, np.arange(0, len(self), EVERY)).tobytes())

    def find(self, term: bytes) -> int | None:
        """The number of a term."""
        number = self._place(term)
        return number if number < len(self) and self[number] == term else None

    def _place(self, term: bytes) -> int:
        """Where ``term`` stands or would stand; found among the beginnings that are known, then in the file."""
        beginning = int.from_bytes(term[:8].ljust(8, b"\0"), "big")
        low = max(bisect_left(self._every, beginning) - 1, 0) * EVERY
        high = min(bisect_right(self._every, beginning) * EVERY, len(self))
        return bisect_left(self, term, low, high)

    def beginning(self, prefix: bytes) -> range:
        """The numbers of the terms that begin so."""
        return range(self._place(prefix), self._place(prefix + b"\xff"))

    def postings(self, number: int) -> tuple[Array, Array]:
        """The rows of a term, ascending, and how often it stands in each."""
        start, end = self._postings_at[number], self._postings_at[number + 1]
        return self._rows[start:end], self._counts[start:end]

    def frequencies(self) -> Iterator[tuple[bytes, int]]:
        """All terms, in how many rows each stands."""
        held, at = self._held, (np.asarray(self._at) + np.int64(self._start)).tolist()
        return zip((held[a:b] for a, b in zip(at, at[1:])), np.diff(self._postings_at).tolist())

    def below(self, number: int) -> int:
        """Of a term of headings: how many rows stand below it and do not have it in their own text."""
        return int(self._below[number]) if self._below is not None else 0


EVERY = 16
"""Of the terms one in so many is kept by its beginning: 0.5 bytes a term, and four looks into the file to find one."""


def _beginnings(arrays: Arrays, field: str, numbers: Array) -> Array:
    """The first eight bytes of terms as numbers, in the order of the terms."""
    held, at = arrays[f"{field}.terms"], arrays[f"{field}.terms_at"].astype(np.int64)
    places = at[numbers][:, None] + np.arange(8)
    inside = places < at[numbers + 1][:, None]
    first = np.where(inside, held[np.where(inside, places, 0)], 0) if len(numbers) else np.zeros((0, 8))
    return first.astype(np.uint8).view(">u8").astype(np.uint64).ravel()
