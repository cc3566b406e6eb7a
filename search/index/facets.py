"""How the clauses that match are spread: exact counts by year, kind, issuer and issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import numpy as np

from search.gazette.model import Document
from search.index.rows import Mask, Rows
from search.results import Facet


def facets(held: Mask, rows: Rows) -> tuple[Facet, ...]:
    """One facet for each of ``FACETS``: the rows of ``held`` by the values of their documents, most first."""
    counts = np.bincount(rows.document[held], minlength=len(rows.documents)).tolist()
    counted = [(document, count) for document, count in zip(rows.documents, counts) if count]
    return tuple(Facet(name, _counts(counted, values)) for name, values in FACETS.items())


def _counts(
    counted: list[tuple[Document, int]], values: Callable[[Document], Iterable[str]]
) -> tuple[tuple[str, int], ...]:
    total: Counter[str] = Counter()
    for document, count in counted:
        for value in dict.fromkeys(values(document)):
            total[value] += count
    return tuple(sorted(total.items(), key=lambda item: (-item[1], item[0])))


def _years(document: Document) -> list[str]:
    said = document.dated or document.number
    return [str(said.year)] if said and said.year else []


def _issues(document: Document) -> list[str]:
    issue = document.issue
    if not issue or not issue.number:
        return []
    return [f"{issue.year}-{issue.number}" if issue.year else issue.number]


FACETS: dict[str, Callable[[Document], Iterable[str]]] = {
    "year": _years,
    "kind": lambda document: [document.kind] if document.kind else [],
    "issuer": lambda document: document.issuers,
    "issue": _issues,
}
"""The values of a document, as they are written behind 年: 文种: 机关: 期: to ask for them; what is not known has none."""
