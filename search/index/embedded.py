"""The engine in this process: Whoosh keeps rows and postings on disk. The only place that knows it.

Whoosh gives storage: atomic commits, a lock for one writer, postings by term. What matches and how
well is worked out from its postings in arrays (``matching``, ``scoring``). It keeps pickles, so an
index folder is something to be trusted or built anew, never to be taken from strangers.

Only names that Whoosh 2.7.4, whoosh-reloaded and whoosh3 have in common are used.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh import analysis, fields, index, reading, writing

from search.errors import IndexBusy, IndexDamaged, IndexMissing, IndexOutdated, SearchError
from search.gazette.model import Clause, Document, DocumentNumber, Pages, Reading
from search.gazette.record import read_clause, read_document
from search.index import schema
from search.index.analyzer import Token
from search.index.answer import answer
from search.index.completion import completions
from search.index.folder import NAME, expect_index, missing, readable, sweep, writable
from search.index.rows import Kept
from search.index.snapshot import Snapshot
from search.query import Query
from search.results import Results


class EmbeddedEngine:
    """An index in a folder. What this process or another commits is searched from the next search on."""

    def __init__(self, path: Path, opened: index.Index) -> None:
        self._path, self._index = path, opened
        self._reloading = threading.Lock()
        self._load()

    @classmethod
    def open(cls, path: Path) -> EmbeddedEngine:
        """The index in the folder ``path``; one that nothing was ever committed to is none."""
        expect_index(path)
        with readable(path):
            opened = index.open_dir(str(path), indexname=NAME, schema=_SCHEMA)
        if opened.latest_generation() < 1:
            raise missing(path)
        return cls(path, opened)

    @classmethod
    def create(cls, path: Path) -> EmbeddedEngine:
        """The index in the folder ``path`` to write into; a new one where there is none that can be read.

        One of another version stays as it is until the first ``write`` has been committed.
        """
        try:
            return cls.open(path)
        except (IndexMissing, IndexOutdated, IndexDamaged):
            pass
        with writable(path):
            path.mkdir(parents=True, exist_ok=True)
            return cls(path, index.create_in(str(path), _SCHEMA, indexname=NAME))

    def search(self, query: Query) -> Results:
        return answer(query, self._current())

    def suggest(self, typed: str, limit: int = 10) -> list[str]:
        return completions(self._current()).of(typed, limit)

    def document(self, key: str | DocumentNumber) -> Document | None:
        return self._current().document(key)

    def documents(self) -> Iterator[Document]:
        return iter(self._current().rows.documents)

    def size(self) -> int:
        return len(self._current().rows)

    def sources(self) -> Mapping[str, str]:
        return self._current().sources()

    def write(self, readings: Iterable[Reading], removed: Iterable[str] = ()) -> None:
        written: set[str] = set()
        with writable(self._path), self._writer() as writer:
            for source in removed:
                writer.delete_by_term("source", source)
            for one in readings:
                if one.source in written:
                    raise ValueError(f"{one.source} is given twice: Whoosh deletes only what has been committed")
                written.add(one.source)
                writer.delete_by_term("source", one.source)
                for row in schema.rows(one):
                    writer.add_document(**row)
        sweep(self._path)

    def close(self) -> None:
        self._close()

    @contextmanager
    def _writer(self) -> Iterator[writing.IndexWriter]:
        """A writer whose work is committed at the end, or not at all."""
        try:
            writer = self._index.writer()
        except index.LockError:
            raise IndexBusy(f"另一个程序正在写入索引 {self._path}，请等它完成后再试。") from None
        try:
            yield writer
        except BaseException:
            writer.cancel()
            raise
        writer.commit()

    def _current(self) -> Snapshot:
        """The index as it is now. Where a new state cannot be read (yet), the one before goes on answering."""
        if self._commit() not in (None, self._seen) and self._reloading.acquire(blocking=False):
            try:
                self._load()
            except SearchError:
                pass
            finally:
                self._reloading.release()
        return self._snapshot

    def _commit(self) -> tuple[int, float] | None:
        """What tells one commit from another; ``None`` while the folder cannot be read."""
        try:
            return self._index.latest_generation(), self._index.last_modified()
        except OSError:
            return None

    def _load(self) -> None:
        """Read the last commit. What was read before is closed when the last search in it has ended."""
        seen = self._commit()
        with readable(self._path):
            reader = self._index.reader()
        snapshot = Snapshot(_Store(reader, self._path))
        self._close = weakref.finalize(snapshot, reader.close)
        self._snapshot, self._seen = snapshot, seen


class _Store:
    """``snapshot.Store`` over a Whoosh reader, whose files have one position for all threads: one reads at a time."""

    def __init__(self, reader: reading.IndexReader, path: Path) -> None:
        self._reader, self._path = reader, path
        self._lock = threading.Lock()

    def kept(self) -> Iterator[Kept]:
        with self._lock, readable(self._path):
            for number, row in self._reader.iter_docs():
                if "clause" in row:
                    yield _kept(number, row)

    def postings(self, field: str, term: str) -> tuple[list[int], list[int]]:
        numbers: list[int] = []
        counts: list[int] = []
        with self._lock, readable(self._path):
            try:
                matcher = self._reader.postings(field, term)
            except reading.TermNotFound:
                return numbers, counts
            while matcher.is_active():
                numbers.append(matcher.id())
                counts.append(int(matcher.weight()))
                matcher.next()
        return numbers, counts

    def terms(self, field: str, beginning: str) -> list[str]:
        with self._lock, readable(self._path):
            return [term.decode() for term in self._reader.expand_prefix(field, beginning)]

    def clause(self, number: int) -> Clause:
        return read_clause(self._row(number)["clause"])

    def sources(self) -> dict[str, str]:
        numbers, _ = self.postings("row", "source")
        return {row["source"]: row["sha256"] for row in map(self._row, numbers)}

    def _row(self, number: int) -> dict[str, Any]:
        with self._lock, readable(self._path):
            return self._reader.stored_fields(number)


def _kept(number: int, row: dict[str, Any]) -> Kept:
    clause, document = row["clause"], row.get("document")
    return Kept(
        number,
        row["source"],
        row["place"],
        clause["text"],
        document["title"] if document else clause["heading"],
        clause["extent"],
        Pages(*clause["pages"]) if clause["pages"] else None,
        read_document(document) if document else None,
    )


# --- the schema in Whoosh's terms ---


class _Tokens(analysis.Analyzer):
    """One of our own token functions as Whoosh calls them (the schema is pickled: functions by name only)."""

    def __init__(self, tokens: Callable[[str], Iterator[Token]]) -> None:
        self.tokens = tokens

    def __call__(self, value: str, **kwargs: Any) -> Iterator[analysis.Token]:
        reused = analysis.Token(**kwargs)
        for token in self.tokens(value):
            reused.text, reused.boost = token.text, 1.0
            yield reused


_SCHEMA = fields.Schema(
    row=fields.ID(),
    source=fields.ID(stored=True),
    sha256=fields.STORED(),
    place=fields.STORED(),
    clause=fields.STORED(),
    document=fields.STORED(),
    **{
        name: fields.KEYWORD(analyzer=_Tokens(field.tokens))
        for field in schema.FIELDS
        for name in (field.text, field.heading)
    },
)
