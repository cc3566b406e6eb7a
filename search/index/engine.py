"""The engine boundary: readings in, a query in, results out; nothing of an engine's own crosses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from search.gazette.model import Document, DocumentNumber, Reading
from search.query import Query
from search.results import Results


class Engine(Protocol):
    """What answers. One for each kind of storage; tests/index/test_engine.py holds for all of them."""

    def search(self, query: Query) -> Results:
        """The page of hits that ``query`` asks for, with an exact total."""

    def document(self, key: str | DocumentNumber) -> Document | None:
        """The document with this id or 文号, with all its clauses."""

    def documents(self) -> Iterator[Document]:
        """Every document, without its clauses, in the order of the gazette (newest issue first)."""

    def size(self) -> int:
        """How many clauses it holds, the rows of its index."""

    def sources(self) -> Mapping[str, str]:
        """The source files in the index, each with the SHA-256 of its bytes."""

    def write(self, readings: Iterable[Reading], removed: Iterable[str] = ()) -> None:
        """Put ``readings`` in and take the sources named in ``removed`` out, all or nothing.

        A reading replaces the earlier one of the same source.
        """

    def close(self) -> None:
        """Give back what it holds open."""
