"""What a body is charged with: the question that finds it, and the charges in each document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.export.spreadsheet import BOM, line
from search.gazette.duties.bodies import name as canonical
from search.gazette.model import Clause, Document, Unit
from search.index.engine import Engine
from search.index.text.characters import stands
from search.query import Filter, Query, Sort
from search.web import wording
from search.web.parts import duties

FEW = 20
"""Charges of a document that are shown at once: a table of tasks names one body a hundred times."""


def charging(name: str) -> Query:
    """The documents that charge the body with this name, or one whose name has it in it; the newest first."""
    return Query(name, (Filter("责任单位", _plain(name), True),)).arranged(Sort.DATE, grouped=True)


def _plain(name: str) -> str:
    """A name without what stands about it where it was pasted.

    >>> _plain("（市财政局；"), _plain("自贸试验区（济南片区）")
    ('市财政局', '自贸试验区（济南片区')
    """
    return re.sub(r"^\W+|\W+$", "", name)


def known(name: str) -> str:
    """The name by which a body is listed.

    >>> known("滨河市住房和城乡建设局"), known("市财政局")
    ('市住房城乡建设局', '市财政局')
    """
    place = re.match(r"[\u4e00-\u9fff]{2,7}?市(?=[\u4e00-\u9fff]{2})", name)
    return canonical(name, place[0] if place else "")


def listed_as(name: str, engine: Engine) -> str | None:
    """``name``, if any clause charges a body by it, else the name by which it is listed; ``None`` if there is none."""
    names = dict.fromkeys((name, known(name)))
    return next((one for one in names if engine.search(charging(one).page(1)).documents), None)


@dataclass(frozen=True, slots=True)
class Charge:
    """A clause that charges a body, under each of the names and roles that it gives it."""

    clause: Clause
    units: tuple[Unit, ...]


def charges(document: Document, name: str) -> tuple[Charge, ...]:
    """The clauses of ``document`` that charge the body: by their own words, or by those under a heading above them."""
    asked = _plain(name)
    named = {unit.name for clause in document.clauses for unit in clause.units}
    wanted = {one for one in named if stands(asked, one)}
    found: dict[str, list[Unit]] = {clause.id: [] for clause in document.clauses}
    for at, clause in enumerate(document.clauses):
        meant = [unit for unit in duties.bodies(clause) if unit.name in wanted]
        found[clause.id] += meant
        inherited = [unit for unit in meant if unit.span is None]
        for below in document.clauses[at + 1 : at + clause.extent] if inherited else ():
            found[below.id] += inherited
    charged = ((clause, tuple({unit.name: unit for unit in found[clause.id]}.values())) for clause in document.clauses)
    return tuple(Charge(clause, units) for clause, units in charged if units)


COLUMNS = ("单位", "分工", "文号", "标题", "成文日期", "位置", "正文", "完成时限", "页码", "条款")


def table(documents: Iterable[Document], name: str) -> Iterator[str]:
    """The lines of a table for a spreadsheet, a row for each charge (``export.spreadsheet`` says how it is guarded)."""
    yield BOM + line(COLUMNS)
    for document in documents:
        for charge in charges(document, name):
            for unit in charge.units:
                yield line(_cells(charge.clause, unit, document))


def _cells(clause: Clause, unit: Unit, document: Document) -> Iterator[str]:
    yield unit.name
    yield unit.role.value
    yield str(document.number or "")
    yield document.title
    yield str(document.dated or "")
    yield wording.place(clause, document.title)
    yield clause.text
    yield "；".join(wording.due(one.value) for one in duties.deadlines(clause))
    yield wording.pages(clause.pages) if clause.pages else ""
    yield clause.id
