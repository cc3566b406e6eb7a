"""How much: the quantities in a clause, in digits, with their units and how they compare.

The shapes it reads:  给予50万元 · 不低于15% · 1000万（含）以下 · 8‰ · 3至6个月 · 300余人次 · 20万元/家 · 最高补助30万元
                      由40%提高到50%左右 · 分别提升至98%、90%以上 · 3个、5个工作日
Dates, names (5G, 12345), titles, short names in quotes, ratios and ordinals hold none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache

from search.gazette.duties.charges import columns
from search.gazette.model import Clause, Span
from search.gazette.numerals import fold
from search.gazette.words import words


class Comparison(StrEnum):
    """How what is meant compares with the number; 由 is what it was before."""

    AT_LEAST = "≥"
    AT_MOST = "≤"
    MORE = ">"
    LESS = "<"
    ABOUT = "≈"
    FROM = "由"
    IS = "="


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity and where its number and unit stand in the clause's text.

    ``value`` has 万 and 亿 written out, ``upto`` is the end of a range (3至6个月). ``unit`` is ``None`` where the text has
    none: 1000万（含）以下.
    """

    span: Span
    value: Decimal
    unit: str | None
    comparison: Comparison
    upto: Decimal | None = None


_NUMBER = r"\d\d*+(?:,\d{3})*+(?:\.\d++)?+"
_SCALE = "万亿|[十百千]?[万亿]|[十百千](?![瓦伏米克卡帕字分兆])"
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_DASH = "[—–~～至到-]"
_PASSED = re.compile(
    r"《[^》]{0,100}》|“[^”，。；！？]{0,40}”|第 ?\d+(?: ?[、，,和至到—–-] ?\d+)*"
    r"|附[件图表]? ?\d+(?: ?[、，,和至到—–-] ?\d+)*|专栏 ?\d+|[图表] ?\d+"
    r"|〔(?:19|20)\d\d〕 ?\d+|\[(?:19|20)\d\d\] ?\d+|（(?:19|20)\d\d） ?\d+"
)
"""Titles, short names in quotes, ordinals, 文号. A sentence in quotes is read."""

_DATE = (
    rf"(?<!\d\d\d\d\d)(?<=19\d\d|20\d\d)(?: ?[、{_DASH[1:-1]}] ?(?:19|20)\d\d)? ?年|(?: ?[、{_DASH[1:-1]}] ?\d{{1,2}})? ?月(?: ?\d{{1,2}} ?日)?"
    r"| ?时(?: ?\d{1,2} ?分)?"
)
"""What stands behind a number that begins a date."""

_NOT_BEFORE = re.compile(r"[A-Za-z_{.+×xX*/#]$|[A-Za-z][-－—]$|\d[∶:：,，-]$")
"""What stands before a number that is no quantity: letters (COVID-19), the rest of another number."""

_OF_MONTH = re.compile("月的?$")
_LABEL = re.compile(r"\d+\s")
"""The number of a row, which what stands in the row follows."""

_RATIO = re.compile(r" ?[∶:：] ?\d")
_OTHER_WORD = (
    "(?<=年)[级度代]|(?<=条)例|(?<=升)[级至到高为]|(?<=成)[员立果本效为功都]|(?<=周)[年边期]|(?<=人)(?:民(?!币)|才|均)|(?<=次)[年月日]"
    "|(?<=元)[旦素月]|(?<=期)[间限末]|(?<=分)[之局行公]|(?<=台)[账风]|(?<=部)署|(?<=本)[市级科地]|(?<=组)[织建]|(?<=门)[诊店户]"
    "|(?<=家)[庭长]|(?<=[省市区县])[级内道立域间块]|(?<=市)[民场区]|(?<=部)分|(?<=节)[点能]"
)
"""What makes a measure word part of another word: 3年级, 5升级, 70周年."""

_AFTER = (
    (Comparison.AT_LEAST, "(?:及|含)?以上"),
    (Comparison.AT_MOST, "(?:及|含)?以下|以内|之内|内(?![部外容涵地陆资河])"),
    (Comparison.ABOUT, "左右|上下"),
)
_BEFORE = (
    (Comparison.AT_LEAST, r"(?:不[低少小短]于|不下于|至少|最[少低](?!收购价|工资|生活)|[高大多]于[（(]含[）)]|≥)[^，。；、：\d由]{0,16}|满"),
    (Comparison.AT_MOST, r"(?:不超过?|不[高多大长]于|最[高多长]|至多|上限为?|[低少小]于[（(]含[）)]|≤)[^，。；、：\d由]{0,16}"),
    (Comparison.MORE, "超过|(?<!不)超出?|突破|[高大多]于|逾|(?<![通经])过|[>＞]"),
    (Comparison.LESS, "不足|[低少小]于|不到|[未不]满|[<＜]"),
    (Comparison.ABOUT, "约|近|接近"),
)
_ENDING = re.compile(r" ?(?:[（(]含[）)])?(?:" + "|".join(f"(?P<{sign.name}>{said})" for sign, said in _AFTER) + ")")
_LEADING = re.compile("(?:" + "|".join(f"(?P<{sign.name}>{said})" for sign, said in reversed(_BEFORE)) + r")(?:了|人民币)? ?$")
_CHANGE = (
    "(?:提高|提升|增加|增长|上升|扩大|扩展|扩充|降低|下降|下调|上调|缩短|压缩|压减|减少|精简|调整|变更|延长|恢复|发展|拓展|增|升|降|减|扩|缩)"
)
_WAS = re.compile(rf"[^，。；、\d]{{0,8}}?{_CHANGE}(?:到|至|为)")
_ORIGIN = re.compile("[由从][^，。；]*$")
_BASIS = re.compile("在[^，。；]{1,60}?基础上")
_MORE = (" ", "、", "和", "或", "及", "以")
_AND = re.compile(" ?(?:、|和|或|及|以及) ?")
_COUNT_OF_HEADING = re.compile(r"[（(]共?\d+[^）)\d。]{1,3}[）)]。?$")
_YUAN = {"元人民币": "元", "人民币": "元", "港币": "港元"}


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number as it stands in the text, before a unit is lent to it; ``several`` tells of 余 and 多."""

    span: Span
    low: str
    high: str | None
    scale: str
    low_scale: str
    unit: str
    several: bool


def amounts(clause: Clause) -> list[Amount]:
    """The amounts of ``clause``, in the order of its text."""
    text = fold(clause.text)
    if not any(_UNIT_COLUMN.fullmatch(cell.column) for cell in clause.cells or ()):
        return _read(text)
    found = {each.span.start: each for each in (*_read(text), *_tabled(clause, text))}
    return [found[start] for start in sorted(found)]


def _read(text: str) -> list[Amount]:
    found = [_amount(text, each) for each in _lent(text, list(_quantities(text)))]
    if found and not re.search("[。；](?!$)", text) and (count := _COUNT_OF_HEADING.search(text)):
        found = [each for each in found if each.span.start < count.start()]
    return _spread(text, _from_basis(text, found))


@cache
def _measure() -> str:
    """The pattern of a unit, with what it is counted by: 元/平方米."""
    unit = "|".join(map(re.escape, words("measures")))
    return rf"(?:{unit})(?!{_OTHER_WORD})(?:[/／](?:{unit}|[\u4e00-\u9fff]{{1,2}}))?"


@cache
def _pattern() -> re.Pattern[str]:
    """A date, or a quantity."""
    measure = _measure()
    return re.compile(
        rf"(?P<low>{_NUMBER})(?:(?P<date>{_DATE})"
        rf"| ?(?P<over>[余多])?(?P<scale>{_SCALE})?(?P<more>[余多])? ?(?P<unit>{measure})?"
        rf"(?: ?{_DASH} ?(?P<high>{_NUMBER}) ?(?P<scales>{_SCALE})? ?(?P<units>{measure})?)?)"
    )


def _quantities(text: str) -> Iterator[_Quantity]:
    """The numbers of ``text`` that could be quantities."""
    passed: list[tuple[int, int]] | None = None
    for found in _pattern().finditer(text):
        if found["date"] or not _may_be(text, found):
            continue
        passed = [each.span() for each in _PASSED.finditer(text)] if passed is None else passed
        if not any(first < found.start() < end for first, end in passed):
            yield from _split(found)


def _may_be(text: str, found: re.Match[str]) -> bool:
    """Whether a number has something of a quantity, or may be lent it by the next, and what is around it lets it be one."""
    start, end = found.span()
    if not (found["unit"] or found["scale"] or found["high"]) and text[end : end + 1] not in _MORE:
        return False
    before = text[max(0, start - 2) : start]
    if _NOT_BEFORE.search(before) or _RATIO.match(text, end):
        return False
    return not (found["unit"] == "日" and _OF_MONTH.search(before) or not start and _LABEL.match(text))


def _split(found: re.Match[str]) -> Iterator[_Quantity]:
    """One quantity; two where the ends of what looks like a range have different units (6个月至1年)."""
    several = bool(found["over"] or found["more"])
    scale, unit = found["scale"] or "", _unit(found["unit"])
    if not found["high"]:
        yield _Quantity(Span(*_tight(found)), found["low"], None, scale, scale, unit, several)
        return
    scales, units = found["scales"] or "", _unit(found["units"])
    if unit and unit != units:
        yield _Quantity(Span(found.start(), found.end("unit")), found["low"], None, scale, scale, unit, several)
        yield _Quantity(Span(found.start("high"), found.end()), found["high"], None, scales, scales, units, False)
        return
    yield _Quantity(Span(*_tight(found)), found["low"], found["high"], scales, scale or scales, units, several)


def _tight(found: re.Match[str]) -> tuple[int, int]:
    """The span without a space at its end."""
    return found.start(), found.start() + len(found[0].rstrip())


def _unit(said: str | None) -> str:
    """个月 is 月, but 个 stays; 元人民币 is 元."""
    said = said or ""
    said = said[1:] if said.startswith("个") and len(said) > 1 and said[1] not in "/／" else said
    return _YUAN.get(said, said)


def _lent(text: str, found: Sequence[_Quantity]) -> list[_Quantity]:
    """The quantities that have a unit or 万, those included whose unit follows with the next: 5、10、20亿元; 3个、5个工作日."""
    kept: list[_Quantity] = []
    for each in reversed(found):
        following = kept[-1] if kept else None
        if following and each.unit in ("", "个") and _AND.fullmatch(text, each.span.end, following.span.start):
            each = _borrowing(text, each, following)
        if each.unit or any(big in each.scale for big in "万亿"):
            kept.append(each)
    return kept[::-1]


def _borrowing(text: str, each: _Quantity, following: _Quantity) -> _Quantity:
    """``each`` with the unit of the one that follows it, if it has none of its own."""
    if each.unit == "个":
        counted = text[: following.span.end].endswith("个" + following.unit)
        return replace(each, unit=following.unit) if counted else each
    if each.scale or not each.span.start:
        return each
    return replace(each, unit=following.unit, scale=following.scale, low_scale=following.low_scale)


def _amount(text: str, each: _Quantity) -> Amount:
    low = _number(each.low, each.low_scale)
    high = _number(each.high, each.scale) if each.high else None
    return Amount(each.span, low, each.unit or None, _comparison(text, each), high)


def _number(digits: str, scale: str) -> Decimal:
    value = Decimal(digits.replace(",", ""))
    for sign in scale:
        value *= _SCALES[sign]
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _comparison(text: str, each: _Quantity) -> Comparison:
    """What the words around a quantity make of it: those behind it first, as they hold it alone."""
    start, end = each.span.start, each.span.end
    if found := _ENDING.match(text, end):
        return Comparison[found.lastgroup or ""]
    if each.several:
        return Comparison.MORE
    if _WAS.match(text, end) and _ORIGIN.search(text[max(0, start - 30) : start]):
        return Comparison.FROM
    found = _LEADING.search(text[max(0, start - 24) : start])
    return Comparison[found.lastgroup or ""] if found else Comparison.IS


def _from_basis(text: str, found: list[Amount]) -> list[Amount]:
    """在…基础上 holds what was before."""
    if not found or "基础上" not in text:
        return found
    spans = [each.span() for each in _BASIS.finditer(text)]
    return [
        replace(each, comparison=Comparison.FROM)
        if any(start < each.span.start < end for start, end in spans)
        else each
        for each in found
    ]


def _spread(text: str, found: list[Amount]) -> list[Amount]:
    """After 分别 a comparison is for all that 、 joins: 分别提升至98%、90%以上; 分别给予最高100万元、50万元."""
    if "分别" not in text:
        return found
    spread = list(found)
    pairs = [*((at, at + 1) for at in range(len(found) - 2, -1, -1)), *((at, at - 1) for at in range(1, len(found)))]
    for at, beside in pairs:
        joined = _AND.fullmatch(text, spread[min(at, beside)].span.end, spread[max(at, beside)].span.start)
        if joined and spread[at].comparison is Comparison.IS and _apart(text, spread[min(at, beside)].span.start):
            spread[at] = replace(spread[at], comparison=spread[beside].comparison)
    return spread


def _apart(text: str, at: int) -> bool:
    """Whether 分别 stands before ``at`` in the same part of a sentence."""
    return "分别" in re.split("[，。；]", text[max(0, at - 40) : at])[-1]


_UNIT_COLUMN = re.compile("(?:计量|指标|数量)?单位")
_NO_VALUE = re.compile("序号|编号|年份|年度|代码|备注")


_VALUE = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<scale>{_SCALE})?")


def _tabled(clause: Clause, text: str) -> Iterator[Amount]:
    """The numbers of a row that gives their unit in a column of its own."""
    unit = _column_unit(clause, text)
    for column, span in columns(clause) if unit else ():
        value = _VALUE.fullmatch(text, span.start, span.end)
        if value and not _NO_VALUE.search(column):
            yield Amount(span, _number(value["number"], value["scale"] or ""), unit, Comparison.IS)


def _column_unit(clause: Clause, text: str) -> str | None:
    """The unit that stands in a column for units; ``None`` where that column has bodies, or there is none."""
    for column, span in columns(clause):
        if _UNIT_COLUMN.fullmatch(column) and _unit_pattern().fullmatch(text, span.start, span.end):
            return text[span.start : span.end]
    return None


@cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(_measure())
