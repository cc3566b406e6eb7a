"""Who cites a document and whom it cites, as a picture and as lists."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from search.web import asking
from search.web.asking import at, engine
from search.web.draw import graph
from search.web.parts import neighbours, pictured

pages = Blueprint("graph", __name__)


@pages.get("/graph/<path:key>")
def around(key: str) -> str | Response:
    found, further = asking.document(key), request.args.get("depth") == "2"
    if found.id != key:
        return redirect(at().graph(found.id, further))
    held = neighbours.neighbours(found, engine(), further)
    own, citing, cited = pictured.own(found), pictured.citing(held, found, at()), pictured.cited(held, at())
    return render_template(
        "graph.html",
        document=found,
        further=further,
        found=held,
        cited=pictured.ordered(held.cited),
        pictured=pictured,
        asked=neighbours.asking(found),
        drawings={frame: graph.draw(own, citing, cited, size) for frame, size in graph.FRAMES.items()},
    )
