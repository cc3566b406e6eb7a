"""How much: the quantities in a clause and how what is meant compares with them.

    不低于15% · 1000万（含）以下 · 最高补助30万元 · 由40%提高到50%左右 · 在3791亿元基础上 · 分别提升至98%、90%以上
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from search.gazette.duties.quantities import Quantity, number, quantities, unit
from search.gazette.duties.stretches import cells, hold
from search.gazette.model import Amount, Clause, Comparison, Span
from search.gazette.numerals import fold


_AFTER = {
    Comparison.AT_LEAST: "[及含]?以上",
    Comparison.AT_MOST: "[及含]?以下|以内|之内|内(?![部外容涵地陆资河])",
    Comparison.ABOUT: "左右|上下",
}
_WITHOUT = {Comparison.LESS: "[（(]不含[）)]以[下内]", Comparison.MORE: "[（(]不含[）)]以上"}
_ON = r"[^，。；、：\d由]{0,16}"
"""What may stand between a limit and its number: 最高可获得补助10万元."""

_BEFORE = {
    Comparison.ABOUT: "约|近|接近",
    Comparison.LESS: "不足|[低少小]于|不到|[未不]满|[<＜]",
    Comparison.MORE: "超过|(?<!不)超出?|突破|[高大多]于|逾|(?<![通经])过|[>＞]",
    Comparison.AT_MOST: rf"(?:不超过?|不[高多大长]于|最[高多长]|至多|上限为?|[低少小]于[（(]含[）)]|≤){_ON}",
    Comparison.AT_LEAST: rf"(?:不[低少小短]于|不下于|至少|最[少低](?!收购价|工资|生活)|[高大多]于[（(]含[）)]|≥){_ON}|满",
}


def _any(said: dict[Comparison, str]) -> str:
    return "(?:" + "|".join(f"(?P<{sign.name}>{pattern})" for sign, pattern in said.items()) + ")"


_ENDING = re.compile(rf" ?(?:[（(]含[）)])?{_any(_AFTER)}|{_any(_WITHOUT)}")
_LEADING = re.compile(rf"{_any(_BEFORE)}(?:了|人民币)? ?$")
_NEAR, _FAR = 24, 30
"""Characters before a number in which a comparison begins, and those in which 由 stands."""

_CHANGE = (
    "(?:提高|提升|增加|增长|上升|扩大|扩展|扩充|降低|下降|下调|上调|缩短|压缩|压减|减少|精简|调整|变更|延长|恢复|发展|拓展"
    "|[增升降减扩缩])"
)
_WAS = re.compile(rf"[^，。；、\d]{{0,8}}?{_CHANGE}(?:到|至|为)")
_ORIGIN = re.compile("[由从][^，。；]*$")
_BASIS = re.compile("在[^，。；]{1,60}?基础上")
_AND = re.compile(" ?(?:、|和|或|及|以及) ?")
_SEVERALLY = re.compile("分别[^，。；]{0,40}$")
_COUNT_OF_HEADING = re.compile(r"[^。；]*(?P<count>[（(]共?\d+[^）)\d。；]{1,3}[）)])。?")
_UNIT_COLUMN = re.compile("(?:计量|指标|数量)?单位")
_NO_VALUE = re.compile("序 ?号|编号|年份|年度|时间|时限|日期|代码|电话|排名|备注")
_IN_BRACKETS = re.compile(r"[^（(]*[（(](?P<unit>[^（）()]{1,8})[）)]")


def amounts(clause: Clause) -> list[Amount]:
    """The amounts of ``clause``, in the order of its text."""
    text = fold(clause.text)
    found = [_amount(text, each) for each in quantities(text)]
    if clause.cells:
        tabled = {each.span.start: each for each in _tabled(clause, text)}
        found = sorted([each for each in found if each.span.start not in tabled] + [*tabled.values()], key=_start)
    return _spread(text, _from_basis(text, _without_count(text, found)))


def _start(amount: Amount) -> int:
    return amount.span.start


def _amount(text: str, each: Quantity) -> Amount:
    return Amount(each.span, each.value, each.unit or None, _comparison(text, each), each.upto)


def _comparison(text: str, each: Quantity) -> Comparison:
    """What the words around a quantity make of it: those behind it first, as they hold it alone."""
    start, end = each.span.start, each.span.end
    if found := _ENDING.match(text, end):
        return Comparison[found.lastgroup or ""]
    if each.several:
        return Comparison.MORE
    if _WAS.match(text, end) and _ORIGIN.search(text[max(0, start - _FAR) : start]):
        return Comparison.FROM
    found = _LEADING.search(text[max(0, start - _NEAR) : start])
    return Comparison[found.lastgroup or ""] if found else Comparison.IS


def _without_count(text: str, found: list[Amount]) -> list[Amount]:
    """A heading may count what stands below it: 主要指标（6项）."""
    heading = _COUNT_OF_HEADING.fullmatch(text) if found and text.endswith(("）", ")", "）。", ")。")) else None
    return [each for each in found if not heading or each.span.start < heading.start("count")]


def _from_basis(text: str, found: list[Amount]) -> list[Amount]:
    """在…基础上 holds what was before."""
    if not found or "基础上" not in text:
        return found
    before = [Span(*each.span()) for each in _BASIS.finditer(text)]
    return [replace(each, comparison=Comparison.FROM) if hold(before, each.span.start) else each for each in found]


def _spread(text: str, found: list[Amount]) -> list[Amount]:
    """After 分别 a comparison is for all that 、 joins: 分别提升至98%、90%以上; 分别给予最高100万元、50万元."""
    if "分别" not in text:
        return found
    return _onward(text, _onward(text, found[::-1])[::-1])


def _onward(text: str, found: list[Amount]) -> list[Amount]:
    """``found``, in or against the order of the text, with the comparison of each for the next that it is joined to."""
    spread = found[:1]
    for each in found[1:]:
        last = spread[-1]
        first, second = sorted((last.span, each.span), key=lambda span: span.start)
        joined = each.comparison is Comparison.IS and _AND.fullmatch(text, first.end, second.start)
        severally = joined and _SEVERALLY.search(text[max(0, first.start - 40) : first.start])
        spread.append(replace(each, comparison=last.comparison) if severally else each)
    return spread


def _tabled(clause: Clause, text: str) -> Iterator[Amount]:
    """The numbers of a row that have their unit in the name of their column or elsewhere in the row."""
    placed = list(cells(clause))
    numbers = [(c, span) for c, span in placed if text[span.start].isdigit() and not _NO_VALUE.search(c)]
    of_row = _row_unit(placed, text) if numbers else None
    for column, span in numbers:
        scale, measure = _bracketed(column) or of_row or ("", None)
        value = number(text, span, scale) if measure else None
        if value is not None:
            yield Amount(span, value, measure, Comparison.IS)


def _row_unit(placed: list[tuple[str, Span]], text: str) -> tuple[str, str] | None:
    """The scale and the unit of a row: in a column for units, or in brackets behind what it is about."""
    for column, span in placed:
        said = text[span.start : span.end]
        if measure := unit(said) if _UNIT_COLUMN.fullmatch(column) else _bracketed(said):
            return measure
    return None


@lru_cache(maxsize=256)  # the columns of a table come again in each of its rows
def _bracketed(said: str) -> tuple[str, str] | None:
    """The scale and the unit in brackets at the end of ``said``.

    >>> _bracketed("抽检合格率（%）"), _bracketed("目标值(万元)"), _bracketed("任务（略）")
    (('', '%'), ('万', '元'), None)
    """
    found = _IN_BRACKETS.fullmatch(said) if said.endswith(("）", ")")) else None
    return unit(found["unit"]) if found else None
