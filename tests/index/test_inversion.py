"""Readings as arrays: the terms are those of the analyzer, merging and leaving out change nothing, Whoosh agrees."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import index
from whoosh.query import And, Or, Prefix, Term

from search import query
from search.gazette.model import Reading
from search.gazette.parse import read
from search.index.arrays import Mapped, items, save
from search.index.embedded import EmbeddedEngine
from search.index.embedded.folder import NAME
from search.index.store import schema
from search.index.store.inversion import inverted
from search.index.store.merging import merged, without
from search.index.store.segment import Segment
from tests.conftest import CORPUS
from tests.index.factories import document, reading


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [read(source.name, source.read_bytes()) for source in sorted(CORPUS.glob("*.txt"))]


@pytest.fixture(scope="module")
def parts(readings):
    return [part for one in readings for part in inverted(one).parts]


def terms_of(part, field: str) -> dict[str, dict[int, int]]:
    """Of each term, how often it stands in each row."""
    at, rows, counts = (part[f"{field}.{name}"].tolist() for name in ("at", "rows", "counts"))
    terms = [term.decode() for term in items(part, f"{field}.terms")]
    return {term: dict(zip(rows[a:b], counts[a:b])) for term, a, b in zip(terms, at, at[1:])}


def expected(texts: list[str | None], field: schema.Field) -> dict[str, dict[int, int]]:
    """The same, one token after another."""
    found: dict[str, dict[int, int]] = {}
    for row, text in enumerate(texts):
        for term, count in Counter(token.text for token in field.tokens(text or "")).items():
            found.setdefault(term, {})[row] = min(count, 255)
    return found


def same(part, one: Reading) -> None:
    clauses = [(document, i, clause) for document in one.documents for i, clause in enumerate(document.clauses)]
    texts = [clause.text for _, _, clause in clauses]
    headings = [schema.heading(document, clause, i) for document, i, clause in clauses]
    for field in schema.FIELDS:
        assert terms_of(part, field.text) == expected(texts, field)
        assert terms_of(part, field.heading) == expected(headings, field)
        assert items(part, f"{field.text}.terms") == sorted(items(part, f"{field.text}.terms"))


def test_the_terms_of_the_corpus_are_those_of_the_analyzer(readings, parts):
    assert len(parts) == len(readings)
    for one, part in zip(readings, parts, strict=True):
        same(part, one)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(st.sampled_from("济南市 “三〇○二零年5Gg.x*—-_{}，。𠀀é第17号〔2022〕发\n"), max_size=30), min_size=1, max_size=4))
def test_the_terms_of_any_text_are_those_of_the_analyzer(texts):
    one = reading("任意.txt", document(None, "任意", list(texts)))
    (part,) = inverted(one).parts
    same(part, one)


def equal(one, other) -> None:
    assert set(one) == set(other)
    for name in one:
        assert np.array_equal(one[name], other[name]), name


def test_it_does_not_matter_in_what_steps_segments_are_merged(parts):
    equal(merged(parts), merged([merged(parts[:2]), merged([merged(parts[2:3]), merged(parts[3:])])]))


def test_a_segment_without_a_source_is_one_that_never_had_it(readings, parts):
    for one in readings:
        rest = [part for other, part in zip(readings, parts) if other is not one]
        equal(without(merged(parts), {one.source}), merged(rest))


def test_a_segment_in_a_file_is_what_was_saved(parts, tmp_path):
    whole = merged(parts)
    save(whole, tmp_path / "a")
    equal(Mapped(tmp_path / "a"), whole)
    assert len(Segment(tmp_path / "a")) == len(whole["lengths"])


@pytest.mark.parametrize("cut", [0, 1, 7, 100, -1, -8])
def test_a_file_that_is_cut_off_is_refused(parts, tmp_path, cut):
    save(merged(parts), tmp_path / "a")
    data = (tmp_path / "a").read_bytes()
    (tmp_path / "a").write_bytes(data[:cut])
    with pytest.raises(ValueError):
        Mapped(tmp_path / "a")


# --- Whoosh's own searchers over the same index ---


@pytest.fixture(scope="module")
def several(readings, tmp_path_factory) -> Path:
    """The corpus in several segments."""
    path = tmp_path_factory.mktemp("several") / "index"
    for one in readings:
        EmbeddedEngine.create(path).write([one])
    return path


WORDS = ["企业", "贷款", "知识产权", "通知", "济南市", "的", "5g", "没有这个词"]


@pytest.mark.parametrize("one", WORDS)
@pytest.mark.parametrize("other", WORDS)
def test_whoosh_finds_what_the_arrays_say(several, one, other):
    engine = EmbeddedEngine.open(several)
    snapshot = engine._current()
    rows = {word: set(snapshot.postings("words", word).rows.tolist()) for word in (one, other)}
    with index.open_dir(str(several), indexname=NAME).searcher() as searcher:
        terms = [Term("words", one), Term("words", other)]
        for asked, wanted in ((And(terms), rows[one] & rows[other]), (Or(terms), rows[one] | rows[other])):
            assert {hit.docnum for hit in searcher.search(asked, limit=None)} == wanted
        starting = {row for term in snapshot.terms("words", one[:1]) for row in snapshot.postings("words", term).rows}
        assert {hit.docnum for hit in searcher.search(Prefix("words", one[:1]), limit=None)} == starting


def test_whoosh_reads_the_clauses(several):
    engine = EmbeddedEngine.open(several)
    with index.open_dir(str(several), indexname=NAME).reader() as reader:
        ids = [fields["clause"]["id"] for _, fields in reader.iter_docs()]
    assert ids == [engine._current().clause(row).id for row in range(len(ids))]
    assert len(ids) == engine.size()


# --- many segments ---


def test_many_small_commits_find_and_score_as_one(readings, several, tmp_path):
    whole = EmbeddedEngine.create(tmp_path / "whole")
    whole.write(readings)
    for asked in ("小微企业贷款贴息", "知识产权 OR 贷款", '"按职责分工负责"', "济政发2022-17", "年:2021..2022 企业"):
        one, other = (engine.search(query.parse(asked).page(50)) for engine in (whole, EmbeddedEngine.open(several)))
        assert [(hit.clause.id, hit.score) for hit in one.hits] == [(hit.clause.id, hit.score) for hit in other.hits]
        assert one.total == other.total


def test_small_segments_are_joined_in_time(tmp_path):
    path = tmp_path / "index"
    for i in range(30):
        EmbeddedEngine.create(path).write([reading(f"{i}.txt", document(None, f"甲{i}", [f"第{i}件"]))])
    assert len(list(path.glob("*.arrays"))) <= 9
    engine = EmbeddedEngine.open(path)
    assert len(engine.sources()) == 30
    assert engine.search(query.parse('"第29件"')).total == 1
