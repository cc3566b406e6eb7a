"""The source's own lines in a clause: what stands between two breaks is what the source has on that line."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.gazette.model import Break, Clause, Document, Reading
from search.gazette.parse import read
from search.gazette.source import Source, open_source
from tests.gazette.test_balance import CORPUS, FILES, LINES, MARKS, _plain


def check(reading: Reading, data: bytes) -> int:
    """Compare each stretch of each clause with what the clause owns of its line; how many there were."""
    source = open_source(reading.source, data)
    clauses = [clause for document in reading.documents for clause in document.clauses]
    for clause in clauses:
        assert [one.at for one in clause.breaks] == sorted({one.at for one in clause.breaks})
        assert [_plain(text) for _, text in said(clause)] == [_plain(text) for _, text in owned(clause, source)]
        assert [line for line, _ in said(clause)] == [line for line, _ in owned(clause, source)]
        assert not clause.breaks or clause.lines == (clause.breaks[0].line, clause.breaks[-1].line)
    return sum(len(clause.breaks) for clause in clauses)


def said(clause: Clause) -> Iterator[tuple[int, str]]:
    """The lines of a clause by its breaks; a form feed within a line is a break, but no line of its own."""
    ends = [one.at for one in clause.breaks[1:]] + [len(clause.text)]
    stretches = [(one.line, clause.text[one.at : end]) for one, end in zip(clause.breaks, ends)]
    assert not clause.breaks or not clause.text[: clause.breaks[0].at].strip()
    return ((line, "".join(text for _, text in same)) for line, same in groupby(stretches, key=itemgetter(0)))


def owned(clause: Clause, source: Source) -> Iterator[tuple[int, str]]:
    """The lines of a clause by the characters of the source that it owns."""
    places = [at for span in clause.spans for at in range(span.start, span.end)]
    starts = [line.start for line in source.lines]
    for line, same in groupby(places, key=lambda at: source.lines[bisect_right(starts, at) - 1].number):
        yield line, "".join(source.text[at] for at in same)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_lines_of_the_corpus(path, readings):
    assert check(readings[path.name], path.read_bytes()) >= sum(len(d.clauses) for d in readings[path.name].documents)


def test_every_clause_of_the_corpus_tells_its_lines_and_pages(clauses: list[tuple[Document, Clause]]):
    for _, clause in clauses:
        assert clause.breaks[0].at == 0
        told = [one.page for one in clause.breaks if one.page is not None]
        assert told == sorted(told)
        if told and clause.pages:
            assert (clause.pages.first, clause.pages.last) == (told[0], told[-1])


GUIDANCE = "（一）指导思想。"


def test_a_page_begins_within_a_clause(documents):
    clause = next(one for one in documents["济政发〔2022〕17号"].clauses if one.text.startswith(GUIDANCE))
    assert clause.breaks[:2] == (Break(0, 42, 2), Break(16, 44, 2))
    begins = next(one for one in clause.breaks if one.page == 3)
    source = (CORPUS / "2022-20-documents.txt").read_text("utf-8").split("\n")
    assert (begins, source[begins.line - 1].startswith(" ")) == (Break(231, 67, 3), True)
    assert source[begins.line - 1].lstrip().startswith(clause.text[231:236])


SMALL = "关于印发某方案的通知\n济政发〔2022〕1号\n一、推 进 智 慧 科 普，\n遵守 RCEP rules，到\n2025年完成。\n序号\t名称\t数量\n1\t长 清\t２\n2\t平阴\t3\n"


def test_lines_of_spaced_text_and_of_rows():
    data = SMALL.encode()
    (document,) = read("small.txt", data).documents
    assert check(read("small.txt", data), data)
    told = {clause.text: [(one.at, one.line) for one in clause.breaks] for clause in document.clauses}
    assert told == {
        "关于印发某方案的通知": [(0, 1)],
        "一、推进智慧科普，遵守RCEP rules，到2025年完成。": [(0, 3), (9, 4), (23, 5)],
        "1 长清 2": [(0, 7)],
        "2 平阴 3": [(0, 8)],
    }


def test_a_form_feed_within_a_line_begins_a_page():
    data = "关于印发某方案的通知\n济政发〔2022〕1号\n本方案由市政府负责解释，自印发之\f日起施行。\n— 8 —\n附则。\n— 9 —\n".encode()
    (document,) = read("fed.txt", data).documents
    assert check(read("fed.txt", data), data)
    (clause,) = (one for one in document.clauses if "施行" in one.text)
    assert clause.breaks == (Break(0, 3, 7), Break(16, 3, 8))


@pytest.mark.parametrize("seed", range(30))
def test_the_lines_of_shuffled_lines_and_marks(seed: int) -> None:
    random.seed(seed)
    lines = random.choices(LINES, k=120) + random.choices(MARKS, k=60)
    random.shuffle(lines)
    data = random.choice(["\n", "\n\n", "\r\n", "\n\f"]).join(lines).encode()
    check(read("shuffled.txt", data), data)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([*MARKS, "关于印发某方案的通知", "一二三四五六七八九十一二三四五六七八", "。"]), max_size=40))
def test_the_lines_of_any_order_of_marks(lines: list[str]) -> None:
    data = "\n".join(lines).encode()
    check(read("marks.txt", data), data)
