"""What each document says about terms, as it is kept beside the catalogue."""

from __future__ import annotations

import json

from search.gazette.model import Document
from search.gazette.validity import named, provision_record, provisions


def line(document: Document) -> bytes:
    """What is kept of a document: what it says about terms, and by which titles others may call it."""
    cited = {clause.id: clause.citations for clause in document.clauses if clause.citations}
    records = [provision_record(one) for one in provisions(document, cited)]
    return json.dumps([[one.title for one in named(document)], records], ensure_ascii=False).encode()
