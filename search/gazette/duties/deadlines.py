"""By when: the times in a clause that are the end of something.

    2025年9月底前完成 · 到2025年 · 延长至2027年底 · 自登记之日起3年 · 2025年9月底前并长期坚持 · 完成时限：2024年12月

A time that only says when (2021年, 全年) has no word of an end and is none; in a column 完成时限 or behind such a label it
needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from search.gazette.duties.stretches import brackets, cells, hold, meet
from search.gazette.duties.times import Calendar, Time, dotted, is_past, times, value
from search.gazette.model import Clause, Deadline, End, Span
from search.gazette.numerals import fold


_SOME = re.compile(r"年|月|季度|起|五[”\"]?末|长期|持续|常态|20\d\d[.．/-]")
"""What every deadline has; looked for first."""

_NAME = "(?:(?:完成|办理|办结|整改|落实|推进)?(?:时限|时间|期限|日期|节点|年限)(?:节点|要求|表)?|进度安排|时间进度)"
_COLUMN = re.compile(_NAME)
_LABELLED = re.compile(rf"(?:^|(?<=[\s。；;，,（(【〔\[])){_NAME}[：:]")
_LONGEST = 12
"""Characters of such a label."""

_COLON = re.compile("(?<=[限间期点求表排度])[：:]")
_TIMES = re.compile(r"[^。；;）)】〕\]\n]*")

_NEAR, _FAR = 6, 30
"""Characters before a time that may lead to it, and those of its sentence that may say what it ends."""

_TO = re.compile(r"(?<![截达高复加升降回多])(?:[到至]|截止)[到至]? ?$")
_RANGE = re.compile(r"[\d年月日] ?[至到—–~～-] ?$")
_DASH = re.compile(" ?[至到—–~～-]")
_STATED = re.compile(r"截至[到至]? ?$|(?:[去上次当翌隔]年|[—–~～-]) ?$")
"""What is said to be so, or of a year that the text leaves open (当年12月底前), is no deadline."""

_TERM = re.compile(
    "延长|延续|延期|延至|顺延|展期|继续|执行|有效期|有效至|期限|截止|过渡|保留|暂停|暂缓|免收|免征|减征|减免|免缴|缓缴"
)
"""What stands before the end of a benefit, a rate or a transition."""

_BENEFIT = re.compile("之?内?[^，。；]{0,4}(?:免|减|享受|给予|执行|保留|有效|过渡)")
_WITHIN = re.compile("之?[内前]|以内")
_NO_END = re.compile(r" ?(?:度|期间|以来|起|至|到|[—–~～版届-])")
"""What stands behind a year that is no end, though 到 stands before it."""

_FOREVER = "(?:长期|持续|常态化?)(?:坚持|推进|推动|优化|实施|开展|落实|执行|完善|深化|巩固|提升|加强|进行|有效)*"
_AND_ON = re.compile(rf"[并且]({_FOREVER})(?=[，。；;,）)】〕\]\s]|$)")
_ALONE = re.compile(rf"(?:^|(?<=[：:，。；;,（(【〔\[\s、并且]))({_FOREVER})(?=[，。；;,）)】〕\]\s、]|$)")
_GOES_ON = re.compile("长期|持续|常态")
_CHARGED = re.compile("单位|部门|负责|牵头")


def deadlines(clause: Clause, dates: Calendar) -> list[Deadline]:
    """The deadlines of ``clause`` in the order of its text."""
    if not _SOME.search(clause.text):
        return []
    text = fold(clause.text)
    places = sorted(_places(clause, text), key=lambda span: span.start)
    ends = list(_ends(text, places, dates))
    goes_on = (each for each in _goes_on(text, places, ends) if not any(meet(each.span, end.span) for end in ends))
    return sorted((*ends, *goes_on), key=lambda each: each.span.start)


def _places(clause: Clause, text: str) -> Iterator[Span]:
    """Where any time is a deadline: the cells of a column 完成时限, what stands behind such a label."""
    for column, span in cells(clause):
        if _is_for_times(column):
            yield span
    start = 0
    for colon in _COLON.finditer(text):
        label = _LABELLED.search(text, max(start, colon.start() - _LONGEST), colon.end())
        start = colon.end()
        if label and label.end() == start and (behind := _TIMES.match(text, start)):
            yield Span(*behind.span())


@lru_cache(maxsize=256)  # the columns of a table come again in each of its rows
def _is_for_times(column: str) -> bool:
    return bool(_COLUMN.fullmatch(re.sub(r"\s+", "", column)))


def _ends(text: str, places: Sequence[Span], dates: Calendar) -> Iterator[Deadline]:
    """The times that end something. One behind another and 、 ends what that one does."""
    last: Deadline | None = None
    at, said = 0, dates.year
    for time in times(text):
        between, at = text[at : time.span.start], time.span.end
        said = dates.year if "。" in between else said
        placed = hold(places, time.span.start)
        role = _ended(text, time, placed)
        if role and (placed or not is_past(time, dates)) and (when := value(time, replace(dates, year=said))):
            listed = last and text[last.span.end : time.span.start] in ("、", "和")
            last = Deadline(time.span, last.role if last and listed else role, when)
            yield last
        if role or _DASH.match(text, at):
            said = time.year or said
    for place in places:
        for time in dotted(text, place):
            if when := value(time, dates):
                yield Deadline(time.span, End.DONE, when)


def _ended(text: str, time: Time, placed: bool) -> End | None:
    """What ends at a time; ``None`` where nothing does."""
    start, end = time.span.start, time.span.end
    if time.length:
        return End.DONE if _WITHIN.match(text, end) and not _BENEFIT.match(text, end) else End.IN_FORCE
    before = text[max(0, start - _NEAR) : start]
    if _STATED.search(before) and not placed:
        return None
    if _TO.search(before):
        return _until(text, time, placed)
    if time.day and not placed and not time.by.endswith(("前", "止")):
        return None
    return End.DONE if placed or time.by else None


def _until(text: str, time: Time, placed: bool) -> End | None:
    """What ends at a time behind 到 or 至; ``None`` where it is the end of a range of years or begins a word."""
    before = re.split("[，。；\n]", text[max(0, time.span.start - _FAR) : time.span.start])[-1]
    if _TERM.search(before) or time.day and not time.by and re.search("[至止] ?$", before):
        return End.IN_FORCE
    if _RANGE.search(before) and not placed:
        return None
    return None if not time.by and _NO_END.match(text, time.span.end) else End.DONE


def _goes_on(text: str, places: Sequence[Span], ends: Sequence[Deadline]) -> Iterator[Deadline]:
    """What goes on: after 并 where a deadline stands before it, or alone where times stand or bodies are charged."""
    if not _GOES_ON.search(text):
        return
    found = {each.span(1) for each in _AND_ON.finditer(text) if _follows(text, each.start(), ends)}
    charged = (each for each in brackets(text) if _CHARGED.search(text, each.start, each.end))
    for place in (*places, *charged):
        found |= {each.span(1) for each in _ALONE.finditer(text, place.start, place.end)}
    for span in sorted(found):
        yield Deadline(Span(*span), End.NEVER, End.NEVER.value)


def _follows(text: str, at: int, ends: Sequence[Deadline]) -> bool:
    """Whether a deadline stands before ``at`` in the same sentence."""
    return any(text.rfind("。", 0, at) < end.span.start < at for end in ends)
