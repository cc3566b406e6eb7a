"""Bodies, and what each of them is charged with."""

from __future__ import annotations


from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from search.errors import NotFound
from search.web import addresses, asking
from search.web.answering import saved, streamed
from search.web.asking import at, engine
from search.web.parts import bodies, paging

pages = Blueprint("bodies", __name__)


@pages.get(addresses.BODIES)
def charged() -> str | Response:
    name, held = request.args.get("name", "").strip(), engine().holdings().units
    found = [one for one in held if name in one[0]]
    if name and len(found) < 2 or name in dict(held):
        return redirect(at().body(name))
    shown, pager = paging.opened(found, request.args.get("page"), paging.LINES)
    return render_template("bodies.html", bodies=shown, total=len(found), paging=pager, name=name)


@pages.get("/body/<path:name>")
def body(name: str) -> str | Response:
    page, asked = paging.read(request.args.get("page")), bodies.charging(name)
    found = engine().search(asked.page(paging.SIZE, paging.SIZE * (page - 1)))
    if not found.documents:
        return _elsewhere(name)
    last = paging.last(found.documents)
    if page > last:
        return redirect(at().body(name, last))
    whole = [(group.document, asking.document(group.document.id)) for group in found.groups or ()]
    held = [(document, bodies.charges(all_of_it, name)) for document, all_of_it in whole]
    pager = paging.Paging(page, last)
    return render_template("body.html", name=name, results=found, held=held, few=bodies.FEW, paging=pager)


def _elsewhere(name: str) -> Response:
    """The page of a body that is asked for by another of its names."""
    known = bodies.listed_as(name, engine())
    if known is None:
        raise _nobody(name)
    return redirect(at().body(known))


@pages.get("/body/<path:name>.csv")
def table(name: str) -> Response:
    """All that a body is charged with, for a spreadsheet."""
    count = engine().search(bodies.charging(name).page(1)).documents
    if not count:
        raise _nobody(name)
    groups = engine().search(bodies.charging(name).page(count)).groups or ()
    read = engine().document  # what is sent as it is made is made when there is no request any more
    whole = (document for group in groups if (document := read(group.document.id)))
    return saved(streamed(bodies.table(whole, name), "text/csv"), name, "csv")


def _nobody(name: str) -> NotFound:
    return NotFound(f"没有哪一条交给“{name}”。请核对名称，例如：市财政局；页脚的“责任单位”列有各单位。")
