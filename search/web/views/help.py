"""How to search, from the tables of the query language; and what this site is."""

from __future__ import annotations

from flask import Blueprint, render_template

from search import query
from search.web import addresses

pages = Blueprint("help", __name__)


@pages.get(addresses.HELP)
def usage() -> str:
    return render_template("help.html", operators=query.OPERATORS, fields=query.FIELDS)


@pages.get(addresses.ABOUT)
def about() -> str:
    return render_template("about.html")
