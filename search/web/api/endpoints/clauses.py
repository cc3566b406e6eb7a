"""A clause by its id."""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, UnsetType

from search.errors import NotFound
from search.gazette.record import Record, published, standing_record
from search.web.api.citing import cited_as
from search.web.api.endpoint import Endpoint, Now
from search.web.api.questions import Day, Question
from search.web.api.shapes import documents as shapes
from search.web.api.shapes.shape import told
from search.web.parts import held
from search.web.parts.lasting import permalink


class Asked(Question, frozen=True, kw_only=True):
    id: Annotated[str, told("条款的标识", min_length=1, max_length=300)]
    as_of: Day | UnsetType = UNSET


def clause(asked: Asked, now: Now) -> Record:
    document, day = held.document(now.engine, asked.id.partition("/")[0]), asked.as_of or now.today
    found = next((one for one in document.clauses if one.id == asked.id), None)
    if found is None:
        raise NotFound(f"《{document.title}》里没有“{asked.id}”这一条；它的各条见这份公文的 clauses。")
    record, standing = published(found, document), standing_record(now.engine.validity(document.id, day), day)
    return {
        **record,
        "document": {**record["document"], **standing},
        "url": now.at.absolute(now.at.clause(found.id, document.id)),
        "permalink": now.at.absolute(permalink(found, now.at)),
        "cited_as": cited_as(document, found, now),
    }


CLAUSE = Endpoint(
    "clause",
    "/clauses/{id}",
    "一个条款",
    "一个条款的文字、位置、责任单位、时限、数额和引用，连同它的公文、公文的效力、长期有效的地址和各种格式的引文。标识里的斜线照写或写成 %2F。",
    Asked,
    shapes.ClauseAndPage,
    clause,
    lambda some: {"id": some.clause},
    missing="没有收录这个条款",
)
