"""A reading → its rows and their postings as arrays (``segment`` says which), before they are merged with others.

The terms are those of ``schema.FIELDS``, worked out for many texts at once: characters and pairs of them are numbers
in arrays, only what jieba cuts and letters and digits is looked at one by one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from search.gazette.model import Clause, Document, Reading
from search.gazette.record import clause_record, document_record
from search.index.arrays import Array, Arrays, block, offsets
from search.index.store import provisions, readings, saying
from search.index.store.catalogue import entry
from search.index.store.reach import below
from search.index.store.schema import FIELDS, LOOKUPS, WORDS, heading
from search.index.store.segment import compressed, text_block
from search.index.text import analyzer
from search.index.text.characters import Forms, every

PART_ROWS = 4096
"""Rows that are inverted together: enough for arrays to pay, few enough for a worker's memory to stay small."""

CHUNK = 8
"""Clauses that are compressed together: 300,000 take 70 MB, and to read one of them that no cache holds 0.03 ms. By 32
it was 57 MB and 0.12 ms, of which a page of hits pays ten times."""


@dataclass(frozen=True, slots=True)
class Inverted:
    """A reading as parts of a segment."""

    source: str
    parts: tuple[Arrays, ...]


def inverted(reading: Reading) -> Inverted:
    return Inverted(reading.source, tuple(_parts(reading)))


def _parts(reading: Reading) -> Iterator[Arrays]:
    """The parts of a reading, of whole documents; one without rows where it has no documents."""
    documents: list[Document] = []
    rows = 0
    for document in reading.documents:
        if documents and rows + len(document.clauses) > PART_ROWS:
            yield _part(reading, documents)
            documents, rows = [], 0
        documents.append(document)
        rows += len(document.clauses)
    yield _part(reading, documents)


def _part(reading: Reading, documents: Sequence[Document]) -> Arrays:
    clauses = [clause for document in documents for clause in document.clauses]
    headings = [heading(document, clause, i) for document in documents for i, clause in enumerate(document.clauses)]
    texts, above = [every(clause.text) for clause in clauses], [every(text or "") for text in headings]
    made = {
        **_texts("texts", texts),
        **_texts("headings", above),
        "lengths": _ints(len(one.normal) for one in texts),
        "extents": _ints(clause.extent for clause in clauses),
        "above": _ints(_above(documents)),
        "first_pages": _ints(clause.pages.first if clause.pages else 0 for clause in clauses),
        "last_pages": _ints((clause.pages.last or clause.pages.first) if clause.pages else 0 for clause in clauses),
        "document_rows": _ints(accumulate((len(document.clauses) for document in documents), initial=0)),
        "document_sources": np.zeros(len(documents), np.int32),
        "chunk_rows": _ints(_chunk_rows(documents)),
        **block("clauses", [compressed(map(clause_record, chunk)) for chunk in _chunks(documents)]),
        **block("documents", [compressed([document_record(document)]) for document in documents]),
        **block("catalogue", [json.dumps(entry(document), ensure_ascii=False).encode() for document in documents]),
        **block("sources", [json.dumps([reading.source, reading.sha256], ensure_ascii=False).encode()]),
        **block("readings", [compressed([readings.record(reading)])]),
        **_inverted([clause.text for clause in clauses], texts, WORDS.text, LOOKUPS.text),
        **_inverted(headings, above, WORDS.heading, LOOKUPS.heading),
        **_said(documents),
        **block("provisions", list(map(provisions.line, documents))),
    }
    return made | {f"{field.heading}.below": below(made, field) for field in FIELDS}


def _texts(name: str, said: Sequence[Forms]) -> dict[str, Array]:
    """Texts in their normal form, and in the literal one where it is another."""
    unlike = [row for row, one in enumerate(said) if one.normal != one.literal]
    return {
        **text_block(name, (one.normal for one in said)),
        **text_block(f"literal_{name}", (said[row].literal for row in unlike)),
        f"literal_{name}_rows": _ints(unlike),
    }


def _ints(values: Iterable[int]) -> Array:
    return np.fromiter(values, np.int32)


def _above(documents: Iterable[Document]) -> Iterator[int]:
    """For each row, the row of the innermost heading or title above it."""
    first = 0
    for document in documents:
        open_ends: list[tuple[int, int]] = []  # the headings that are above, outermost first: row, end
        for row, clause in enumerate(document.clauses, first):
            while open_ends and open_ends[-1][1] <= row:
                open_ends.pop()
            yield open_ends[-1][0] if open_ends else first
            if clause.extent > 1 and row > first:
                open_ends.append((row, row + clause.extent))
        first += len(document.clauses)


def _chunks(documents: Iterable[Document]) -> Iterator[Sequence[Clause]]:
    for document in documents:
        for start in range(0, len(document.clauses), CHUNK):
            yield document.clauses[start : start + CHUNK]


def _chunk_rows(documents: Iterable[Document]) -> Iterator[int]:
    return accumulate(map(len, _chunks(documents)), initial=0)


# --- postings ---


def _inverted(texts: Sequence[str | None], said: Sequence[Forms], words: str, lookups: str) -> dict[str, Array]:
    """The postings of a text of each row, in two fields."""
    of_words, of_lookups = _Terms(), _Terms()
    for row, (text, forms) in enumerate(zip(texts, said)):
        of_words.add(row, analyzer.words_in(forms.folded))
        of_lookups.add(row, analyzer.alnums_in(forms.folded))
        if text and forms.normal != forms.literal:
            of_lookups.add(row, (token.text for token in analyzer.literals(text)))
        if text:
            of_lookups.add(row, (token.text for token in analyzer.cited(text)))
    of_lookups.add_characters([forms.folded for forms in said])
    return {**of_words.arrays(words), **of_lookups.arrays(lookups)}


def _said(documents: Iterable[Document]) -> dict[str, Array]:
    terms = _Terms()
    for row, held in enumerate(each for document in documents for each in saying.terms(document)):
        terms.add(row, held)
    return terms.arrays(saying.FIELD)


class _Terms:
    """Terms with the rows that they stand in, as they come."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._code: list[int] = []
        self._row: list[int] = []
        self._more: list[tuple[list[str], Array, Array]] = []

    def add(self, row: int, terms: Iterable[str]) -> None:
        before = len(self._code)
        codes = self._codes
        self._code += [codes.setdefault(term, len(codes)) for term in terms]
        self._row += [row] * (len(self._code) - before)

    def add_characters(self, folded: Sequence[str]) -> None:
        """Each Han character of the rows' texts and each pair of neighbours (``analyzer.bigrams``)."""
        pieces = [text.replace(" ", "") + "\n" for text in folded]
        chars = np.frombuffer("".join(pieces).encode("utf-32-le"), np.uint32).astype(np.int64)
        rows = np.repeat(np.arange(len(folded)), _ints(map(len, pieces)))
        han = analyzer.han(chars)
        pairs = np.flatnonzero(han[:-1] & han[1:])
        keys = np.concatenate([chars[han], chars[pairs] << 21 | chars[pairs + 1]])
        distinct, codes = np.unique(keys, return_inverse=True)
        terms = [chr(key) if key < 1 << 21 else chr(key >> 21) + chr(key & (1 << 21) - 1) for key in distinct.tolist()]
        self._more.append((terms, codes, np.concatenate([rows[han], rows[pairs]])))

    def arrays(self, field: str) -> dict[str, Array]:
        codes = [np.array(self._code, np.int64)]
        for terms, more, _ in self._more:
            known = np.array([self._codes.setdefault(term, len(self._codes)) for term in terms], np.int64)
            codes.append(known[more])
        rows = np.concatenate([np.array(self._row, np.int64), *(rows for _, _, rows in self._more)])
        ordered = sorted(self._codes)
        place = np.empty(len(ordered), np.int64)
        place[[self._codes[term] for term in ordered]] = np.arange(len(ordered))
        keys, counts = np.unique(place[np.concatenate(codes)] << 32 | rows, return_counts=True)
        return {
            **block(f"{field}.terms", [term.encode() for term in ordered]),
            f"{field}.at": offsets(np.searchsorted(keys >> 32, np.arange(len(ordered) + 1))),
            f"{field}.rows": (keys & 0xFFFFFFFF).astype(np.int32),
            f"{field}.counts": np.minimum(counts, 255).astype(np.uint8),
        }
