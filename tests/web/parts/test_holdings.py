"""What the site holds: every document on one shelf, issues in volumes with what is missing, documents in page order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from search.gazette.model import Issue, Pages
from search.results import Shelf
from search.web.parts.holdings import Missing, beside, by_year, called, loose, placed, size, unplaced, volumes, years

NAME = "济南市人民政府公报"


def shelf(year: int | None, number: str | None, gazette: str | None = NAME) -> Shelf:
    return Shelf(Issue(gazette, year, number), year, ("d",))


def shown(found: Shelf | Missing) -> str | tuple[int, int] | None:
    return found.issue.number if isinstance(found, Shelf) and found.issue else (found.first, found.last)


def test_every_document_is_on_one_shelf(engine):
    shelves = engine.shelves()
    assert sorted(one for shelf in shelves for one in shelf.documents) == sorted(d.id for d in engine.documents())
    assert size(shelves) == 24


def test_an_issue_is_in_page_order(engine):
    (found,) = [s for s in engine.shelves() if s.issue and s.issue.number == "20"]
    assert [str(d.number) for d in placed(engine.documents(found.documents))] == [
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
    held = by_year(volumes(engine.shelves()))
    assert [(year, sum(len(one.held) for one in found)) for year, found in held.items()] == [
        (2024, 1),
        (2022, 1),
        (2021, 1),
        (2019, 1),
    ]
    assert [len(one) for one in (loose(engine.shelves()), unplaced(engine.shelves()))] == [1, 0]


@pytest.mark.parametrize(
    ("numbers", "told", "missing"),
    [
        (["20"], [(1, 19), "20"], 19),
        (["3", "1", "15/16"], ["1", (2, 2), "3", (4, 14), "15/16"], 12),
        (["1", "10", "2"], ["1", "2", (3, 9), "10"], 7),
        (["增刊", "1"], ["1", "增刊"], 0),
        ([None, "2"], [(1, 1), "2", None], 1),
        (["421", "423"], ["421", (422, 422), "423"], 1),
    ],
)
def test_what_is_missing_stands_in_its_place(numbers, told, missing):
    (volume,) = volumes([shelf(2022, number) for number in numbers])
    assert [shown(one) for one in volume.issues] == told
    assert (volume.missing, len(volume.held)) == (missing, len(numbers))


def test_each_gazette_has_its_own_volume():
    found = volumes([shelf(2022, "1", "乙"), shelf(2022, "2", "甲"), shelf(2021, "1", None), shelf(None, "9")])
    assert [(one.gazette, one.year, one.missing) for one in found] == [("乙", 2022, 0), ("甲", 2022, 1), (None, 2021, 0)]
    assert list(by_year(found)) == [2022, 2021]


def test_the_issues_beside_one_are_those_held_of_its_gazette():
    newest, other, middle, oldest, lost = row = [
        shelf(2024, "2"), shelf(2024, "1", "乙"), shelf(2022, "20"), shelf(2019, "1"), shelf(None, "3")
    ]  # fmt: skip
    assert (beside(middle, row).before, beside(middle, row).after) == (oldest, newest)
    assert (beside(oldest, row).before, beside(newest, row).after) == (None, None)
    assert (beside(other, row).before, beside(other, row).after) == (None, None)
    assert called(row, 2022, "20") == (middle,) and lost in unplaced(row)


def test_a_document_in_no_issue_counts_by_its_date(engine):
    assert years(engine.shelves()) == {2019, 2021, 2022, 2023, 2024}
