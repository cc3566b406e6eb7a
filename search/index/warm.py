"""What the first questions over a snapshot would wait for, made beforehand: arrays, type-ahead, suggestions.

A second at 300,000 clauses, most of it words and how they sound.
"""

from __future__ import annotations

import ctypes

from search.index.answer import answer
from search.index.completion import completions
from search.index.snapshot import Snapshot
from search.index.suggest import known_words
from search.query import Sort, parse

_USUAL = "通知"
"""What most documents say: over its rows are made the arrays that every question reads."""


def warm(index: Snapshot) -> None:
    for sort in Sort:
        answer(parse(_USUAL).arranged(sort, True), index)
    completions(index).of("tz", 1)
    known_words(index)
    _give_back()


def _give_back() -> None:
    """Give back to the system (by glibc) what was taken only while they were made: 20 MB of 140."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
