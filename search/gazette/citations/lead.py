"""Where a citation leads in a collection of documents."""

from __future__ import annotations

from collections.abc import Callable

from search.gazette.model import Citation, DocumentNumber

OUTSIDE, FORM, MALFORMED = "outside", "form", "malformed"
"""What a citation is of that leads to no clause and no document."""


def resolve(citation: Citation, known: Callable[[DocumentNumber], str | None]) -> str:
    """Where ``citation`` leads: the id of a clause or document, else ``outside``, ``form`` or ``malformed:`` and why.

    ``known`` gives the id of the document that has a number, if there is one.
    """
    if citation.malformed:
        return f"{MALFORMED}:{citation.malformed}"
    if citation.form:
        return FORM
    held = known(citation.number) if citation.number and not citation.clause else None
    return citation.clause or held or OUTSIDE
