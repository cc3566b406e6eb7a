"""The engine boundary: readings in, a query in, results out; nothing of an engine's own crosses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from search.gazette.model import Citation, Clause, Document, DocumentNumber, Reading
from search.gazette.validity import Validity
from search.query import Query
from search.results import Coverage, Hit, Holdings, Results, Shelf

if TYPE_CHECKING:
    from search.index.embedded import EmbeddedEngine


class Engine(Protocol):
    """What answers. One for each kind of storage; tests/index/test_engine.py holds for all of them."""

    def search(self, query: Query) -> Results:
        """The page of hits that ``query`` asks for, with an exact total."""

    def every(self, query: Query, snippets: bool = True) -> Iterator[Hit]:
        """All hits that match in full, clause by clause in the order that ``query`` asks for, as its pages give them:
        whatever page it asks for, read as they are taken, and of the state that the index has now, whatever is
        committed meanwhile. Without reasons and repeats; without ``snippets``, in half the time: 300,000 take 15 s."""

    def suggest(self, typed: str, limit: int = 10) -> list[str]:
        """Titles, headings, 文号 and issuers that go on from ``typed``, at most ``limit``; the likeliest first."""

    def document(self, key: str | DocumentNumber) -> Document | None:
        """The document with this id or 文号, with all its clauses."""

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """Every document, without its clauses, in the order of the gazette (newest issue first); or those with these
        ids, in theirs."""

    def validity(self, key: str, as_of: date) -> Validity:
        """What held on a day of the document with this id, whether it is held or only ended by one that is."""

    def cited(self) -> Iterator[tuple[Citation, Clause, Document]]:
        """Every citation of another document, with the clause it stands in and its document (without its clauses), in
        the order of the gazette; ``target`` tells where each leads."""

    def shelves(self) -> tuple[Shelf, ...]:
        """The issues that it has documents of, in the order of the gazette."""

    def holdings(self) -> Holdings:
        """The 文号 that it holds, how many documents it has of each kind and of each issuer, and how many clauses charge
        each body."""

    def coverage(self) -> tuple[Coverage, ...]:
        """What was read of each source, in the order of their names: issues, pages, and what could not be made sense
        of. ``gazette.gaps`` tells from it which issues are missing."""

    def size(self) -> int:
        """How many clauses it holds, the rows of its index."""

    def state(self) -> str:
        """What tells one state of the index from another: some letters and digits, which every commit that changes
        anything makes others, and which are the same for all processes that read the same state."""

    def sources(self) -> Mapping[str, str]:
        """The source files in the index, each with the SHA-256 of its bytes."""

    @staticmethod
    def prepared(reading: Reading) -> Any:
        """``reading`` with all the work done that needs no index; in any process, for ``write`` to take."""

    def write(self, readings: Iterable[Any], removed: Iterable[str] = ()) -> None:
        """Put ``readings`` in and take the sources named in ``removed`` out, all or nothing.

        Each is a ``Reading`` or what ``prepared`` made of one. It replaces the earlier one of the same source.
        """

    def follow(self) -> None:
        """From now on read what is committed, and make what is slow when first asked for, in the background of this
        process: no search waits for either. A server's processes call it, each for itself."""

    def close(self) -> None:
        """Give back what it holds open."""


def open_engine(address: str | Path) -> Engine:
    """The engine that answers from the index at ``address``, a folder."""
    return _embedded().open(Path(address))


def create_engine(address: str | Path) -> Engine:
    """Likewise to write into: an index that is missing, outdated or damaged is begun anew."""
    return _embedded().create(Path(address))


def _embedded() -> type[EmbeddedEngine]:
    """Imported when an engine is opened: NumPy and Whoosh are slow to load, and most callers open none."""
    from search.index.embedded import EmbeddedEngine

    return EmbeddedEngine
