"""What a reader may be going to type: titles, headings, 文号 and issuers that go on from what is typed so far."""

from __future__ import annotations

import re
import threading
import weakref
from collections.abc import Iterator
from functools import cached_property

import numpy as np

from search.index.characters import normal
from search.index.pinyin import initials
from search.index.rows import Rows
from search.index.snapshot import Snapshot

_LEFT_OUT = re.compile("[〔〕\\[\\]()第年]")
"""What is written about the year of a 文号, or not: 济政发2022 goes on as 济政发〔2022〕17号."""

_PHRASE = re.compile("[\u3400-\u9fff][\u3400-\u9fff0-9a-z]{2,29}")
"""The first phrase of a heading, without its label; of three characters and more, as fewer say nothing."""

_LABEL = re.compile("^(?:第[一二三四五六七八九十百零]+[章节条]|[一二三四五六七八九十]+(?=、))")


class Completions:
    """The texts that can be gone on to, each once: 文号, issuers, titles, headings."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = list(dict.fromkeys(texts))
        self._keys = [_key(text) for text in self._texts]

    def of(self, typed: str, limit: int) -> list[str]:
        """At most ``limit`` texts: those that begin with ``typed``, have it in them, or are spelled so by initials."""
        key = _key(typed)
        if not key:
            return []
        begun = [text for text, own in zip(self._texts, self._keys) if own.startswith(key)]
        inside = [text for text, own in zip(self._texts, self._keys) if key in own] if len(begun) < limit else []
        spelled = self._spelled(key) if len(begun) + len(inside) < limit and key.isascii() and key.isalpha() else []
        return list(dict.fromkeys([*begun, *inside, *spelled]))[:limit]

    def _spelled(self, letters: str) -> list[str]:
        return [text for text, first in zip(self._texts, self._initials) if first.startswith(letters)]

    @cached_property
    def _initials(self) -> list[str]:
        """Worked out when somebody types letters: pypinyin is slow to load."""
        return [initials(key) for key in self._keys]


def _key(text: str) -> str:
    return _LEFT_OUT.sub("", normal(text))


_lock = threading.Lock()
_completions: weakref.WeakKeyDictionary[Snapshot, Completions] = weakref.WeakKeyDictionary()


def completions(index: Snapshot) -> Completions:
    """Those of one state of an index, made when they are first needed."""
    with _lock:
        if index not in _completions:
            _completions[index] = Completions(list(_texts(index)))
        return _completions[index]


def _texts(index: Snapshot) -> Iterator[str]:
    documents = tuple(index.documents())
    yield from (str(document.number) for document in documents if document.number)
    yield from (issuer for document in documents for issuer in document.issuers)
    yield from (document.title for document in documents)
    for row in _headings(index.rows):
        if found := _PHRASE.search(_LABEL.sub("", index.headings[row])):
            yield found[0]


def _headings(rows: Rows) -> list[int]:
    """The rows that are headings of shown documents, as they stand in the gazette."""
    found = rows.nodes[~rows.node_titles & rows.shown[rows.nodes]]
    return [int(row) for row in found[np.argsort(rows.place[found])]]
