"""The engine in this process: a Whoosh index whose segments are our own mapped arrays (``codec``).

Whoosh keeps the table of contents, the lock for one writer, and the commits, all or nothing. What matches and how
well is worked out from the arrays (``matching``, ``scoring``). Its table of contents is a pickle, so an index folder
is something to be trusted or built anew, never to be taken from strangers.

Only names that Whoosh 2.7.4, whoosh-reloaded and whoosh3 have in common are used.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from whoosh import analysis, fields, index, writing
from whoosh.codec.base import Segment as Listed

from search.errors import IndexBusy, IndexDamaged, IndexMissing, IndexOutdated, SearchError
from search.gazette.model import Citation, Clause, Document, DocumentNumber, Reading
from search.gazette.validity import Validity
from search.index.arrays import Arrays, save
from search.index.embedded.codec import MappedCodec, file
from search.index.embedded.folder import NAME, expect_index, missing, readable, sweep, writable
from search.index.match import said, standing
from search.index.show.answer import answer, every
from search.index.show.coverage import coverage
from search.index.show.holdings import holdings
from search.index.store import schema
from search.index.store.inversion import Inverted, inverted
from search.index.store.merging import FULL, grouped, merged, without
from search.index.store.segment import Segment
from search.index.store.snapshot import Snapshot
from search.index.text.analyzer import Token
from search.index.typed.completion import completions
from search.index.warm import warm
from search.query import Query
from search.results import Coverage, Hit, Holdings, Results, Shelf


class EmbeddedEngine:
    """An index in a folder. What this process or another commits is searched from the next search on."""

    def __init__(self, path: Path, opened: index.Index) -> None:
        self._path, self._index = path, opened
        self._reloading = threading.Lock()
        self._held: dict[str, Segment] = {}
        self._closed = threading.Event()
        self._follower = threading.Thread(target=self._follow, daemon=True)
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

    def every(self, query: Query, snippets: bool = True) -> Iterator[Hit]:
        return every(query, self._current(), snippets)

    def suggest(self, typed: str, limit: int = 10) -> list[str]:
        return completions(self._current()).of(typed, limit)

    def document(self, key: str | DocumentNumber) -> Document | None:
        return self._current().document(key)

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        return self._current().documents(ids)

    def validity(self, key: str, as_of: date) -> Validity:
        return standing.of(key, as_of, self._current())

    def cited(self) -> Iterator[tuple[Citation, Clause, Document]]:
        index = self._current()
        return ((one, clause, index.header(ordinal)) for one, clause, ordinal in said.cited(index))

    def shelves(self) -> tuple[Shelf, ...]:
        return self._current().rows.catalogue.shelves

    def holdings(self) -> Holdings:
        return self._current().made(holdings)

    def coverage(self) -> tuple[Coverage, ...]:
        return self._current().made(coverage)

    def size(self) -> int:
        return int(self._current().rows.shown.sum())

    def state(self) -> str:
        return self._current().state

    def sources(self) -> Mapping[str, str]:
        return self._current().sources()

    @staticmethod
    def prepared(reading: Reading) -> Inverted:
        return inverted(reading)

    def write(self, readings: Iterable[Reading | Inverted], removed: Iterable[str] = ()) -> None:
        gone = set(removed)
        with writable(self._path), self._writer() as writer:
            made = [self._saved(merged(parts)) for parts in grouped(_parts(readings, gone))]
            writer.commit(mergetype=lambda _, held: self._settled(held, made, gone))
        sweep(self._path)

    def follow(self) -> None:
        self._follower = threading.Thread(target=self._follow, daemon=True)
        self._follower.start()

    def close(self) -> None:
        """What is mapped goes with the last search over it."""
        self._closed.set()

    # --- what is written ---

    @contextmanager
    def _writer(self) -> Iterator[writing.IndexWriter]:
        """A writer, which holds the lock; nothing of its work is left where it is not committed."""
        try:
            writer = self._index.writer()
        except index.LockError:
            raise IndexBusy(f"另一个程序正在写入索引 {self._path}，请等它完成后再试。") from None
        before = set(self._path.iterdir())
        try:
            yield writer
        except BaseException:
            writer.cancel()
            for made in set(self._path.iterdir()) - before:
                made.unlink(missing_ok=True)
            raise

    def _saved(self, arrays: Arrays) -> Listed:
        """A segment on disk, not yet in the table of contents."""
        listed = MappedCodec().new_segment(self._index.storage, NAME)
        listed.set_doc_count(int(arrays["document_rows"][-1]))
        save(arrays, file(self._path, listed))
        return listed

    def _settled(self, held: Iterable[Listed], made: list[Listed], gone: set[str]) -> list[Listed]:
        """The segments of the index after a commit: those before without the sources that are ``gone``, those that
        were made, and of small ones, when they are many, what they are together."""
        segments = [kept for one in held for kept in self._without(one, gone)] + made
        small = [one for one in segments if one.doc_count_all() < FULL // 2]
        if len(small) <= MOST_SMALL:
            return segments
        joined = [self._saved(merged(parts)) for parts in grouped(self._mapped(one).arrays for one in small)]
        return [one for one in segments if one not in small] + joined

    def _without(self, listed: Listed, gone: set[str]) -> list[Listed]:
        arrays, sources = self._mapped(listed).arrays, self._mapped(listed).sources()
        if gone.isdisjoint(sources):
            return [listed]
        return [] if gone.issuperset(sources) else [self._saved(without(arrays, gone))]

    # --- what is read ---

    def _current(self) -> Snapshot:
        """The index as it is now. Where a new state cannot be read (yet), the one before goes on answering."""
        if not self._follower.is_alive() and self._changed() and self._reloading.acquire(blocking=False):
            try:
                self._load()
            except SearchError:
                pass
            finally:
                self._reloading.release()
        return self._snapshot

    def _changed(self) -> bool:
        return self._commit() not in (None, self._seen)

    def _follow(self) -> None:
        """Go from one commit to the next. It waits at first, as a process that begins is about to be asked."""
        self._closed.wait(EVERY)
        warm(self._snapshot)
        while not self._closed.wait(EVERY):
            if self._changed():
                with suppress(SearchError):
                    self._load(warm)

    def _commit(self) -> tuple[int, float] | None:
        """What tells one commit from another; ``None`` while the folder cannot be read."""
        try:
            return self._index.latest_generation(), self._index.last_modified()
        except OSError:
            return None

    def _load(self, prepare: Callable[[Snapshot], None] = lambda _: None) -> None:
        """Read the last commit and ``prepare`` it; segments that it shares with the one before stay mapped."""
        seen = self._commit()
        with readable(self._path):
            held = {one.segment_id(): self._mapped(one) for one in self._listed()}
            snapshot = Snapshot(list(held.values()))
            prepare(snapshot)
        self._held, self._snapshot, self._seen = held, snapshot, seen

    def _listed(self) -> list[Listed]:
        with closing(self._index.reader()) as reader:
            return [one for leaf, _ in reader.leaf_readers() if (one := leaf.segment())]

    def _mapped(self, listed: Listed) -> Segment:
        return self._held.get(listed.segment_id()) or Segment(file(self._path, listed))


EVERY = 0.5
"""Seconds between two looks for a commit; one takes 0.1 ms."""

MOST_SMALL = 8
"""Small segments that are left as they are: each costs every search 0.01 ms a term, joining them costs a write."""


def _parts(readings: Iterable[Reading | Inverted], gone: set[str]) -> Iterator[Arrays]:
    """The parts of ``readings``, whose sources are added to ``gone``: what is held of them is replaced."""
    written: set[str] = set()
    for one in readings:
        if one.source in written:
            raise ValueError(f"{one.source} is given twice")
        written.add(one.source)
        gone.add(one.source)
        yield from inverted(one).parts if isinstance(one, Reading) else one.parts


# --- the schema in Whoosh's terms, for its own searchers ---


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
    clause=fields.STORED(),
    **{
        name: fields.KEYWORD(analyzer=_Tokens(field.tokens), scorable=True)
        for field in schema.FIELDS
        for name in (field.text, field.heading)
    },
)
