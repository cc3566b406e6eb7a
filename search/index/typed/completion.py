"""What a reader may be going to type: titles, headings, 文号 and issuers that go on from what is typed so far."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from functools import cached_property
from itertools import accumulate, islice

import numpy as np

from search.index.store.rows import Rows
from search.index.store.snapshot import Snapshot
from search.index.text.characters import normal
from search.index.text.pinyin import initials

_LEFT_OUT = re.compile("[〔〕\\[\\]()第年]")
"""What is written about the year of a 文号, or not: 济政发2022 goes on as 济政发〔2022〕17号."""

_PHRASE = re.compile("[\u3400-\u9fff][\u3400-\u9fff0-9a-z]{2,29}")
"""The first phrase of a heading, without its label; of three characters and more, as fewer say nothing."""

_LABEL = re.compile("^(?:第[一二三四五六七八九十百零]+[章节条]|[一二三四五六七八九十]+(?=、))")


class Completions:
    """The texts that can be gone on to, each once: 文号, issuers, titles, headings."""

    def __init__(self, texts: Iterable[str]) -> None:
        held = list(dict.fromkeys(texts))
        self._texts, self._keys = Lines(held), Lines(map(_key, held))

    def of(self, typed: str, limit: int) -> list[str]:
        """At most ``limit`` texts: those that begin with ``typed``, have it in them, or are spelled so by initials."""
        key = _key(typed)
        if not key:
            return []
        found = dict.fromkeys(islice(self._keys.holding("\n" + key), limit))
        if len(found) < limit:
            found.update(dict.fromkeys(islice(self._keys.holding(key), limit)))
        if len(found) < limit and key.isascii() and key.isalpha():
            found.update(dict.fromkeys(islice(self._initials.holding("\n" + key), limit)))
        return [self._texts[number] for number in islice(found, limit)]

    @cached_property
    def _initials(self) -> Lines:
        """Worked out when somebody types letters: pypinyin is slow to load."""
        return self._keys.spelled(initials)


class Lines:
    """Texts in one string, a break before and after each: to find in 50,000 takes 1 ms, to keep them 4 MB, not 8."""

    def __init__(self, texts: Iterable[str]) -> None:
        held = list(texts)
        self._joined = "\n" + "".join(f"{text}\n" for text in held)
        self._ends = array("L", accumulate(len(text) + 1 for text in held))  # where the break after each stands

    def __getitem__(self, number: int) -> str:
        return self._joined[self._ends[number - 1] + 1 if number else 1 : self._ends[number]]

    def holding(self, sought: str) -> Iterator[int]:
        """The numbers of the texts that, with the break before them, hold ``sought``; in order."""
        at = 0
        while (at := self._joined.find(sought, at)) >= 0:
            number = bisect_right(self._ends, at)
            yield number
            at = self._ends[number]

    def spelled(self, spell: Callable[[str], str]) -> Lines:
        """The same with other characters, one for one."""
        other = copy(self)
        other._joined = spell(self._joined)
        return other


def _key(text: str) -> str:
    return _LEFT_OUT.sub("", normal(text))


def completions(index: Snapshot) -> Completions:
    """Those of one state of an index."""
    return index.made(_completions)


def _completions(index: Snapshot) -> Completions:
    return Completions(_texts(index))


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
