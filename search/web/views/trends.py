"""Terms compared over the years, as a picture, a page's table and a spreadsheet's."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from search.web import addresses
from search.web.answering import saved, streamed
from search.web.asking import at, engine
from search.web.draw import curves
from search.web.parts import examples, trends

pages = Blueprint("trends", __name__)


@pages.get(addresses.TRENDS)
def compared() -> str | Response:
    typed, counted = request.args.getlist("q"), request.args.get("by") == addresses.COUNTED
    asked = trends.terms(typed)
    if list(asked) != typed:
        return redirect(at().trends(asked, counted))
    found = trends.trends(asked, engine(), date.today())
    values = found.counts if counted else found.rates
    return render_template(
        "trends.html",
        asked=asked,
        counted=counted,
        found=found,
        chart=curves.curves(found.years, [(one.term, values(one)) for one in found.trends]),
        most=trends.MOST,
        examples=examples.COMPARED,
    )


@pages.get(f"{addresses.TRENDS}.csv")
def table() -> Response:
    """The same for a spreadsheet."""
    found = trends.trends(trends.terms(request.args.getlist("q")), engine(), date.today())
    return saved(streamed(trends.table(found), "text/csv"), "各年比较", "csv")
