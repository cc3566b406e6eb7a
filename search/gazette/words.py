"""Words that the reader knows, kept as data: a word a line in data/, lines with # are notes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of ``data/<name>.txt``, longest first, so that the first that fits is the fullest."""
    text = (files("search.gazette") / "data" / f"{name}.txt").read_text("utf-8")
    listed = (line.strip() for line in text.splitlines())
    return tuple(sorted((w for w in listed if w and not w.startswith("#")), key=len, reverse=True))


@cache
def classed(name: str) -> Mapping[str, str]:
    """Each word of ``data/<name>.txt`` with the word that its line begins with; of two lines the first counts."""
    text = (files("search.gazette") / "data" / f"{name}.txt").read_text("utf-8")
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    return {word: first for first, *listed in reversed(lines) for word in listed}
