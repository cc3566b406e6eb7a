"""An issue, or all that is in none."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, render_template

from search.errors import NotFound
from search.web import addresses
from search.web.asking import engine
from search.web.parts import holdings

pages = Blueprint("issue", __name__)


@pages.get("/issue/<int:year>/<path:number>")
def issue(year: int, number: str) -> str:
    shelves = holdings.called(engine().shelves(), year, number)
    if not shelves:
        raise NotFound(f"没有收录{year}年第{number}期公报。首页列有已经收录的各期。")
    return _issues(shelf.documents for shelf in shelves)


@pages.get(addresses.UNPUBLISHED)
def unpublished() -> str:
    return _issues([[one for shelf in engine().shelves() if shelf.issue is None for one in shelf.documents]])


def _issues(shelves: Iterable[Iterable[str]]) -> str:
    """The page of one issue, or of several that are called the same, by the ids of their documents."""
    held = [tuple(engine().documents(ids)) for ids in shelves]
    shown = [(documents[0].issue, holdings.placed(documents)) for documents in held if documents]
    return render_template("issue.html", shelves=shown)
