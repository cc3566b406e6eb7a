"""Terms over the years."""

from __future__ import annotations

from typing import Annotated

from search.gazette.record import Record
from search.web.api.endpoint import Endpoint, Now
from search.web.api.questions import Question
from search.web.api.shapes.shape import Shape, told
from search.web.parts import trends as parts
from search.web.parts.trends import MOST, PER, Trend, Trends

LONGEST = 200
"""Characters of a term."""


class Asked(Question, frozen=True, kw_only=True):
    q: Annotated[
        list[Annotated[str, told("检索式", min_length=1, max_length=LONGEST)]],
        told(f"要比较的检索式，重复写这个参数，最多 {MOST} 个", min_length=1, max_length=MOST),
    ]


class Year(Shape):
    """一个检索式在一年里。"""

    year: Annotated[int, told("成文年份")]
    clauses: Annotated[int, told("完全符合的条款数，精确", ge=0)]
    of: Annotated[int, told("这一年的条款总数，精确", ge=0)]
    per_10000: Annotated[float | None, told("每一万条里有几条；没有收录这一年的为 null")]


class Term(Shape):
    """一个检索式历年的情况。"""

    query: Annotated[str, told("检索式")]
    total: Annotated[int, told("完全符合的条款总数", ge=0)]
    undated: Annotated[int, told("其中年份不详的", ge=0)]
    notice: Annotated[str | None, told("给读者的说明")]
    suggestion: Annotated[str | None, told("能查到更多的检索式")]
    years: Annotated[list[Year], told("收录的头一年到末一年，中间不空")]


class Compared(Shape):
    """几个检索式历年的情况。"""

    terms: Annotated[list[Term], told("各检索式，按问的先后")]


def trends(asked: Asked, now: Now) -> Record:
    found = parts.trends(asked.q, now.engine, now.today)
    return {"terms": [_term(one, found) for one in found.trends]}


def _term(one: Trend, found: Trends) -> Record:
    counted = zip(found.years, one.counts, found.clauses, found.rates(one), strict=True)
    return {
        "query": one.term,
        "total": one.total,
        "undated": one.undated,
        "notice": one.notice,
        "suggestion": one.suggestion,
        "years": [{"year": year, "clauses": n, "of": of, "per_10000": rate} for year, n, of, rate in counted],
    }


TRENDS = Endpoint(
    "trends",
    "/trends",
    "历年比较",
    f"几个检索式历年各有几条符合、每{PER:,}条里有几条，可以比较不同的说法和不同的年份。只算完全符合的。",
    Asked,
    Compared,
    trends,
    lambda some: {"q": some.word},
)
