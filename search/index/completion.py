"""What a reader may be going to type: titles, headings, 文号 and issuers that go on from what is typed so far."""

from __future__ import annotations

import re
import threading
import weakref
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, islice

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
    """The texts that can be gone on to, each once: 文号, issuers, titles, headings.

    What of them is compared is one string, a line for each: to find in 50,000 lines takes 1 ms.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(dict.fromkeys(texts))
        keys = [_key(text) for text in self._texts]
        self._keys = "\n" + "\n".join(keys) + "\n"
        self._ends = list(accumulate(len(key) + 1 for key in keys))  # where the break after each line stands

    def of(self, typed: str, limit: int) -> list[str]:
        """At most ``limit`` texts: those that begin with ``typed``, have it in them, or are spelled so by initials."""
        key = _key(typed)
        if not key:
            return []
        begun = list(islice(self._holding("\n" + key, self._keys), limit))
        inside = islice(self._holding(key, self._keys), limit) if len(begun) < limit else ()
        found = list(dict.fromkeys([*begun, *inside]))
        if len(found) < limit and key.isascii() and key.isalpha():
            found += islice(self._holding("\n" + key, self._initials), limit)
        return list(dict.fromkeys(found))[:limit]

    def _holding(self, sought: str, lines: str) -> Iterator[str]:
        """The texts whose lines, each with the break before it, hold ``sought``; in order."""
        at = 0
        while (at := lines.find(sought, at)) >= 0:
            number = bisect_right(self._ends, at)
            yield self._texts[number]
            at = self._ends[number]

    @cached_property
    def _initials(self) -> str:
        """Worked out when somebody types letters: pypinyin is slow to load."""
        return initials(self._keys)


def _key(text: str) -> str:
    return _LEFT_OUT.sub("", normal(text))


_lock = threading.Lock()
_completions: weakref.WeakKeyDictionary[Snapshot, Completions] = weakref.WeakKeyDictionary()


def completions(index: Snapshot) -> Completions:
    """Those of one state of an index, made when they are first needed."""
    with _lock:
        if index not in _completions:
            _completions[index] = Completions(_texts(index))
        return _completions[index]


def _texts(index: Snapshot) -> Iterator[str]:
    catalogue = index.rows.catalogue
    documents = [catalogue.entries[ordinal] for ordinal in catalogue.order.tolist() if catalogue.shown[ordinal]]
    yield from (document.numbers[0] for document in documents if document.numbers)
    yield from (issuer for document in documents for issuer in document.issuers)
    yield from (document.title for document in documents)
    headings = index.headings.lines()
    for heading in dict.fromkeys(headings[row] for row in _headings(index.rows)):
        if found := _PHRASE.search(_LABEL.sub("", heading)):
            yield found[0]


def _headings(rows: Rows) -> list[int]:
    """The rows that are headings of shown documents, as they stand in the gazette."""
    found = np.flatnonzero((rows.extent > 1) & rows.shown & ~rows.mask(rows.first))
    return found[np.argsort(rows.place[found])].tolist()
