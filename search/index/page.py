"""One page of what was found: its hits, clause by clause or gathered by document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from search.gazette.model import Clause
from search.index.clausewise import answering
from search.index.explain import explain
from search.index.matching import asked
from search.index.order import Found, best, gather, merits, ranks
from search.index.repeats import repeats
from search.index.snapshot import Snapshot
from search.index.snippet import snippet
from search.query import Query
from search.results import Group, Hit

FEW = 3
"""Clauses that a document is shown by: they fit a phone's screen together with its title."""


def hits(found: Found, query: Query, index: Snapshot, offset: int, limit: int, before: int = 0) -> tuple[Hit, ...]:
    """The hits ``offset`` to ``offset + limit`` of what was found, ranked on from the ``before`` that precede it."""
    rows = best(found.held, merits(found, query.sort, index.rows), offset + limit, index.rows)[offset:]
    return _hits(rows.tolist(), range(before + offset + 1, before + offset + 1 + len(rows)), found, query, index)


def groups(found: Found, query: Query, index: Snapshot) -> tuple[Group, ...]:
    """The documents that the page shows, each with its first hits."""
    merit, last = merits(found, query.sort, index.rows), query.offset + query.limit
    gathered = gather(found.held, merit, index.rows, query.offset, last, FEW)
    rows = np.concatenate([np.zeros(0, np.int32), *(one.rows for one in gathered)])
    rank = dict(zip(rows.tolist(), ranks(rows, found.held, merit, index.rows)))
    return tuple(
        Group(
            index.header(one.document),
            one.total,
            _hits(one.rows.tolist(), (rank[row] for row in one.rows.tolist()), found, query, index),
        )
        for one in gathered
    )


def _hits(rows: list[int], rank: Iterable[int], found: Found, query: Query, index: Snapshot) -> tuple[Hit, ...]:
    clauses = [index.clause(row) for row in rows]
    why = explain(asked(query.nodes), rows, found.scores, found.around, index) if query.explain else [()] * len(rows)
    first = [None if at is None else clauses[at].id for at in repeats(clauses)]
    shown = [_hit(row, at, clause, found, query, index) for row, at, clause in zip(rows, rank, clauses)]
    return tuple(replace(hit, reasons=reasons, repeats=id_) for hit, reasons, id_ in zip(shown, why, first))


def _hit(row: int, rank: int, clause: Clause, found: Found, query: Query, index: Snapshot) -> Hit:
    document = index.header(int(index.rows.document[row]))
    shown = snippet(clause.text, answering(query, clause, document))
    return Hit(rank, float(found.scores[row]), clause, document, shown)
