"""效力: what each document says about terms, its own and others', and what held on a day.

``terms.py`` reads a document's own term, ``deeds.py`` what a sentence does to another document, ``lists.py`` what a
list does to all that it names; ``moments.py`` knows days and lengths, ``sentences.py`` keeps titles and quotations from
being read as if they said something, ``speaker.py`` knows from which day a document says it. Here they are put
together into provisions, each with the clauses that prove it (``provision.py``, with its JSON record); ``states.py``
makes of all provisions what held on a day.

    provisions(document)             what one document says, kept with it as records
    states(all provisions, as_of)    every document that any of them is about, on one day
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from search.gazette.model import Citation, Document
from search.gazette.validity.provision import (
    Deed,
    Evidence,
    Provision,
    evidence_record,
    provision_record,
    read_provision,
)
from search.gazette.validity.states import UNKNOWN, History, Named, State, Validity, histories, on, states, validity

__all__ = [
    "UNKNOWN", "Deed", "Evidence", "History", "Named", "Provision", "State", "Validity", "evidence_record", "histories",
    "named", "on", "provision_record", "provisions", "read_provision", "states", "validity",
]  # fmt: skip


def provisions(document: Document, cited: Mapping[str, Sequence[Citation]] | None = None) -> tuple[Provision, ...]:
    """What ``document`` says about terms: its own first, then of others, each once.

    ``cited`` is what its clauses cite, for who knows it already. What reads is imported when there is something to
    read: its patterns take 0.2 s to compile, and a search reads nothing.
    """
    from search.gazette.validity import reading

    return reading.provisions(document, cited)


def named(document: Document) -> tuple[Named, ...]:
    """The titles by which other documents may end ``document``: its own, and those of the texts that it issues."""
    from search.gazette.validity import reading

    return reading.named(document)
