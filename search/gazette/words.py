"""Words that the reader knows, kept as data: a word a line in data/, lines with # are notes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of ``data/<name>.txt``, longest first, so that the first that fits is the fullest."""
    return tuple(sorted(_lines(name), key=len, reverse=True))


@cache
def names(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of ``data/<name>.txt``, each the names of one thing, first the one to show."""
    return tuple(tuple(line.split()) for line in _lines(name))


def _lines(name: str) -> list[str]:
    text = (files("search.gazette") / "data" / f"{name}.txt").read_text("utf-8")
    return [line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#")]


@cache
def classed(name: str) -> Mapping[str, str]:
    """Each word of ``data/<name>.txt`` with the word that its line begins with; of two lines the first counts."""
    return {word: first for first, *listed in map(str.split, reversed(_lines(name))) for word in listed}
