"""What was read of an issue from all its sources, and what could not be made sense of."""

from __future__ import annotations

from search.gazette.model import Issue, Pages, Problem
from search.results import Coverage, Held
from search.web.parts.coverage import FEW, further, problems, read, troubles, unread

ISSUE = Issue("济南市人民政府公报", 2024, "15/16")
MANY = tuple(Problem("页码不明", f"《{i}》", i) for i in range(FEW + 5))
SOURCES = (
    Coverage("a.txt", 9, (Held(ISSUE, 2, 5, 4, (Pages(3, 5), Pages(9, 9))),), (Problem("编码", "x"),)),
    Coverage("b.txt", 9, (Held(ISSUE, 1, 2, 2, (Pages(5, 6),)), Held(None, 1, 3, 0, ())), MANY, 7),
    Coverage("c.txt", 0, (), ()),
)


def test_an_issue_is_told_from_all_its_sources():
    found = read(SOURCES)[ISSUE]
    assert (found.sources, found.documents, found.clauses, found.placed) == (("a.txt", "b.txt"), 3, 7, 6)
    assert found.pages == (Pages(3, 6), Pages(9, 9))
    assert found.missing == (Pages(7, 8),)


def test_what_has_no_pages_misses_none():
    assert (read(SOURCES)[None].pages, read(SOURCES)[None].missing) == ((), ())


def test_problems_stand_by_kind_with_their_sources():
    many, one = troubles(problems(SOURCES))
    assert (many.kind, many.count, len(many.first)) == ("页码不明", FEW + 5, FEW)
    assert (one.kind, one.first) == ("编码", (("a.txt", Problem("编码", "x")),))
    assert [found.kind for found in troubles(problems(SOURCES, ["a.txt"]))] == ["编码"]
    assert troubles(problems(SOURCES, [])) == ()


def test_what_gave_no_document_is_named():
    assert (unread(SOURCES), further(SOURCES)) == (("c.txt",), 7)


def test_the_corpus_is_covered(engine):
    found = read(engine.coverage())
    assert {shelf.issue for shelf in engine.shelves()} == set(found)
    assert sum(one.clauses for one in found.values()) == engine.size()
