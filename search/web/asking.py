"""What every view asks of the request that it answers: the engine, the addresses, the day, the question."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from flask import current_app, g, request

from search import query
from search.gazette.model import Document
from search.index.engine import Engine
from search.web.addresses import GROUPED, Addresses
from search.web.parts import days, held
from search.web.parts.days import AsOf
from search.web.site import Site


def engine() -> Engine:
    opened: Engine = current_app.extensions["engine"]
    return opened


def at() -> Addresses:
    """The addresses of the site as whoever asks reaches it: by the name that was configured, else by the one used."""
    if "at" not in g:  # a page asks for a thousand addresses
        site: Site = current_app.extensions["site"]
        g.at = Addresses(quote(request.script_root.rstrip("/")), site.origin or request.host_url.rstrip("/"))
    made: Addresses = g.at
    return made


def text() -> str:
    """What was asked for."""
    return request.args.get("q", "").strip()


def as_of() -> AsOf:
    """The day of which is told what is in force."""
    return days.read(request.args.get("as_of"), date.today())


def arrangement() -> tuple[query.Sort, bool]:
    """How the address asks for the results; by relevance and clause by clause where it asks for nothing there is."""
    sort = next((one for one in query.Sort if one == request.args.get("sort")), query.Sort.RELEVANCE)
    return sort, request.args.get("group") == GROUPED


def document(key: str) -> Document:
    """The document with this id, or with this 文号 in any spelling."""
    return held.document(engine(), key)
