"""Issues of the gazette: all, and one with its documents."""

from __future__ import annotations

from typing import Annotated

from search.errors import NotFound
from search.gazette.record import Record, document_record
from search.results import Shelf
from search.web.api import listing
from search.web.api.endpoint import Endpoint, Now
from search.web.api.questions import Paged, Question
from search.web.api.shapes import documents as shapes
from search.web.api.shapes.results import Continued
from search.web.api.shapes.shape import Shape, told
from search.web.parts import holdings


class Asked(Paged, frozen=True, kw_only=True):
    pass


class Shelved(Shape):
    """一期公报收录的公文；没有刊登在公报上的按成文年份放在一起。"""

    gazette: Annotated[str | None, told("公报的名称；没有刊登的为 null")]
    year: Annotated[int | None, told("年份")]
    number: Annotated[str | None, told("期号，照原文；没有刊登的为 null", examples=["15/16"])]
    documents: Annotated[list[str], told("公文的标识，按刊登的先后")]
    url: Annotated[str | None, told("网页的地址")]


class Issues(Continued):
    """收录的各期（一页）。"""

    total: Annotated[int, told("一共几期", ge=0)]
    issues: Annotated[list[Shelved], told("各期，新的在前")]


def issues(asked: Asked, now: Now) -> Record:
    shelves = now.engine.shelves()
    page = listing.page(shelves, lambda one: repr((one.issue, one.year)), asked, now)
    return {"total": len(shelves), "issues": [_shelf(one, now) for one in page.items], **page.rest}


def _shelf(one: Shelf, now: Now) -> Record:
    path = now.at.issue(one.issue) if one.issue else now.at.unpublished()
    return {
        "gazette": one.issue.gazette if one.issue else None,
        "year": one.year,
        "number": one.issue.number if one.issue else None,
        "documents": list(one.documents),
        "url": now.at.absolute(path) if path else None,
    }


class OneAsked(Question, frozen=True, kw_only=True):
    year: Annotated[int, told("年份", ge=1, le=9999)]
    number: Annotated[str, told("期号；合刊的斜线写成连字符：15-16", min_length=1, max_length=50)]


class Contents(Shape):
    """一期公报和其中的公文。"""

    issue: Annotated[shapes.Issue, told("公报的这一期")]
    documents: Annotated[list[shapes.Document], told("公文，按页码")]


class SameNumber(Shape):
    """某年某期公报；不同的公报可能有同一个期号，所以是一列。"""

    year: Annotated[int, told("年份")]
    number: Annotated[str, told("所问的期号")]
    issues: Annotated[list[Contents], told("是这一期的公报")]


def issue(asked: OneAsked, now: Now) -> Record:
    shelves = holdings.called(now.engine.shelves(), asked.year, asked.number)
    if not shelves:
        raise NotFound(f"没有收录{asked.year}年第{asked.number}期公报；收录的各期见 /api/v1/issues。")
    return {"year": asked.year, "number": asked.number, "issues": [_contents(one, now) for one in shelves]}


def _contents(shelf: Shelf, now: Now) -> Record:
    documents = [document_record(one) for one in holdings.placed(now.engine.documents(shelf.documents))]
    return {"issue": documents[0]["issue"], "documents": documents}


ISSUES = Endpoint(
    "issues",
    "/issues",
    "各期公报",
    "收录的各期和每期收录的公文；没有刊登在公报上的公文按年放在一起，期号为 null。",
    Asked,
    Issues,
    issues,
    lambda some: {"limit": "2"},
)

ISSUE = Endpoint(
    "issue",
    "/issues/{year}/{number}",
    "一期公报",
    "某年某期公报的公文，按页码。",
    OneAsked,
    SameNumber,
    issue,
    lambda some: {"year": str(some.year), "number": some.number},
    missing="没有收录这一期",
)
