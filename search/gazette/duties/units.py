"""Who is charged: the bodies of the lists in a clause, each with its role, its name and its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.gazette.duties.bodies import is_department, level, name
from search.gazette.duties.charges import Charge, charges
from search.gazette.duties.lists import bodies
from search.gazette.model import Clause, Span, Unit


_LENDS = re.compile(
    "(?!国网|中国|国家|人民银行)(?P<head>[省市区县州盟旗]|[\u4e00-\u9fff]{2,7}?[省市区县州盟旗])(?=[^省市区县州盟旗级直]{2})"
    "|(?P<group>各)[镇乡县区市]"
)
_OFFICE = re.compile("(?:街道|镇|乡)(?:办事处|人民政府|政府)?")
_PARTY = re.compile("(?:组织|宣传|统战|社会工作)部|政法委|编办|网信办")
"""Departments of a party committee, which stand behind 市委."""


def units(clause: Clause, place: str) -> list[Unit]:
    """The bodies that ``clause`` names, in the order of its text; ``place`` is where they are at home."""
    found = [(span, unit) for charge in charges(clause) for span, unit in _listed(clause.text, charge, place)]
    return [unit for _, unit in sorted(found, key=lambda each: each[0].start)]


def _listed(text: str, charge: Charge, place: str) -> Iterator[tuple[Span, Unit]]:
    """The bodies of one list. An earlier one lends its 市 to a later 法院, the document to one that needs none at home."""
    lent = level(place)
    for span in bodies(text, charge):
        said = text[span.start : span.end]
        if head := _LENDS.match(said):
            lent = head["head"] or head["group"]
        yield span, Unit(name(said if head else _borrowing(said, lent), place), charge.role, span)


def _borrowing(said: str, lent: str) -> str:
    """``said`` with what an earlier member of its list lends to it.

    >>> _borrowing("法院", "市"), _borrowing("统战部", "市"), _borrowing("街道办事处", "各"), _borrowing("莱芜海关", "市")
    ('市法院', '市委统战部', '各街道办事处', '莱芜海关')
    """
    if lent == "各":
        return lent + said if _OFFICE.fullmatch(said) else said
    if lent and _PARTY.fullmatch(said):
        return f"{lent}委{said}"
    return lent + said if lent and is_department(said) else said
