"""By when: the times in a clause that are the end of something.

The shapes it reads:  2025年9月底前 · 12月底前 · 2024年6月30日前 · 年底 · 年内 · 三季度末 · 到2025年 · 到“十四五”末
                      延长至2027年底 · 自登记之日起3年 · 每年12月底前 · 2025年9月底前并长期坚持
A time that only says when (2021年, 全年, 每年) has no word of an end and is none; in a column 完成时限 or behind such a
label it needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from search.gazette.duties.charges import brackets, columns
from search.gazette.model import Clause, Document, Span
from search.gazette.numerals import fold, integer


class End(StrEnum):
    """What ends: a task is done by then, a benefit is in force until then, or nothing ends."""

    DONE = "完成"
    IN_FORCE = "截止"
    NEVER = "长期"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time with what makes it an end (底前, 内), where it stands in the clause's text, and what ends then.

    ``value`` is as in ISO 8601: a day, a month or a year, a length as P5Y from a day that the text does not say, a
    month of every year as --12 — or 长期.
    """

    span: Span
    role: End
    value: str


_YEAR = r"(?:(?P<year>(?:19|20)\d\d) ?年|(?P<relative>[今本明])年)"
_BY = "(?:底|末|终|内)?(?:之前|以前|前)|底|末|终|内(?!部|外|容)|止"
_TIME = re.compile(
    r"(?=[\d今本明每第一二三四上下年十“\"自从])(?:"
    rf"(?P<every>每年)?{_YEAR}? ?(?:(?P<month>(?<!\d)\d{{1,2}}) ?月份?(?: ?(?P<day>\d{{1,2}}) ?日)?(?:[上中下]旬|初)?"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)"
    rf" ?(?P<end>{_BY})?"
    rf"|{_YEAR.replace('year', 'whole').replace('relative', 'whose')} ?年?(?P<until>{_BY})?"
    rf"|每年年?(?P<yearly>底前|末前|底|末)"
    r"|(?<![\d年一二三四五六七八九十百千两几数多每去上次当翌同全隔青少成])年(?P<close>(?:底|末)(?:之前|以前|前)?|内|终)"
    r"|(?P<plan>[“\"]?(?P<five>十?[一二三四五六七八九]|二?十)五[”\"]?(?:规划)?(?:时期|期)?末)"
    r"|(?P<since>[自从][^，。；：自从]{1,20}起[^，。；：\d]{0,6}(?P<count>\d{1,3}) ?(?P<unit>个月|年(?!度|级)|日|天)(?!之?后))"
    r")"
)
_DOTTED = re.compile(r"(?P<year>20\d\d)[.．/-](?P<month>\d{1,2})(?:[.．/-](?P<day>\d{1,2}))?(?!\d)")
_SOME = re.compile(r"年|月|季度|起|五[”\"]?末|长期|持续|常态|20\d\d[.．/-]")
"""What every time has, looked for first."""

_COLUMN = re.compile("(?:完成|办理|办结|整改|落实|工作|推进|目标)?(?:时限|时间|期限|日期|时间节点|时间要求|节点|时间表)(?:要求|节点)?|进度安排|完成年限|时间进度")
_LABELLED = re.compile(rf"(?:^|(?<=[\s。；;，,（(【〔\[]))(?:{_COLUMN.pattern})[：:]")
_COLON = re.compile("[：:]")
_LONGEST = 12
"""Characters of such a label."""

_TIMES = re.compile(r"[^。；;）)】〕\]\n]*")
_TO = re.compile(r"(?<![截达高复加升降回多])(?:[到至]|截止)[到至]? ?$")
_RANGE = re.compile(r"[\d年月日] ?[至到—–~～-] ?$")
_STATED = re.compile(r"截至[到至]? ?$|(?:[去上次当翌隔]年|[—–~～-]) ?$")
"""What is said to be so, or of a year that the text leaves open (当年12月底前), is no deadline."""

_TERM = re.compile(
    "延长|延续|延期|延至|顺延|展期|继续|执行|有效期|有效至|期限|截止|过渡|保留|暂停|暂缓|免收|免征|减征|减免|免缴|缓缴"
)
"""What stands before the end of a benefit, a rate or a transition."""

_BENEFIT = re.compile("之?内?[^，。；]{0,4}(?:免|减|享受|给予|执行|保留|有效|过渡)")
_WITHIN = re.compile("之?[内前]|以内")
_NO_END = re.compile(r" ?(?:度|期间|以来|起|至|到|[—–~～版届-])")
_FOREVER = "(?:长期|持续|常态化?)(?:坚持|推进|推动|优化|实施|开展|落实|执行|完善|深化|巩固|提升|加强|进行|有效)*"
_ON = re.compile(rf"(?:并|且|并且)({_FOREVER})(?=[，。；;,）)】〕\]\s]|$)")
_ALONE = re.compile(rf"(?:^|(?<=[，。；;,（(【〔\[\s、并且]))({_FOREVER})(?=[，。；;,）)】〕\]\s、]|$)")
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_LENGTHS = {"年": "Y", "个月": "M", "日": "D", "天": "D"}


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a document leaves out of its times: ``year`` is the one that its months are of, ``first`` its own day."""

    year: int | None
    first: date | None


def calendar(document: Document) -> Calendar:
    """The year of a document's months: of its 成文日期, or a later one that its title names (2025年工作要点)."""
    first = document.dated or document.printed
    titled = re.findall(r"(20\d\d) ?年", fold(document.title))
    year = first.year if first else document.number.year if document.number else None
    if len(titled) == 1 and (year is None or int(titled[0]) > year):
        year = int(titled[0])
    return Calendar(year, first)


def deadlines(clause: Clause, dates: Calendar) -> list[Deadline]:
    """The deadlines of ``clause`` in the order of its text."""
    if not _SOME.search(clause.text):
        return []
    text = fold(clause.text)
    places = list(_places(clause, text))
    found = list(_times(text, places, dates))
    found += [x for x in _forever(text, places, found) if not any(_meet(x.span, y.span) for y in found)]
    return sorted(found, key=_start)


def _start(deadline: Deadline) -> int:
    return deadline.span.start


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


@lru_cache(maxsize=256)  # the columns of a table come again in each of its rows
def _is_times(column: str) -> bool:
    return bool(_COLUMN.fullmatch(re.sub(r"\s+", "", column)))


def _places(clause: Clause, text: str) -> Iterator[Span]:
    """Where any time is a deadline: cells of a column 完成时限, what stands behind such a label."""
    for column, span in columns(clause):
        if _is_times(column):
            yield span
    start = 0
    for colon in _COLON.finditer(text):
        label = _LABELLED.search(text, max(start, colon.start() - _LONGEST), colon.end())
        start = colon.end()
        if label and label.end() == colon.end() and (times := _TIMES.match(text, colon.end())):
            yield Span(*times.span())


def _times(text: str, places: list[Span], dates: Calendar) -> Iterator[Deadline]:
    """The times that are an end of something; one behind another and 、 is what that one is."""
    last: Deadline | None = None
    year = dates.year
    for found in _TIME.finditer(text):
        if last and re.search("[。\n]", text[last.span.end : found.start()]):
            year = dates.year
        placed = any(place.start <= found.start() < place.end for place in places)
        role = _role(text, found, placed)
        if last and role is End.DONE and text[last.span.end : found.start()] in ("、", "和"):
            role = last.role
        value = _value(found, Calendar(year, dates.first)) if role else None
        if not role or not value or not placed and _is_past(found, dates.first):
            continue
        said = found.groupdict()
        year = int(said["year"] or said["whole"] or 0) or year
        last = Deadline(Span(found.start(), found.end()), role, value)
        yield last
    for place in places:
        for found in _DOTTED.finditer(text, place.start, place.end):
            yield Deadline(Span(*found.span()), End.DONE, _iso(*(int(part) for part in found.groups() if part)))


def _role(text: str, found: re.Match[str], placed: bool) -> End | None:
    """What ends at the time that was found; ``None`` where nothing does."""
    if found["since"]:
        within = _WITHIN.match(text, found.end()) and not _BENEFIT.match(text, found.end())
        return End.DONE if within else End.IN_FORCE
    before = text[max(0, found.start() - _NEAR) : found.start()]
    if _STATED.search(before) and not placed:
        return None
    if _TO.search(before):
        return _until(text, found, placed)
    if found["day"] and not placed and not re.search("前|止", found["end"] or ""):
        return None
    return End.DONE if placed or _ended(found) else None


_NEAR, _FAR = 6, 30
"""Characters before a time that may lead to it, and those of its sentence that may say what it ends."""


def _until(text: str, found: re.Match[str], placed: bool) -> End | None:
    """What ends at a time behind 到 or 至; ``None`` where it is the end of a range of years or begins a word."""
    before = re.split("[，。；\n]", text[max(0, found.start() - _FAR) : found.start()])[-1]
    if _TERM.search(before) or found["day"] and not found["end"] and re.search("[至止] ?$", before):
        return End.IN_FORCE
    if _RANGE.search(before) and not placed:
        return None
    return None if not _ended(found) and _NO_END.match(text, found.end()) else End.DONE


def _ended(found: re.Match[str]) -> bool:
    """Whether the time has a word of an end."""
    return any(found[part] for part in ("end", "until", "yearly", "close", "plan"))


def _value(found: re.Match[str], dates: Calendar) -> str | None:
    """The time as in ISO 8601; ``None`` where its year is not known, or there is no such day."""
    if found["since"]:
        return f"P{found['count']}{_LENGTHS[found['unit']]}"
    if found["plan"]:
        return str(1955 + 5 * (integer(found["five"]) or 0))
    month, day = _month(found), int(found["day"] or 0)
    if found["every"] or found["yearly"]:
        return f"--{month:02}" + (f"-{day:02}" if day else "")
    year = _year(found, dates)
    if year is None or month > 12 or day > 31:
        return None
    return _iso(year, *(part for part in (month, day) if part))


def _iso(year: int, month: int = 0, day: int = 0) -> str:
    return f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _year(found: re.Match[str], dates: Calendar) -> int | None:
    said = found["year"] or found["whole"]
    if said or not dates.year:
        return int(said) if said else None
    own = dates.first.year if dates.first else dates.year
    relative = found["relative"] or found["whose"]
    return own + (relative == "明") if relative else dates.year


def _month(found: re.Match[str]) -> int:
    """The month that ends a time; 0 for a whole year."""
    if found["month"]:
        return int(found["month"])
    if found["quarter"]:
        return _QUARTERS[found["quarter"]]
    if found["half"]:
        return 6 if found["half"] == "上" else 12
    closed = found["close"] or found["yearly"] or found["until"]
    return 12 if closed and closed[0] in "底末终内" else 0


def _is_past(found: re.Match[str], first: date | None) -> bool:
    """Whether a year that is printed makes the time one before the document: what was so, no deadline."""
    said = found["year"] or found["whole"]
    return bool(said and first and (int(said), _month(found) or 12) < (first.year, first.month))


def _forever(text: str, places: list[Span], found: list[Deadline]) -> Iterator[Deadline]:
    """What goes on: after 并 where a deadline stands before it, or alone where times stand or bodies are charged."""
    if not _GOING_ON.search(text):
        return
    spans = [Span(*goes_on.span(1)) for goes_on in _ON.finditer(text) if _follows(text, goes_on.start(), found)]
    charged = [Span(*each) for each in brackets(text) if _CHARGED.search(text, *each)]
    for place in (*places, *charged):
        spans += [Span(*alone.span(1)) for alone in _ALONE.finditer(text, place.start, place.end)]
    for start, end in sorted({(span.start, span.end) for span in spans}):
        yield Deadline(Span(start, end), End.NEVER, End.NEVER.value)


_GOING_ON = re.compile("长期|持续|常态")
_CHARGED = re.compile("单位|部门|负责|牵头")


def _follows(text: str, at: int, found: list[Deadline]) -> bool:
    return any(each.span.end <= at and "。" not in text[each.span.end : at] for each in found)
