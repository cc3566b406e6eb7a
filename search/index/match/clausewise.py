"""Whether a node of a query holds for one clause, read as it stands; ``matching`` says it of all rows at once.

What is marked in a text depends on it: of what an OR offers, only that which holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from search.gazette import numbers
from search.gazette.model import Clause, Document, DocumentNumber
from search.index.match import said, standing
from search.index.match.filters import PAGE, pages, passes
from search.index.match.matching import near
from search.index.text.analyzer import beginning, cut, is_alnum, uncut, whole
from search.index.text.characters import fold, forms, literal, normal, stands
from search.index.text.names import also
from search.query import And, Filter, Near, Node, Not, Number, Or, Phrase, Prefix, Query, Words


def answering(query: Query, clause: Clause, document: Document, tells: Callable[[Filter], bool] | None = None) -> Query:
    """``query`` without what an OR in it offers and ``clause`` does not have.

    ``tells`` whether a field holds that asks for what may stand elsewhere: a heading's bodies, what another document
    ends. Without it, nobody knows.
    """
    read = _Read(clause, document, tells)
    nodes = tuple(_kept(node, read) for node in query.nodes)
    return query if nodes == query.nodes else replace(query, nodes=nodes)


def _kept(node: Node, read: _Read) -> Node:
    match node:
        case Or(nodes):
            return Or(tuple(_kept(one, read) for one in nodes if _is_one(one) or _holds(one, read)))
        case And(nodes):
            return And(tuple(_kept(one, read) for one in nodes))
    return node


def _is_one(node: Node) -> bool:
    """Whether a node holds where it stands, so that there is nothing to mark where it does not."""
    return isinstance(node, Phrase | Near) or isinstance(node, Words) and len(cut(node.text)) == 1


@dataclass(frozen=True)
class _Read:
    """A clause with its document; what it is found by is worked out where it is asked for."""

    clause: Clause
    document: Document
    tells: Callable[[Filter], bool] | None

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return self.clause.text, *self.clause.path, self.document.title

    @cached_property
    def folded(self) -> tuple[str, ...]:
        return tuple(fold(text).text for text in self.texts)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        return tuple(form for text in self.texts for form in forms(text))

    @cached_property
    def lets(self) -> Callable[[Filter], bool]:
        return _letting(replace(self.document, clauses=()))

    def numbers(self) -> Iterator[DocumentNumber]:
        yield from filter(None, [self.document.number])
        yield from (found.number for text in self.texts for found in numbers.find(text))

    def has(self, word: str) -> bool:
        if is_alnum(word):
            return any(whole(word).search(text) for text in self.folded)
        return any(word in form for form in self.forms)


def _holds(node: Node, read: _Read) -> bool:
    match node:
        case And(nodes):
            return all(_holds(one, read) for one in nodes)
        case Or(nodes):
            return any(_holds(one, read) for one in nodes)
        case Not(inner):
            return not _holds(inner, read) or isinstance(inner, Filter) and read.tells is None and _is_elsewhere(inner)
        case Words(text):
            return all(any(map(read.has, (word, *also(word)))) for word in cut(text))
        case Prefix(text):
            return _begins(uncut(text), read)
        case Phrase(text):
            return stands(text, read.clause.text)
        case Near(words, distance):
            return any(near(words, distance, normal(read.clause.text), literal(read.clause.text)))
        case Number(number=number):
            return any(numbers.means(number, one) for one in read.numbers())
        case Filter():
            return _passes(node, read)


def _begins(runs: tuple[str, ...], read: _Read) -> bool:
    """Whether the runs of a prefix are there; none are where it has nothing to look for."""
    if not runs or not all(map(read.has, runs[:-1])):
        return False
    return any(map(beginning(runs[-1]).search, read.folded)) if is_alnum(runs[-1]) else read.has(runs[-1])


def _passes(asked: Filter, read: _Read) -> bool:
    """What nobody can tell passes: nothing of a text is marked by it."""
    if _is_elsewhere(asked):
        return read.tells is None or read.tells(asked)
    if asked.field != PAGE:
        return read.lets(asked)
    (first, last), at = pages(asked.value), read.clause.pages
    return at is not None and at.first <= last and (at.last or at.first) >= first


def _is_elsewhere(asked: Filter) -> bool:
    return asked.field in (*said.FIELDS, *standing.FIELDS)


@lru_cache(maxsize=64)
def _letting(document: Document) -> Callable[[Filter], bool]:
    """Whether a filter lets ``document`` (without its clauses) through: worked out once for all of them."""
    return lru_cache(maxsize=1024)(lambda asked: passes(asked, document))
