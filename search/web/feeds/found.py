"""What answers a question as it leaves the site: cited, and with its address for whoever is elsewhere.

A citation counts paragraphs and rows, so it takes the whole document: a few are kept, as clauses of one stand together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from search.cite import Cited
from search.cite.press import press
from search.gazette.model import Document
from search.results import Hit
from search.web.addresses import Addresses
from search.web.feeds.dates import updated
from search.web.parts.lasting import permalink

KEPT = 32
"""Documents in memory at once; a very large one has 3,000 clauses and takes 6 MB. In the order of the gazette each
document is read once."""


@dataclass(frozen=True, slots=True)
class Found:
    """A clause that answers, or a document by the first of its clauses that does: then ``total`` counts them.

    ``citation`` is in press style; ``url`` is absolute.
    """

    hit: Hit
    citation: str
    url: str
    total: int | None = None


def clauses(hits: Iterable[Hit], whole: Callable[[str], Document | None], at: Addresses) -> Iterator[Found]:
    """Each of ``hits``; ``whole`` gives the document with an id."""
    read = lru_cache(maxsize=KEPT)(whole)
    for hit in hits:
        document = read(hit.document.id) or hit.document
        yield Found(hit, press(Cited(document, hit.clause)), at.absolute(permalink(hit.clause, at)))


def documents(hits: Iterable[Hit], at: Addresses) -> Iterator[Found]:
    """The documents of ``hits``, in the order of the first clause of each: as results by document stand."""
    first: dict[str, Hit] = {}
    total: dict[str, int] = {}
    for hit in hits:
        first.setdefault(hit.document.id, hit)
        total[hit.document.id] = total.get(hit.document.id, 0) + 1
    for key, hit in first.items():
        yield Found(hit, press(Cited(hit.document)), at.absolute(at.document(key)), total[key])


def since(hits: Iterable[Hit], day: date | None, grouped: bool) -> Iterator[Hit]:
    """Those of ``hits`` that came out on a day or later, read as they are taken; of a document only one, if so."""
    seen: set[str] = set()
    for hit in hits:
        if (day is None or updated(hit.document) >= day) and not (grouped and hit.document.id in seen):
            seen.add(hit.document.id)
            yield hit
