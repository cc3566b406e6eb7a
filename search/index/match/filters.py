"""Which documents a field lets through, and which pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from search.gazette.model import Document
from search.index.store.catalogue import COLUMNS, entry
from search.index.text.characters import forms
from search.index.text.names import otherwise
from search.query import Filter

Wanted = Callable[[Any], bool]
"""Whether a value of a column of the catalogue is what was asked for."""

PAGE = "页"
"""The only field that asks a clause, not its document: whether it stands, at least in part, on these pages."""


def wanted(asked: Filter) -> tuple[str, Wanted]:
    """The column that a field other than ``PAGE`` asks, and which of its values it lets through."""
    column, reading = _FIELDS[asked.field]
    if asked.field not in NAMED:
        return column, reading(asked.value)
    return column, _called(asked.value) if asked.whole else _naming((asked.value, *others(asked)))


def passes(asked: Filter, document: Document) -> bool:
    """Whether a field other than ``PAGE`` lets a document through."""
    column, is_wanted = wanted(asked)
    return any(map(is_wanted, COLUMNS[column](entry(document))))


def others(asked: Filter) -> tuple[str, ...]:
    """What is looked for beside the value: a body's other names, if they are not switched off by quotes."""
    return () if asked.exact or asked.field not in NAMED else otherwise(asked.value)


def pages(value: str) -> tuple[int, int]:
    """The first and the last page."""
    first, last = map(int, value.split(".."))
    return first, last


NAMED = ("标题", "机关")
"""The fields whose value is a name, or has one in it."""


def _naming(names: tuple[str, ...]) -> Wanted:
    """What has one of the names in it, in one of its forms; a column of names holds the forms."""
    sought = [form for name in names for form in forms(name)]
    return lambda held: any(form in text for form in sought for text in held)


def _called(name: str) -> Wanted:
    """What is the name, in one of its forms."""
    sought = set(forms(name))
    return lambda held: not sought.isdisjoint(held)


def _is(value: str) -> Wanted:
    return lambda held: bool(held == value)


def _of_years(value: str) -> Wanted:
    first, last = map(int, value.split(".."))
    return lambda year: first <= year <= last


def _of_issue(value: str) -> Wanted:
    """``20``, ``2022-20`` or ``15/16``: all numbers that are asked are the issue's, 15 is one of 15/16."""
    *years, number = value.split("-")
    sought = set(map(int, number.split("/")))

    def is_wanted(issue: tuple[int | None, str]) -> bool:
        year, printed = issue
        if years and year != int(years[0]):
            return False
        return sought <= set(map(int, re.findall(r"\d+", printed)))

    return is_wanted


def _of_days(value: str) -> Wanted:
    """Days in ISO 8601 are in the order of their characters."""
    first, last = value.split("..")
    return lambda day: first <= day <= last


_FIELDS: dict[str, tuple[str, Callable[[str], Wanted]]] = {
    "文号": ("number", _is),
    "登记号": ("registration", _is),
    "标题": ("title_forms", _is),
    "机关": ("issuer_forms", _is),
    "文种": ("kind", _is),
    "期": ("issue", _of_issue),
    "年": ("year", _of_years),
    "日期": ("dated", _of_days),
}

FIELDS = (*_FIELDS, PAGE)
"""The fields of documents and pages; ``said`` and ``standing`` have the others of ``query.FIELDS``."""
