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
from search.web.parts import blocks, citable, lasting, links, neighbours, sourced, standing

pages = Blueprint("document", __name__)


@pages.get("/document/<path:key>")
def document(key: str) -> str | Response:
    found, typed, day = asking.document(key), text(), as_of()
    if found.id != key:
        return redirect(at().document(found.id, typed, day.chosen))
    validity, below = engine().validity(found.id, day.day), found.clauses[1:]
    source = sourced.lines(below) if request.args.get("source") else None
    citing = _citing(asked := neighbours.asking(found))
    return render_template(
        "document.html",
        at=at(),
        document=found,
        blocks=blocks.running(below) if source else blocks.blocks(below),
        source=source,
        outline=blocks.outline(below),
        text=typed,
        fragments=_marking(query.parse(typed), found),
        as_of=day,
        today=date.today(),
        validity=validity,
        proofs=standing.proofs(validity, engine().documents),
        legislation=standing.legislation(found, validity, at()),
        references=links.references(found),
        asking=asked,
        citing=citing,
        errata=_citing(f"({asked}) {_ERRATA}") if citing.total else None,
        cite=citable.citable(found, request.args.get("cite", ""), at(), date.today()),
        any_clause=citable.ANY,
        permalink=lasting.permalink,
        was=_was(found),
    )


def _was(document: Document) -> lasting.Place | None:
    """What became of the clause that whoever asks followed a link to, if it is not what it was."""
    asked = request.args.get("was")
    return lasting.locate(document, asked, request.args.get("is", "")) if asked else None


def _citing(asked: str) -> Results:
    """The clauses that cite a document, the first of them, in the order of the gazette."""
    return engine().search(query.parse(asked).page(_CITING).arranged(query.Sort.PLACE))


_CITING = 20
"""Clauses that cite a document that its page names; a search has the others."""

_ERRATA = "(标题:更正 OR 标题:勘误)"
"""What the titles of errata say."""


def _marking(asked: query.Query, document: Document) -> Callable[[Clause, str], tuple[Fragment, ...]]:
    """How a text of a clause of ``document`` is marked by what was asked and holds for the clause."""
    if not asked.nodes:
        return lambda clause, text: (Fragment(text),)
    return lambda clause, text: fragments(text, answering(asked, clause, document))
