"""Examples that can be tried: of what the gazette holds, whichever gazette it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from search import query
from search.errors import NotFound
from search.gazette.model import Document
from search.index.engine import Engine
from search.web.addresses import spell
from search.web.api import arguments
from search.web.api.endpoint import Endpoint, Now, Samples
from search.web.parts.examples import READERS

NOTHING = Samples("济政发2022-17", "济政发2022-17/二/一/6", 2022, "20", "市财政局", "贷款")
"""What is named where nothing of the kind is held."""


@lru_cache(maxsize=1)  # some searches
def samples(now: Now) -> Samples:
    """Something of each kind: a document that cites others, one of its clauses, an issue, a body, a word."""
    document, listed = _document(now.engine), now.engine.holdings().units
    issue = next((one for one in now.engine.shelves() if one.issue and one.issue.number and one.year), None)
    return Samples(
        document=document.id if document else NOTHING.document,
        clause=_clause(document) if document else NOTHING.clause,
        year=issue.year if issue and issue.year else NOTHING.year,
        number=spell(issue.issue.number) if issue and issue.issue and issue.issue.number else NOTHING.number,
        body=listed[0][0] if listed else NOTHING.body,
        word=next((one for one in WORDS if now.engine.search(query.parse(one).page(1)).total), NOTHING.word),
    )


WORDS = tuple(word for one in READERS for word in one.queries)


def _document(engine: Engine) -> Document | None:
    """One that cites others, or else the newest."""
    citing = (document.id for _, _, document in engine.cited())
    newest = (document.id for document in engine.documents())
    found = next(citing, None) or next(newest, None)
    return engine.document(found) if found else None


def _clause(document: Document) -> str:
    """One that charges somebody, or else the last."""
    return next((one.id for one in document.clauses if one.units), document.clauses[-1].id)


def answer(endpoint: Endpoint, given: Mapping[str, str], now: Now) -> str | None:
    """What is answered to an example, as JSON to be read by people: of every list the first item, of long texts the
    beginning. ``None`` where nothing is held that could be."""
    try:
        record = endpoint.answer(arguments.read(endpoint.asks, given.items()), now)
    except NotFound:
        return None
    return msgspec.json.format(msgspec.json.encode(shortened(record)), indent=2).decode()


LONG = 60
"""Characters of a text that are shown: a line of a desk's screen."""


def shortened(value: Any) -> Any:
    """
    >>> shortened({"a": [1, 2], "b": "字" * 99, "c": []})["a"]
    [1, '…']
    """
    match value:
        case dict():
            return {name: shortened(one) for name, one in value.items()}
        case [first, _, *_]:
            return [shortened(first), "…"]
        case list():
            return [shortened(one) for one in value]
        case str() if len(value) > LONG:
            return f"{value[:LONG]}…"
    return value
