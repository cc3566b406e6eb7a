"""What people say → what laws and official documents say for it, one way only: data/lay.txt."""

from __future__ import annotations

from functools import cache
from importlib import resources

_TO = " → "


def official(word: str) -> tuple[str, ...]:
    """What official texts say for ``word``, as the list has it; what has ``word`` in it it finds itself.

    >>> official("老公"), official("配偶")
    (('配偶', '夫妻一方', '夫妻'), ())
    """
    return tuple(meant for meant in _meanings().get(word, ()) if word not in meant)


@cache
def said() -> frozenset[str]:
    """Every word or short phrase that is listed with what it means."""
    return frozenset(_meanings())


@cache
def _meanings() -> dict[str, tuple[str, ...]]:
    meanings: dict[str, tuple[str, ...]] = {}
    for words, meant in lines():
        for word in words:
            meanings[word] = tuple(dict.fromkeys((*meanings.get(word, ()), *meant)))
    return meanings


def lines() -> list[tuple[list[str], list[str]]]:
    """The lines of the list: words, and what they mean."""
    text = resources.files("search.index").joinpath("data/lay.txt").read_text(encoding="utf-8")
    pairs = [line.split(_TO) for line in text.splitlines() if line and not line.startswith("#")]
    return [(words.split(), meant.split()) for words, meant in pairs]
