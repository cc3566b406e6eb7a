"""Real text → what new sentences are made of: phrases with open places, and which may follow which.

    第二条　本办法所称创新券，是指由市级财政投入100万元设立……
    phrases     本办法所称创新券，  是指由市级财政投入 <number> 万元设立……
    successors  what stood behind a phrase that ends the same (券，) may stand behind this one

A new sentence is a walk from phrase to phrase. On the way two phrases cross over at a word that they share, and open
places (numbers, years, names, words that are rare in the seed) are filled anew (coining.py).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from search.gazette.labels import label
from search.gazette.model import Clause, Document, Kind
from search.gazette.parse import read
from search.index.text import analyzer
from tests.benchmarks import coining

RARE = 6
"""A word of the dictionary that the seed has at most so often may become another: it carries what a text is about."""

LONGEST = 80
"""Characters of a phrase; a longer one is a list that would come back word for word."""


class Open(NamedTuple):
    """An open place: what stood there, and what kind of word it is (a tag of jieba's, or ``number`` or ``year``)."""

    tag: str
    word: str


Word = str | Open
Words = tuple[Word, ...]


class Phrase(NamedTuple):
    """``words`` of which the last is the mark (，。；：), and where another phrase may go on: outside brackets."""

    words: Words
    crossings: tuple[int, ...]


Table = tuple[tuple[str, ...], tuple[tuple[Words, ...], ...]]
"""The names of the columns, and rows of cells."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """What the real files are made of.

    ``openings`` are the first phrases of clauses, ``successors`` what may follow a phrase by its ``ending``, ``None``
    where the clause may end; ``tails`` what may follow a word inside a phrase. ``topics`` are what titles are about,
    ``organs`` who is in charge, the most frequent first. ``known`` are the real clauses, of which none may come back.
    """

    openings: tuple[Phrase, ...]
    successors: dict[str, list[Phrase | None]]
    tails: dict[Word, list[Words]]
    headings: tuple[Words, ...]
    topics: tuple[Words, ...]
    organs: tuple[str, ...]
    tables: tuple[Table, ...]
    known: frozenset[str]


def seeds(corpus: Path) -> Seeds:
    """The seeds of the real files in the folder ``corpus``."""
    files = sorted(corpus.rglob("*.txt"))
    documents = [document for file in files for document in read(file.name, file.read_bytes()).documents]
    clauses = [clause for document in documents for clause in document.clauses]
    cutter = _Cutter(clause.text for clause in clauses)
    running = [clause for clause in clauses if clause.kind in (Kind.ITEM, Kind.PARAGRAPH, Kind.ARTICLE)]
    chains = [chain for clause in running if (chain := _chain(clause, cutter))]
    return Seeds(
        openings=tuple(chain[0] for chain in chains),
        successors=_successors(chains),
        tails=_tails(chains),
        headings=tuple(_headings(clauses, cutter)),
        topics=tuple(cutter.words(topic) for topic in sorted(set(_topics(documents)))),
        organs=tuple(_organs(clauses)),
        tables=tuple(_tables(documents, cutter)),
        known=frozenset(map(unmarked, clauses)),
    )


def _successors(chains: list[list[Phrase]]) -> dict[str, list[Phrase | None]]:
    found: dict[str, list[Phrase | None]] = defaultdict(list)
    for chain in chains:
        for phrase, after in zip(chain, [*chain[1:], None], strict=True):
            found[ending(phrase.words)].append(after)
    return dict(found)


def _tails(chains: list[list[Phrase]]) -> dict[Word, list[Words]]:
    found: dict[Word, list[Words]] = defaultdict(list)
    for words, crossings in (phrase for chain in chains for phrase in chain):
        for i in crossings:
            found[words[i - 1]].append(words[i:])
    return dict(found)


def ending(words: Words) -> str:
    """How a phrase ends: its last character and its mark; only the mark behind an open place."""
    before = words[-2] if len(words) > 1 else ""
    return (before[-1:] if isinstance(before, str) else "") + str(words[-1])


def unmarked(clause: Clause) -> str:
    """The text of a clause without its 序号."""
    mark = label(clause.text) if clause.label and clause.kind is not Kind.ROW else None
    return clause.text[mark.length :].strip() if mark else clause.text


_CLOSING = re.compile(r"[（(][^（）()]*(?:单位|部门|负责|时限)[^（）()]*[）)]$")
_PHRASE = re.compile(r"[^，。；：！？]*[，。；：！？]")
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"), ("〔", "〕"), ("〈", "〉"))
_PIECES = re.compile(r"(?P<year>20\d\d)(?=年)|(?P<number>\d+(?:\.\d+)?)|(?P<run>[\u4e00-\u9fff]+)|(?P<other>.)")


class _Cutter:
    """Text → words and open places."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts = Counter(word for text in texts for word in _cut(text))

    def words(self, text: str) -> Words:
        return tuple(self._words(text))

    def phrase(self, text: str) -> Phrase:
        words = self.words(text)
        said = [word if isinstance(word, str) else word.word for word in words]
        return Phrase(words, tuple(i for i in range(1, len(words) - 1) if _balanced("".join(said[:i]))))

    def _words(self, text: str) -> Iterator[Word]:
        for piece in _PIECES.finditer(text):
            if piece["run"]:
                yield from map(self._opened, _cut(piece[0]))
            elif piece["other"]:
                yield piece[0]
            else:
                yield Open(piece.lastgroup or "", piece[0])

    def _opened(self, word: str) -> Word:
        tag = coining.tags().get(word)
        return Open(tag, word) if tag in OPEN_TAGS and self._counts[word] <= RARE else word


OPEN_TAGS = frozenset(("n", "v", "vn", "a", "nr", "ns", "nt", "nz"))
"""The parts of speech whose rare words are open: nouns, verbs, adjectives, and names."""


def _cut(text: str) -> list[str]:
    """jieba's words, without those in others that its search mode adds, and what stands between them."""
    words, end = [], 0
    for token in sorted(analyzer.words(text), key=lambda token: (token.start, -token.end)):
        if token.start >= end:
            words.append(text[token.start : token.end])
            end = token.end
    return words


def _chain(clause: Clause, cutter: _Cutter) -> list[Phrase]:
    """The phrases of a clause, without those that are unfit to stand elsewhere."""
    phrases = _joined(_PHRASE.findall(_CLOSING.sub("", unmarked(clause))))
    return [cutter.phrase(phrase) for phrase in phrases if _is_fit(phrase)]


def _joined(phrases: list[str]) -> list[str]:
    """``phrases``, those that a bracket or a quotation holds together as one."""
    joined: list[str] = []
    for phrase in phrases:
        if joined and not _balanced(joined[-1]):
            joined[-1] += phrase
        else:
            joined.append(phrase)
    return joined


def _balanced(text: str) -> bool:
    return all(text.count(left) == text.count(right) for left, right in _PAIRS)


def _is_fit(phrase: str) -> bool:
    """Whether a phrase may stand anywhere: whole, no list, and nothing at its start that a reader takes for a mark."""
    whole = _balanced(phrase) and 3 < len(phrase) <= LONGEST and phrase.isprintable()
    return whole and not re.match(r"[（(\d]|附件|注：|第.{1,4}[条章]", phrase)


def _headings(clauses: Iterable[Clause], cutter: _Cutter) -> Iterator[Words]:
    for clause in clauses:
        text = unmarked(clause).rstrip("。")
        if clause.kind is Kind.HEADING and clause.label and re.fullmatch(r"[\u4e00-\u9fff]{4,25}", text):
            yield cutter.words(text)


def _topics(documents: Iterable[Document]) -> Iterator[str]:
    """What a document is about: the middle of its title."""
    for document in documents:
        found = re.search(r"关于(?:印发|公布)?(?:济南市)?(?P<topic>.+?)(?:的?实施)?的?(?:[^的]{0,4})$", document.title)
        if found and re.fullmatch(r"[\u4e00-\u9fff]{4,30}", topic := found["topic"]):
            yield re.sub(r"(?:工作|实施)?(?:方案|规划|计划|办法|意见|措施|要点)$", "", topic)


def _organs(clauses: Iterable[Clause]) -> list[str]:
    """The bodies that are named as in charge, the most frequent first."""
    named = Counter(
        name
        for clause in clauses
        if (found := _CLOSING.search(clause.text))
        for name in re.findall(r"(?<=[：、，（])市[\u4e00-\u9fff]{1,10}(?:局|委|办|院|会)(?=[、，）按])", found[0])
    )
    return [name for name, _ in named.most_common()]


def _tables(documents: Iterable[Document], cutter: _Cutter) -> Iterator[Table]:
    """Each set of columns, and the cells that stood in each."""
    held: dict[tuple[str, ...], list[tuple[Words, ...]]] = defaultdict(list)
    for clause in (clause for document in documents for clause in document.clauses):
        columns = tuple(cell.column for cell in clause.cells or ())
        if columns and all(columns):
            held[columns].append(tuple(cutter.words(cell.text) for cell in clause.cells or ()))
    for columns, rows in held.items():
        yield columns, tuple(rows)
