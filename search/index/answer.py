"""A query over a snapshot → ``Results``: what holds, in what order, and what to say about it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import NamedTuple

import numpy as np

from search.gazette import numbers
from search.gazette.model import Document, DocumentNumber
from search.gazette.nearest import offer
from search.index.analyzer import cut, is_alnum
from search.index.explain import explain
from search.index.facets import facets
from search.index.matching import asked, citing, holds, numbered, word_holds
from search.index.names import also
from search.index.rows import Mask
from search.index.schema import LOOKUPS
from search.index.scoring import Scores, best, scores
from search.index.snapshot import Snapshot
from search.index.snippet import snippet
from search.index.suggest import suggestion
from search.query import Leaf, Near, Node, Number, Phrase, Prefix, Query, Words, sought
from search.results import Expansion, Hit, Results


class Answer(NamedTuple):
    """The rows that answer, whether they do so only in part, a line for the reader, and the document asked for."""

    held: Mask
    scores: Scores
    partial: bool = False
    notice: str | None = None
    document: Document | None = None


def answer(query: Query, index: Snapshot) -> Results:
    """The page of hits that ``query`` asks for."""
    started = time.perf_counter()
    found = _found(query, index)
    total = int(found.held.sum())
    hits = _page(found, query, index, query.offset, query.limit)
    more = _further(query, found, index) if query.offset + query.limit > total else None
    skipped = max(0, query.offset - total)
    return Results(
        total=0 if found.partial else total,
        hits=hits,
        partial=found.partial,
        notice="".join(filter(None, (query.notice, found.notice))) or None,
        expansions=_expansions(query),
        suggestion=suggestion(query, 0 if found.partial else total, index),
        further=_page(more, query, index, skipped, query.limit - len(hits), total) if more else (),
        took=time.perf_counter() - started,
        document_card=found.document,
        facets=facets(found.held & (not found.partial), index.rows) if query.facets else None,
    )


def _expansions(query: Query) -> tuple[Expansion, ...]:
    """The words of the query that have other names; a phrase is looked for as it stands."""
    return tuple(Expansion(word, also(word)) for word in _words(sought(query.nodes)) if also(word))


def _page(found: Answer, query: Query, index: Snapshot, offset: int, limit: int, before: int = 0) -> tuple[Hit, ...]:
    """The hits ``offset`` to ``offset + limit`` of what was found, ranked on from the ``before`` that precede it."""
    rows = best(found.held, found.scores, offset + limit)[offset:]
    return tuple(_hit(int(row), rank, found, query, index) for rank, row in enumerate(rows, before + offset + 1))


def _further(query: Query, found: Answer, index: Snapshot) -> Answer | None:
    """The partial matches that follow the full ones, which a reader of few results goes on to."""
    nodes = asked(query.nodes)
    if found.partial or not found.held.any() or len(_words(nodes)) < 2:
        return None
    partial = _partial(nodes, index)
    return partial and partial._replace(held=partial.held & ~found.held)


def _hit(row: int, rank: int, found: Answer, query: Query, index: Snapshot) -> Hit:
    clause, document = index.clause(row), index.rows.documents[index.rows.document[row]]
    score = float(found.scores[row])
    reasons = explain(_scored(asked(query.nodes)), row, score, index) if query.explain else ()
    return Hit(rank, score, clause, document, snippet(clause.text, query), reasons)


def _found(query: Query, index: Snapshot) -> Answer:
    nodes = asked(query.nodes)
    nothing = Answer(np.zeros(len(index.rows), np.bool_), np.zeros(len(index.rows)))
    if not len(index.rows):
        return nothing._replace(notice="索引里还没有条款，请先运行 gazette index。")
    if not nodes:
        return nothing._replace(notice="检索式里没有可查的字、字母或数字。" if query.nodes else None)
    if len(nodes) == 1 and isinstance(nodes[0], Number):
        return _numbered(nodes[0].number, index)
    held = _all(nodes, index)
    if held.any():
        return Answer(held, _scores(nodes, index))
    return _partial(nodes, index) or nothing._replace(notice=_nothing_found(nodes, index))


def _all(nodes: list[Node], index: Snapshot) -> Mask:
    return reduce(np.logical_and, (holds(node, index) for node in nodes), np.ones(len(index.rows), np.bool_))


def _scores(nodes: list[Node], index: Snapshot) -> Scores:
    """What is asked for scores; the clauses of a document whose number was asked come before all others."""
    leaves = list(dict.fromkeys(sought(nodes)))
    scored = scores(_scored(nodes), index)
    top = scored.max(initial=0) + 1
    for leaf in leaves:
        if isinstance(leaf, Number):
            scored[numbered(leaf.number, index)] += top
    return scored


def _scored(nodes: list[Node]) -> list[Words | Phrase]:
    return list(dict.fromkeys(_scoring(sought(nodes))))


def _scoring(leaves: Iterable[Leaf]) -> Iterator[Words | Phrase]:
    """What of the leaves scores: prefixes as the words that they are, words near each other as phrases."""
    for leaf in leaves:
        match leaf:
            case Words() | Phrase():
                yield leaf
            case Prefix(text):
                yield Words(text)
            case Near(words):
                yield from map(Phrase, words)


def _numbered(number: DocumentNumber, index: Snapshot) -> Answer:
    """A 文号 alone: the title of its document, then the clauses that cite it."""
    own, cited = numbered(number, index), index.rows.mask(citing(number, index))
    titles = index.rows.mask(index.rows.first) & own
    card = next((document for document in index.rows.documents if document.number == number), None)
    notice = None
    if not card:
        notice = f"没有收录 {number}，以下是引用它的条款。" if cited.any() else _unknown(number, index)
    return Answer(titles | cited, 2.0 * titles + 1.0 * cited, notice=notice, document=card)


def _unknown(number: DocumentNumber, index: Snapshot) -> str:
    """That ``number`` is nowhere, and which are near it among those that are issued or cited."""
    issued = {document.number for document in index.rows.documents if document.number}
    cited = filter(None, map(numbers.parse, index.terms(LOOKUPS.text, number.organ)))
    return f"没有收录 {number}，也没有条款引用它。{offer(number, issued.union(cited))}"


def _words(nodes: Iterable[Node]) -> list[str]:
    return list(dict.fromkeys(word for node in nodes if isinstance(node, Words) for word in cut(node.text)))


def _partial(nodes: list[Node], index: Snapshot) -> Answer | None:
    """The rows that hold at least one of the words, and everything else; ``None`` where there are none.

    Only plain words that stand beside the rest are loosened: what is in quotes or brackets, beside an OR, behind
    a field or excluded is meant as it is written.

    Where no row does, a pair of neighbouring characters of a word is enough, at last a single one (堵车: 拥堵).
    """
    words = _words(nodes)
    strict = _all([node for node in nodes if not isinstance(node, Words)], index)
    for pieces in (words, _pieces(words, 2), _pieces(words, 1)):
        held = strict & reduce(np.logical_or, (word_holds(piece, index) for piece in pieces), np.zeros_like(strict))
        if held.any():
            return Answer(held, _scores(nodes, index), partial=True, notice=_partly(words, pieces is words, index))
    return None


def _pieces(words: list[str], length: int) -> list[str]:
    """The stretches of so many characters in words of Han characters, each once."""
    han = [word for word in words if not is_alnum(word)]
    return list(dict.fromkeys(word[i : i + length] for word in han for i in range(len(word) - length + 1)))


def _partly(words: list[str], by_words: bool, index: Snapshot) -> str:
    if not by_words:
        return f"没有条款包含{_quoted(words)}，以下是字面相近的结果。"
    missing = [word for word in words if not word_holds(word, index).any()]
    return "没有条款同时包含全部词语，以下是部分匹配的结果。" + (f"{_quoted(missing)}没有出现过。" if missing else "")


def _nothing_found(nodes: list[Node], index: Snapshot) -> str:
    missing = [word for word in _words(sought(nodes)) if not word_holds(word, index).any()]
    what = f"{_quoted(missing)}没有出现过" if missing else "没有条款符合全部条件"
    more = "、去掉引号、括号、排除或筛选" if any(not isinstance(node, Words) for node in nodes) else ""
    unknown = [leaf.number for leaf in sought(nodes) if isinstance(leaf, Number) and not holds(leaf, index).any()]
    if unknown:
        return _unknown(unknown[0], index)
    return f"{what}。可以换个说法、少写几个词{more}再试。"


_NAMED, _LONG = 5, 20
"""Words that a notice names, and characters of each: a query can have hundreds of either."""


def _quoted(words: list[str]) -> str:
    named = "".join(f"“{word[:_LONG]}{'…' * (len(word) > _LONG)}”" for word in words[:_NAMED])
    return named + ("等" if len(words) > _NAMED else "")
