"""The neighbours of a document as a picture of them has them: in groups, each with its words and its address."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from search.gazette.model import Document, Level
from search.web.addresses import Addresses
from search.web.draw.graph import Group, Node
from search.web.parts import narrowing
from search.web.parts.neighbours import Neighbour, Neighbours, asking, name

_ORDER = {level: at for at, level in enumerate((*Level, None))}


def ordered(cited: Iterable[Neighbour]) -> list[Neighbour]:
    """By whose they are, the state's first; of each those that are held first, then those that more clauses cite."""
    return sorted(cited, key=lambda one: (_ORDER[one.level], one.held is None, -one.clauses))


def own(document: Document) -> Node:
    return Node(str(document.number or ""), document.title, None)


def citing(found: Neighbours, document: Document, at: Addresses) -> list[Group]:
    """Who cites it; beyond them lead all their clauses."""
    more = at.search(asking(document), grouped=True)
    return [Group("引用它的公文", tuple(node(one, at) for one in found.citing), found.count, more)]


def cited(found: Neighbours, at: Addresses) -> list[Group]:
    """Whom it cites, by whose they are; beyond them leads the list on the page."""
    held = ((level, tuple(those)) for level, those in groupby(ordered(found.cited), key=lambda one: one.level))
    return [
        Group(level_name(level), tuple(node(one, at) for one in those), len(those), "#cited") for level, those in held
    ]


def level_name(level: Level | None) -> str:
    """
    >>> level_name(Level.STATE), level_name(Level.OTHER), level_name(None)
    ('国家', '其他', '层级不明')
    """
    return level.value if level else "层级不明"


def node(one: Neighbour, at: Addresses) -> Node:
    """A neighbour, with those one step further."""
    clauses = f"{one.clauses} 条引用" if one.clauses > 1 else ""
    return Node(
        str(one.number or ""),
        one.title or "",
        address(one, at),
        "、".join(one.relations),
        " · ".join(filter(None, ("" if one.held else "未收录", clauses))),
        one.held is not None,
        tuple(node(other, at) for other in one.below),
        one.count,
        at.graph(one.held) if one.held else None,
    )


def address(one: Neighbour, at: Addresses) -> str:
    """The page of a document that is held; of another all clauses that cite it."""
    if one.held:
        return at.document(one.held)
    return at.search(narrowing.term("引用", name(one.number, one.title)))
