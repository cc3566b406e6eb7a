"""Times as texts print them, and their values as in ISO 8601.

The shapes it reads:  2025年9月底前 · 12月底 · 6月30日前 · 2025年年底前 · 年内 · 明年6月前 · 三季度末 · 上半年 · 2025年
                      “十四五”末 · 每年12月底前 · 自登记之日起3年 · 2024.06
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from search.gazette.model import Document, Span
from search.gazette.numerals import fold, integer


@dataclass(frozen=True, slots=True)
class Time:
    """A time in a text; ``span`` has the words that make it an end, ``by`` is these words (底前, 内; none: "").

    ``year`` is ``None`` where none is printed, ``later`` then counts from the document's (明年: 1); ``month`` and ``day``
    are 0 where the time has none. ``yearly`` comes again each year; ``length`` is a time from a day that is not said.
    """

    span: Span
    by: str = ""
    year: int | None = None
    later: int | None = None
    month: int = 0
    day: int = 0
    yearly: bool = False
    length: str | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a document leaves out of its times: ``year`` is the one that its months are of, ``first`` its own day."""

    year: int | None
    first: date | None


_YEAR = r"(?:(?P<year>(?:19|20)\d\d) ?年|(?P<relative>[今本明])年)"
_WHOLE = r"(?:(?P<whole>(?:19|20)\d\d) ?年|(?P<whose>[今本明])年)"
_BY = "(?:底|末|终|内)?(?:之前|以前|前)|底|末|终|内(?![部外容])|止"
_HOUR = r"(?:\d{1,2}时|[（(][^（）()]{1,6}[）)](?=之?前|以前))?"
_TIME = re.compile(
    r"(?=[\d今本明每第一二三四上下年十“\"自从])(?:"
    rf"(?P<every>每年)?{_YEAR}? ?"
    rf"(?:(?P<month>(?<!\d)\d{{1,2}}) ?月份?(?: ?(?P<day>\d{{1,2}}) ?日{_HOUR})?(?:[上中下]旬|初)?"
    rf"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年) ?(?P<end>{_BY})?"
    rf"|{_WHOLE} ?年?(?P<until>{_BY})?"
    r"|每年年?(?P<yearly>底前|末前|底|末)"
    r"|(?<![\d年一二三四五六七八九十百千两几数多每去上次当翌同全隔青少成])年(?P<close>(?:底|末)(?:之前|以前|前)?|内|终)"
    r"|[“\"]?(?P<plan>十?[一二三四五六七八九]|二?十)五[”\"]?(?:规划)?(?:时期|期)?(?P<last>末)"
    r"|[自从][^，。；：自从]{1,20}起[^，。；：\d]{0,6}(?P<count>\d{1,3}) ?(?P<unit>个月|年(?![度级])|日|天)(?!之?后)"
    ")"
)
_DOTTED = re.compile(r"(?P<year>20\d\d)[.．/-](?P<month>\d{1,2})(?:[.．/-](?P<day>\d{1,2}))?(?!\d)")
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4}
_LENGTHS = {"年": "Y", "个月": "M", "日": "D", "天": "D"}
_FIRST_PLAN = 1955
"""The first five-year plan began in 1953; from the third (1966–1970) on, the Nth ends in 1955 + 5N."""


def times(text: str) -> Iterator[Time]:
    """The times in ``text``, which is folded, in order."""
    return map(_time, _TIME.finditer(text))


def dotted(text: str, span: Span) -> Iterator[Time]:
    """The times in a stretch of ``text`` that are written as 2024.06."""
    for found in _DOTTED.finditer(text, span.start, span.end):
        year, month, day = (int(part or 0) for part in found.groups())
        yield Time(Span(*found.span()), year=year, month=month, day=day)


def _time(found: re.Match[str]) -> Time:
    said, span = found.groupdict(), Span(*found.span())
    if said["count"]:
        return Time(span, length=f"P{said['count']}{_LENGTHS[said['unit']]}")
    if said["plan"]:
        return Time(span, said["last"], _FIRST_PLAN + 5 * (integer(said["plan"]) or 0))
    year, relative = said["year"] or said["whole"], said["relative"] or said["whose"]
    return Time(
        span,
        by=said["end"] or said["until"] or said["yearly"] or said["close"] or "",
        year=int(year) if year else None,
        later=int(relative == "明") if relative else None,
        month=_month(said),
        day=int(said["day"] or 0),
        yearly=bool(said["every"] or said["yearly"]),
    )


def _month(said: dict[str, str | None]) -> int:
    """The month that ends a time; 0 for a whole year."""
    if said["month"]:
        return int(said["month"])
    if said["quarter"]:
        return 3 * (integer(said["quarter"]) or 0)
    if said["half"]:
        return 6 if said["half"] == "上" else 12
    closed = said["close"] or said["yearly"] or said["until"] or ""
    return 12 if closed.startswith(("底", "末", "终", "内")) else 0


def calendar(document: Document) -> Calendar:
    """The year of a document's months: of its 成文日期, or a later one that its title names (2025年工作要点)."""
    first = document.dated or document.printed
    titled = [int(year) for year in re.findall(r"(20\d\d) ?年", fold(document.title))]
    year = first.year if first else document.number.year if document.number else None
    if len(titled) == 1 and (year is None or titled[0] > year):
        year = titled[0]
    return Calendar(year, first)


def value(time: Time, dates: Calendar) -> str | None:
    """A time as in ISO 8601; ``None`` where its year is not known, or there is no such day.

    >>> value(Time(Span(0, 5), "底前", month=10), Calendar(2021, date(2021, 5, 14)))
    '2021-10'
    """
    if time.length:
        return time.length
    year = 2000 if time.yearly else _year(time, dates)
    if year is None or not _exists(year, time.month or 1, time.day or 1):
        return None
    parts = ["-" if time.yearly else f"{year}", *(f"{part:02}" for part in (time.month, time.day) if part)]
    return "-".join(parts)


def _year(time: Time, dates: Calendar) -> int | None:
    if time.year is not None or dates.year is None:
        return time.year
    if time.later is None:
        return dates.year
    return (dates.first.year if dates.first else dates.year) + time.later


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_past(time: Time, dates: Calendar) -> bool:
    """Whether a time with its year printed lies before the document: what was so, no deadline."""
    if time.year is None or dates.first is None:
        return False
    return (time.year, time.month or 12) < (dates.first.year, dates.first.month)
