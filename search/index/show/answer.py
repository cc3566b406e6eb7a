"""A query over a snapshot → ``Results``: what holds, in what order, and what to say about it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np

from search.gazette import numbers
from search.gazette.model import DocumentNumber
from search.gazette.nearest import nearest, offer
from search.gazette.validity import State
from search.index.match import partial, said, standing
from search.index.match.filters import others
from search.index.match.matching import among, asked, citing, holds, numbered
from search.index.rank.order import Found, documents
from search.index.rank.ranking import ranked
from search.index.rank.scoring import scored
from search.index.show import page
from search.index.show.facets import facets
from search.index.store.rows import Ints, Mask
from search.index.store.schema import LOOKUPS
from search.index.store.snapshot import Snapshot
from search.index.text.names import also
from search.index.typed.suggest import suggestion
from search.query import Filter, Node, Number, Query, sought
from search.results import Expansion, Group, Hit, Results


def answer(query: Query, index: Snapshot) -> Results:
    """The page of hits that ``query`` asks for."""
    started = time.perf_counter()
    first = found(query, index)
    full = first.rows[:0] if first.partial else first.rows
    total, within = len(full), documents(full, index.rows)
    groups = page.groups(first, query, index) if query.grouped else None
    hits = page.hits(first, query, index, query.offset, query.limit) if groups is None else _of_groups(groups)
    return Results(
        total=total,
        hits=hits,
        partial=first.partial,
        notice="".join(filter(None, (query.notice, first.notice))) or None,
        expansions=_expansions(query),
        suggestion=suggestion(query, total, index),
        further=_further(query, first, within if query.grouped else total, index),
        took=time.perf_counter() - started,
        document_card=first.document,
        facets=facets(full, index, query.as_of) if query.facets else None,
        documents=within,
        groups=groups,
        nearest=first.nearest,
    )


def every(query: Query, index: Snapshot, snippets: bool) -> Iterator[Hit]:
    """All hits that match in full, one after another."""
    first = found(query, index)
    return iter(()) if first.partial else page.every(first, replace(query, explain=False), index, snippets)


def _of_groups(groups: tuple[Group, ...]) -> tuple[Hit, ...]:
    return tuple(hit for group in groups for hit in group.hits)


def _expansions(query: Query) -> tuple[Expansion, ...]:
    """The words and names of the query that have others; what is in quotes is looked for as it stands."""
    leaves = tuple(sought(query.nodes))
    found = {word: also(word) for word in partial.words(leaves)}
    found |= {leaf.value: others(leaf) or said.others(leaf) for leaf in leaves if isinstance(leaf, Filter)}
    return tuple(Expansion(word, names) for word, names in found.items() if names)


def _further(query: Query, first: Found, listed: int, index: Snapshot) -> tuple[Hit, ...]:
    """The partial matches after the ``listed`` full ones, which a reader of few results goes on to."""
    end = query.offset + query.limit
    more = following(first, asked(query.nodes), index) if end > listed else None
    if more is None:
        return ()
    start = max(query.offset, listed)
    return page.hits(more, query, index, start - listed, end - start, before=len(first.rows))


# --- the rows that answer ---


def found(query: Query, index: Snapshot) -> Found:
    """The rows that have all that is asked for, or, where there are none, part of it."""
    nodes = asked(query.nodes)
    nothing = Found(np.zeros(0, np.int32), np.zeros(0))
    if not len(index.rows):
        return nothing._replace(notice="索引里还没有条款，请先运行 gazette index。")
    if not nodes:
        return nothing._replace(notice="检索式里没有可查的字、字母或数字。" if query.nodes else None)
    if len(nodes) == 1 and isinstance(nodes[0], Number):
        return _numbered(nodes[0].number, query.as_of, index)
    held = partial.every(nodes, index)
    if held.any():
        return _ranked(held, nodes, index)
    return _partial(nodes, index) or _nothing(nodes, nothing, index)


def following(first: Found, nodes: list[Node], index: Snapshot) -> Found | None:
    """The rows that have part of what was asked for, where the ``first`` ones have all of it."""
    if first.partial or not len(first.rows) or len(partial.words(nodes)) < 2:
        return None
    more = _partial(nodes, index)
    return more and _without(first.rows, more)


def _without(rows: Ints, more: Found) -> Found:
    others = ~among(more.rows, rows)
    around = None if more.around is None else more.around[others]
    return more._replace(rows=more.rows[others], scores=more.scores[others], around=around)


def _partial(nodes: list[Node], index: Snapshot) -> Found | None:
    some = partial.some(nodes, index)
    return some and _ranked(some[0], nodes, index)._replace(partial=True, notice=some[1])


def _nothing(nodes: list[Node], nothing: Found, index: Snapshot) -> Found:
    for leaf in sought(nodes):
        if isinstance(leaf, Number) and not holds(leaf, index).any():
            return _unknown(leaf.number, nothing, index)
    return nothing._replace(notice=partial.nothing(nodes, index))


def _ranked(held: Mask, nodes: list[Node], index: Snapshot) -> Found:
    """What is asked for scores; the clauses of a document whose number was asked come before all others."""
    rows = np.flatnonzero(held).astype(np.int32)
    total, added = ranked(scored(nodes), rows, index)
    top = total.max(initial=0) + 1
    for leaf in dict.fromkeys(sought(nodes)):
        if isinstance(leaf, Number):
            total[numbered(leaf.number, index)[rows]] += top
    return Found(rows, total, around=added)


# --- 文号 ---


def _numbered(number: DocumentNumber, as_of: date | None, index: Snapshot) -> Found:
    """A 文号 alone: the title of its document, then the clauses that cite it."""
    shown, named = index.rows.shown, index.rows.catalogue.by_number.get(str(number), [])
    cited, titles = citing(number, index), index.rows.first[named]
    rows = np.union1d(cited[shown[cited]], titles)
    own = np.isin(rows, titles)
    card = index.header(named[0]) if len(named) == 1 else None
    found = Found(rows, 2.0 * own + 1.0 * np.isin(rows, cited), document=card, ahead=own)
    if named:
        return found
    if not len(rows):
        return _unknown(number, found, index)
    state = standing.of(numbers.identity(number), as_of, index).state if as_of else State.UNKNOWN
    held = f"（{state}）" if state is not State.UNKNOWN else ""
    return found._replace(notice=f"没有收录 {number}{held}，以下是引用它的条款。")


def _unknown(number: DocumentNumber, nothing: Found, index: Snapshot) -> Found:
    """That ``number`` is nowhere, and which are near it among those that are issued or cited."""
    organs = {one.organ for one in (number, numbers.without_issuer(number)) if one}
    cited = {term for organ in organs for term in index.terms(LOOKUPS.text, organ)}
    issued = (held for held in index.rows.catalogue.by_number if held.startswith(tuple(organs)))
    near = nearest(number, filter(None, map(numbers.reread, cited.union(issued))))
    return nothing._replace(notice=f"没有收录 {number}，也没有条款引用它。{offer(number, near)}", nearest=near)
