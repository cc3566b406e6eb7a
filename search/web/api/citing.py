"""How a document or a clause is cited, in every style, as a record."""

from __future__ import annotations

from search.cite import STYLES
from search.gazette.model import Clause, Document
from search.gazette.record import Record
from search.web.api.endpoint import Now
from search.web.parts import citable

KEYS = {style.name: style.key for style in STYLES}


def cited_as(document: Document, clause: Clause | None, now: Now) -> list[Record]:
    """What each style writes of ``clause``, or of the whole document."""
    written = citable.styles(document, clause, now.at, now.today)
    return [{"style": KEYS[name], "name": name, "text": text} for name, text in written]
