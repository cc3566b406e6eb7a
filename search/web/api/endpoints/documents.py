"""Documents: all, and one with all that is known of it."""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, UnsetType

from search import query
from search.gazette.model import Document
from search.gazette.record import Record, document_record
from search.results import Hit
from search.web.api import listing
from search.web.api.citing import cited_as
from search.web.api.endpoint import Endpoint, Now
from search.web.api.questions import Day, Key, Paged, Question
from search.web.api.shapes import documents as shapes
from search.web.api.shapes.results import Continued
from search.web.api.shapes.shape import told
from search.web.parts import held, neighbours
from search.web.record import whole_record

MOST = 100
"""Clauses that cite a document which are told with it; its own endpoint gives the others page by page."""


class Asked(Paged, frozen=True, kw_only=True):
    pass


class Documents(Continued):
    """公文的目录（一页）。"""

    total: Annotated[int, told("一共几份", ge=0)]
    documents: Annotated[list[shapes.Document], told("公文，新的一期在前")]


def documents(asked: Asked, now: Now) -> Record:
    ids = [one for shelf in now.engine.shelves() for one in shelf.documents]
    page = listing.page(ids, str, asked, now)
    return {"total": len(ids), "documents": list(map(document_record, now.engine.documents(page.items))), **page.rest}


class OneAsked(Question, frozen=True, kw_only=True):
    id: Key
    as_of: Day | UnsetType = UNSET


def document(asked: OneAsked, now: Now) -> Record:
    found, day = held.document(now.engine, asked.id), asked.as_of or now.today
    validity = now.engine.validity(found.id, day)
    url = now.at.absolute(now.at.document(found.id))
    record = whole_record(found, validity, day, _citing(found, now))
    return {**record, "url": url, "cited_as": cited_as(found, None, now)}


def _citing(document: Document, now: Now) -> tuple[Hit, ...]:
    """The first of the clauses that cite a document."""
    return now.engine.search(citing(document).page(MOST)).hits


def citing(document: Document) -> query.Query:
    """The clauses that cite a document, by its number or a title, in the order of the gazette."""
    return query.parse(neighbours.asking(document)).arranged(query.Sort.PLACE)


DOCUMENTS = Endpoint(
    "documents",
    "/documents",
    "公文目录",
    "收录的全部公文，不带条款；新的一期在前，一期之内按刊登的先后。",
    Asked,
    Documents,
    documents,
    lambda some: {"limit": "2"},
)

DOCUMENT = Endpoint(
    "document",
    "/documents/{id}",
    "一份公文",
    "一份公文的元数据、某一天的效力和证据、全部条款、引用了什么、被谁引用、怎样引用。文号怎样写都行，例如：济政发2022第17号。",
    OneAsked,
    shapes.WholeDocument,
    document,
    lambda some: {"id": some.document},
    missing="没有收录这份公文",
)
