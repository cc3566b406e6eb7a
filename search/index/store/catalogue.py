"""What is known of each document of an index, in columns: for lists, filters, facets and orders over all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from search.gazette.model import Document, Issue
from search.gazette.numbers import without_issuer
from search.index.arrays import Array
from search.index.text.characters import forms
from search.results import Shelf


class Entry(NamedTuple):
    """A line of the catalogue. ``numbers`` are its 文号 in canonical form, and without the issuer, if it may be
    written so; ``dated`` is a day in ISO 8601."""

    id: str
    numbers: list[str]
    title: str
    kind: str | None
    registration: str | None
    issuers: list[str]
    year: int | None
    dated: str | None
    gazette: str | None
    issue_year: int | None
    issue: str | None
    sha256: str


def entry(document: Document) -> Entry:
    """The line of a document."""
    said, issue = document.dated or document.number, document.issue
    return Entry(
        document.id,
        [str(one) for one in (document.number, document.number and without_issuer(document.number)) if one],
        document.title,
        document.kind,
        document.registration,
        list(document.issuers),
        said.year if said else None,
        document.dated.isoformat() if document.dated else None,
        issue.gazette if issue else None,
        issue.year if issue else None,
        issue.number if issue else None,
        document.sha256,
    )


def entries(lines: Sequence[bytes]) -> list[Entry]:
    """The entries that lines of JSON are; all read at once, which is five times faster than one by one."""
    return [Entry(*fields) for fields in json.loads(b"[" + b",".join(lines) + b"]")]


class Column(NamedTuple):
    """The different values of something that documents have, none, one or several of each."""

    values: list[Any]
    documents: Array  # of each mention: whose
    codes: Array  # and which of the values

    def having(self, wanted: Callable[[Any], bool], count: int) -> Array:
        """Of ``count`` documents, whether each has a value that is ``wanted``."""
        chosen = np.fromiter(map(wanted, self.values), np.bool_, len(self.values))
        held = np.zeros(count, np.bool_)
        held[self.documents[chosen[self.codes]]] = True
        return held

    def counted(self, counts: Array) -> list[tuple[Any, int]]:
        """The values with the sum of the ``counts`` of their documents, those that have any."""
        sums = np.bincount(self.codes, counts[self.documents], len(self.values))
        return [(value, int(total)) for value, total in zip(self.values, sums.tolist()) if total]


class Catalogue:
    """The documents of an index, numbered as their rows lie; ``order`` has them as the gazette does."""

    def __init__(self, listed: list[Entry], sources: Sequence[str], sizes: Sequence[int]) -> None:
        self.entries = listed
        self.order = _order(listed, sources)
        self.shown = _shown(listed, sizes, sources)
        shown = [ordinal for ordinal in self.order.tolist() if self.shown[ordinal]]
        self.by_id = {listed[ordinal].id: ordinal for ordinal in shown}  # in the order of the gazette
        self.by_number: dict[str, list[int]] = {}  # in the order of the gazette
        for ordinal in shown:
            for number in listed[ordinal].numbers:
                self.by_number.setdefault(number, []).append(ordinal)
        self._columns: dict[str, Column] = {}

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def shelves(self) -> tuple[Shelf, ...]:
        """The issues that the documents are in, in the order of the gazette."""
        found: dict[tuple[Any, ...], list[str]] = {}
        for one in map(self.entries.__getitem__, self.by_id.values()):
            found.setdefault(_shelf(one), []).append(one.id)
        return tuple(Shelf(issue and Issue(*issue), year, tuple(ids)) for (issue, year), ids in found.items())

    def numbered(self, number: str) -> int | None:
        """The document that has just this 文号."""
        meant = self.by_number.get(number, [])
        return next((ordinal for ordinal in meant if self.entries[ordinal].numbers[0] == number), None)

    def column(self, name: str) -> Column:
        """One of ``COLUMNS``, made when it is first asked for."""
        if name not in self._columns:
            self._columns[name] = _column([COLUMNS[name](one) for one in self.entries])
        return self._columns[name]


def _shelf(one: Entry) -> tuple[Any, ...]:
    """What makes two issues the same one (a source may leave out the rest), and the year."""
    issue = (one.gazette, one.issue_year, one.issue)
    if issue != (None, None, None):
        return issue, one.issue_year
    return None, int(one.dated[:4]) if one.dated else None


def _one(value: Hashable | None) -> Sequence[Hashable]:
    return () if value is None else (value,)


COLUMNS: dict[str, Callable[[Entry], Sequence[Hashable]]] = {
    "number": lambda one: one.numbers[:1],
    "registration": lambda one: _one(one.registration),
    "title_forms": lambda one: _one(forms(one.title)),
    "issuer_forms": lambda one: [forms(issuer) for issuer in one.issuers],
    "issuer": lambda one: one.issuers,
    "kind": lambda one: _one(one.kind),
    "year": lambda one: _one(one.year),
    "dated": lambda one: _one(one.dated),
    "issue": lambda one: _one((one.issue_year, one.issue) if one.issue else None),
}


def _column(values: Iterable[Sequence[Hashable]]) -> Column:
    codes: dict[Hashable, int] = {}
    mentions = [
        (ordinal, codes.setdefault(value, len(codes)))
        for ordinal, held in enumerate(values)
        for value in dict.fromkeys(held)
    ]
    both = np.array(mentions, np.int32).reshape(-1, 2)
    return Column(list(codes), both[:, 0], both[:, 1])


def _order(listed: Sequence[Entry], sources: Sequence[str]) -> Array:
    """Newest issue first, in it by source and reading order; documents in no issue follow the issues of their year."""

    def place(ordinal: int) -> tuple[Any, ...]:
        one = listed[ordinal]
        printed = re.search(r"\d+", one.issue) if one.issue else None
        in_issue = (one.gazette, one.issue_year, one.issue) != (None, None, None)
        day = "" if in_issue or not one.dated else _falling(one.dated)
        number = -int(printed[0]) if printed else 0
        return -(one.issue_year or one.year or 0), number, one.gazette or "", day, sources[ordinal], ordinal

    return np.array(sorted(range(len(listed)), key=place), np.int32)


def _falling(day: str) -> str:
    """A day in ISO 8601 as what comes the earlier in order the later it is.

    >>> _falling("2022-10-08")
    '7977-89-91'
    """
    return day.translate(str.maketrans("0123456789", "9876543210"))


def _shown(listed: Sequence[Entry], sizes: Sequence[int], sources: Sequence[str]) -> Array:
    """Of documents with one id only one: that with more clauses, then that in an issue, then by hash and place."""
    best: dict[str, int] = {}

    def preference(ordinal: int) -> tuple[Any, ...]:
        one = listed[ordinal]
        return -sizes[ordinal], one.gazette is None, one.sha256, sources[ordinal], ordinal

    for ordinal, one in enumerate(listed):
        held = best.setdefault(one.id, ordinal)
        if held != ordinal and preference(ordinal) < preference(held):
            best[one.id] = ordinal
    shown = np.zeros(len(listed), np.bool_)
    shown[list(best.values())] = True
    return shown
