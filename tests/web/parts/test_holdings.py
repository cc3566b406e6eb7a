"""What the site holds: every document on one shelf, issues by year, documents in page order."""

from __future__ import annotations

from dataclasses import replace

from search.gazette.model import Pages
from search.web.parts.holdings import by_year, placed, size, years


def test_every_document_is_on_one_shelf(engine):
    shelves = engine.shelves()
    assert sorted(one for shelf in shelves for one in shelf.documents) == sorted(d.id for d in engine.documents())
    assert size(shelves) == 24


def test_an_issue_is_in_page_order(engine):
    (shelf,) = [s for s in engine.shelves() if s.issue and s.issue.number == "20"]
    assert [str(d.number) for d in placed(engine.documents(shelf.documents))] == [
        "济政发〔2022〕17号",
        "济政发〔2022〕18号",
        "济政字〔2022〕61号",
        "济政字〔2022〕65号",
        "济政办字〔2022〕51号",
    ]


def test_documents_without_a_page_stand_last(engine):
    document = next(iter(engine.documents()))
    made = [replace(document, id=str(i), pages=Pages(i, None) if i else None) for i in (0, 9, 3)]
    assert [d.id for d in placed(made)] == ["3", "9", "0"]


def test_years_begin_with_the_newest(engine):
    assert [(year, len(group)) for year, group in by_year(engine.shelves())] == [
        (2024, 1),
        (2022, 1),
        (2021, 1),
        (2019, 1),
    ]


def test_a_document_in_no_issue_counts_by_its_date(engine):
    assert years(engine.shelves()) == {2019, 2021, 2022, 2023, 2024}
