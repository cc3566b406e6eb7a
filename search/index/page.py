"""One page of what was found: its hits, clause by clause or gathered by document."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from search.index.clausewise import answering
from search.index.explain import explain
from search.index.matching import asked
from search.index.order import Found, best, gather, merits, ranks
from search.index.repeats import repeats
from search.index.rows import Ints
from search.index.snapshot import Snapshot
from search.index.snippet import snippet
from search.query import Query
from search.results import Group, Hit

FEW = 3
"""Clauses that a document is shown by: they fit a phone's screen together with its title."""


def hits(found: Found, query: Query, index: Snapshot, offset: int, limit: int, before: int = 0) -> tuple[Hit, ...]:
    """The hits ``offset`` to ``offset + limit`` of what was found, ranked on from the ``before`` that precede it."""
    chosen = best(found.rows, merits(found, query.sort, index.rows), offset + limit, index.rows)[offset:]
    return _hits(chosen, range(before + offset + 1, before + offset + 1 + len(chosen)), found, query, index)


def groups(found: Found, query: Query, index: Snapshot) -> tuple[Group, ...]:
    """The documents that the page shows, each with its first hits."""
    merit, last = merits(found, query.sort, index.rows), query.offset + query.limit
    gathered = gather(found.rows, merit, index.rows, query.offset, last, FEW)
    chosen = np.concatenate([np.zeros(0, np.int32), *(one.rows for one in gathered)])
    rank = dict(zip(chosen.tolist(), ranks(chosen, found.rows, merit, index.rows)))
    return tuple(
        Group(
            index.header(one.document),
            one.total,
            _hits(one.rows, (rank[at] for at in one.rows.tolist()), found, query, index),
        )
        for one in gathered
    )


def _hits(chosen: Ints, rank: Iterable[int], found: Found, query: Query, index: Snapshot) -> tuple[Hit, ...]:
    """The hits of the rows that were ``chosen`` of those found."""
    rows, scores = found.rows[chosen], found.scores[chosen]
    around = np.zeros(len(rows)) if found.around is None else found.around[chosen]
    clauses = [index.clause(row) for row in rows.tolist()]
    why = explain(asked(query.nodes), rows, scores, around, index) if query.explain else [()] * len(rows)
    first = [None if at is None else clauses[at].id for at in repeats(clauses)]
    documents = [index.header(ordinal) for ordinal in index.rows.document[rows].tolist()]
    shown = [snippet(one.text, answering(query, one, document)) for one, document in zip(clauses, documents)]
    return tuple(map(Hit, rank, scores.tolist(), clauses, documents, shown, why, first))
