"""Who is charged: the bodies of the lists in a clause, each with its role, its name and its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.gazette.duties.bodies import is_department, level, name
from search.gazette.duties.charges import Charge, Role, charges, column_role, columns
from search.gazette.model import Clause, Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A body that a clause charges.

    ``span`` is the body as printed in the clause's text, ``None`` where the clause is charged by its place; then
    ``source`` is the id of the clause that names the body.
    """

    name: str
    role: Role
    span: Span | None
    source: str | None = None


_TOKEN = re.compile(r"[（(【〔\[]|[）)】〕\]]|[、，,；;/]|会同|\s+")
_BODY_END = (
    "(?:局|委|办|厅|部|院|署|会|政府|中心|公司|银行|[分支]行|法院|单位|部门|机关|集团|海关|[支大总]队|社|联|科协|办事处|片区|地区)"
)
_WHOLE = re.compile(f"{_BODY_END}$")
_BODY = re.compile(
    f"(?:{_BODY_END}|[省市区县州盟旗镇乡]|街道|学校|高校|大学|学院|医院|机构|[各省市]\\w*企业|研究[院所])$|^(?:各|有关|相关)"
)
"""How the name of a body ends, where nothing else says that it is one."""

_LINK = re.compile("以及|[和及与]")
_SEVERAL = re.compile("[等和及与]")
_LEVELS = re.compile(r"(?:有关)?(?:[省市区县州盟旗镇乡村]|街道|自治|直辖|[（(][省市区县州盟旗、]+[）)])+(?:人民)?(?:政府|党委|管委会|办事处)?")
_OPEN_GROUP = re.compile(r"各\w{0,4}?(?:[省市区县州盟旗镇乡、]|自治|[（(][省市区县州盟旗、]+[）)])+")
_AND_OTHERS = re.compile("(?<![中高初平同均优])等(?=各|有关|相关|[省市区县]|部门|单位|机构|地区|[0-9一二三四五六七八九十]|$|多|和|及|、)")
_NOBODY = re.compile(
    r"^(?:\d+|[一二三四五六七八九十]+)?个?(?:部门|单位|部门单位|部门[（(]单位[）)]|地区|机构)?$|\d[月年]|年底|完成|长期|持续|[。：:]"
)
"""What stands in a list and is no body: what 等 sums up (等部门), a time."""

_LEADING = re.compile(r"(?:由|请|其中|和|及|以及|与|主要由|具体由)(?=\S{2})")
_LONGEST = 40
_LENDS = re.compile("(?P<head>[省市区县州盟旗]|[\u4e00-\u9fff]{2,7}?[省市区县州盟旗])(?=[^省市区县州盟旗级直]{2})|(?P<group>各)[镇乡县区市]")
_BRANCH = re.compile(r"(?:分局|监管局|分行|支行|分公司|分中心|片区|大队|支队|办事处|管理部|总队)$")


def units(clause: Clause, place: str) -> list[Unit]:
    """The bodies that ``clause`` charges, in the order of its text; ``place`` is where they are at home."""
    found = [unit for charge in _lists(clause) for unit in _listed(clause.text, charge, place)]
    return sorted(found, key=_start)


def _start(unit: Unit) -> int:
    return unit.span.start if unit.span else 0


def _lists(clause: Clause) -> Iterator[Charge]:
    if clause.cells is None:
        yield from charges(clause.text)
    for column, span in columns(clause):
        if role := column_role(column):
            yield Charge(span, role, sure=True)


def _listed(text: str, charge: Charge, place: str) -> Iterator[Unit]:
    """The bodies of one list. An earlier one lends its 市 to a later 法院; what is at home needs none (商务厅 of a province)."""
    lent = level(place)
    for start, end in _bodies(text, charge):
        said = text[start:end]
        if head := _LENDS.match(said):
            lent = head["head"] or head["group"]
        yield Unit(name(said if head else _borrowed(lent, said), place), charge.role, Span(start, end))


def _borrowed(lent: str, said: str) -> str:
    """``said`` with what an earlier member of its list lends to it.

    >>> _borrowed("市", "法院"), _borrowed("市", "统战部"), _borrowed("各", "街道办事处"), _borrowed("市", "莱芜海关")
    ('市法院', '市委统战部', '各街道办事处', '莱芜海关')
    """
    if lent == "各":
        return lent + said if _OFFICE.fullmatch(said) else said
    if lent and _PARTY.fullmatch(said):
        return f"{lent}委{said}"
    return lent + said if lent and is_department(said) else said


_OFFICE = re.compile("(?:街道|镇|乡)(?:办事处|人民政府|政府)?")
_PARTY = re.compile("(?:组织|宣传|统战|社会工作)部|政法委|编办|网信办")
"""Departments of a party committee, which stand behind 市委."""


def _bodies(text: str, charge: Charge) -> Iterator[tuple[int, int]]:
    """Where each body of a list begins and ends."""
    pieces = (part for start, end in _pieces(text, charge.span) for part in _parted(text, start, end))
    for start, end in _joined(text, pieces):
        said = text[start:end]
        if said and len(said) <= _LONGEST and not _NOBODY.search(said) and (charge.sure or _BODY.search(said)):
            yield start, end


def _pieces(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """The list cut at its marks, but not inside brackets."""
    at, depth = span.start, 0
    for token in _TOKEN.finditer(text, span.start, span.end):
        if token[0] in "（(【〔[":
            depth += 1
        elif token[0] in "）)】〕]":
            depth = max(0, depth - 1)
        elif not depth and not (token[0].isspace() and not _parts(text[at : token.start()], text[token.end() : span.end])):
            yield at, token.start()
            at = token.end()
    yield at, span.end


def _parts(before: str, after: str) -> bool:
    """Whether a space between them parts two bodies, or stands inside one as a line's end does.

    >>> _parts("市财政局", "市税务局"), _parts("国家金融监督管理总局", "滨河监管分局"), _parts("市住房和", "城乡建设局")
    (True, False, False)
    """
    whole = re.split(r"[、，,；;\s]", after, maxsplit=1)[0]
    return bool(_WHOLE.search(before) and re.match("[省市区县州盟旗团各国]", whole) and not _BRANCH.search(whole))


def _joined(text: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """各市、县（区）人民政府 is one group."""
    held: tuple[int, int] | None = None
    for start, end in pieces:
        if held and text[held[1] : start] == "、" and _continues(text, held, start, end):
            held = held[0], end
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held


def _continues(text: str, held: tuple[int, int], start: int, end: int) -> bool:
    """Whether a piece behind 、 is of the body before it: 各市 and 县（区）人民政府, 代管镇 and 街道的管理机构."""
    if _OPEN_GROUP.fullmatch(text, *held) and _LEVELS.fullmatch(text, start, end):
        return True
    return "的" in text[start:end] and not _WHOLE.search(text, *held)


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A piece without what stands around the bodies in it: behind 等 there may be a group, around 和 two bodies."""
    if not _SEVERAL.search(text, start, end):
        yield _trimmed(text, start, end)
        return
    if others := _AND_OTHERS.search(text, start, end):
        yield from _parted(text, start, others.start())
        yield from _parted(text, others.end(), end)
        return
    for link in _LINK.finditer(text, start + 1, end - 1):
        if _WHOLE.search(text, start, link.start()) and _is_body(text, link.end(), end):
            yield _trimmed(text, start, link.start())
            yield from _parted(text, link.end(), end)
            return
    yield _trimmed(text, start, end)


def _is_body(text: str, start: int, end: int) -> bool:
    said = text[start:end]
    return bool(_BODY.search(said)) and not re.match("(?:人民)?政府|其", said)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    lead = _LEADING.match(text, start, end)
    return (lead.end(), end) if lead else (start, end)
