"""A dictionary of words for cutting questions: mapped from a file, and read by the first character of what is asked.

jieba holds half a million words in one dict: 0.4 s to load and 100 MB for each process. A question looks up some
dozens of words, which begin with as many characters.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from pathlib import Path

import numpy as np

from search.index.arrays import Arrays, Mapped, block, save


class Dictionary:
    """Words with their frequencies, as jieba asks for them: ``get``, ``in`` and ``[]``. Safe for several threads."""

    def __init__(self, path: Path) -> None:
        """The dictionary that ``keep`` wrote; ``OSError`` or ``ValueError`` where there is none, or not whole."""
        self._arrays = Mapped(path)
        self.total = int(self._arrays["total"][0])
        self._places = {char: place for place, char in enumerate(map(chr, self._arrays["firsts"].tolist()))}
        self._beginning = cache(self._read)

    def get(self, word: str, default: int | None = None) -> int | None:
        return self._beginning(word[0]).get(word, default)

    def __contains__(self, word: str) -> bool:
        return word in self._beginning(word[0])

    def __getitem__(self, word: str) -> int:
        return self._beginning(word[0])[word]

    def _read(self, char: str) -> dict[str, int]:
        """The words that begin with ``char``."""
        if (place := self._places.get(char)) is None:
            return {}
        start, end = self._arrays["words_at"][place : place + 2].tolist()
        found: dict[str, int] = json.loads(self._arrays["words"][start:end].tobytes())
        return found


def keep(frequencies: Mapping[str, int], total: int, path: Path) -> None:
    """Write a dictionary to ``path``, whole or not at all."""
    beginning = {
        char: {word: frequencies[word] for word in found}
        for char, found in groupby(sorted(filter(None, frequencies)), lambda word: word[0])
    }
    arrays: Arrays = {
        "total": np.array([total], np.int64),
        "firsts": np.fromiter(map(ord, beginning), np.uint32, len(beginning)),
        **block("words", [json.dumps(found, ensure_ascii=False).encode() for found in beginning.values()]),
    }
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        save(arrays, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
