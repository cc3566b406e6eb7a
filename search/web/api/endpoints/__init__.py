"""The endpoints, each declared beside the code that answers it, in the order in which they are told of."""

from __future__ import annotations

from search.web.api.endpoint import Endpoint
from search.web.api.endpoints import (
    bodies,
    citations,
    clauses,
    coverage,
    documents,
    issues,
    numbers,
    results,
    suggestions,
    trends,
)

ENDPOINTS: tuple[Endpoint, ...] = (
    results.SEARCH,
    suggestions.SUGGEST,
    documents.DOCUMENTS,
    documents.DOCUMENT,
    clauses.CLAUSE,
    citations.CITES,
    citations.CITED_BY,
    citations.DANGLING,
    numbers.NUMBERS,
    issues.ISSUES,
    issues.ISSUE,
    bodies.BODIES,
    bodies.BODY,
    trends.TRENDS,
    coverage.COVERAGE,
)
