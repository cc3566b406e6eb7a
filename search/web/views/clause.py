"""A clause by an address that lasts, and how it is cited."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, jsonify, redirect, request
from werkzeug.wrappers import Response as Redirection

from search.errors import NotFound
from search.web import asking
from search.web.asking import at
from search.web.parts import citable, lasting
from search.web.parts.lasting import Found

pages = Blueprint("clause", __name__)


@pages.get("/clause/<key>", defaults={"asked": ""})
@pages.get("/clause/<key>/<path:asked>")
def clause(key: str, asked: str) -> Redirection:
    """To the clause on its document's page, which says so where it is no longer what the link was made to."""
    document, said = asking.document(key), request.args.get("is", "")
    place = lasting.locate(document, asked, said)
    was = {} if place.found is Found.SAME or not asked else {"was": asked, "is": said}
    page = at().document(document.id, None, None, **was)
    return redirect(page + (at().fragment(place.clause.id, document.id) if place.clause else ""))


@pages.get("/cite/<key>/<path:asked>")
def cite(key: str, asked: str) -> Response:
    """The name of each style with what it writes."""
    document = asking.document(key)
    place = lasting.locate(document, asked)
    if place.clause is None:
        raise NotFound(f"《{document.title}》里没有“{asked}”这一条。")
    written = citable.styles(document, place.clause, at(), date.today())
    return jsonify([{"name": name, "text": text} for name, text in written])
