"""Numbers in digits with their units, as they stand in a text.

The shapes it reads:  50万元 · 1.2万亿元 · 3,500亩 · 8‰ · 300余人次 · 3个工作日 · 20万元/家 · 3至6个月 · 1000—2000万元 · 25万
                      5、10、20亿元 · 3个、5个工作日
Dates, names (5G, 12345), titles, short names in quotes, ratios and ordinals are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from search.gazette.duties.stretches import hold
from search.gazette.model import Span
from search.gazette.words import words


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit in a text, ``upto`` another one where both are the ends of a range.

    ``scale`` is 万, 亿 or another such word behind the number, already in its value; ``several`` tells that 余 or 多 is.
    """

    span: Span
    value: Decimal
    upto: Decimal | None
    scale: str
    unit: str
    several: bool = False


_NUMBER = r"\d\d*+(?:,\d{3})*+(?:\.\d++)?+"
_SCALE = "万亿|[十百千]?[万亿]|[十百千](?![瓦伏米克卡帕字分兆])"
_ALONE = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<scale>{_SCALE})?")
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_PASSED = re.compile(
    r"《[^》]{0,100}》|“[^”，。；！？]{0,40}”|第 ?\d+(?: ?[、，,和至到—–-] ?\d+)*"
    r"|附[件图表]? ?\d+(?: ?[、，,和至到—–-] ?\d+)*|专栏 ?\d+|[图表] ?\d+"
    r"|〔(?:19|20)\d\d〕 ?\d+|\[(?:19|20)\d\d\] ?\d+|（(?:19|20)\d\d） ?\d+"
)
"""Titles, short names in quotes, ordinals, 文号. A sentence in quotes is read."""

_DATE = (
    r"(?<!\d\d\d\d\d)(?<=19\d\d|20\d\d)(?: ?[、—–~～至到-] ?(?:19|20)\d\d)? ?年"
    r"|(?: ?[、—–~～至到-] ?\d{1,2})? ?月(?: ?\d{1,2} ?日)?| ?时(?: ?\d{1,2} ?分)?"
)
"""What stands behind a number that begins a date."""

_NO_QUANTITY = re.compile(r"[A-Za-z_{.+×xX*/#]$|[A-Za-z][-－—]$|\d[∶:：,，-]$")
"""What stands before a number that is none: letters (COVID-19), the rest of another number."""

_RATIO = re.compile(r" ?[∶:：] ?\d")
_OF_MONTH = re.compile("月的?$")
_ROW = re.compile(r"\d+\s")
"""The number of a row, which what stands in the row follows."""

_OTHER_WORD = (
    "(?<=年)[级度代]|(?<=条)例|(?<=升)[级至到高为]|(?<=成)[员立果本效为功都]|(?<=周)[年边期]|(?<=人)(?:民(?!币)|才|均)"
    "|(?<=次)[年月日]|(?<=元)[旦素月]|(?<=期)[间限末]|(?<=分)[之局行公]|(?<=台)[账风]|(?<=部)[署分]|(?<=本)[市级科地]"
    "|(?<=组)[织建]|(?<=门)[诊店户]|(?<=家)[庭长]|(?<=[省市区县])[级内道立域间块]|(?<=市)[民场区]|(?<=节)[点能]"
)
"""What makes a measure word part of another word: 3年级, 5升级, 70周年."""

_BIG = ("万", "亿")
"""Behind a number they make a quantity of it without a unit: 1000万（含）以下."""

_BARE = (" ", "、", "和", "或", "及", "以")
"""What may stand behind a number that has the unit of the next."""

_AND = re.compile(" ?(?:、|和|或|及|以及) ?")
_SAME = {"元人民币": "元", "人民币": "元", "港币": "港元"}


def quantities(text: str) -> list[Quantity]:
    """The quantities of ``text``, which is folded, in order."""
    return _lent(text, list(_numbers(text)))


def number(text: str, span: Span, scale: str) -> Decimal | None:
    """The value of a stretch of ``text`` that is a number and nothing else (1.2万), in a unit of ``scale``."""
    found = _ALONE.fullmatch(text, span.start, span.end)
    return _value(found["number"], (found["scale"] or "") + scale) if found else None


def unit(text: str) -> tuple[str, str] | None:
    """The scale and the unit that ``text`` is; ``None`` if it is none.

    >>> unit("个月"), unit("万元"), unit("元/平方米"), unit("市财政局")
    (('', '月'), ('万', '元'), ('', '元/平方米'), None)
    """
    found = _unit_pattern().fullmatch(text)
    return (found["scale"] or "", _unit(found["unit"])) if found else None


@cache
def _measure() -> str:
    """The pattern of a unit, with what it is counted by: 元/平方米."""
    units = "|".join(map(re.escape, words("measures")))
    return rf"(?:{units})(?!{_OTHER_WORD})(?:[/／](?:{units}|[\u4e00-\u9fff]{{1,2}}))?"


@cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?P<scale>{_SCALE})?(?P<unit>{_measure()})")


@cache
def _pattern() -> re.Pattern[str]:
    """A number with what stands behind it: a date, or perhaps a quantity."""
    measure = _measure()
    return re.compile(
        rf"(?P<low>{_NUMBER})(?:(?P<date>{_DATE})"
        rf"| ?(?P<over>[余多])?(?P<scale>{_SCALE})?(?P<more>[余多])? ?(?P<unit>{measure})?"
        rf"(?: ?[—–~～至到-] ?(?P<high>{_NUMBER}) ?(?P<scales>{_SCALE})? ?(?P<units>{measure})?)?)"
    )


def _numbers(text: str) -> Iterator[Quantity]:
    """The numbers that are quantities, or are if the next one lends them its unit."""
    passed: list[Span] | None = None
    for found in _pattern().finditer(text):
        if found["date"] or not _may_be(text, found):
            continue
        passed = [Span(*each.span()) for each in _PASSED.finditer(text)] if passed is None else passed
        if not hold(passed, found.start()):
            yield from _read(found)


def _may_be(text: str, found: re.Match[str]) -> bool:
    """Whether what stands around a number lets it be a quantity."""
    start, end = found.span()
    if not (found["unit"] or found["scale"] or found["high"]) and text[end : end + 1] not in _BARE:
        return False
    before = text[max(0, start - 2) : start]
    if _NO_QUANTITY.search(before) or _RATIO.match(text, end):
        return False
    return not (found["unit"] == "日" and _OF_MONTH.search(before) or not start and _ROW.match(text))


def _read(found: re.Match[str]) -> Iterator[Quantity]:
    """One quantity; two where the ends of what looks like a range have different units (6个月至1年)."""
    several = bool(found["over"] or found["more"])
    scale, measure = found["scale"] or "", _unit(found["unit"])
    scales, measures = found["scales"] or "", _unit(found["units"])
    if not found["high"] or measure and measure != measures:
        end = found.start("high") if found["high"] else found.end()
        tight = len(found.string[found.start() : end].rstrip(" —–~～至到-"))
        yield Quantity(_at(found.start(), tight), _value(found["low"], scale), None, scale, measure, several)
    if found["high"] and measure and measure != measures:
        high = _at(found.start("high"), found.end() - found.start("high"))
        yield Quantity(high, _value(found["high"], scales), None, scales, measures)
    elif found["high"]:
        low, high_value = _value(found["low"], scale or scales), _value(found["high"], scales)
        yield Quantity(_at(found.start(), len(found[0].rstrip())), low, high_value, scales, measures, several)


def _at(start: int, length: int) -> Span:
    return Span(start, start + length)


def _unit(said: str | None) -> str:
    """The name of a unit: 个月 is 月, but 个 stays; 元人民币 is 元."""
    said = (said or "").replace("／", "/")
    said = said[1:] if said.startswith("个") and len(said) > 1 and said[1] != "/" else said
    return _SAME.get(said, said)


def _value(digits: str, scale: str) -> Decimal:
    value = Decimal(digits.replace(",", ""))
    for sign in scale:
        value *= _SCALES[sign]
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _lent(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Those that have a unit or 万 of their own, or whose unit follows with the next: 5、10、20亿元."""
    kept: list[Quantity] = []
    for each in reversed(found):
        following = kept[-1] if kept else None
        if following and each.unit in ("", "个") and _AND.fullmatch(text, each.span.end, following.span.start):
            each = _borrowing(text, each, following)
        if each.unit or each.scale.endswith(_BIG):
            kept.append(each)
    return kept[::-1]


def _borrowing(text: str, each: Quantity, following: Quantity) -> Quantity:
    """``each`` with the unit of the one that follows it, if it has none of its own; 3个 has that of 5个工作日."""
    if each.unit:
        counted = text.endswith("个" + following.unit, following.span.start, following.span.end)
        return replace(each, unit=following.unit) if counted else each
    if each.scale or each.upto is not None or not each.span.start:
        return each
    value = _value(f"{each.value}", following.scale)
    return replace(each, unit=following.unit, scale=following.scale, value=value)
