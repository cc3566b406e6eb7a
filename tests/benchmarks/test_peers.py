"""The peers of the benchmarks do equal work: over the same tokens they find the same clauses, those of brute force."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.benchmarks import clauses
from tests.benchmarks.clauses import Row
from tests.benchmarks.peers import NOT_ASKED, Fts5, Tantivy, Whoosh
from tests.benchmarks.questions import Question, questions, sampled
from tests.conftest import CORPUS


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [clauses.row(record) for record in clauses.records(CORPUS / "2021-10-11.txt")]


@pytest.fixture(scope="module")
def asked() -> list[Question]:
    return [question for question in questions(sampled(CORPUS), 1, 6) if question.kind not in NOT_ASKED]


@pytest.fixture(scope="module", params=[Whoosh, Fts5, Tantivy], ids=lambda peer: peer.name)
def peer(request, rows, tmp_path_factory):
    if request.param is Tantivy:
        pytest.importorskip("tantivy", reason="make bench-peers installs it")
    peer = request.param(tmp_path_factory.mktemp(request.param.name))
    peer.build(rows)
    yield peer
    peer.close()


def test_totals_are_those_of_brute_force(peer, rows, asked):
    for question in asked:
        assert (question.text, peer.ask(question).total) == (question.text, len(matching(rows, question)))


def test_the_best_are_ten_of_those_that_match(peer, rows, asked):
    for question in asked:
        held = matching(rows, question)
        best = peer.ask(question).best
        assert len(best) == min(10, max(0, len(held) - question.offset)) and set(best) <= set(held)


def test_years_are_counted(peer, rows, asked):
    for question in asked:
        years = Counter(rows[i].year for i in matching(rows, question)) if question.facets else None
        assert peer.ask(question).years == years


def test_tokens_are_kept_and_read_back_as_they_were(rows, tmp_path):
    kept = tmp_path / "0.jsonl"
    counted, _ = clauses.keep((CORPUS / "2021-10-11.txt", kept))
    clauses.cut(kept)
    assert list(clauses.rows(tmp_path)) == rows and counted == len(rows)


def matching(rows: list[Row], question: Question) -> list[int]:
    return [i for i, row in enumerate(rows) if matches(row, question)]


def matches(row: Row, question: Question) -> bool:
    words = {*row.words.split(), *row.above.split()}
    pairs, phrase = row.pairs.split(), clauses.pairs(question.phrase)
    return (
        words.issuperset(question.must)
        and (not question.any or not words.isdisjoint(question.any))
        and (not phrase or any(pairs[i : i + len(phrase)] == phrase for i in range(len(pairs))))
        and (not question.prefix or any(word.startswith(question.prefix) for word in words))
        and (not question.number or question.number in row.numbers.split())
        and (not question.year or question.year == row.year)
        and question.without not in words
    )
