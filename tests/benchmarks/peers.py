"""Other engines on the same tokens: Whoosh's own searcher, SQLite FTS5, tantivy. Each is built once and asked alike.

Equal work: clauses with three fields of tokens (their words, the words above them, their pairs of characters for
phrases), the same filters, exact totals and the best ten by BM25. What they do less than ours: tokens are given to
them, they store no text, mark no words, and cut no question.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from tests.benchmarks.clauses import Row, pairs
from tests.benchmarks.questions import Question

WORDS, ABOVE = 2.0, 1.0
"""Weights of the fields in each peer; which do not matter here, that they are two fields with weights does."""


class Answered(NamedTuple):
    """How many clauses match, the numbers of the best ten, and how many by year if asked."""

    total: int
    best: list[int]
    years: dict[int, int] | None = None


class Peer(Protocol):
    """An engine: ``build`` once in an empty folder, then ``ask``."""

    name: str

    def build(self, rows: Iterable[Row]) -> None: ...

    def ask(self, question: Question) -> Answered: ...

    def close(self) -> None: ...


NOT_ASKED = {"lay question", "single character", "sorted by date", "by document"}
"""Kinds that the peers cannot be asked alike: they loosen nothing, have no single characters among these tokens, and
of documents and dates each does something else."""


class Fts5:
    """SQLite's full-text index without stored text; the columns beside it in a table of their own."""

    name = "FTS5"

    def __init__(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / "fts5.db")

    def build(self, rows: Iterable[Row]) -> None:
        db = self._db
        db.execute("PRAGMA journal_mode=off")
        db.execute(
            "CREATE VIRTUAL TABLE t USING fts5(words, above, pairs, numbers, year, content='',"
            " tokenize=\"unicode61 remove_diacritics 0 tokenchars '._-%〔〕/'\")"
        )
        db.execute("CREATE TABLE c(id INTEGER PRIMARY KEY, year INT)")
        for i, row in enumerate(rows):
            values = (i, row.words, row.above, row.pairs, row.numbers, f"y{row.year}")
            db.execute("INSERT INTO t(rowid, words, above, pairs, numbers, year) VALUES(?,?,?,?,?,?)", values)
            db.execute("INSERT INTO c VALUES(?,?)", (i, row.year))
        db.execute("INSERT INTO t(t) VALUES('optimize')")
        db.commit()

    def ask(self, question: Question) -> Answered:
        match = self._match(question)
        (total,) = self._db.execute("SELECT count(*) FROM t WHERE t MATCH ?", (match,)).fetchone()
        best = self._db.execute(
            f"SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t, {WORDS}, {ABOVE}) LIMIT 10 OFFSET ?",
            (match, question.offset),
        )
        found = [number for (number,) in best]
        if not question.facets:
            return Answered(total, found)
        counted = "SELECT c.year, count(*) FROM t JOIN c ON c.id = t.rowid WHERE t MATCH ? GROUP BY c.year"
        return Answered(total, found, dict(self._db.execute(counted, (match,)).fetchall()))

    def close(self) -> None:
        self._db.close()

    def _match(self, question: Question) -> str:
        in_text = "{words above} : "
        parts = [f'{in_text}"{word}"' for word in question.must]
        parts += [" OR ".join(f'({in_text}"{word}")' for word in question.any)] if question.any else []
        parts += [f'pairs : "{" ".join(pairs(question.phrase))}"'] if question.phrase else []
        parts += [f'{in_text}"{question.prefix}" *'] if question.prefix else []
        parts += [f'numbers : "{question.number}"'] if question.number else []
        parts += [f"year : y{question.year}"] if question.year else []
        match = " AND ".join(f"({part})" for part in parts)
        return f'({match}) NOT ({in_text}"{question.without}")' if question.without else match


class Tantivy:
    """tantivy by its Python bindings, with its own default of threads and memory for building."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        for name, kept in (("words", "freq"), ("above", "freq"), ("pairs", "position"), ("numbers", "basic")):
            builder.add_text_field(name, tokenizer_name="parted", index_option=kept)
        builder.add_integer_field("id", stored=True)
        builder.add_integer_field("year", indexed=True, fast=True)
        self._index = tantivy.Index(builder.build(), path=str(folder))
        parted = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("parted", parted)

    def build(self, rows: Iterable[Row]) -> None:
        writer = self._index.writer()
        for i, row in enumerate(rows):
            named = {"words": row.words, "above": row.above, "pairs": row.pairs, "numbers": row.numbers}
            writer.add_document(self._tantivy.Document(id=i, year=row.year, **named))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def ask(self, question: Question) -> Answered:
        searcher, query = self._index.searcher(), self._query(question)
        found = searcher.search(query, limit=10, offset=question.offset, count=True)
        best = [searcher.doc(address)["id"][0] for _, address in found.hits]
        return Answered(found.count, best, self._years(searcher, query) if question.facets else None)

    def close(self) -> None:
        """It holds nothing that it does not give back by itself."""

    def _years(self, searcher: Any, query: Any) -> dict[int, int]:
        wanted = {"years": {"terms": {"field": "year", "size": 100}}}
        counted = searcher.aggregate(query, wanted)["years"]["buckets"]
        return {int(one["key"]): one["doc_count"] for one in counted}

    def _query(self, question: Question) -> Any:
        tantivy, schema = self._tantivy, self._index.schema
        must, may, must_not = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
        query, term = tantivy.Query, tantivy.Query.term_query

        def either(make: Callable[[str], Any]) -> Any:
            weighed = (("words", WORDS), ("above", ABOVE))
            return query.boolean_query([(may, query.boost_query(make(name), weight)) for name, weight in weighed])

        def word(text: str) -> Any:
            return either(lambda name: term(schema, name, text))

        parts = [(must, word(text)) for text in question.must]
        if question.any:
            parts.append((must, query.boolean_query([(may, word(text)) for text in question.any])))
        if question.phrase:
            parts.append((must, query.phrase_query(schema, "pairs", pairs(question.phrase))))
        if question.prefix:
            pattern = re.escape(question.prefix) + ".*"
            parts.append((must, either(lambda name: query.regex_query(schema, name, pattern))))
        if question.number:
            parts.append((must, term(schema, "numbers", question.number)))
        if question.year:
            parts.append((must, query.const_score_query(term(schema, "year", question.year), 0.0)))
        if question.without:
            parts.append((must_not, word(question.without)))
        return query.boolean_query(parts)


class Whoosh:
    """Whoosh's own writer and searcher, as its documentation has it."""

    name = "Whoosh"

    def __init__(self, folder: Path) -> None:
        from whoosh import analysis, fields, index

        parted = analysis.RegexTokenizer(r"\S+")
        self._schema = fields.Schema(
            id=fields.STORED(),
            words=fields.TEXT(parted, phrase=False, field_boost=WORDS),
            above=fields.TEXT(parted, phrase=False, field_boost=ABOVE),
            pairs=fields.TEXT(parted, phrase=True),
            numbers=fields.TEXT(parted, phrase=False),
            year=fields.ID(sortable=True),
        )
        self._index = index.create_in(str(folder), self._schema)

    def build(self, rows: Iterable[Row]) -> None:
        writer = self._index.writer(limitmb=256)
        for i, row in enumerate(rows):
            named = {"words": row.words, "above": row.above, "pairs": row.pairs, "numbers": row.numbers}
            writer.add_document(id=i, year=str(row.year), **named)
        writer.commit()
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> Answered:
        grouped = {"groupedby": "year"} if question.facets else {}
        found = self._searcher.search(self._query(question), limit=question.offset + 10, **grouped)
        best = [hit["id"] for hit in islice(found, question.offset, question.offset + 10)]
        years = {int(year): len(held) for year, held in found.groups().items()} if question.facets else None
        return Answered(len(found), best, years)

    def close(self) -> None:
        self._searcher.close()
        self._index.close()

    def _query(self, question: Question) -> Any:
        from whoosh import query

        def word(text: str) -> Any:
            return query.Or([query.Term("words", text), query.Term("above", text)])

        parts: list[Any] = [word(text) for text in question.must]
        parts += [query.Or([word(text) for text in question.any])] if question.any else []
        parts += [query.Phrase("pairs", pairs(question.phrase))] if question.phrase else []
        if question.prefix:
            parts.append(query.Or([query.Prefix(name, question.prefix) for name in ("words", "above")]))
        parts += [query.Term("numbers", question.number)] if question.number else []
        # Not as filter=: Whoosh takes one that nothing matches for none.
        parts += [query.Term("year", str(question.year))] if question.year else []
        asked = query.And(parts) if len(parts) > 1 else parts[0]
        return query.AndNot(asked, word(question.without)) if question.without else asked


PEERS: tuple[type[Whoosh] | type[Fts5] | type[Tantivy], ...] = (Whoosh, Fts5, Tantivy)
