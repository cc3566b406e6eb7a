"""How the clauses that match are spread: exact counts by year, kind, issuer and issue."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.index.rows import Ints, Rows
from search.results import Facet


def facets(found: Ints, rows: Rows) -> tuple[Facet, ...]:
    """One facet for each of ``FACETS``: the rows ``found`` by the values of their documents, most first."""
    counts = np.bincount(rows.document[found], minlength=len(rows.first))
    return tuple(Facet(name, _sorted(rows.catalogue.column(name).counted(counts))) for name in FACETS)


def _sorted(counted: list[tuple[Any, int]]) -> tuple[tuple[str, int], ...]:
    said = ((_said(value), count) for value, count in counted)
    return tuple(sorted(said, key=lambda item: (-item[1], item[0])))


def _said(value: Any) -> str:
    """A value as it is written behind 年: 文种: 机关: 期: to ask for it."""
    if isinstance(value, tuple):
        year, issue = value
        return f"{year}-{issue}" if year else issue
    return str(value)


FACETS = ("year", "kind", "issuer", "issue")
"""Columns of the catalogue."""
