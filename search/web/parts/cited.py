"""What is cited and leads nowhere, worked out once for each state of the index."""

from __future__ import annotations

from collections.abc import Callable
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
    return _dangling(engine.cited, engine.state())


def validity(one: Dangling, engine: Engine, as_of: date) -> Validity | None:
    """What held on a day of a document that is not held: ended by one that is, for example."""
    number = None if one.malformed else numbers.parse(one.name)
    return engine.validity(numbers.identity(number), as_of) if number else None


@lru_cache(maxsize=1)  # every citation of the gazette is read for it
def _dangling(cited: Callable[[], leading.Cited], state: str) -> list[Dangling]:
    return leading.dangling(cited())
