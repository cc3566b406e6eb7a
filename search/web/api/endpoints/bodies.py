"""Bodies, and what each is charged with."""

from __future__ import annotations

from typing import Annotated

from search.errors import NotFound
from search.gazette.model import Role
from search.gazette.record import Record, clause_record, document_record
from search.results import Group
from search.web.api import cursors, listing
from search.web.api.endpoint import Endpoint, Now
from search.web.api.questions import Paged
from search.web.api.shapes.clauses import Clause
from search.web.api.shapes.documents import Document
from search.web.api.shapes.results import Continued
from search.web.api.shapes.shape import Shape, told
from search.web.parts import bodies as parts
from search.web.parts import held


class Asked(Paged, frozen=True, kw_only=True):
    pass


class Body(Shape):
    """一个责任单位。"""

    name: Annotated[str, told("名称")]
    clauses: Annotated[int, told("几条交给它", ge=1)]


class Bodies(Continued):
    """责任单位（一页）。"""

    total: Annotated[int, told("一共几个", ge=0)]
    bodies: Annotated[list[Body], told("单位，条款最多的在前")]


def bodies(asked: Asked, now: Now) -> Record:
    counts = now.engine.holdings().units
    page = listing.page(counts, lambda one: one[0], asked, now)
    found = [{"name": name, "clauses": count} for name, count in page.items]
    return {"total": len(counts), "bodies": found, **page.rest}


class OneAsked(Paged, frozen=True, kw_only=True):
    name: Annotated[str, told("单位的名称，全称、简称都可以", min_length=1, max_length=100)]


class Part(Shape):
    """单位在一条里的分工。"""

    name: Annotated[str, told("名称，照原文")]
    role: Annotated[Role, told("分工")]


class Charge(Shape):
    """交给一个单位的一条。"""

    clause: Annotated[Clause, told("条款")]
    parts: Annotated[list[Part], told("分工")]


class Charged(Shape):
    """一份公文交给一个单位的各条。"""

    document: Annotated[Document, told("公文")]
    charges: Annotated[list[Charge], told("各条，按原文的先后")]


class Charges(Continued):
    """交给一个单位的各条，按公文（一页）。"""

    name: Annotated[str, told("名称")]
    clauses: Annotated[int, told("一共几条交给它", ge=1)]
    total: Annotated[int, told("它们分属几份公文", ge=1)]
    documents: Annotated[list[Charged], told("公文，新的在前；按 limit 分页")]


def body(asked: OneAsked, now: Now) -> Record:
    cursor, name = cursors.read(asked), parts.listed_as(asked.name, now.engine)
    if name is None:
        raise NotFound(f"没有哪一条交给“{asked.name}”。请核对名称，例如：市财政局；/api/v1/bodies 列有各单位。")
    question = parts.charging(name)
    found, rest = listing.answered(question, asked, cursor, now)
    return {
        "name": name,
        "clauses": found.total,
        "total": found.documents,
        "documents": [_charged(group, name, now) for group in found.groups or ()],
        **rest,
    }


def _charged(group: Group, name: str, now: Now) -> Record:
    document = held.document(now.engine, group.document.id)
    charges = [
        {
            "clause": clause_record(one.clause),
            "parts": [{"name": unit.name, "role": unit.role.value} for unit in one.units],
        }
        for one in parts.charges(document, name)
    ]
    return {"document": document_record(document), "charges": charges}


BODIES = Endpoint(
    "bodies",
    "/bodies",
    "责任单位",
    "条款把工作交给哪些单位，每个单位几条。",
    Asked,
    Bodies,
    bodies,
    lambda some: {"limit": "5"},
)

BODY = Endpoint(
    "body",
    "/bodies/{name}",
    "一个单位的职责",
    "交给一个单位的各条，按公文列出：牵头、责任、配合。",
    OneAsked,
    Charges,
    body,
    lambda some: {"name": some.body, "limit": "1"},
    missing="没有哪一条交给这个单位",
)
