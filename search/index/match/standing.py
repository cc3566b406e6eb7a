"""效力: what held of each document on a day, by all that the documents of an index say about terms."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import lru_cache

import numpy as np

from search.gazette.validity import (
    UNKNOWN,
    History,
    Named,
    Provision,
    State,
    Validity,
    histories,
    on,
    read_provision,
)
from search.index.store.rows import Mask
from search.index.store.snapshot import Snapshot
from search.query import Filter

STATE, ON_A_DAY = FIELDS = ("有效", "有效于")

IN_FORCE = (State.VALID, State.CUT, State.AMENDED)
"""What is in force, in part or with other words; nobody knows of what says nothing."""

OUT_OF_FORCE = (State.REPEALED, State.EXPIRED, State.COMING)


def validity(ordinal: int, as_of: date, index: Snapshot) -> Validity:
    """What held on a day of one of the documents."""
    return _on(index.rows.catalogue.entries[ordinal].id, as_of, index)


def of(key: str, as_of: date, index: Snapshot) -> Validity:
    """What held on a day of a document by its key (``Provision.target``), whether it is in the index or not."""
    return _on(key, as_of, index)


def _on(key: str, as_of: date, index: Snapshot) -> Validity:
    history = index.made(_histories).get(key)
    return on(history, as_of) if history else UNKNOWN


def states(as_of: date, index: Snapshot) -> list[State]:
    """Of each document."""
    return index.made(_by_day)(as_of)


def _by_day(index: Snapshot) -> Callable[[date], list[State]]:
    """Kept for some days: nearly all questions are asked of one."""
    count = range(len(index.rows.catalogue))
    return lru_cache(maxsize=8)(lambda day: [validity(ordinal, day, index).state for ordinal in count])


def passing(asked: Filter, index: Snapshot) -> Mask:
    """The rows of the documents that are what ``有效`` asks for on its day (是@2026-11-21), or in force on another's."""
    what, _, day = asked.value.partition("@") if asked.field == STATE else ("是", "@", asked.value)
    wanted = {"是": IN_FORCE, "否": OUT_OF_FORCE}.get(what) or (State(what),)
    held = states(date.fromisoformat(day) if day else date.max, index)
    documents = np.fromiter((state in wanted for state in held), np.bool_, len(held))
    found: Mask = documents[index.rows.document]
    return found


def _histories(index: Snapshot) -> dict[str, History]:
    said: list[Provision] = []
    called: list[Named] = []
    lines, catalogue = list(index.provisions()), index.rows.catalogue
    for ordinal in catalogue.by_id.values():  # in the order of the gazette, however the index came to be
        titles, records = json.loads(lines[ordinal])
        one = catalogue.entries[ordinal]
        dated = date.fromisoformat(one.dated) if one.dated else None
        called += [Named(one.id, title, dated) for title in titles]
        said += map(read_provision, records)
    return histories(said, called)
