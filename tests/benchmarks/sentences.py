"""New sentences: walks over the phrases of real text (seeds.py), their open places filled anew (coining.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import TypeVar

from tests.benchmarks import coining
from tests.benchmarks.seeds import Open, Phrase, Seeds, Words, ending

T = TypeVar("T")

CROSSED = 0.6
"""How often a phrase goes on like another with which it shares a word."""

CHANGED = 0.85
"""How often a rare word becomes another of the dictionary, ..."""

NAMED = 0.15
"""... and how often a name that nobody has heard before. Both are set so that new words come as in the
real files, whose first 64,000 words hold 6,833 different ones, growing as n ** 0.55 at the end; here it is 6,466, and
n ** 0.54 from there to 512,000 (with CHANGED at 0.6: 0.47). ``python -m tests.benchmarks likeness`` tells."""

_CHARGED = 0.55
"""How often a clause ends in who is in charge; so do 0.56 of the real ones."""

_MOST = 30
"""Phrases of a clause at most: a bound for walks that go in circles."""


class Writer:
    """Writes clauses; the same for the same issue, whatever was written before."""

    def __init__(self, seeds: Seeds, seed: int) -> None:
        self._seeds, self._seed = seeds, seed
        self.begin(0, 2025)

    def begin(self, issue: int, year: int) -> Random:
        """Begin an issue of some year: the one source of its chance."""
        self._rng = Random(f"{self._seed}/{issue}")
        self._random = self._rng.random
        self._year = year
        return self._rng

    def clause(self) -> str:
        """Running text: one or more sentences, and often who is in charge."""
        text = self._new(self._walk)
        return f"{text}{self._charge()}" if self._random() < _CHARGED else text

    def paragraph(self) -> str:
        return self._new(self._walk)

    def lead(self) -> str:
        """A sentence that items follow."""
        return self._new(lambda: f"{self._sentence().rstrip('，。；：！？')}：")

    def item(self, last: bool) -> str:
        return self._new(lambda: self._sentence().rstrip("，。；：！？")) + "；。"[last]

    def heading(self, longest: int = 30) -> str:
        return self._new(lambda: self._crossed(self._of(self._seeds.headings)), longest)

    def subheading(self) -> str:
        """A heading that ends like a sentence, as those below the first level do."""
        return self._new(lambda: f"{self._crossed(self._of(self._seeds.headings))}。", longest=31)

    def topic(self) -> str:
        """What a document is about, and where or what for."""
        pool = self._seeds.topics if self._random() < 0.2 else self._seeds.headings
        about = self._new(lambda: self._crossed(self._of(pool)), longest=24).rstrip("的")
        return about + self._of(("", coining.word(self._rng, "n"), coining.word(self._rng, "vn")))

    def sent(self, title: str) -> str:
        """The sentence that a text is sent with."""
        how = self._of(("认真组织实施", "结合实际认真贯彻执行", "认真抓好落实", "遵照执行"))
        return f"现将《{title}》印发给你们，请{how}。"

    def table(self, rows: int) -> Iterator[str]:
        """A header and so many rows, cells parted by tabs."""
        columns, held = self._of(self._seeds.tables)
        yield "\t".join(columns)
        for number in range(1, rows + 1):
            cells = [self._filled(self._of(held)[i]) for i in range(len(columns))]
            yield "\t".join([str(number), *cells[1:]] if columns[0] == "序号" else cells)

    def _of(self, pool: Sequence[T]) -> T:
        return pool[int(self._random() * len(pool))]

    def _new(self, write: Callable[[], str], longest: int = 10_000) -> str:
        """What ``write`` gives when it is neither a real clause nor too long."""
        text = write()
        while text in self._seeds.known or len(text) > longest:
            text = write()
        return text

    def _walk(self) -> str:
        phrase: Phrase | None = self._of(self._seeds.openings)
        text = ""
        for _ in range(_MOST):
            if phrase is None:
                break
            words = self._cross(phrase)
            text += self._filled(words)
            phrase = self._of(self._seeds.successors[ending(words)])
        return text if text[-1] in "。！？" else f"{text[:-1]}。"

    def _sentence(self) -> str:
        return self._filled(self._cross(self._of(self._seeds.openings)))

    def _cross(self, phrase: Phrase) -> Words:
        """``phrase``, or its beginning and the end of another that shares a word with it."""
        words, crossings = phrase
        if not crossings or self._random() > CROSSED:
            return words
        at = self._of(crossings)
        return words[:at] + self._of(self._seeds.tails[words[at - 1]])

    def _crossed(self, words: Words) -> str:
        """The beginning of ``words``, which have no mark, and the end of other such words."""
        other = self._of(self._seeds.headings)
        at = 1 + int(self._random() * (len(words) - 1))
        return self._filled(words[:at] + other[min(at, len(other) - 1) :])

    def _filled(self, words: Words) -> str:
        return "".join([word if isinstance(word, str) else self._fill(word) for word in words])

    def _fill(self, place: Open) -> str:
        tag, word = place
        if tag == "number":
            return coining.amount(self._rng, word)
        if tag == "year":
            return str(self._year + int(self._random() * 6) - 1)
        chance = self._random()
        if chance < NAMED or tag in _NAMES:
            name = _NAMES.get(tag) or self._of(_ANY)
            return name(coining.rank(self._rng))
        return coining.word(self._rng, tag) if chance < CHANGED else word

    def _charge(self) -> str:
        """Who is in charge, a few bodies by Zipf's law."""
        organs = self._seeds.organs or ("市政府办公厅",)
        named = dict.fromkeys(organs[int(len(organs) ** self._random()) - 1] for _ in range(1 + int(self._random() * 4)))
        first, *others = named
        return f"（牵头单位：{first}，责任单位：{'、'.join(others)}）" if others else f"（责任单位：{first}）"


_ANY = (coining.person, coining.place, coining.firm)
_NAMES = {"nr": coining.person, "ns": coining.place, "nt": coining.firm, "nz": coining.firm}
