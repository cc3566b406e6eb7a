"""What is cited and leads nowhere: documents that are not held, and numbers that cannot be looked up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search.gazette.model import Citation, Clause, Document, Level

Cited = Iterable[tuple[Citation, Clause, Document]]
"""Citations with where they stand, as ``Engine.cited`` gives them."""


@dataclass(frozen=True, slots=True)
class Dangling:
    """A number that is cited and not held, or, where ``malformed`` tells why, cannot be looked up: ``name`` as it is
    written, whose it is, by which titles it is called, and the clauses that cite it, each with its document."""

    name: str
    level: Level | None
    titles: tuple[str, ...]
    malformed: str | None
    places: tuple[tuple[Clause, Document], ...]


def dangling(cited: Cited) -> list[Dangling]:
    """The numbers that lead nowhere, those cited by most clauses first, equal ones as in the gazette."""
    found: dict[str, list[tuple[Citation, Clause, Document]]] = {}
    for each in cited:
        name = _name(*each[:2])
        if name:
            found.setdefault(name, []).append(each)
    return sorted((_one(name, held) for name, held in found.items()), key=lambda one: -len(one.places))


def _name(citation: Citation, clause: Clause) -> str | None:
    """By what a citation that leads nowhere is listed: its number, as printed where it is none. Mere titles are not."""
    if citation.malformed:
        return clause.text[citation.span.start : citation.span.end]
    return str(citation.number) if citation.number and citation.target == "outside" else None


def _one(name: str, held: list[tuple[Citation, Clause, Document]]) -> Dangling:
    places = {clause.id: (clause, document) for _, clause, document in held}
    return Dangling(
        name,
        next((one.level for one, _, _ in held if one.level), None),
        tuple(dict.fromkeys(one.title for one, _, _ in held if one.title)),
        next((one.malformed for one, _, _ in held if one.malformed), None),
        tuple(places.values()),
    )
