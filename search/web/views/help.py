"""How to search, from the tables of the query language."""

from __future__ import annotations

from flask import Blueprint, render_template

from search import query
from search.web import addresses

pages = Blueprint("help", __name__)


@pages.get(addresses.HELP)
def usage() -> str:
    return render_template("help.html", operators=query.OPERATORS, fields=query.FIELDS)
