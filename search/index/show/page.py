"""One page of what was found: its hits, clause by clause or gathered by document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import count, islice, repeat

import numpy as np

from search.gazette.model import Clause, Document
from search.index.match.clausewise import answering
from search.index.match.matching import asked, holds
from search.index.match.standing import validity
from search.index.rank.order import Found, gather, greatest, merits, ranks
from search.index.show.explain import explain
from search.index.show.repeats import repeats
from search.index.show.snippet import snippet
from search.index.store.rows import Ints
from search.index.store.snapshot import Snapshot
from search.query import Query
from search.results import Fragment, Group, Hit

FEW = 3
"""Clauses that a document is shown by: they fit a phone's screen together with its title."""

AT_ONCE = 100
"""Hits that are read together where all are asked for: few enough to keep in memory, enough for arrays to pay."""

Show = Callable[[Clause, Document, int], tuple[Fragment, ...]]
"""What is shown of a clause, which is a row of its document."""


def hits(found: Found, query: Query, index: Snapshot, offset: int, limit: int, before: int = 0) -> tuple[Hit, ...]:
    """The hits ``offset`` to ``offset + limit`` of what was found, ranked on from the ``before`` that precede it."""
    chosen = greatest(merits(found, query.sort, index.rows), found.rows, offset + limit, index.rows)[offset:]
    return _repeating(_hits(chosen, count(before + offset + 1), found, query, index, _snippets(query, index)))


def every(found: Found, query: Query, index: Snapshot, snippets: bool) -> Iterator[Hit]:
    """All hits of what was found, read as they are taken."""
    show = _snippets(query, index) if snippets else _nothing
    order = greatest(merits(found, query.sort, index.rows), found.rows, len(found.rows), index.rows)
    for start in range(0, len(order), AT_ONCE):
        yield from _hits(order[start : start + AT_ONCE], count(start + 1), found, query, index, show)


def groups(found: Found, query: Query, index: Snapshot) -> tuple[Group, ...]:
    """The documents that the page shows, each with its first hits."""
    merit, last = merits(found, query.sort, index.rows), query.offset + query.limit
    gathered = gather(found.rows, merit, index.rows, query.offset, last, FEW)
    chosen = np.concatenate([np.zeros(0, np.int32), *(one.rows for one in gathered)])
    rank = ranks(chosen, found.rows, merit, index.rows)
    shown = iter(_hits(chosen, rank, found, query, index, _snippets(query, index)))
    return tuple(
        Group(index.header(one.document), one.total, _repeating(list(islice(shown, len(one.rows))))) for one in gathered
    )


def _hits(chosen: Ints, rank: Iterable[int], found: Found, query: Query, index: Snapshot, show: Show) -> list[Hit]:
    """The hits of the rows that were ``chosen`` of those found."""
    rows, scores = found.rows[chosen], found.scores[chosen]
    around = np.zeros(len(rows)) if found.around is None else found.around[chosen]
    clauses = index.clauses(rows)
    why = explain(asked(query.nodes), rows, scores, around, index) if query.explain else [()] * len(rows)
    ordinals = index.rows.document[rows].tolist()
    documents = [index.header(ordinal) for ordinal in ordinals]
    held = [validity(ordinal, query.as_of, index) if query.as_of else None for ordinal in ordinals]
    shown = map(show, clauses, documents, rows.tolist())
    return list(map(Hit, rank, scores.tolist(), clauses, documents, shown, why, repeat(None), held))


def _snippets(query: Query, index: Snapshot) -> Show:
    """Snippets that mark what ``query`` asks for; which rows a field of it holds for is looked up once for all."""
    rows_of = cache(lambda asked: holds(asked, index))

    def show(clause: Clause, document: Document, row: int) -> tuple[Fragment, ...]:
        return snippet(clause.text, answering(query, clause, document, lambda asked: bool(rows_of(asked)[row])))

    return show


def _nothing(clause: Clause, document: Document, row: int) -> tuple[Fragment, ...]:
    return ()


def _repeating(hits: list[Hit]) -> tuple[Hit, ...]:
    """``hits``, those that say what an earlier one says with its id."""
    first = repeats([one.clause for one in hits])
    return tuple(one if at is None else replace(one, repeats=hits[at].clause.id) for one, at in zip(hits, first))
