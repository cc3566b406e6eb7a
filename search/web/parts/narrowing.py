"""Questions that ask for less: what was asked, and a field more. Every link that narrows is made here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from search.query import Filter, parse
from search.results import Facet

FIELDS = {
    "year": "年",
    "kind": "文种",
    "issuer": "机关",
    "issue": "期",
    "unit": "责任单位",
    "due": "完成",
    "validity": "有效",
}
"""The field of the query language that asks for a value of each facet."""

NAMES = ("机关", "责任单位")
"""The fields whose value may be a part of what is counted: they are asked for the whole name."""

FEW = 8
"""Values of a facet that are shown at once: they fit beside two hits."""

MOST = 40
"""Values that are shown at all: who looks for a rarer one types it."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet, how many clauses have it, and the question that asks for it, too; ``None`` where what was
    asked does so already."""

    value: str
    count: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """The values of a facet that are shown, those at once and those on demand."""

    name: str
    few: tuple[Value, ...]
    more: tuple[Value, ...]


def choices(facets: Iterable[Facet], text: str, total: int) -> tuple[Choice, ...]:
    """What can be chosen of ``total`` clauses that answer ``text``: the facets of which some value narrows."""
    narrowing = [facet for facet in facets if any(count < total for _, count in facet.counts)]
    return tuple(_choice(facet, text) for facet in narrowing)


def _choice(facet: Facet, text: str) -> Choice:
    field, nodes = FIELDS[facet.name], parse(text).nodes
    values = []
    for value, count in facet.counts[:MOST]:
        asked = term(field, value, field in NAMES)
        values.append(Value(value, count, None if _filter(asked) in nodes else _further(text, asked)))
    return Choice(facet.name, tuple(values[:FEW]), tuple(values[FEW:]))


def narrowed(text: str, field: str, value: str) -> str:
    """
    >>> narrowed("贷款", "年", "2022"), narrowed("贷款 或 担保", "责任单位", "市财政局")
    ('贷款 年:2022', '(贷款 或 担保) 责任单位:市财政局')
    """
    return _further(text, term(field, value))


def _further(text: str, asked: str) -> str:
    return f"{_before(text)} {asked}".strip()


@lru_cache(maxsize=4096)  # a page names the same bodies again and again
def term(field: str, value: str, whole: bool = False) -> str:
    """
    >>> term("期", "2022-20"), term("责任单位", "国网 济南"), term("机关", "国网 济南", whole=True)
    ('期:2022-20', '责任单位:"国网 济南"', '机关:="国网 济南"')
    """
    asked = f"{field}:{'=' * whole}"
    return f"{asked}{value}" if _filter(f"{asked}{value}") else f'{asked}"{value.translate(_QUOTES)}"'


_QUOTES = str.maketrans(dict.fromkeys('"“”＂', " "))


@lru_cache(maxsize=4096)  # likewise
def _filter(asked: str) -> Filter | None:
    """The filter that ``asked`` is and nothing else."""
    read = parse(asked)
    return read.nodes[0] if len(read.nodes) == 1 and isinstance(read.nodes[0], Filter) and not read.notice else None


@lru_cache(maxsize=64)
def _before(text: str) -> str:
    """``text`` so that another term can follow: in brackets where it would otherwise mean something else then."""
    meant = (*parse(text).nodes, _filter(_ANOTHER))
    held = (whole for whole in (text, f"({text})") if parse(f"{whole} {_ANOTHER}").nodes == meant)
    return next(held, text)


_ANOTHER = "年:2000"
