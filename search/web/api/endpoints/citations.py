"""Who cites whom, and what is cited and not held."""

from __future__ import annotations

from typing import Annotated

from search.gazette.model import Level
from search.gazette.record import Record, citation_record
from search.web.api import cursors, listing
from search.web.api.endpoint import Endpoint, Now
from search.web.api.endpoints.documents import citing
from search.web.api.questions import Key, Paged
from search.web.api.shapes.clauses import CitationInPlace
from search.web.api.shapes.results import Continued, Hit
from search.web.api.shapes.shape import Shape, told
from search.web.parts import cited, held
from search.web.record import dangling_record, hit_record


class Asked(Paged, frozen=True, kw_only=True):
    id: Key


class Cites(Continued):
    """一份公文引用的别的公文（一页）。"""

    document: Annotated[str, told("公文的标识")]
    total: Annotated[int, told("一共几处引用", ge=0)]
    citations: Annotated[list[CitationInPlace], told("引用，按原文的先后")]


def cites(asked: Asked, now: Now) -> Record:
    document = held.document(now.engine, asked.id)
    found = [citation_record(one, clause) for clause in document.clauses for one in clause.citations if not one.clause]
    page = listing.page(found, lambda one: f"{one['in']} {one['start']}", asked, now)
    return {"document": document.id, "total": len(found), "citations": page.items, **page.rest}


class CitedByAsked(Paged, frozen=True, kw_only=True):
    id: Key


class CitedBy(Continued):
    """引用一份公文的条款（一页）。"""

    document: Annotated[str, told("公文的标识")]
    total: Annotated[int, told("一共几条", ge=0)]
    hits: Annotated[list[Hit], told("引用它的条款，按刊登的先后")]


def cited_by(asked: CitedByAsked, now: Now) -> Record:
    document, cursor = held.document(now.engine, asked.id), cursors.read(asked)
    question = citing(document).on(cursor.day if cursor else now.today)
    found, rest = listing.answered(question, asked, cursor, now)
    hits = [hit_record(hit, question, now.at) for hit in found.hits]
    return {"document": document.id, "total": found.total, "hits": hits, **rest}


class DanglingAsked(Paged, frozen=True, kw_only=True):
    pass


class Number(Shape):
    """一个被引用而没有收录的文号。"""

    name: Annotated[str, told("文号；查不了的照原文")]
    level: Annotated[Level | None, told("是哪一级的公文")]
    titles: Annotated[list[str], told("引用时说的标题")]
    malformed: Annotated[str | None, told("查不了的原因")]
    clauses: Annotated[list[str], told("引用它的条款（标识）")]


class Dangling(Continued):
    """被引用而没有收录的文号（一页）。"""

    total: Annotated[int, told("一共几个", ge=0)]
    numbers: Annotated[list[Number], told("文号，引用最多的在前")]


def dangling(asked: DanglingAsked, now: Now) -> Record:
    found = cited.dangling(now.engine)
    page = listing.page(found, lambda one: one.name, asked, now)
    return {"total": len(found), "numbers": list(map(dangling_record, page.items)), **page.rest}


CITES = Endpoint(
    "cites",
    "/documents/{id}/cites",
    "一份公文引用了什么",
    "一份公文引用的别的公文，每一处都有在条款里的位置、引用来做什么、指向哪里。",
    Asked,
    Cites,
    cites,
    lambda some: {"id": some.document, "limit": "2"},
    missing="没有收录这份公文",
)

CITED_BY = Endpoint(
    "cited-by",
    "/documents/{id}/cited-by",
    "一份公文被谁引用",
    "引用这份公文的条款：按文号，或者按它的、它所印发的文件的标题。",
    CitedByAsked,
    CitedBy,
    cited_by,
    lambda some: {"id": some.document, "limit": "2"},
    missing="没有收录这份公文",
)

DANGLING = Endpoint(
    "dangling",
    "/citations/dangling",
    "引用而未收录的文号",
    "条款引用了、这里却没有收录的文号，以及印错了、查不了的文号。",
    DanglingAsked,
    Dangling,
    dangling,
    lambda some: {"limit": "2"},
)
