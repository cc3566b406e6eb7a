"""The answer to a question: ``results_record`` of search/web/record.py as types."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import UNSET, UnsetType

from search.query import Sort
from search.web.api.shapes.documents import ClauseOfDocument, DocumentFound
from search.web.api.shapes.shape import Shape, told


class Fragment(Shape):
    """摘要的一段。"""

    text: Annotated[str, told("文字")]
    matched: Annotated[bool, told("是所查的字句")]


class Reason(Shape):
    """一个命中为什么排在这里：哪个词、在哪里、占多少分。"""

    word: Annotated[str, told("词")]
    place: Annotated[str, told("出现在哪里")]
    share: Annotated[float, told("占分数的多少")]


class Hit(Shape):
    """命中：一个符合的条款。"""

    rank: Annotated[int, told("名次，从 1 数起，跨页连续", ge=1)]
    score: Annotated[float, told("分数；只在同一次检索内可比")]
    clause: Annotated[ClauseOfDocument, told("条款")]
    snippet: Annotated[list[Fragment], told("摘要；连起来是条款的文字，略去处是“…”")]
    url: Annotated[str, told("网页上这一条的地址（从网站的根写起）")]
    repeats: Annotated[str | None, told("文字相同的、排在前面的那一条（标识）")]
    explain: Annotated[list[Reason] | UnsetType, told("explain=true 时才有")] = UNSET


class Group(Shape):
    """一份公文里的命中。"""

    document: Annotated[DocumentFound, told("公文")]
    total: Annotated[int, told("这份公文里有几条符合", ge=1)]
    hits: Annotated[list[Hit], told("其中最前的几条")]


class Expansion(Shape):
    """一个词和它的别的说法，也一并查找了。"""

    word: Annotated[str, told("词")]
    also: Annotated[list[str], told("别的说法")]


class Count(Shape):
    """分面的一个值。"""

    value: Annotated[str, told("值")]
    count: Annotated[int, told("有几条", ge=1)]


class Continued(Shape):
    """可以一页一页取的答案。"""

    next: Annotated[str | None, told("取下一页的游标；没有下一页时为 null")]
    changed: Annotated[bool, told("上一页以后数据有更新：从上一页最后一条之后接着给，但可能有重有漏")]


class Results(Continued):
    """检索的结果（一页）。"""

    query: Annotated[str, told("检索式")]
    sort: Annotated[Sort, told("排序")]
    as_of: Annotated[date, told("效力按哪一天算")]
    total: Annotated[int, told("完全符合的条款数，精确", ge=0)]
    documents: Annotated[int, told("它们分属几份公文，精确", ge=0)]
    partial: Annotated[bool, told("没有完全符合的，hits 只是部分符合的")]
    took_ms: Annotated[float, told("检索用时（毫秒）")]
    notice: Annotated[str | None, told("给读者的说明")]
    suggestion: Annotated[str | None, told("能查到更多的检索式")]
    expansions: Annotated[list[Expansion], told("也查找了的别的说法")]
    document_card: Annotated[DocumentFound | None, told("按文号查的就是这份公文")]
    facets: Annotated[dict[str, list[Count]] | None, told("分面；facets=true 时才有")]
    nearest: Annotated[list[str], told("没有收录所查的文号时，相近的文号")]
    groups: Annotated[list[Group] | None, told("group=document 时，按公文列出")]
    hits: Annotated[list[Hit], told("命中")]
    further: Annotated[list[Hit], told("完全符合的列完之后，部分符合的")]
