"""Searches to begin with, for each kind of reader, and terms to compare over the years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from search import query
from search.gazette.model import DocumentNumber
from search.index.engine import Engine
from search.results import Holdings, Results
from search.web.parts.narrowing import term

_Search = Callable[[query.Query], Results]

SHOWN = 3
"""Examples for a reader: more are not read."""


@dataclass(frozen=True, slots=True)
class Examples:
    """What a kind of ``reader`` looks for, and ``queries`` that find it."""

    reader: str
    need: str
    queries: tuple[str, ...]


READERS = (
    Examples("市民", "办事、补贴、收费怎么规定", ("小微企业贷款贴息", "不动产登记", "老旧小区 停电", "收费 标准", "补贴 申请")),
    Examples("记者", "某项工作谁负责、何时完成", ("揭榜挂帅", "“十四五” 科学素质", "营商环境 年:2023")),
    Examples("工作人员", "按文号、文种、原句查找", ("济政办发2019第18号", "文种:意见 人才", '"按职责分工负责"')),
)
"""For each reader what to type, the best first: every gazette finds some of it."""


def found(engine: Engine) -> tuple[Examples, ...]:
    """For each reader the first examples that find something in what ``engine`` holds."""
    return _found(engine.search, engine.holdings, engine.state())


@lru_cache(maxsize=1)
def _found(search: _Search, held: Callable[[], Holdings], state: str) -> tuple[Examples, ...]:
    """Asked once for each state of an index: two dozen questions that want one hit."""
    made = zip(READERS, _made(held()), strict=True)
    kept = (replace(one, queries=tuple(islice(_finding((*one.queries, *more), search), SHOWN))) for one, more in made)
    return tuple(one for one in kept if one.queries)


def _finding(queries: tuple[str, ...], search: _Search) -> Iterator[str]:
    return (one for one in dict.fromkeys(queries) if search(query.parse(one).page(1)).total)


def _made(held: Holdings) -> tuple[tuple[str, ...], ...]:
    """For each reader examples of what is held: none of our own need be."""
    units, kinds = ([name for name, _ in counts[:SHOWN]] for counts in (held.units, held.kinds))
    newest = max(held.numbers, key=lambda one: (one.number.year or 0, one.number.serial), default=None)
    return (
        ("通知",),
        tuple(term("责任单位", name) for name in units),
        (*([_carelessly(newest.number)] if newest else []), *(term("文种", name) for name in kinds)),
    )


def _carelessly(number: DocumentNumber) -> str:
    """``number`` as people write it.

    >>> _carelessly(DocumentNumber("济政发", 2022, 17)), _carelessly(DocumentNumber("国务院令", None, 713))
    ('济政发2022第17号', '国务院令第713号')
    """
    return f"{number.organ}{number.year or ''}第{number.serial}号"


COMPARED = (
    ("人才", "科技", "金融"),
    ("减税 或 降费", "贷款", "补贴"),
    ("文种:意见", "文种:通知"),
)
"""Terms to compare over the years."""
