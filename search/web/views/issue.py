"""Issues: all of them by year, those of a year, one of them; and all that is in none."""

from __future__ import annotations

from datetime import date
from functools import partial

from flask import Blueprint, render_template, request

from search.errors import NotFound
from search.web import addresses
from search.web.asking import engine
from search.web.parts import contents, coverage, holdings, paging

pages = Blueprint("issue", __name__)


@pages.get(addresses.ISSUES)
def issues() -> str:
    shelves = engine().shelves()
    return render_template(
        "issues.html",
        years=holdings.by_year(holdings.volumes(shelves)),
        unplaced=holdings.unplaced(shelves),
        loose=len(holdings.loose(shelves)),
    )


@pages.get("/issue/<int:year>")
def of_year(year: int) -> str:
    years = holdings.by_year(holdings.volumes(engine().shelves()))
    if year not in years:
        raise NotFound(f"没有收录{year}年的公报。“按期查阅”列有已经收录的各年。")
    return render_template(
        "year.html",
        year=year,
        years=years,
        beside=holdings.between(tuple(years), year),
        read=coverage.read(engine().coverage()),
        documents=partial(contents.headers, engine()),
    )


@pages.get("/issue/<int:year>/<path:number>")
def issue(year: int, number: str) -> str:
    held = contents.called(engine(), year, number, date.today())
    if not held:
        raise NotFound(f"没有收录{year}年第{number}期公报。“按期查阅”列有已经收录的各期。")
    return render_template("issue.html", held=held, year=year)


@pages.get(addresses.UNPUBLISHED)
def unpublished() -> str:
    ids = holdings.loose(engine().shelves())
    shown, pager = paging.opened(ids, request.args.get("page"), contents.SIZE)
    documents = contents.entries(engine(), shown, date.today())
    return render_template("loose.html", documents=documents, total=len(ids), paging=pager)
