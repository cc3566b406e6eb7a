"""Whoosh's view of a segment: a codec whose terms, postings and rows are our mapped arrays.

With it an index is one of Whoosh's own: its table of contents, its lock and its commits, and any of its searchers
reads it. The engine's evaluation reads the same arrays without it, a hundred times faster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from whoosh import matching, reading
from whoosh.codec import base, whoosh3

from search.index.store import schema
from search.index.store.segment import Segment, Terms

EXTENSION = ".arrays"

FIELDS = [name for field in schema.FIELDS for name in (field.text, field.heading)]


class MappedCodec(whoosh3.W3Codec):
    """Reads segments that were written as arrays (``merging.merged``, ``arrays.save``)."""

    def per_document_reader(self, storage: Any, segment: base.Segment) -> _Documents:
        return _Documents(opened(storage.folder, segment))

    def terms_reader(self, storage: Any, segment: base.Segment) -> _Terms:
        return _Terms(opened(storage.folder, segment))


def file(folder: str | Path, segment: base.Segment) -> Path:
    """Where the arrays of a segment lie."""
    return Path(folder, segment.make_filename(EXTENSION))


def opened(folder: str | Path, segment: base.Segment) -> Segment:
    return Segment(file(folder, segment))


class _Documents(base.PerDocumentReader):
    """The rows; what Whoosh calls the length of a field is the length of the row's text, in characters."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def doc_count(self) -> int:
        return len(self._segment)

    doc_count_all = doc_count

    def has_deletions(self) -> bool:
        return False

    def is_deleted(self, docnum: int) -> bool:
        return False

    def deleted_docs(self) -> Iterable[int]:
        return ()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(self._segment.arrays["lengths"][docnum])

    def field_length(self, fieldname: str) -> int:
        return int(self._segment.arrays["lengths"].sum())

    def min_field_length(self, fieldname: str) -> int:
        return int(self._segment.arrays["lengths"].min(initial=1))

    def max_field_length(self, fieldname: str) -> int:
        return int(self._segment.arrays["lengths"].max(initial=1))

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        return {"clause": self._segment.clause(docnum)}


class _Terms(base.TermsReader):
    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def _found(self, fieldname: str, term: bytes) -> tuple[Terms, int]:
        terms = self._segment.terms(fieldname)
        if (number := terms.find(term)) is None:
            raise reading.TermNotFound(f"No term {fieldname}:{term!r}")
        return terms, number

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._segment.terms(term[0]).find(term[1]) is not None

    def indexed_field_names(self) -> list[str]:
        return FIELDS

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for field in sorted(FIELDS):
            yield from self.terms_from(field, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        terms = self._segment.terms(fieldname)
        return ((fieldname, terms[number]) for number in range(terms.beginning(prefix).start, len(terms)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], reading.TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], reading.TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, term: bytes) -> reading.TermInfo:
        terms, number = self._found(fieldname, term)
        rows, counts = terms.postings(number)
        lengths = self._segment.arrays["lengths"][rows]
        return reading.TermInfo(
            weight=float(counts.sum()),
            df=len(rows),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(counts.max()),
            minid=int(rows[0]),
            maxid=int(rows[-1]),
        )

    def frequency(self, fieldname: str, term: bytes) -> float:
        """Of all its mentions; 0 for a term of other segments."""
        return self.term_info(fieldname, term).weight() if (fieldname, term) in self else 0.0

    def doc_frequency(self, fieldname: str, term: bytes) -> int:
        return self.term_info(fieldname, term).doc_frequency() if (fieldname, term) in self else 0

    def matcher(self, fieldname: str, term: bytes, format_: Any, scorer: Any = None) -> matching.Matcher:
        terms, number = self._found(fieldname, term)
        rows, counts = terms.postings(number)
        return matching.ListMatcher(
            rows.tolist(),
            counts.astype(float).tolist(),
            format=format_,
            scorer=scorer,
            term=(fieldname, term),
            terminfo=self.term_info(fieldname, term),
        )
