"""A whole answer as one JSON object, a line for each clause or document: it can be read as it comes, or as a whole.

    {"query": …, "sort": …, "as_of": …, "notice": …,
    "hits": [
    {"rank": 1, …, "citation": …, "url": …},
    …
    ],
    "total": …, "documents": …}

A hit is that of ``gazette search --json`` with its ``citation``, its ``url`` absolute. By document there are ``groups``
instead, each with its ``document``, ``total``, ``citation`` and ``url``. The counts come last, of what was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from search.gazette.record import Record
from search.query import Query
from search.web.addresses import Addresses
from search.web.feeds.found import Found
from search.web.record import hit_record


def lines(query: Query, found: Iterable[Found], at: Addresses) -> Iterator[str]:
    """The lines of the object."""
    documents, total = set(), 0
    yield f"{_json(_asked(query))[:-1]},\n\"{'groups' if query.grouped else 'hits'}\": ["
    for number, one in enumerate(found):
        record = _group(one, query, at) if query.grouped else _hit(one, query, at)
        yield ("," if number else "") + "\n" + _json(record)
        documents.add(one.hit.document.id)
        total += one.total or 1
    yield f'\n],\n"total": {total}, "documents": {len(documents)}}}\n'


def _asked(query: Query) -> Record:
    day = query.as_of.isoformat() if query.as_of else None
    return {"query": query.text, "sort": query.sort.value, "as_of": day, "notice": query.notice}


def _hit(found: Found, query: Query, at: Addresses) -> Record:
    return {**hit_record(found.hit, query, at), "citation": found.citation, "url": found.url}


def _group(found: Found, query: Query, at: Addresses) -> Record:
    document = hit_record(found.hit, query, at)["clause"]["document"]
    return {"document": document, "total": found.total, "citation": found.citation, "url": found.url}


def _json(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False)
