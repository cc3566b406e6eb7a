"""Days and lengths of time in a provision: how they are written, and which days they are.

    2020年4月1日 · 二〇二〇年四月一日                     a day
    印发之日, 发布之日起30日后, 公布之日起满一个月后       an event of the document, and a length behind it
    2025年12月, 2025年底                                 the last day of it
    五年, 18个月, 30日                                   a length
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from search.gazette.numerals import NUMERAL, day, integer

_N = rf"(?:\d{{1,3}}|{NUMERAL}{{1,4}})"
_YEAR = r"(?:\d{4}|[零〇○一二三四五六七八九]{4})"

DAY = rf"(?:{_YEAR}\s*年\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*日)"
LAST = rf"(?:{DAY}|{_YEAR}\s*年(?:\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月(?:底|末|份)?|底|末))"
"""A day, or a month or a year of which the last day is meant."""

EVENT = (
    "(?P<event>(?:本[\u4e00-\u9fff]{0,8}?)?(?:正式)?"
    "(?:印发|公布|发布|下发|颁布|颁发|发文|签发|公告|通告|施行|实施|生效|执行)之?日|即日)"
)
"""A day that is said by what happens on it."""
LENGTH = rf"(?:\s*{_N}\s*(?:个月|年|个?月(?!\d)|周年|日|天))"
LATER = rf"(?:起?(?:算|计)?(?:的|满|届满)?(?P<later>{LENGTH})(?:届?满)?(?:以?后|起))"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: months, or days."""

    months: int = 0
    days: int = 0


def length(text: str) -> Length | None:
    """The length that ``text`` says.

    >>> length("五年"), length("18个月"), length("30日"), length("两年")
    (Length(months=60, days=0), Length(months=18, days=0), Length(months=0, days=30), Length(months=24, days=0))
    """
    said = _LENGTH.search(text)
    count = integer(said["count"]) if said else None
    if not said or not count:
        return None
    unit = {"年": Length(months=12 * count), "月": Length(months=count)}
    return unit.get(said["unit"], Length(days=count))


_LENGTH = re.compile(rf"(?P<count>{_N})\s*(?:个|周)?(?P<unit>[年月日天])")


def later(start: date, by: Length) -> date | None:
    """The day that is ``by`` later than ``start``; ``None`` beyond the calendar.

    30日后 is the 30th day after: who prints the day that 公布之日起30日后 means prints that one. Of months it is the
    same day, or the last one of a shorter month.
    """
    months = start.year * 12 + start.month - 1 + by.months
    if not 12 <= months < 12 * 9999:
        return None
    year, month = divmod(months, 12)
    moved = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    return moved + timedelta(by.days) if by.days < 1_000_000 and moved.year < 7000 else None


def last_of(start: date, by: Length) -> date | None:
    """The last day of a term that begins on ``start`` and lasts ``by``: the day before the same day.

    Where that month has no such day its last one is meant: a year from 29 February ends on 28 February.
    """
    end = later(start, by)
    if end is None or by.months and end.day != start.day:
        return end
    return end - timedelta(1)


def last_day(text: str) -> date | None:
    """The last day of what ``text`` names: a day, a month or a year.

    >>> last_day("2025年2月28日"), last_day("2024年2月"), last_day("二〇二五年底")
    (datetime.date(2025, 2, 28), datetime.date(2024, 2, 29), datetime.date(2025, 12, 31))
    """
    said = _LAST.search(text)
    if day(text) or not said:
        return day(text)
    year, month = integer(said["year"]) or 0, integer(said["month"] or "12") or 0
    return date(year, month, monthrange(year, month)[1]) if 1 <= year <= 9999 and 1 <= month <= 12 else None


_LAST = re.compile(rf"(?P<year>{_YEAR})\s*年\s*(?:(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月)?")
