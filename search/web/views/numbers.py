"""The index of 文号: all 代字, and the documents of one and a year."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from search.errors import NotFound
from search.gazette import numbers
from search.web import addresses
from search.web.asking import at, engine
from search.web.parts import numbering, paging

pages = Blueprint("numbers", __name__)


@pages.get(addresses.NUMBERS)
def organs() -> str | Response:
    name = request.args.get("name", "").strip()
    if number := numbers.parse(name):
        return redirect(at().document(str(number)))
    found = numbering.organs(engine().holdings().numbers, name)
    shown, pager = paging.opened(found, request.args.get("page"), paging.LINES)
    return render_template("numbers.html", organs=shown, total=len(found), paging=pager, name=name)


@pages.get(f"{addresses.NUMBERS}/<organ>")
@pages.get(f"{addresses.NUMBERS}/<organ>/<year>")
def serials(organ: str, year: str | None = None) -> str:
    held = numbering.years(engine().holdings().numbers, organ)
    asked = numbering.year(year) if year else next(iter(held), None)
    if asked not in held:
        raise NotFound(f"没有收录文号以“{organ}{f'〔{asked}〕' if asked else ''}”开头的公文。“文号”列有收录的全部代字。")
    shown, pager = paging.opened(tuple(numbering.serials(held[asked])), request.args.get("page"), paging.LINES)
    return render_template("serials.html", organ=organ, year=asked, years=held, serials=shown, paging=pager)
