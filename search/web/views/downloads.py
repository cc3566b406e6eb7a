"""A whole answer as a file: a table for a spreadsheet, JSON for a program."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from flask import Blueprint
from werkzeug.wrappers import Response

from search import query
from search.errors import BadRequest, NotFound
from search.query import Query
from search.results import Hit
from search.web import addresses
from search.web.answering import saved, streamed
from search.web.asking import arrangement, as_of, at, engine, text
from search.web.feeds import found, record, table
from search.web.feeds.found import Found

pages = Blueprint("downloads", __name__)


@pages.get(f"{addresses.SEARCH}.csv")
def spreadsheet() -> Response:
    asked = _asked()
    return saved(streamed(table.table(asked, _found(asked)), "text/csv"), asked.text, "csv")


@pages.get(f"{addresses.SEARCH}.json")
def json() -> Response:
    asked = _asked()
    return saved(streamed(record.lines(asked, _found(asked), at()), "application/json"), asked.text, "json")


def _asked() -> Query:
    """The question; a file has no place to say that it answers another one."""
    typed, day = text(), as_of()
    if not typed:
        raise BadRequest("请写明要检索的内容，例如 ?q=小微企业贷款。")
    if day.notice:
        raise BadRequest(f"as_of= 要写一天，例如 {day.day.isoformat()}。")
    return query.parse(typed).arranged(*arrangement()).on(day.day)


def _found(asked: Query) -> Iterator[Found]:
    """All that answers, the first of it at hand."""
    hits = engine().every(asked, snippets=not asked.grouped)
    first = next(hits, None)
    if first is None:
        raise NotFound(f"没有哪一条完全符合“{asked.text[:_SHOWN]}”，没有可以下载的结果。请先换一种写法检索。")
    every: Iterator[Hit] = chain([first], hits)
    return found.documents(every, at()) if asked.grouped else found.clauses(every, engine().document, at())


_SHOWN = 40
"""Characters that are repeated of what was asked for."""
