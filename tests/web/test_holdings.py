"""Shelves: every document under its issue, in page order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from search.gazette.model import Issue, Pages
from search.web.holdings import by_year, shelves, years


def test_every_document_is_on_one_shelf(engine):
    documents = list(engine.documents())
    stood = [d.id for shelf in shelves(documents) for d in shelf.documents]
    assert sorted(stood) == sorted(d.id for d in documents)
    assert len(stood) == 24


def test_a_shelf_is_in_page_order(engine):
    (shelf,) = [s for s in shelves(engine.documents()) if s.issue and s.issue.number == "20"]
    assert [str(d.number) for d in shelf.documents] == [
        "济政发〔2022〕17号",
        "济政发〔2022〕18号",
        "济政字〔2022〕61号",
        "济政字〔2022〕65号",
        "济政办字〔2022〕51号",
    ]


def test_documents_without_a_page_stand_last(engine):
    document = replace(next(iter(engine.documents())), pages=None)
    (shelf,) = shelves([replace(document, id=str(i), pages=Pages(i, None) if i else None) for i in (0, 9, 3)])
    assert [d.id for d in shelf.documents] == ["3", "9", "0"]


def test_an_issue_is_the_same_whatever_its_source_leaves_out(engine):
    document = next(iter(engine.documents()))
    known = Issue("济南市人民政府公报", 2024, "15/16", (421, 422), date(2024, 8, 30))
    less = Issue("济南市人民政府公报", 2024, "15/16")
    (shelf,) = shelves([replace(document, issue=known), replace(document, issue=less)])
    assert len(shelf.documents) == 2


def test_years_begin_with_the_newest(engine):
    assert [(year, len(group)) for year, group in by_year(shelves(engine.documents()))] == [
        (2024, 1),
        (2022, 1),
        (2021, 1),
        (2019, 1),
    ]


def test_a_document_in_no_issue_counts_by_its_date(engine):
    assert years(engine.documents()) == {2019, 2021, 2022, 2023, 2024}
