"""What a question asks for beside its words, so that a reader can take it back; and days put in the place of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from search.query import FIELDS, Filter, Number, Query, parse
from search.web.parts import narrowing


@dataclass(frozen=True, slots=True)
class Chosen:
    """A field as it stands in a question, and the question ``without`` it; that may be empty."""

    field: str
    value: str
    without: str


MOST, WORDS = 12, 8
"""Fields of a question that are looked at, and words of a value: a question of a thousand characters, all fields, would
be read a thousand times else."""

_NAMES = "|".join(name for field in FIELDS for name in (field.name, *field.aliases))
_FIELD = re.compile(rf"(?<!\S)(?:{_NAMES})[:：]")
_ENDS = re.compile(r"(?<=\S)(?=\s|$)")


@lru_cache(maxsize=64)
def chosen(text: str) -> tuple[Chosen, ...]:
    """The fields of ``text`` that can be taken out of it, the rest then meaning what it did.

    >>> [(one.value, one.without) for one in chosen('贷款 年:2022 责任单位:"国网 济南"')]
    [('2022', '贷款 责任单位:"国网 济南"'), ('国网 济南', '贷款 年:2022')]
    >>> chosen("贷款 OR 年:2022")
    ()
    """
    begins = islice(_FIELD.finditer(text), MOST)
    return tuple(one for found in begins for one in _at(text, found.start()))


def _at(text: str, start: int) -> Iterator[Chosen]:
    """The field that begins at ``start``, if the question can do without it."""
    nodes = parse(text).nodes
    for end in (found.start() for found in islice(_ENDS.finditer(text, start), WORDS)):
        asked, without = text[start:end], " ".join(filter(None, (text[:start].strip(), text[end:].strip())))
        (meant, *more) = parse(asked).nodes
        if isinstance(meant, Filter) and not more and _is_without(nodes, meant, without):
            yield Chosen(meant.field, re.split("[:：]", asked, maxsplit=1)[1].strip('=＝"“”＂'), without)
            return


def _is_without(nodes: tuple[object, ...], meant: Filter, without: str) -> bool:
    """Whether ``without`` asks for all ``nodes`` but one that is ``meant``."""
    if meant not in nodes:
        return False
    at = nodes.index(meant)
    return (parse(without).nodes if without else ()) == nodes[:at] + nodes[at + 1 :]


def between(text: str, first: str, last: str) -> str:
    """``text``, asking for what is dated from ``first`` to ``last``, as typed, and for no other days.

    >>> between("贷款 日期:2021", "2022-01", ""), between("贷款 日期:2021", "", "")
    ('贷款 日期:2022-01..', '贷款')
    """
    return instead(text, "日期", f"{first}..{last}" if first or last else None)


def instead(text: str, field: str, value: str | None) -> str:
    """``text``, asking for this value of a field in the place of the one it asks for; for none at all.

    >>> instead("贷款 年:2019..2022", "年", "2021"), instead("年:2019 贷款", "年", None), instead("贷款", "年", "2021")
    ('贷款 年:2021', '贷款', '贷款 年:2021')
    """
    before = next((one.without for one in chosen(text) if one.field == field), text)
    return narrowing.narrowed(before, field, value) if value else before


def dates(text: str) -> tuple[str, str]:
    """The first and the last day that ``text`` asks for (ISO 8601), empty where it asks for none.

    >>> dates("贷款 日期:2022..2023-06"), dates("贷款 日期:2022.."), dates("贷款")
    (('2022-01-01', '2023-06-30'), ('2022-01-01', ''), ('', ''))
    """
    days = next((node.value for node in parse(text).nodes if isinstance(node, Filter) and node.field == "日期"), "..")
    first, _, last = days.partition("..")
    return first.replace(date.min.isoformat(), ""), last.replace(date.max.isoformat(), "")


def is_number(asked: Query) -> bool:
    """Whether a 文号 is asked for and nothing else."""
    return len(asked.nodes) == 1 and isinstance(asked.nodes[0], Number)
