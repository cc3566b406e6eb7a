"""What is covered, and where to begin."""

from __future__ import annotations

from itertools import islice

from flask import Blueprint, render_template

from search.web import addresses
from search.web.asking import engine
from search.web.parts import examples, holdings, numbering

pages = Blueprint("home", __name__)

RECENT = 10
"""Documents on the home page: those of about one issue."""


@pages.get(addresses.HOME)
def home() -> str:
    shelves, held = engine().shelves(), engine().holdings()
    return render_template(
        "home.html",
        examples=examples.found(engine()),
        documents=holdings.size(shelves),
        clauses=engine().size(),
        spanned=holdings.years(shelves),
        issues=sum(shelf.issue is not None for shelf in shelves),
        years=holdings.by_year(holdings.volumes(shelves)),
        loose=len(holdings.loose(shelves)),
        organs=numbering.organs(held.numbers),
        held=held,
        recent=list(islice(engine().documents(), RECENT)),
    )
