"""The tables of the query language: its fields and its signs. Parser, help page, documents and tests read them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from search.gazette import numbers
from search.gazette.numerals import fold
from search.gazette.validity import State
from search.query.nodes import Filter


@dataclass(frozen=True, slots=True)
class Field:
    """A name that may stand before a colon, in the order of the help page."""

    name: str
    aliases: tuple[str, ...]
    meaning: str
    example: str
    read: Callable[[str], str | None]
    """The value as typed → the value to look for, ``None`` if it cannot be one."""
    within: bool = False
    """Whether what has the value in it is meant, too, so that a = before the value means something else."""

    def asked(self, typed: str, quoted: bool, whole: bool) -> Filter | None:
        """What is asked by a value, ``None`` where it can be none: in quotes, or behind a =."""
        value = self.read(typed)
        whole = whole and self.within
        return None if value is None else Filter(self.name, value, quoted or whole, whole)


def _text(value: str) -> str | None:
    return value or None


def _number(value: str) -> str | None:
    number = numbers.parse(value)
    return str(number) if number else None


_ISSUE = re.compile(r"(?:(?P<year>\d{4})(?:年第?|[-/]))?第?(?P<numbers>\d{1,4}(?:[-/]\d{1,4})*)期?")


def _issue(value: str) -> str | None:
    """
    >>> _issue("20"), _issue("2022-20"), _issue("2024年第15/16期"), _issue("二十")
    ('20', '2022-20', '2024-15/16', None)
    """
    found = _ISSUE.fullmatch(_ascii(value))
    if not found:
        return None
    return "-".join(filter(None, (found["year"], found["numbers"].replace("-", "/"))))


_DAY = re.compile(r"(\d{4})(?:年|[-./](?=\d)|$)(?:(\d{1,2})(?:月|[-./](?=\d)|$)(?:(\d{1,2})日?)?)?")


def _days(value: str) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day.

    >>> [f"{first}..{last}" for first, last in map(_days, ("2022", "2022年10月", "2022-10-8"))]
    ['2022-01-01..2022-12-31', '2022-10-01..2022-10-31', '2022-10-08..2022-10-08']
    """
    found = _DAY.fullmatch(value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = date(first.year, month or 12, day or monthrange(first.year, month or 12)[1])
    except ValueError:
        return None
    return first, last


def _dates(value: str) -> str | None:
    """
    >>> _dates("2022-10..2022-12"), _dates("2022年10月8日"), _dates("2022-13"), _dates("..")
    ('2022-10-01..2022-12-31', '2022-10-08..2022-10-08', None, None)
    """
    ends = re.split(r"\.\.|[~至到—]+", _ascii(value))
    spans = [span for span in map(_days, filter(None, ends)) if span]
    if len(ends) > 2 or len(spans) != len(list(filter(None, ends))) or not spans:
        return None
    first = min(span[0] for span in spans) if ends[0] else date.min
    last = max(span[1] for span in spans) if ends[-1] else date.max
    return f"{first.isoformat()}..{last.isoformat()}"


def _whole(value: str, unit: str, digits: str) -> str | None:
    """A whole number or two with all between them; ``unit`` may stand around each.

    >>> _whole("2021..2022", "年", "{4}"), _whole("第6-4页", "第页", "{1,4}"), _whole("2021年以后", "年", "{4}")
    ('2021..2022', '4..6', None)
    """
    one = rf"[{unit}]?(\d{digits})[{unit}]?"
    found = re.fullmatch(rf"{one}(?:(?:\.\.|[-~至到—]+){one})?", _ascii(value))
    if not found:
        return None
    ends = sorted(int(end) for end in found.groups() if end)
    return f"{ends[0]}..{ends[-1]}"


def _due(value: str) -> str | None:
    """
    >>> _due("2023"), _due("2023年6月"), _due("长期"), _due("尽快")
    ('2023-01-01..2023-12-31', '2023-06-01..2023-06-30', '长期', None)
    """
    return value if value == "长期" else _dates(value)


def _in_force(value: str) -> str | None:
    """
    >>> _in_force("是"), _in_force("已废止"), _in_force("也许")
    ('是', '已废止', None)
    """
    return value if value in (*YES_OR_NO, *State) else None


YES_OR_NO = ("是", "否")


def _on_a_day(value: str) -> str | None:
    """
    >>> _on_a_day("2023年5月1日"), _on_a_day("2023")
    ('2023-05-01', None)
    """
    days = _days(_ascii(value))
    return days[0].isoformat() if days and days[0] == days[1] else None


def _cited(value: str) -> str | None:
    return _number(value) or _text(value)


def _ascii(value: str) -> str:
    """``value`` without white space, its digits, dashes and points of the usual width."""
    folded = re.sub(r"\s+", "", fold(value))
    return folded.translate(str.maketrans("－–−～．／", "---~./"))


FIELDS = (
    Field("文号", ("number",), "公文的文号", "文号:济政发〔2022〕17号", _number),
    Field("登记号", ("registration",), "规范性文件登记号", "登记号:JNCR-2022-0010006", numbers.registration),
    Field("标题", ("title",), "公文标题里的字句", "标题:知识产权", _text, True),
    Field("机关", ("发文机关", "issuer"), "发文机关的名称", "机关:济南市人民政府办公厅", _text, True),
    Field("文种", ("kind",), "公文的种类：通知、意见、决定……", "文种:意见", _text),
    Field("期", ("公报", "issue"), "公报的期号，前面可以写年：期:20、期:15/16", "期:2022-20", _issue),
    Field("年", ("年份", "year"), "成文年份，可写成一段", "年:2021..2022", lambda v: _whole(v, "年", "{4}")),
    Field("日期", ("成文日期", "date"), "成文日期：某日、某月或一段", "日期:2022-10..2022-12", _dates),
    Field("有效", ("效力", "valid"), "今天是否有效：是、否，或已废止、已过有效期、未载明……", "有效:是", _in_force),
    Field("有效于", ("valid_on",), "某一天有效", "有效于:2023-05-01", _on_a_day),
    Field("责任单位", ("单位", "unit"), "条款交给哪个单位办，牵头、责任、配合都算", "责任单位:市大数据局", _text, True),
    Field("牵头单位", ("牵头", "lead"), "由哪个单位牵头", "牵头单位:市财政局", _text, True),
    Field("配合单位", ("配合", "support"), "由哪个单位配合", "配合单位:市财政局", _text, True),
    Field("完成", ("时限", "due"), "完成时限在某年、某月、某日或一段之内，或者长期", "完成:2023", _due),
    Field("引用", ("cites",), "条款引用的文号，或所引标题里的字句", "引用:鲁政办发〔2021〕3号", _cited, True),
    Field("页", ("页码", "page"), "条款在公报上的页，可写成一段", "页:4..6", lambda v: _whole(v, "第页", "{1,4}")),
)


@dataclass(frozen=True, slots=True)
class Operator:
    """What may stand between and around words; ``signs`` are the words by which it may be written, if it has any."""

    signs: tuple[str, ...]
    meaning: str
    example: str


AND = Operator(("AND", "且"), "都要有；写不写都一样，几个词之间空一格就是", "小微企业 贷款")
PHRASE = Operator((), "引号里的字句，要在条款里一字不差", '"按职责分工负责"')
OR = Operator(("OR", "或"), "有一个就行；比空格管得宽", "贷款 OR 担保")
NOT = Operator(("NOT", "非"), "不要后面这一项；也可以紧挨着写 -", "贷款 -担保")
GROUP = Operator((), "括号里的先算", "小微企业 (贷款 OR 担保)")
PREFIX = Operator((), "以这些字开头的词；字母和数字按开头找", "知识产*")
WHOLE = Operator((), "名称和标题的字段，冒号后写 =，就只找完全同名的", "责任单位:=市财政局")
NEAR = Operator((), "引号里的词彼此靠近，先后不限，中间最多隔这么多字", '"知识产权 质押"~10')
NUMBER = Operator((), "文号，怎样写都行：先找到公文，再找到引用它的条款", "济政办发2019第18号")

OPERATORS = (AND, PHRASE, OR, NOT, GROUP, WHOLE, PREFIX, NEAR, NUMBER)
"""In the order of the help page."""
