"""A document with all its clauses, what it says of others and what others say of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from search import query
from search.gazette.model import Clause, Document
from search.index.match.clausewise import answering
from search.index.show.snippet import fragments
from search.results import Fragment, Results
from search.web import asking
from search.web.asking import as_of, at, engine, text
from search.web.parts import blocks, citable, links, standing

pages = Blueprint("document", __name__)


@pages.get("/document/<path:key>")
def document(key: str) -> str | Response:
    found, typed, day = asking.document(key), text(), as_of()
    if found.id != key:
        return redirect(at().document(found.id, typed, day.chosen))
    validity = engine().validity(found.id, day.day)
    return render_template(
        "document.html",
        document=found,
        blocks=blocks.blocks(found.clauses[1:]),
        outline=blocks.outline(found.clauses[1:]),
        text=typed,
        fragments=_marking(query.parse(typed), found),
        as_of=day,
        validity=validity,
        proofs=standing.proofs(validity, engine().documents),
        legislation=standing.legislation(found, validity, at()),
        references=links.references(found),
        citing=_citing(found),
        cite=citable.citable(found, request.args.get("cite", ""), at(), date.today()),
    )


def _citing(document: Document) -> Results | None:
    """The clauses that cite a document, the first of them, in the order of the gazette."""
    if not document.number:
        return None
    asked = query.parse(f"引用:{document.number}").page(_CITING).arranged(query.Sort.PLACE)
    return engine().search(asked)


_CITING = 20
"""Clauses that cite a document that its page names; a search has the others."""


def _marking(asked: query.Query, document: Document) -> Callable[[Clause, str], tuple[Fragment, ...]]:
    """How a text of a clause of ``document`` is marked by what was asked and holds for the clause."""
    return lambda clause, text: fragments(text, answering(asked, clause, document))
