"""The answer to a question."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

from msgspec import UNSET, UnsetType

from search import query
from search.gazette.record import Record
from search.web.api import cursors, listing
from search.web.api.endpoint import Endpoint, Now
from search.web.api.questions import Day, Paged, Text
from search.web.api.shapes import results as shapes
from search.web.api.shapes.shape import told
from search.web.record import results_record


class By(StrEnum):
    """By what results are gathered."""

    CLAUSE = "clause"
    DOCUMENT = "document"


class Asked(Paged, frozen=True, kw_only=True):
    q: Text
    sort: Annotated[query.Sort, told("排序：relevance 相关度，date 成文日期（新的在前），place 刊登位置")] = (
        query.Sort.RELEVANCE
    )
    group: Annotated[By, told("clause 逐条，document 按公文；按公文时 limit 和翻页都数公文")] = By.CLAUSE
    as_of: Day | UnsetType = UNSET
    facets: Annotated[bool, told("要不要分面：符合的条款各年、各文种、各单位……有几条")] = False
    explain: Annotated[bool, told("要不要说明每个命中为什么排在那里")] = False


def search(asked: Asked, now: Now) -> Record:
    cursor = cursors.read(asked)
    day = asked.as_of or (cursor.day if cursor else now.today)
    question = replace(
        query.parse(asked.q).arranged(asked.sort, asked.group is By.DOCUMENT).on(day),
        facets=asked.facets,
        explain=asked.explain,
    )
    results, rest = listing.answered(question, asked, cursor, now)
    return {**results_record(question, results, now.at), **rest}


SEARCH = Endpoint(
    "search",
    "/search",
    "检索条款",
    "检索式与网站的检索框相同：词、“引号”、OR、-排除、文号、字段（例如 责任单位:市财政局）。字段有："
    f"{'、'.join(field.name for field in query.FIELDS)}。没有完全符合的条款时给出最接近的，partial 为 true。",
    Asked,
    shapes.Results,
    search,
    lambda some: {"q": some.word, "limit": "2"},
)
