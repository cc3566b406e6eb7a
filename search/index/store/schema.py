"""What is indexed of a row, which is a clause: its own text, and its heading where other clauses stand below it.

What stands above a clause is not repeated in it (``rows.Rows.below`` spreads it).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search.gazette.model import Clause, Document
from search.index.text import analyzer
from search.index.text.analyzer import Token

SCHEMA_VERSION = 15
"""Raised by one whenever a row, a token or a stored record changes; an index of another version is rebuilt."""


@dataclass(frozen=True, slots=True)
class Field:
    """The fields of one kind of token: in a clause's own text, and in the heading that it is for others."""

    text: str
    heading: str
    tokens: Callable[[str], Iterator[Token]]


def lookups(text: str) -> Iterator[Token]:
    """What is looked up by its characters, in either of their forms: bigrams; and 文号 in canonical form."""
    yield from analyzer.bigrams(text)
    yield from analyzer.literals(text)
    yield from analyzer.cited(text)


WORDS = Field("words", "heading_words", analyzer.words)
LOOKUPS = Field("lookups", "heading_lookups", lookups)
FIELDS = (WORDS, LOOKUPS)


def heading(document: Document, clause: Clause, i: int) -> str | None:
    """What the clauses below clause ``i`` of a document are found by, too; for the title it is the title."""
    return document.title if i == 0 else clause.heading if clause.extent > 1 else None
