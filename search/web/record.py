"""Results as the JSON record that other programs rely on: fields are added, none is ever renamed or removed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from search.gazette.model import Document
from search.gazette.record import (
    Record,
    citation_record,
    clause_record,
    document_record,
    published,
    standing_record,
)
from search.gazette.validity import Validity
from search.index.show.dangling import Dangling
from search.query import Query
from search.results import Facet, Group, Hit, Results
from search.web.addresses import Addresses


def results_record(query: Query, results: Results, at: Addresses = Addresses()) -> Record:
    """One page of hits, as ``gazette search --json`` prints it."""
    return {
        "query": query.text,
        "sort": query.sort.value,
        "as_of": query.as_of.isoformat() if query.as_of else None,
        "total": results.total,
        "documents": results.documents,
        "partial": results.partial,
        "took_ms": round(results.took * 1000, 3),
        "notice": results.notice,
        "suggestion": results.suggestion,
        "expansions": [{"word": one.word, "also": list(one.also)} for one in results.expansions],
        "document_card": _card(results, query),
        "facets": None if results.facets is None else {facet.name: _counts(facet) for facet in results.facets},
        "nearest": [str(number) for number in results.nearest],
        "groups": None if results.groups is None else [_group(group, query, at) for group in results.groups],
        "hits": [hit_record(hit, query, at) for hit in results.hits],
        "further": [hit_record(hit, query, at) for hit in results.further],
    }


def _counts(facet: Facet) -> list[Record]:
    return [{"value": value, "count": count} for value, count in facet.counts]


def _card(results: Results, query: Query) -> Record | None:
    card = results.document_card
    own = next((hit for hit in results.hits if card and hit.document.id == card.id), None)
    return _document(own, query) if own else document_record(card) if card else None


def _group(group: Group, query: Query, at: Addresses) -> Record:
    hits = [hit_record(hit, query, at) for hit in group.hits]
    return {"document": _document(group.hits[0], query), "total": group.total, "hits": hits}


def _document(hit: Hit, query: Query) -> Record:
    """The document of a hit, with what held of it on the day of the question."""
    standing = standing_record(hit.validity, query.as_of) if hit.validity and query.as_of else {}
    return {**document_record(hit.document), **standing}


def whole_record(document: Document, validity: Validity, as_of: date, citing: Iterable[Hit]) -> Record:
    """A document with its clauses, what held of it on a day, what it cites, and the clauses that cite it."""
    cites = [citation_record(one, clause) for clause in document.clauses for one in clause.citations if not one.clause]
    cited_by = [{"document": hit.document.id, "clause": hit.clause.id} for hit in citing]
    return {
        **document_record(document),
        **standing_record(validity, as_of),
        "cites": cites,
        "cited_by": cited_by,
        "clauses": [clause_record(clause) for clause in document.clauses],
    }


def dangling_record(one: Dangling) -> Record:
    """A number that is cited and leads nowhere."""
    return {
        "name": one.name,
        "level": one.level.value if one.level else None,
        "titles": list(one.titles),
        "malformed": one.malformed,
        "clauses": [clause.id for clause, _ in one.places],
    }


def _clause(hit: Hit, query: Query) -> Record:
    return {**published(hit.clause, hit.document), "document": _document(hit, query)}


def hit_record(hit: Hit, query: Query, at: Addresses) -> Record:
    """A hit, as it stands among results."""
    why = [{"word": one.word, "place": one.place, "share": round(one.share, 4)} for one in hit.reasons]
    return {
        "rank": hit.rank,
        "score": hit.score,
        "clause": _clause(hit, query),
        "snippet": [{"text": f.text, "matched": f.matched} for f in hit.snippet],
        "url": at.clause(hit.clause.id, hit.document.id),
        "repeats": hit.repeats,
        **({"explain": why} if query.explain else {}),
    }
