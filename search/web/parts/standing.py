"""效力 as a document's page tells it: what proves it, and what it is for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from search.export import jsonld
from search.gazette.model import Document
from search.gazette.validity import State, Validity
from search.web.addresses import Addresses

FORCE = {
    State.VALID: jsonld.IN_FORCE,
    State.AMENDED: jsonld.IN_FORCE,
    State.CUT: jsonld.PARTIALLY_IN_FORCE,
    State.REPEALED: jsonld.NOT_IN_FORCE,
    State.EXPIRED: jsonld.NOT_IN_FORCE,
    State.COMING: jsonld.NOT_IN_FORCE,
}
"""``legislationLegalForce``; of what says nothing there is none."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Words that prove what holds, their clause (an id), and who says them, without its clauses."""

    words: str
    clause: str
    document: Document


def proofs(validity: Validity, documents: Callable[[Iterable[str]], Iterable[Document]]) -> tuple[Proof, ...]:
    """What proves ``validity``; ``documents`` gives those with these ids."""
    by_id = {document.id: document for document in documents({one.document for one in validity.evidence})}
    known = (one for one in validity.evidence if one.document in by_id)
    return tuple(Proof(one.words, one.clause, by_id[one.document]) for one in known)


def legislation(document: Document, validity: Validity, at: Addresses) -> jsonld.JsonLd:
    """The JSON-LD of ``document`` with what holds of it."""
    force, url = FORCE.get(validity.state), at.absolute(at.document(document.id))
    return jsonld.legislation(document, url, validity.effective, validity.expires, force)
