"""What is held, what is missing, and what it was all made of."""

from __future__ import annotations

from typing import Annotated

from search.gazette.model import Problem
from search.gazette.record import Record
from search.results import Counts, Coverage, Held
from search.web.api.endpoint import Endpoint, Now
from search.web.api.questions import Nothing
from search.web.api.shapes.clauses import Pages
from search.web.api.shapes.results import Count
from search.web.api.shapes.shape import Shape, told
from search.web.parts import cited, holdings


class Unread(Shape):
    """源文件里没有读懂的一处。"""

    kind: Annotated[str, told("哪一类问题")]
    message: Annotated[str, told("怎么回事")]
    line: Annotated[int | None, told("第几行；整个文件的为 null")]


class Part(Shape):
    """一个源文件里的一期，或者其中没有刊登在公报上的公文。"""

    gazette: Annotated[str | None, told("公报的名称；没有刊登的为 null")]
    year: Annotated[int | None, told("年份")]
    number: Annotated[str | None, told("期号")]
    documents: Annotated[int, told("几份公文", ge=0)]
    clauses: Annotated[int, told("几个条款", ge=0)]
    placed: Annotated[int, told("其中几条知道页码", ge=0)]
    pages: Annotated[list[Pages], told("它们在哪些页")]


class Source(Shape):
    """一个源文件。"""

    name: Annotated[str, told("文件的名称")]
    sha256: Annotated[str, told("文件的 SHA-256")]
    lines: Annotated[int, told("几行", ge=0)]
    parts: Annotated[list[Part], told("里面有什么")]
    problems: Annotated[list[Unread], told("没有读懂的地方")]
    further: Annotated[int, told("没有读懂而没有列出的还有几处", ge=0)]


class Covered(Shape):
    """收录的范围。"""

    state: Annotated[str, told("索引的状态；数据一更新就不同")]
    issues: Annotated[int, told("几期公报", ge=0)]
    documents: Annotated[int, told("几份公文", ge=0)]
    unpublished: Annotated[int, told("其中几份没有刊登在公报上", ge=0)]
    clauses: Annotated[int, told("几个条款", ge=0)]
    years: Annotated[list[int], told("有哪些年份的公文")]
    kinds: Annotated[list[Count], told("各文种有几份，多的在前")]
    issuers: Annotated[list[Count], told("各发文机关有几份，多的在前")]
    dangling: Annotated[int, told("引用了而没有收录的文号有几个", ge=0)]
    sources: Annotated[list[Source], told("源文件")]


def coverage(asked: Nothing, now: Now) -> Record:
    shelves, held, sources = now.engine.shelves(), now.engine.holdings(), now.engine.sources()
    return {
        "state": now.state,
        "issues": sum(1 for shelf in shelves if shelf.issue),
        "documents": holdings.size(shelves),
        "unpublished": holdings.size(shelf for shelf in shelves if shelf.issue is None),
        "clauses": now.engine.size(),
        "years": sorted(holdings.years(shelves)),
        "kinds": _counts(held.kinds),
        "issuers": _counts(held.issuers),
        "dangling": len(cited.dangling(now.engine)),
        "sources": [_source(one, sources[one.source]) for one in now.engine.coverage()],
    }


def _counts(counts: Counts) -> list[Record]:
    return [{"value": value, "count": count} for value, count in counts]


def _source(one: Coverage, sha256: str) -> Record:
    return {
        "name": one.source,
        "sha256": sha256,
        "lines": one.lines,
        "parts": list(map(_part, one.held)),
        "problems": list(map(_problem, one.problems)),
        "further": one.further,
    }


def _part(one: Held) -> Record:
    return {
        "gazette": one.issue.gazette if one.issue else None,
        "year": one.issue.year if one.issue else None,
        "number": one.issue.number if one.issue else None,
        "documents": one.documents,
        "clauses": one.clauses,
        "placed": one.placed,
        "pages": [[pages.first, pages.last] for pages in one.pages],
    }


def _problem(one: Problem) -> Record:
    return {"kind": one.kind, "message": one.message, "line": one.line}


COVERAGE = Endpoint(
    "coverage",
    "/coverage",
    "收录范围",
    "收录了几期、几份、几条，有哪些年份，各文种、各机关有几份，由哪些源文件得来，哪些地方没有读懂。",
    Nothing,
    Covered,
    coverage,
    lambda some: {},
)
