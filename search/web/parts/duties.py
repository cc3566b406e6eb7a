"""Who is charged by a clause and by when, in the order in which a page tells it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from search.gazette.model import Clause, Deadline, End, Role, Unit

FEW = 3
"""Bodies under a hit: with their roles they fit on one line of a desk's screen and two of a telephone's."""

T = TypeVar("T")

_ORDER = {role: at for at, role in enumerate(Role)}


def bodies(clause: Clause) -> tuple[Unit, ...]:
    """The bodies that a clause charges, each once: who leads, who is responsible, who supports."""
    return _once(sorted(clause.units, key=lambda unit: _ORDER[unit.role]), lambda unit: unit.name)


def deadlines(clause: Clause) -> tuple[Deadline, ...]:
    """By when something is to be done, each time once."""
    return _once((one for one in clause.deadlines if one.role is not End.IN_FORCE), lambda one: one.value)


def _once(all_of: Iterable[T], key: Callable[[T], str]) -> tuple[T, ...]:
    """The first with each key."""
    found: dict[str, T] = {}
    for one in all_of:
        found.setdefault(key(one), one)
    return tuple(found.values())


def few(all_of: Sequence[T]) -> tuple[Sequence[T], int]:
    """Those that are shown, and how many there are where they are not all."""
    return all_of[:FEW], len(all_of) if len(all_of) > FEW else 0


def asked(deadline: Deadline) -> bool:
    """Whether ``完成:`` can ask for it: a day, month or year, or 长期."""
    return deadline.role is End.NEVER or bool(re.fullmatch(r"\d{4}(-\d\d){0,2}", deadline.value))
