"""The pages, a file for each kind: a view reads its arguments, asks, and renders."""

from __future__ import annotations

from flask import Flask

from search.web.views import (
    api,
    bodies,
    citations,
    clause,
    coverage,
    discovery,
    document,
    downloads,
    feeds,
    filing,
    graph,
    help,
    home,
    issue,
    kinds,
    numbers,
    results,
    trends,
)

PAGES = (home, results, document, clause, issue, numbers, kinds, bodies, citations, coverage, help, trends, graph, api)
FOR_PROGRAMS = (downloads, filing, feeds, discovery)


def register(app: Flask) -> None:
    """Let ``app`` answer with all of them."""
    for page in (*PAGES, *FOR_PROGRAMS):
        app.register_blueprint(page.pages)
