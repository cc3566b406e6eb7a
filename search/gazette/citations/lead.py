"""Where a citation leads in a collection of documents."""

from __future__ import annotations

from collections.abc import Callable

from search.gazette.model import Citation, DocumentNumber

OUTSIDE, FORM, MALFORMED = "outside", "form", "malformed"
"""What a citation is of that leads to no clause and no document."""


def resolve(
    citation: Citation, known: Callable[[DocumentNumber], str | None], titled: Callable[[str], str | None]
) -> str:
    """Where ``citation`` leads: the id of a clause or document, else ``outside``, ``form`` or ``malformed:`` and why.

    ``known`` gives the id of the document that has a number, if there is one, ``titled`` that of the one that has a
    title: it is asked where no number is told.
    """
    if citation.malformed:
        return f"{MALFORMED}:{citation.malformed}"
    if citation.form:
        return FORM
    if citation.clause:
        return citation.clause
    if citation.number:
        return known(citation.number) or OUTSIDE
    return citation.title and titled(citation.title) or OUTSIDE
