"""What is cited and leads nowhere, worked out once for each state of the index."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from search.gazette import numbers
from search.gazette.validity import Validity
from search.index.engine import Engine
from search.index.show import dangling as leading
from search.index.show.dangling import Dangling

SIZE = 50
"""Numbers on a page: each takes two lines."""


def dangling(engine: Engine) -> list[Dangling]:
    """The numbers that are cited and lead nowhere, those cited by most clauses first."""
    return _dangling(engine.cited, _state(engine.sources()))


def validity(one: Dangling, engine: Engine, as_of: date) -> Validity | None:
    """What held on a day of a document that is not held: ended by one that is, for example."""
    number = None if one.malformed else numbers.parse(one.name)
    return engine.validity(numbers.identity(number), as_of) if number else None


def _state(sources: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """What makes two states of an index the same one."""
    return frozenset(sources.items())


@lru_cache(maxsize=1)  # every citation of the gazette is read for it
def _dangling(cited: Callable[[], leading.Cited], state: frozenset[tuple[str, str]]) -> list[Dangling]:
    return leading.dangling(cited())
