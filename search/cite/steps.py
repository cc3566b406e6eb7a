"""The steps of a place, and their two ways to be written: 二、（一）6. and 第二节第一小节第6点."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, unique

from search.gazette.numerals import chinese


@unique
class Unit(Enum):
    """What a step of a place is: its name, and its forms as printed and as 法学引注手册 counts it (70, 75).

    The manual names 节 and 小节 for 一、 and （一）, and none below them: 点 goes on from there.
    """

    TEXT = ("文本", "{mark}", "{mark}")
    """One of the texts that a document issues, or a heading without a mark, by its name."""
    ATTACHMENT = ("附件", "{mark}", "{mark}")
    BODY = ("正文", "正文", "正文")
    DIVISION = ("编章节", "{mark}", "{mark}")
    ARTICLE = ("条", "{mark}", "第{value}条{rest}")
    SUBARTICLE = ("款", "第{chinese}款", "第{value}款")
    ITEM = ("项", "第（{chinese}）项", "第{value}项")
    SUBITEM = ("目", "第{value}目", "第{value}目")
    FIRST = ("节", "{mark}", "第{chinese}节")
    SECOND = ("小节", "{mark}", "第{chinese}小节")
    THIRD = ("点", "{mark}", "第{name}点")
    DEEPER = ("下级", "{mark}", "第{mark}点")
    PARAGRAPH = ("段", "第{chinese}段", "第{value}段")
    ROW = ("行", "表中第{value}行", "表中第{value}行")
    NUMBERED_ROW = ("序号", "表中序号{name}", "表中序号{name}")
    NOTE = ("注", "{mark}", "{mark}")
    SIGNATURE = ("落款", "落款", "落款")
    SENTENCE = ("句", "第{chinese}句", "第{value}句")
    SENTENCES = ("几句", "第{chinese}至{chinese_last}句", "第{value}-{last}句")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from a document to a clause: ``mark`` and ``name`` as printed, ``value`` its number."""

    unit: Unit
    mark: str = ""
    name: str = ""
    value: int = 0
    last: int = 0


def printed(steps: Iterable[Step]) -> str:
    """The place in the marks of the document, as the press and documents themselves cite.

    >>> printed([Step(Unit.FIRST, "二、", "二", 2), Step(Unit.SECOND, "（一）", "一", 1), Step(Unit.THIRD, "6.", "6", 6)])
    '二、（一）6.'
    >>> printed([Step(Unit.ARTICLE, "第十二条", "第十二条", 12), Step(Unit.ITEM, "（二）", "二", 2)])
    '第十二条第（二）项'
    >>> printed([Step(Unit.FIRST, "二、", "二", 2)]), printed([])
    ('第二部分', '')
    """
    *above, last = [*steps] or [Step(Unit.TEXT)]
    if last.unit is Unit.FIRST:  # 二、 is no word to end with
        last = Step(Unit.TEXT, f"第{last.name}部分")
    return "".join(_written(step, step.unit.value[1]) for step in (*above, last))


def counted(steps: Iterable[Step]) -> str:
    """The place as jurists cite it (法学引注手册, 70 and 75): 第12条第2项, 第二节第一小节第6点."""
    return "".join(_written(step, step.unit.value[2]) for step in steps)


def _written(step: Step, form: str) -> str:
    return form.format(
        mark=step.mark,
        name=step.name,
        value=step.value,
        last=step.last,
        chinese=chinese(step.value),
        chinese_last=chinese(step.last),
        rest=step.mark.partition("条")[2],
    )
