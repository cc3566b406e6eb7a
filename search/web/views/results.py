"""The answer to a question, page by page; and what a question that is being typed may go on to."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, jsonify, render_template, request
from werkzeug.wrappers import Response

from search import query
from search.results import folded
from search.web import addresses
from search.web.asking import arrangement, as_of, engine, text
from search.web.parts import examples, narrowing, paging

pages = Blueprint("results", __name__)


@pages.get(addresses.SEARCH)
def search() -> str:
    typed, page, day = text(), paging.read(request.args.get("page")), as_of()
    if not typed:
        return render_template("empty.html", examples=examples.EXAMPLES)
    asked = replace(query.parse(typed).explained().arranged(*arrangement()).on(day.day), facets=True)
    results = engine().search(asked.page(paging.SIZE, paging.SIZE * (page - 1)))
    if page > (last := paging.last(results.documents if asked.grouped else results.total)):
        results = engine().search(asked.page(paging.SIZE, paging.SIZE * (last - 1)))
    return render_template(
        "results.html",
        text=typed,
        results=results,
        folded=folded,
        paging=paging.Paging(min(page, last), last),
        page=page,
        asked=asked,
        as_of=day,
        choices=narrowing.choices(results.facets or (), typed, results.total),
    )


@pages.get(addresses.SUGGEST)
def suggest() -> Response:
    """What is typed so far, and what it may go on to (the JSON of OpenSearch suggestions)."""
    typed = request.args.get("q", "")[:_TYPED]
    answer = jsonify([typed, engine().suggest(typed.strip(), _SUGGESTED)])
    answer.mimetype = "application/x-suggestions+json"
    return answer


_TYPED, _SUGGESTED = 50, 10
"""Characters that are looked at, and lines that a list under the box shows on a telephone."""
