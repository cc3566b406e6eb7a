"""Whom a clause charges by its place: a note under its heading, or the list that its last numbered part carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from search.gazette.duties.stretches import brackets
from search.gazette.model import Clause, Kind, Span, Unit

Named = Mapping[str, Sequence[Unit]]
"""The bodies that each clause names itself, by its id."""


def inherited(clauses: Sequence[Clause], named: Named) -> Iterator[tuple[str, Unit]]:
    """The ids of clauses with the bodies that they inherit."""
    for at, clause in enumerate(clauses):
        if clause.extent < 2 or clause.kind is Kind.TITLE:
            continue
        below = list(_children(clauses, at))
        if below and _is_note(below[0]):
            yield from ((clause.id, _from(below[0], unit)) for unit in named[below[0].id])
        if clause.path and not named[clause.id]:  # what stands under no heading is a heading, and no measure
            yield from _parts([each for each in below if each.kind is Kind.ITEM], named)


def _children(clauses: Sequence[Clause], at: int) -> Iterator[Clause]:
    """The clauses right below the one at ``at``."""
    end, child = at + clauses[at].extent, at + 1
    while child < min(end, len(clauses)):
        yield clauses[child]
        child += max(1, clauses[child].extent)


def _is_note(clause: Clause) -> bool:
    """Whether a clause is nothing but a list in brackets: （领域牵头单位：市科技局）."""
    return clause.cells is None and [Span(0, len(clause.text))] == list(brackets(clause.text))


def _parts(parts: Sequence[Clause], named: Named) -> Iterator[tuple[str, Unit]]:
    """Numbered parts without a list have that of the next part that has one, where the last part has one.

    Where the last has none, lists are for single parts, and a part without one is nobody's.
    """
    if not parts or any(part.extent > 1 for part in parts) or not named[parts[-1].id]:
        return
    bearer = parts[-1]
    for part in reversed(parts):
        if named[part.id]:
            bearer = part
        else:
            yield from ((part.id, _from(bearer, unit)) for unit in named[bearer.id])


def _from(bearer: Clause, unit: Unit) -> Unit:
    return replace(unit, span=None, source=bearer.id)
