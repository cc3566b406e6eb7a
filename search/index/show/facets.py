"""How the clauses that match are spread: exact counts by year, kind, issuer, issue, body, deadline and validity."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import numpy as np

from search.gazette.validity import State
from search.index.arrays import Array
from search.index.match.said import spread
from search.index.match.standing import states
from search.index.store.rows import Ints
from search.index.store.snapshot import Snapshot
from search.results import Facet


def facets(found: Ints, index: Snapshot, as_of: date | None) -> tuple[Facet, ...]:
    """The rows ``found`` by the values of their documents, by what they say themselves, and, on a day, by what holds of
    their documents; of each the most first."""
    rows = index.rows
    counts = np.bincount(rows.document[found], minlength=len(rows.first))
    counted = {name: rows.catalogue.column(name).counted(counts) for name in OF_DOCUMENTS}
    here = rows.mask(found)
    counted |= {name: column.counted(here) for name, column in spread(index).items()}
    if as_of:
        counted["validity"] = _of_states(states(as_of, index), counts)
    return tuple(Facet(name, _sorted(held)[:MOST]) for name, held in counted.items())


def _of_states(held: list[State], counts: Array) -> list[tuple[Any, int]]:
    totals: Counter[State] = Counter()
    for at in np.flatnonzero(counts).tolist():
        totals[held[at]] += int(counts[at])
    return list(totals.items())


def _sorted(counted: list[tuple[Any, int]]) -> tuple[tuple[str, int], ...]:
    said = ((_said(value), count) for value, count in counted)
    return tuple(sorted(said, key=lambda item: (-item[1], item[0])))


def _said(value: Any) -> str:
    """A value as it is written behind 年: 文种: 机关: 期: to ask for it."""
    if isinstance(value, tuple):
        year, issue = value
        return f"{year}-{issue}" if year else issue
    return str(value)


OF_DOCUMENTS = ("year", "kind", "issuer", "issue")
"""Columns of the catalogue."""

MOST = 200
"""Values of a facet: of 25 years there are 600 issues and some thousand bodies; who looks further asks for one."""
