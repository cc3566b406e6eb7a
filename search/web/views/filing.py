"""A document as a file: text, JSON, Akoma Ntoso XML."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date

from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as Answer

from search import query
from search.export.akomantoso import akomantoso
from search.export.plain import plain
from search.gazette.model import Document
from search.results import Hit
from search.web import asking
from search.web.answering import saved
from search.web.asking import at, engine
from search.web.parts import neighbours
from search.web.record import whole_record

pages = Blueprint("filing", __name__)


@pages.get("/document/<path:key>.txt", defaults={"form": "txt"})
@pages.get("/document/<path:key>.json", defaults={"form": "json"})
@pages.get("/document/<path:key>.xml", defaults={"form": "xml"})
def document(key: str, form: str) -> Answer:
    found = asking.document(key)
    if found.id != key:
        return redirect(at().document_as(found.id, form))
    write, mimetype = _WRITERS[form]
    return saved(Response(write(found), mimetype=mimetype), str(found.number or found.title), form)


def _text(document: Document) -> str:
    return plain(document, at().absolute(at().document(document.id)))


def _record(document: Document) -> str:
    today = date.today()
    held = whole_record(document, engine().validity(document.id, today), today, _citing(document))
    return json.dumps(held, ensure_ascii=False)


def _citing(document: Document) -> Iterator[Hit]:
    """The clauses that cite a document, as in the gazette."""
    return engine().every(query.parse(neighbours.asking(document)).arranged(query.Sort.PLACE), snippets=False)


_WRITERS: dict[str, tuple[Callable[[Document], str | bytes], str]] = {
    "txt": (_text, "text/plain"),
    "json": (_record, "application/json"),
    "xml": (akomantoso, "application/akn+xml"),
}
