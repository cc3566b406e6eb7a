"""Bodies and places that have several names: data/names.txt, one a line under all its names."""

from __future__ import annotations

from functools import cache
from importlib import resources


def also(word: str) -> tuple[str, ...]:
    """The other names of what ``word`` names, as the list has them; those with ``word`` in them it finds itself.

    >>> also("发改委"), also("历下区"), also("历下"), also("贷款")
    (('发展改革委', '发展和改革委员会', '发展改革委员会'), ('历下',), (), ())
    """
    return tuple(name for name in _classes().get(word, ()) if word not in name)


def names() -> list[str]:
    """Every name that is listed."""
    return list(_classes())


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    lines = resources.files("search.index").joinpath("data/names.txt").read_text(encoding="utf-8").splitlines()
    listed = [tuple(line.split()) for line in lines if not line.startswith("#")]
    return {name: line for line in listed for name in line}
