"""The corpus of the benchmarks is what it says: the reader finds in it what was meant, and nothing of the real text."""

from __future__ import annotations

import pytest

from search.gazette.model import Kind, Reading
from search.gazette.parse import read
from tests.benchmarks import coining, corpus
from tests.benchmarks.issue import CITIES, Slot, issue
from tests.benchmarks.seeds import unmarked
from tests.conftest import CORPUS


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, bytes]:
    """A corpus of 1,200 clauses, and the next issue, which is of the first gazette, too."""
    folder = tmp_path_factory.mktemp("corpus")
    corpus.write(folder, 1200, CORPUS, processes=1)
    written = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.txt"))}
    return {**written, "next.txt": corpus.next_issue(CORPUS, 300)}


@pytest.fixture(scope="module")
def readings(files) -> list[Reading]:
    return [read(name, data) for name, data in files.items()]


def test_an_issue_has_the_clauses_that_were_asked_for(readings):
    assert [sum(len(d.clauses) for d in reading.documents) for reading in readings] == [400, 400, 400, 300]


def test_the_reader_has_no_problem_with_it(readings):
    assert [problem for reading in readings for problem in reading.problems] == []


def test_issues_say_which_they_are(readings):
    issues = [{document.issue for document in reading.documents} for reading in readings]
    said = [(one.gazette, one.year, one.number, one.total) for held in issues for one in held]
    assert said == [
        ("济南市人民政府公报", 2001, "1", (1,)),
        ("济南市人民政府公报", 2009, "9", (201,)),
        ("济南市人民政府公报", 2017, "17", (401,)),
        ("济南市人民政府公报", 2026, "1", (601,)),
    ]


def test_documents_are_whole(readings):
    documents = [document for reading in readings for document in reading.documents]
    assert len({document.number for document in documents}) == len(documents)
    for document in documents:
        assert document.number.year == document.issue.year == document.dated.year
        assert document.kind in ("通知", "意见") and document.issuers and document.addressees
        assert document.printed == document.dated and document.pages


def test_all_kinds_of_clauses_are_there(readings):
    kinds = {clause.kind for reading in readings for document in reading.documents for clause in document.clauses}
    assert kinds == set(Kind) - {Kind.NOTE}


def test_no_real_clause_comes_back(readings):
    real = corpus.writer(CORPUS)._seeds.known
    new = [unmarked(c) for r in readings for d in r.documents for c in d.clauses if c.kind is not Kind.SIGNATURE]
    assert len(real) > 1000 and [text for text in new if text in real and text != "总则"] == []


def test_it_is_the_same_again(files):
    asked = corpus.plan(1200)[1]
    assert issue(asked.slot, asked.clauses, corpus.writer(CORPUS)).encode() == files[asked.name]


def test_another_seed_is_another_text():
    other = corpus.writer(CORPUS, 2)
    assert issue(Slot(0), 20, other) != issue(Slot(0), 20, corpus.writer(CORPUS))


@pytest.mark.parametrize("clauses", [3, 499, 500, 501, 10_000, 300_000, 1_000_001])
def test_a_plan_has_all_clauses_and_no_issue_twice(clauses):
    asked = corpus.plan(clauses)
    assert sum(one.clauses for one in asked) == clauses and all(0 < one.clauses <= 500 for one in asked)
    assert len({one.name for one in asked}) == len(asked)
    assert all(2001 <= one.slot.year <= 2025 for one in asked)


@pytest.mark.parametrize("clauses", [*range(3, 16), 75, 76, 87, 88, 89])
def test_the_smallest_issues_are_whole_too(clauses):
    reading = read("", issue(Slot(700 + clauses), clauses, corpus.writer(CORPUS)).encode())
    assert sum(len(document.clauses) for document in reading.documents) == clauses
    assert {document.number.organ[0] for document in reading.documents} == {CITIES[1][0]}


@pytest.mark.parametrize("coin", [coining.person, coining.place, coining.firm])
def test_names_differ(coin):
    assert len({coin(number) for number in range(5000)}) == 5000
