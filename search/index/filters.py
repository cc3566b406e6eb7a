"""Which documents a field lets through, and which pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from search.gazette.model import Document
from search.index.characters import stands
from search.index.names import otherwise
from search.query import Filter

Passes = Callable[[Document], bool]

PAGE = "页"
"""The only field that asks a clause, not its document: whether it stands, at least in part, on these pages."""


def passes(asked: Filter) -> Passes:
    """Whether a document is let through by a field other than ``PAGE``."""
    if asked.field in NAMED:
        return _by_name(asked.field, (asked.value, *others(asked)))
    return _FIELDS[asked.field](asked.value)


def others(asked: Filter) -> tuple[str, ...]:
    """What is looked for beside the value: a body's other names, if they are not switched off by quotes."""
    return () if asked.exact or asked.field not in NAMED else otherwise(asked.value)


def pages(value: str) -> tuple[int, int]:
    """The first and the last page."""
    first, last = map(int, value.split(".."))
    return first, last


NAMED = ("标题", "机关")
"""The fields whose value is a name, or has one in it."""


def _by_name(field: str, names: tuple[str, ...]) -> Passes:
    def wanted(document: Document) -> bool:
        texts = document.issuers if field == "机关" else (document.title,)
        return any(stands(name, text) for name in names for text in texts)

    return wanted


def _by_number(value: str) -> Passes:
    return lambda document: str(document.number or "") == value


def _by_registration(value: str) -> Passes:
    return lambda document: document.registration == value


def _by_kind(value: str) -> Passes:
    return lambda document: document.kind == value


def _by_year(value: str) -> Passes:
    first, last = map(int, value.split(".."))

    def wanted(document: Document) -> bool:
        said = document.dated or document.number
        year = said.year if said else None
        return year is not None and first <= year <= last

    return wanted


def _by_issue(value: str) -> Passes:
    """``20``, ``2022-20`` or ``15/16``: all numbers that are asked are the issue's, 15 is one of 15/16."""
    *years, number = value.split("-")
    sought = set(map(int, number.split("/")))

    def wanted(document: Document) -> bool:
        issue = document.issue
        if issue is None or (years and issue.year != int(years[0])):
            return False
        return sought <= set(map(int, re.findall(r"\d+", issue.number or "")))

    return wanted


def _by_date(value: str) -> Passes:
    first, last = map(date.fromisoformat, value.split(".."))
    return lambda document: document.dated is not None and first <= document.dated <= last


_FIELDS: dict[str, Callable[[str], Passes]] = {
    "文号": _by_number,
    "登记号": _by_registration,
    "文种": _by_kind,
    "期": _by_issue,
    "年": _by_year,
    "日期": _by_date,
}

FIELDS = (*_FIELDS, *NAMED, PAGE)
"""The names of ``query.FIELDS``."""
