"""The numbers that are cited and lead nowhere."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, render_template, request

from search.web import addresses
from search.web.asking import engine
from search.web.parts import cited, paging

pages = Blueprint("citations", __name__)


@pages.get(addresses.CITATIONS)
def citations() -> str:
    found = cited.dangling(engine())
    shown, pager = paging.opened(found, request.args.get("page"), cited.SIZE)
    return render_template(
        "citations.html",
        total=len(found),
        shown=shown,
        standing=lambda one: cited.validity(one, engine(), date.today()),
        paging=pager,
    )
