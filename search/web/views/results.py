"""The answer to a question, page by page; and what a question that is being typed may go on to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response

from search import query
from search.results import Facet, Results, folded
from search.web import addresses
from search.web.asking import arrangement, as_of, at, engine, text
from search.web.draw import bars
from search.web.parts import chosen, examples, narrowing, paging

pages = Blueprint("results", __name__)


@pages.get(addresses.SEARCH)
def search() -> str | Response:
    typed, day = text(), as_of()
    if {"from", "to"} & set(request.args):
        return redirect(at().search(_dated(typed), 1, *arrangement(), day.chosen))
    if not typed:
        return render_template("empty.html", examples=examples.found(engine()))
    asked = replace(query.parse(typed).explained().arranged(*arrangement()).on(day.day), facets=True)
    page, paged, results = _paged(asked)
    if addresses.GO in request.args and results.document_card and chosen.is_number(asked):
        return redirect(at().document(results.document_card.id, typed, day.chosen))

    def narrower(asking: str) -> str:
        """The address of another question, everything else as chosen."""
        return at().search(asking, 1, asked.sort, asked.grouped, day.chosen)

    return render_template(
        "results.html",
        at=at(),
        text=typed,
        results=results,
        folded=folded,
        paging=paged,
        page=page,
        asked=asked,
        as_of=day,
        choices=narrowing.choices(results.facets or (), typed, results.total),
        narrower=narrower,
        per_year=_per_year(results, lambda years: narrower(chosen.instead(typed, "年", years))),
        chosen=chosen.chosen(typed),
        dates=chosen.dates(typed),
    )


def _dated(typed: str) -> str:
    """The question with the days that the form asks for."""
    return chosen.between(typed, *(request.args.get(end, "").strip() for end in ("from", "to")))


def _paged(asked: query.Query) -> tuple[int, paging.Paging, Results]:
    """The page that the address asks for, the one that is shown, and what is on it: the last where there are fewer."""
    page = paging.read(request.args.get("page"))
    results = engine().search(asked.page(paging.SIZE, paging.SIZE * (page - 1)))
    if page > (last := paging.last(results.documents if asked.grouped else results.total)):
        results = engine().search(asked.page(paging.SIZE, paging.SIZE * (last - 1)))
    return page, paging.Paging(min(page, last), last), results


def _per_year(results: Results, narrower: Callable[[str], str]) -> bars.Bars | None:
    years = next((facet for facet in results.facets or () if facet.name == "year"), Facet("year", ()))
    return bars.hits_per_year(years, results.total, narrower)


@pages.get(addresses.SUGGEST)
def suggest() -> Response:
    """What is typed so far, and what it may go on to (the JSON of OpenSearch suggestions)."""
    typed = request.args.get("q", "")[:_TYPED]
    answer = jsonify([typed, engine().suggest(typed.strip(), _SUGGESTED)])
    answer.mimetype = "application/x-suggestions+json"
    return answer


_TYPED, _SUGGESTED = 50, 10
"""Characters that are looked at, and lines that a list under the box shows on a telephone."""
