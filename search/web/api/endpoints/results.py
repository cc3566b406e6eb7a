"""The answer to a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

from msgspec import UNSET, UnsetType

from search import query
from search.gazette.record import Record
from search.index.engine import Engine
from search.query import Query
from search.results import Results
from search.web.api import cursors
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
    offset = cursors.resume(cursor, now.state, lambda: every_key(question, now.engine))
    results = now.engine.search(question.page(asked.limit, offset))
    keys, total = _keys(results), _listed(question, results)
    return {
        **results_record(question, results, now.at),
        **cursors.continued(asked, cursor, now.state, day, offset, keys, total),
    }


def every_key(question: Query, engine: Engine) -> Iterable[str]:
    """The ids of all that is to be paged through, in its order."""
    hits = engine.every(question, snippets=False)
    return once(hit.document.id for hit in hits) if question.grouped else (hit.clause.id for hit in hits)


def once(keys: Iterable[str]) -> Iterator[str]:
    """Each of ``keys`` where it stands first."""
    seen: set[str] = set()
    for key in keys:
        if key not in seen:
            seen.add(key)
            yield key


def _keys(results: Results) -> list[str]:
    """The ids of what stands on a page."""
    if results.groups is not None:
        return [group.document.id for group in results.groups]
    return [hit.clause.id for hit in results.hits]


def _listed(question: Query, results: Results) -> int:
    """How many items are to be paged through; partial matches are not, only the best are given."""
    return results.documents if question.grouped else results.total


SEARCH = Endpoint(
    "search",
    "/search",
    "检索条款",
    "检索式与网站的检索框相同：词、\"引号\"、OR、-排除、字段（责任单位:市财政局）、文号。没有完全符合的条款时给出最接近的，"
    "partial 为 true。total 和 documents 总是精确的。",
    Asked,
    shapes.Results,
    search,
    lambda some: {"q": some.word, "limit": "2"},
)
