"""Results as the JSON record that other programs rely on: fields are added, none is ever renamed or removed."""

from __future__ import annotations

from search.gazette.record import Record, document_record, published
from search.query import Query
from search.results import Facet, Hit, Results
from search.web import addresses


def results_record(query: Query, results: Results) -> Record:
    """One page of hits, as ``gazette search --json`` prints it."""
    return {
        "query": query.text,
        "total": results.total,
        "partial": results.partial,
        "took_ms": round(results.took * 1000, 3),
        "notice": results.notice,
        "suggestion": results.suggestion,
        "expansions": [{"word": one.word, "also": list(one.also)} for one in results.expansions],
        "document_card": document_record(results.document_card) if results.document_card else None,
        "facets": None if results.facets is None else {facet.name: _counts(facet) for facet in results.facets},
        "hits": [_hit(hit, query) for hit in results.hits],
        "further": [_hit(hit, query) for hit in results.further],
    }


def _counts(facet: Facet) -> list[Record]:
    return [{"value": value, "count": count} for value, count in facet.counts]


def _hit(hit: Hit, query: Query) -> Record:
    why = [{"word": one.word, "place": one.place, "share": round(one.share, 4)} for one in hit.reasons]
    return {
        "rank": hit.rank,
        "score": hit.score,
        "clause": published(hit.clause, hit.document),
        "snippet": [{"text": f.text, "matched": f.matched} for f in hit.snippet],
        "url": addresses.clause(hit.clause.id, hit.document.id),
        **({"explain": why} if query.explain else {}),
    }
