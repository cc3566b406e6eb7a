"""序号: the marks that number the parts of a document, and how deep each stands.

    第一章 · 第一节        chapters and sections of a regulation
    一、                  level 1 of a notice (GB/T 9704-2012, 7.3.3)
    第十二条              an article
    （一）                 level 2 of a notice; under an article, an item (项)
    1. · 1.2             level 3; under an item, a sub-item (目)
    （1） · ①             level 4 and below
    —— · ·               a bullet, which has no label

One order of depth serves notices and regulations alike: an article never stands above 一、, nor
（一） above an article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from search.gazette.numerals import NUMERAL, integer


class Depth(IntEnum):
    """How deep a mark stands; what has none hangs below the last that has."""

    TEXT = 1  # an issued text or an attachment
    PART = 2
    CHAPTER = 3
    SECTION = 4
    FIRST = 5
    ARTICLE = 6
    SECOND = 7
    THIRD = 8
    FOURTH = 10
    FIFTH = 11
    BULLET = 12


@dataclass(frozen=True, slots=True)
class Label:
    """A mark at the start of a text: ``text`` as printed, ``name`` for an address (二, 6, 第五条).

    ``value`` is its number; ``length`` how many characters of the text it takes.
    """

    text: str
    name: str
    depth: int
    value: int
    length: int


_SHAPES = (
    (Depth.PART, re.compile(rf"第(?P<n>{NUMERAL}{{1,4}})[编篇](?=\s|\S{{1,30}}$)")),
    (Depth.CHAPTER, re.compile(rf"第(?P<n>{NUMERAL}{{1,4}})章(?=\s|\S{{1,30}}$)")),
    (Depth.SECTION, re.compile(rf"第(?P<n>{NUMERAL}{{1,4}})节(?=\s|\S{{1,30}}$)")),
    (Depth.ARTICLE, re.compile(rf"第(?P<n>{NUMERAL}{{1,6}}|\d{{1,4}})条(?:之{NUMERAL})?(?![款项第例])")),
    (Depth.FIRST, re.compile(rf"(?P<n>{NUMERAL}{{1,4}})[、．]\s*(?=\S)")),
    (Depth.SECOND, re.compile(rf"[（(]\s*(?P<n>{NUMERAL}{{1,4}})\s*[）)][、.．]?")),
    (Depth.THIRD, re.compile(r"(?P<n>\d{1,3})(?P<sub>(?:[.．]\d{1,2})*)(?:[.．、](?!\d)|(?<=\.\d)(?=[^\d%.、，,]))\s*")),
    (Depth.FOURTH, re.compile(r"[（(]\s*(?P<n>\d{1,3})\s*[）)][、.．]?")),
    (Depth.FIFTH, re.compile(r"(?P<n>[①-⑳])")),
)
_BEGINS = re.compile(rf"[第（(\d①-⑳]|{NUMERAL}")
"""What every mark begins with; most lines do not."""

BULLET = re.compile(r"(?:[—―─－-]{2,}|[·•●■◆○▪])\s*(?=\S)")


def label(text: str) -> Label | None:
    """The mark that ``text`` begins with; ``None`` if it begins with none.

    >>> label("（三）开展行动").name, label("第十二条　创新券").text, label("１８．５％") or label("2021年")
    ('三', '第十二条', None)
    >>> label("12. 着力构建").value, label("1.2 范围").name
    (12, '1.2')
    """
    for depth, shape in _SHAPES if _BEGINS.match(text) else ():
        found = shape.match(text)
        if not found:
            continue
        number = found["n"]
        value = ord(number) - ord("①") + 1 if depth is Depth.FIFTH else integer(number)
        if not value:
            continue
        mark = found[0].rstrip()
        if depth is Depth.THIRD and found["sub"]:
            return Label(mark, number + found["sub"], depth + 1, value, found.end())
        name = mark if depth in (Depth.PART, Depth.CHAPTER, Depth.SECTION, Depth.ARTICLE) else str(number)
        return Label(mark, name, depth, value, found.end())
    return None
