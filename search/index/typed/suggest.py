"""您是不是要找: a question that finds little → one that finds more, by a word of the corpus that was meant.

What was meant sounds the same (知识产全, as an input method writes it), or has one character other, more, less or
misplaced. The words are those of the index and the phrases of its headings. A suggestion is made only after it was
searched for.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, reduce
from itertools import islice
from typing import NamedTuple

import numpy as np

from search.index.match.matching import holds, pruned, word_holds
from search.index.store.rows import Mask
from search.index.store.schema import WORDS
from search.index.store.snapshot import Snapshot
from search.index.text.analyzer import cut
from search.index.text.characters import normal
from search.index.text.pinyin import homophones, letters, sounds
from search.query import Node, Phrase, Query, Words, parse, sought

FEW = 3
"""Clauses found that still make a suggestion welcome: more fill a screen."""

MORE = 3
"""Where something is found already, a suggestion has to find this many times as much."""

_LONGEST = 8
"""Characters of the longest word that can be meant: 不动产登记中心 is one of seven."""

_RUN, _RUNS = 24, 4
"""Characters of a run that are looked at, and runs of a question: slips are made in short questions."""

_SHORT = 12
"""Characters of a run that may have two slips, or one that makes another known word: a question is longer, and costs
the more the longer it is."""

_TRIED = 12
"""Corrections of a run that are searched for, best first."""

_VOCABULARY = 50_000
"""Words that are known, the commonest: 0.4 s and 8 MB. Five files have 9,000, 300,000 clauses 150,000."""

_COUNTING = "一二两三四五六七八九十百千万亿甲乙丙丁戊"

_HAN = re.compile("[\u3400-\u9fff]+")


def suggestion(query: Query, total: int, index: Snapshot) -> str | None:
    """The text to ask instead, which finds more than the ``total`` of ``query``; ``None`` where there is none."""
    if total >= FEW:
        return None
    text = query.text
    leaves = [leaf for leaf in sought(query.nodes) if isinstance(leaf, Words | Phrase)]
    for leaf in list(dict.fromkeys(leaves))[:_RUNS]:
        if better := _better(leaf, index):
            text = text.replace(leaf.text, better, 1)
    found = _count(parse(text).nodes, index) if text != query.text else 0
    return text if found > _enough(total) else None


def _enough(total: int) -> int:
    """What a correction has to surpass."""
    return MORE * total


def _better(leaf: Words | Phrase, index: Snapshot) -> str | None:
    """The run or phrase as it was meant; ``None`` if it finds enough as it is, or nothing better is known."""
    run, kind = normal(leaf.text), type(leaf)
    found = _count((leaf,), index)
    if not run or len(run) > _RUN or found >= FEW or len(run) > _SHORT and _sound(run, index):
        return None
    vocabulary = known_words(index)
    tried = _best(vocabulary.corrections(run))
    if found:
        tried = [one for one in tried if one.heard]
    elif len(run) <= _SHORT:
        tried += _best([two for one in tried for two in vocabulary.corrections(one.text)])
    finds = _counting(leaf, index)
    return next((one.text for one in tried if finds(kind(one.text)) > _enough(found)), None)


def _counting(typed: Words | Phrase, index: Snapshot) -> Callable[[Words | Phrase], int]:
    """How many clauses match a correction of what was ``typed``: nothing of it is looked up where the words that it
    left as they were find nothing together, as they do in most long questions."""
    known = frozenset(cut(typed.text))

    @cache
    def together(words: frozenset[str]) -> Mask:
        return reduce(np.logical_and, (word_holds(word, index) for word in words), np.ones(len(index.rows), np.bool_))

    def count(corrected: Words | Phrase) -> int:
        if isinstance(corrected, Phrase):
            return _count((corrected,), index)
        words = frozenset(cut(corrected.text))
        left = together(words & known)
        return int(np.count_nonzero(left & together(words - known))) if left.any() else 0

    return count


def _sound(run: str, index: Snapshot) -> bool:
    """Whether a run reads as it should: words that are known, and no two single characters together, as slips leave."""
    words = cut(run)
    singles = any(len(one) == len(other) == 1 for one, other in zip(words, words[1:]))
    return not singles and all(word_holds(word, index).any() for word in words)


def _count(nodes: tuple[Node, ...], index: Snapshot) -> int:
    """How many clauses match all ``nodes``."""
    asked = [node for node in map(pruned, nodes) if node]
    return int(np.count_nonzero(reduce(np.logical_and, (holds(node, index) for node in asked)))) if asked else 0


class Correction(NamedTuple):
    """``text`` with one word put right. The greater ``worth``, the likelier it was meant."""

    worth: float
    text: str
    heard: bool
    """Whether it is a longer word that sounds as what was typed, to the letter: of two characters many do."""


def _best(corrections: list[Correction]) -> list[Correction]:
    best: dict[str, Correction] = {}
    for one in sorted(corrections, key=lambda one: (-one.worth, one.text)):
        best.setdefault(one.text, one)
    return list(best.values())[:_TRIED]


class Vocabulary:
    """Words, by how they sound and by what is left of them without one character."""

    def __init__(self, words: list[str]) -> None:
        self._words = "".join(word.ljust(_LONGEST) for word in words)
        self._itself = Keyed((word, i) for i, word in enumerate(words))
        self._sounding = Keyed((sound, i) for i, word in enumerate(words) for sound in sounds(word))
        self._spelled = Keyed((letters(word), i) for i, word in enumerate(words))
        longer = [(i, word) for i, word in enumerate(words) if len(word) > 2]
        self._lacking = Keyed((rest, i) for i, word in longer for rest in _shorter(word))

    def corrections(self, run: str) -> list[Correction]:
        """``run`` with one of its pieces put right, in all ways that are known."""
        if run.isascii():
            return [Correction(1, word, True) for word in self._of(self._spelled, run)[:1] if len(run) > 3]
        found = (
            Correction(worth, run[:start] + word + run[start + size :], heard)
            for size in range(2, _LONGEST + 1)
            for start in range(len(run) - size + 1)
            for worth, word, heard in self._meant(run[start : start + size])
        )
        return [one for one in found if not _count_apart(run, one.text)]

    def _meant(self, piece: str) -> Iterator[tuple[float, str, bool]]:
        """The words that may have been meant by ``piece``; more of what was typed speaks for a longer one."""
        if not _HAN.fullmatch(piece) or len(piece) > 2 and self._itself.of(piece):
            return
        for word in {word for sound in sounds(piece) for word in self._of(self._sounding, sound)} - {piece}:
            same = sum(a == b for a, b in zip(piece, word, strict=True))
            if same or len(word) == 2:
                heard = homophones(piece, word)
                yield len(word) + same + heard, word, heard and len(word) > 2
        if len(piece) > 2:
            for word in self._one_off(piece) - {piece}:
                yield len(piece) - 0.5, word, False

    def _one_off(self, piece: str) -> set[str]:
        """The words that have one character other, more, less or in the place of its neighbour."""
        shorter = set(_shorter(piece))
        extra = {word for word in shorter if self._itself.of(word) and len(word) > 2}
        near = {word for rest in shorter for word in self._of(self._lacking, rest)}
        return extra | set(self._of(self._lacking, piece)) | {word for word in near if _one_changed(piece, word)}

    def _of(self, keyed: Keyed, key: str) -> list[str]:
        """The words of a key, the commonest first."""
        return [self._words[i * _LONGEST : (i + 1) * _LONGEST].rstrip() for i in keyed.of(key)]


class Keyed:
    """Numbers by keys, several of each, in their order: 16 bytes for each, where a dict of strings takes 100.

    Kept of a key is its hash, of 64 bits: that any two of 100,000 have the same has a chance of 1 in 3,000 million.
    The hashes lie by their last bits, in as many bins as there are hashes; ``_begins`` tells where each bin begins.
    """

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        hashes, numbers = array("q"), array("i")
        for key, number in pairs:
            hashes.append(hash(key))
            numbers.append(number)
        self._last = (1 << len(hashes).bit_length()) - 1
        bins = np.array(hashes) & self._last
        order = np.argsort(bins, kind="stable")
        begins = np.searchsorted(bins[order], np.arange(self._last + 2))
        self._begins = array("i", begins.astype(np.int32).tobytes())
        self._hashes = array("q", np.array(hashes)[order].tobytes())
        self._numbers = array("i", np.array(numbers)[order].tobytes())

    def of(self, key: str) -> list[int]:
        sought = hash(key)
        first, end = self._begins[sought & self._last], self._begins[(sought & self._last) + 1]
        return [self._numbers[at] for at in range(first, end) if self._hashes[at] == sought]


def _shorter(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


def _count_apart(one: str, other: str) -> bool:
    """Whether both count, and not the same: who types 一类 or 三级 does not mean 乙类 or 四级."""
    counted, other = ("".join(char for char in text if char in _COUNTING) for text in (one, other))
    return bool(counted and other and counted != other)


def _one_changed(one: str, other: str) -> bool:
    """Whether two words of one length differ in one character, or in two neighbours that are swapped."""
    apart = [i for i, (a, b) in enumerate(zip(one, other)) if a != b] if len(one) == len(other) else []
    if len(apart) == 2:
        i, k = apart
        return k == i + 1 and one[i] == other[k] and one[k] == other[i]
    return len(apart) == 1


def known_words(index: Snapshot) -> Vocabulary:
    """The vocabulary of one state of an index."""
    return index.made(_vocabulary)


def _vocabulary(index: Snapshot) -> Vocabulary:
    return Vocabulary(_words(index))


def _words(index: Snapshot) -> list[str]:
    """The phrases of the headings and the words of the index, of two characters and more, the commonest first."""
    known = Counter(phrase for heading in index.headings.lines() for phrase in _HAN.findall(heading) if _sized(phrase))
    for word, rows in index.frequencies(WORDS.text):
        if _sized(word):
            known[word] += rows
    return list(islice((word for word, _ in known.most_common() if _HAN.fullmatch(word)), _VOCABULARY))


def _sized(word: str) -> bool:
    return 2 <= len(word) <= _LONGEST
