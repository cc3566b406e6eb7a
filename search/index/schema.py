"""The rows of an index: one for each clause, and one for each source that was read.

A row of a clause indexes the clause's own text, and its heading where other clauses stand below
it; what stands above a clause is not repeated in it (``rows.Rows.below`` spreads it). The row of a
source keeps the hash of its bytes, also where nothing was found in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from search.gazette.model import Clause, Document, Reading
from search.gazette.record import clause_record, document_record
from search.index import analyzer
from search.index.analyzer import Token

SCHEMA_VERSION = 7
"""Raised by one whenever a row, a token or a stored record changes; an index of another version is rebuilt."""


@dataclass(frozen=True, slots=True)
class Field:
    """The fields of one kind of token: in a clause's own text, and in the heading that it is for others."""

    text: str
    heading: str
    tokens: Callable[[str], Iterator[Token]]


def lookups(text: str) -> Iterator[Token]:
    """What is looked up by its characters: bigrams, and 文号 in canonical form."""
    yield from analyzer.bigrams(text)
    yield from analyzer.cited(text)


WORDS = Field("words", "heading_words", analyzer.words)
LOOKUPS = Field("lookups", "heading_lookups", lookups)
FIELDS = (WORDS, LOOKUPS)

Row = dict[str, Any]


def rows(reading: Reading) -> Iterator[Row]:
    """The rows of a reading, its source's own first."""
    yield {"row": "source", "source": reading.source, "sha256": reading.sha256}
    for ordinal, document in enumerate(reading.documents):
        for i, clause in enumerate(document.clauses):
            yield {
                "row": "clause",
                "source": reading.source,
                "place": (ordinal, i),
                "clause": clause_record(clause),
                **({} if i else {"document": document_record(document)}),
                **_indexed(clause.text, heading(document, clause, i)),
            }


def heading(document: Document, clause: Clause, i: int) -> str | None:
    """What the clauses below clause ``i`` of a document are found by, too; for the title it is the title."""
    return document.title if i == 0 else clause.heading if clause.extent > 1 else None


def _indexed(text: str, heading: str | None) -> Row:
    texts = {field.text: text for field in FIELDS}
    return texts | {field.heading: heading for field in FIELDS} if heading else texts
