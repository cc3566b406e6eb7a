"""What is held and what is not, and what could not be read."""

from __future__ import annotations

from flask import Blueprint, render_template

from search.web import addresses
from search.web.asking import engine
from search.web.parts import cited, coverage, holdings

pages = Blueprint("coverage", __name__)


@pages.get(addresses.COVERAGE)
def covered() -> str:
    shelves, sources = engine().shelves(), engine().coverage()
    return render_template(
        "coverage.html",
        documents=holdings.size(shelves),
        clauses=engine().size(),
        issues=sum(shelf.issue is not None for shelf in shelves),
        years=holdings.by_year(holdings.volumes(shelves)),
        unplaced=holdings.unplaced(shelves),
        loose=len(holdings.loose(shelves)),
        sources=sources,
        read=coverage.read(sources),
        troubles=coverage.troubles(coverage.problems(sources)),
        further=coverage.further(sources),
        unread=coverage.unread(sources),
        dangling=len(cited.dangling(engine())),
    )
