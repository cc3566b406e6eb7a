"""The question as plain data: a ``Query`` is nodes that must all hold."""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.gazette.model import DocumentNumber


@dataclass(frozen=True, slots=True)
class Words:
    """A run as typed, without space; an engine cuts it into words, which must all match."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Matches where its normalised characters stand in the clause's own text."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A 文号. Alone: the document's title, then the clauses that cite it. With others: also all its clauses."""

    number: DocumentNumber


@dataclass(frozen=True, slots=True)
class Filter:
    """``field`` is a name of ``FIELDS``; the clauses of documents whose field holds ``value``."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """What must not match."""

    node: Words | Phrase | Number | Filter


Node = Words | Phrase | Number | Filter | Not


@dataclass(frozen=True, slots=True)
class Query:
    """A question: ``nodes`` must all hold. ``text`` is as typed; hits ``offset``..``offset + limit`` are asked for."""

    text: str
    nodes: tuple[Node, ...]
    notice: str | None = None
    limit: int = 10
    offset: int = 0

    def page(self, limit: int, offset: int = 0) -> Query:
        """The same question, another stretch of its hits."""
        return replace(self, limit=limit, offset=offset)
