"""The question as plain data: a ``Query`` is nodes that must all hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from search.gazette.model import DocumentNumber


@dataclass(frozen=True, slots=True)
class Words:
    """A run as typed, without space; an engine cuts it into words, which must all match."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Matches where its normalised characters stand in the clause's own text."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """All ``words`` stand in the clause's own text within one stretch of its normalised characters.

    The stretch is as long as the normalised words together and ``distance`` more, so that at most
    ``distance`` characters are between them, in whatever order they stand.
    """

    words: tuple[str, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Prefix:
    """Matches like a word, in the text, a heading above or the title; ``text`` is without the star.

    A Han run stands there as typed, uncut; a run of letters and digits stands whole, but the last run of
    ``text``, if it is such a one, may go on.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A 文号. Alone: the document's title, then the clauses that cite it. With others: also all its clauses."""

    number: DocumentNumber


@dataclass(frozen=True, slots=True)
class Filter:
    """``field`` is a name of ``FIELDS``; the clauses whose document (页: which themselves) has ``value`` in it.

    ``exact`` where it was typed in quotes: the other names of a body are not looked for. ``whole`` (and exact, too)
    where a = stands before it: it is all of a name or title, not in it.
    """

    field: str
    value: str
    exact: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """What must not match."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """Nodes that must all match, in brackets or beside an OR."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Nodes of which one must match."""

    nodes: tuple[Node, ...]


Leaf = Words | Phrase | Near | Prefix | Number | Filter
Node = Leaf | Not | And | Or


def sought(nodes: Iterable[Node]) -> Iterator[Leaf]:
    """The leaves that are asked for, from left to right, without those that are excluded."""
    for node in nodes:
        if isinstance(node, And | Or):
            yield from sought(node.nodes)
        elif not isinstance(node, Not):
            yield node


class Sort(StrEnum):
    """排序: what comes first. Equal ones stand in the order of the gazette."""

    RELEVANCE = "relevance"
    DATE = "date"  # 成文日期, the newest first, unknown ones last
    PLACE = "place"  # where a clause is printed


@dataclass(frozen=True, slots=True)
class Query:
    """A question: ``nodes`` must all hold. ``text`` is as typed; hits ``offset``..``offset + limit`` are asked for,
    and ``facets``, if so; ``explain`` asks for the reasons of each hit. ``sort`` orders the clauses that match in
    full, partial ones stand by relevance. Where ``grouped``, documents are asked for, and counted by the page.
    ``as_of`` is the day on which validity is asked; without one none is told, and 有效 means the calendar's last day.
    """

    text: str
    nodes: tuple[Node, ...]
    notice: str | None = None
    limit: int = 10
    offset: int = 0
    facets: bool = False
    explain: bool = False
    sort: Sort = Sort.RELEVANCE
    grouped: bool = False
    as_of: date | None = None

    def on(self, day: date) -> Query:
        """The same question, asked on a day: 有效:是 means then, and the validity of each hit is told."""
        return replace(self, as_of=day, nodes=tuple(_dated(node, day) for node in self.nodes))

    def page(self, limit: int, offset: int = 0) -> Query:
        """The same question, another stretch of its hits."""
        return replace(self, limit=limit, offset=offset)

    def arranged(self, sort: Sort = Sort.RELEVANCE, grouped: bool = False) -> Query:
        """The same question, its hits in another order, or by document."""
        return replace(self, sort=sort, grouped=grouped)

    def explained(self) -> Query:
        """The same question, its hits with their reasons."""
        return replace(self, explain=True)


def _dated(node: Node, day: date) -> Node:
    """``node``, what it asks of 有效 asked of a day."""
    match node:
        case And(nodes) | Or(nodes):
            return type(node)(tuple(_dated(one, day) for one in nodes))
        case Not(inner):
            return Not(_dated(inner, day))
        case Filter("有效", value, exact):
            return Filter("有效", f"{value.partition('@')[0]}@{day.isoformat()}", exact)
    return node
