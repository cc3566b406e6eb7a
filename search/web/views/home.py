"""What is covered, and where to begin."""

from __future__ import annotations

from itertools import islice

from flask import Blueprint, render_template

from search.web import addresses
from search.web.asking import engine
from search.web.parts import examples, holdings

pages = Blueprint("home", __name__)

RECENT = 10
"""Documents on the home page: those of about one issue."""


@pages.get(addresses.HOME)
def home() -> str:
    shelves = engine().shelves()
    return render_template(
        "home.html",
        examples=examples.EXAMPLES,
        documents=holdings.size(shelves),
        clauses=engine().size(),
        years=holdings.years(shelves),
        issues=holdings.by_year(shelves),
        unpublished=holdings.size(shelf for shelf in shelves if shelf.issue is None),
        recent=list(islice(engine().documents(), RECENT)),
    )
