"""The 文号 that are held, by 代字, year and serial."""

from __future__ import annotations

from search.gazette.model import DocumentNumber
from search.results import Numbered
from search.web.parts.numbering import Gap, Organ, organs, serials, years


def held(*numbers: tuple[str, int | None, int]) -> list[Numbered]:
    return [Numbered(DocumentNumber(*one), str(one), "标题", None) for one in numbers]


KNOWN = held(("令", None, 3), ("济发", 2021, 1), ("济政发", 2022, 17), ("济政发", 2022, 18), ("济政发", 2019, 2))


def test_organs_stand_by_how_many_documents_they_have():
    assert organs(KNOWN) == (Organ("济政发", 3, (2019, 2022)), Organ("令", 1, ()), Organ("济发", 1, (2021,)))
    assert [one.name for one in organs(KNOWN, "政")] == ["济政发"]
    assert organs(KNOWN, "x") == organs([]) == ()


def test_years_hold_their_documents():
    assert {year: [one.number.serial for one in found] for year, found in years(KNOWN, "济政发").items()} == {
        2022: [17, 18],
        2019: [2],
    }
    assert list(years(KNOWN, "令")) == [None] and years(KNOWN, "无") == {}


def test_every_serial_up_to_the_greatest_is_held_or_in_a_gap(engine):
    numbered = engine.holdings().numbers
    for organ in organs(numbered):
        for found in years(numbered, organ.name).values():
            runs = [(one.first, one.last) if isinstance(one, Gap) else (one.number.serial,) * 2 for one in serials(found)]
            told = [serial for first, last in runs for serial in range(first, last + 1)]
            assert told == list(range(1, max(one.number.serial for one in found) + 1))


def test_numbers_that_two_documents_share_leave_no_gap():
    assert [type(one) for one in serials(held(("甲", 2020, 1), ("甲", 2020, 1), ("甲", 2020, 2)))] == [Numbered] * 3
