"""Questions by kind, drawn from the corpus itself with a fixed seed, so that they fit any folder of text.

A question is what a reader would type (``text``), and what it means in words (``must``, ``any``, …), which is what
the peers are asked: they have no query language in common.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from search import query
from search.gazette.model import Document
from search.gazette.parse import read
from search.index.text import analyzer

COUNT = 60
"""Questions of each kind: enough for a p95, and for a p99 that is the second worst."""

SAMPLE = 16
"""Files that the questions are drawn from, evenly over the corpus."""

DEEP = 50
"""The page that the question for a deep page asks for, ten clauses a page."""

_COMMON, _RARE = 0.02, 2
"""A common word stands in so large a share of the clauses, a rare one in so few of those in the sample."""


@dataclass(frozen=True, slots=True)
class Question:
    """``must`` all match, of ``any`` one, ``phrase`` as consecutive words, ``prefix`` as the beginning of one."""

    kind: str
    text: str
    must: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    phrase: str = ""
    prefix: str = ""
    number: str = ""
    without: str = ""
    year: int | None = None
    facets: bool = False
    offset: int = 0
    sort: query.Sort = query.Sort.RELEVANCE
    grouped: bool = False

    def query(self) -> query.Query:
        """As our engine is asked."""
        asked = query.parse(self.text).page(10, self.offset).arranged(self.sort, self.grouped)
        return replace(asked, facets=self.facets)


@dataclass(slots=True)
class Sample:
    """What the questions are drawn from: clauses as words, each with its document; words by how many clauses."""

    clauses: list[tuple[Document, str, list[str]]] = field(default_factory=list)
    spread: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)

    def common(self) -> list[str]:
        """Words of two characters or more that stand in many clauses; where none do, the commonest."""
        words = [word for word, count in self.spread.most_common() if len(word) > 1]
        many = [word for word in words if self.spread[word] >= _COMMON * len(self.clauses)]
        return many if len(many) >= COUNT else words[:COUNT]

    def rare(self) -> list[str]:
        return [word for word, count in self.spread.items() if count <= _RARE and len(word) > 1]


def sampled(corpus: Path) -> Sample:
    """A sample of the files in a folder."""
    files = sorted(corpus.rglob("*.txt"))
    sample = Sample()
    for file in files[:: max(1, len(files) // SAMPLE)][:SAMPLE]:
        for document in read(file.name, file.read_bytes()).documents:
            for clause in document.clauses:
                words = [word for run in analyzer.uncut(clause.text) for word in analyzer.cut(run)]
                if words:
                    sample.clauses.append((document, clause.text, words))
                    sample.spread.update({word for word in words if analyzer.cut(word) == (word,)})
                    sample.characters.update(c for c in clause.text if "\u4e00" <= c <= "\u9fff")
    return sample


def questions(sample: Sample, seed: int, count: int = COUNT) -> list[Question]:
    """``count`` questions of every kind; another ``seed`` gives others."""
    drawn: list[Question] = []
    for kind, draw in KINDS.items():
        rng, seen = Random(f"{kind}/{seed}"), set()
        for _ in range(50 * count):
            question = draw(kind, sample, rng)
            if question.text not in seen:
                seen.add(question.text)
                drawn.append(question)
            if len(seen) == count:
                break
    return drawn


def _words(sample: Sample, rng: Random, count: int) -> tuple[Document, tuple[str, ...]]:
    """So many different words of one clause of some length, and its document."""
    while True:
        document, _, words = rng.choice(sample.clauses)
        several = [word for word in dict.fromkeys(words) if len(word) > 1 and "\u4e00" <= word[0] <= "\u9fff"]
        if len(several) >= count:
            return document, tuple(rng.sample(several, count))


def _common(kind: str, sample: Sample, rng: Random) -> Question:
    word = rng.choice(sample.common())
    return Question(kind, word, must=(word,))


def _rare(kind: str, sample: Sample, rng: Random) -> Question:
    word = rng.choice(sample.rare())
    return Question(kind, word, must=(word,))


def _all(kind: str, sample: Sample, rng: Random) -> Question:
    _, words = _words(sample, rng, rng.choice((2, 3)))
    return Question(kind, " ".join(words), must=words)


def _any(kind: str, sample: Sample, rng: Random) -> Question:
    words = tuple(_words(sample, rng, 1)[1][0] for _ in range(4))
    return Question(kind, " OR ".join(words), any=words)


def _phrase(kind: str, sample: Sample, rng: Random) -> Question:
    """Four to eight Han characters as they stand in a clause."""
    while True:
        _, text, _ = rng.choice(sample.clauses)
        length = rng.randrange(4, 9)
        if runs := re.findall(rf"[\u4e00-\u9fff]{{{length},}}", text):
            run = rng.choice(runs)
            at = rng.randrange(len(run) - length + 1)
            phrase = run[at : at + length]
            return Question(kind, f'"{phrase}"', phrase=phrase)


def _all_in_year(kind: str, sample: Sample, rng: Random) -> Question:
    document, words = _words(sample, rng, 2)
    year = (document.dated and document.dated.year) or (document.number and document.number.year) or 2020
    return Question(kind, f"{' '.join(words)} 年:{year}", must=words, year=year)


def _prefix(kind: str, sample: Sample, rng: Random) -> Question:
    """The first two characters of a longer word."""
    while True:
        _, (word,) = _words(sample, rng, 1)
        if len(word) > 2:
            return Question(kind, f"{word[:2]}*", prefix=word[:2])


def _number(kind: str, sample: Sample, rng: Random) -> Question:
    numbers = sorted({str(document.number) for document, _, _ in sample.clauses if document.number})
    number = rng.choice(numbers) if numbers else "济政发〔2022〕17号"
    return Question(kind, number, number=number)


def _facets(kind: str, sample: Sample, rng: Random) -> Question:
    word = rng.choice(sample.common())
    return Question(kind, word, must=(word,), facets=True)


_LAY = ("{}{}怎么办理，{}有什么要求？", "请问{}和{}的{}在哪里申请", "{}不给{}怎么办，{}谁来管？", "我想了解{}，{}多少钱，{}能不能补贴")


def _lay(kind: str, sample: Sample, rng: Random) -> Question:
    """Words that no clause has together, in everyday language: partial matches."""
    words = tuple(_words(sample, rng, 1)[1][0] for _ in range(3))
    return Question(kind, rng.choice(_LAY).format(*words), any=words)


def _by_date(kind: str, sample: Sample, rng: Random) -> Question:
    _, words = _words(sample, rng, rng.choice((1, 2)))
    return Question(kind, " ".join(words), must=words, sort=query.Sort.DATE)


def _by_document(kind: str, sample: Sample, rng: Random) -> Question:
    _, words = _words(sample, rng, rng.choice((1, 2)))
    return Question(kind, " ".join(words), must=words, grouped=True)


def _deep(kind: str, sample: Sample, rng: Random) -> Question:
    word = rng.choice(sample.common())
    return Question(kind, word, must=(word,), offset=10 * (DEEP - 1))


def _character(kind: str, sample: Sample, rng: Random) -> Question:
    """One of the commonest characters, 的 for one: what nobody means and everybody may type."""
    character = rng.choice([char for char, _ in sample.characters.most_common(COUNT)])
    return Question(kind, character, must=(character,))


def _without(kind: str, sample: Sample, rng: Random) -> Question:
    _, words = _words(sample, rng, 1)
    without = rng.choice(sample.common())
    return Question(kind, f"{words[0]} -{without}", must=words, without=without)


KINDS: dict[str, Callable[[str, Sample, Random], Question]] = {
    "common word": _common,
    "rare word": _rare,
    "2-3 words, AND": _all,
    "4 words, OR": _any,
    "phrase": _phrase,
    "AND + year": _all_in_year,
    "prefix": _prefix,
    "document number": _number,
    "facet counts": _facets,
    "lay question": _lay,
    "sorted by date": _by_date,
    "by document": _by_document,
    "deep page": _deep,
    "single character": _character,
    "exclusion": _without,
}
"""In the order of the tables."""


def by_kind(asked: list[Question]) -> Iterator[tuple[str, list[Question]]]:
    for kind in KINDS:
        if held := [question for question in asked if question.kind == kind]:
            yield kind, held
