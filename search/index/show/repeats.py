"""Which of some clauses say what an earlier one says: a measure in a text and in its table, a policy in two documents.

Two say the same where most of their pairs of characters are the same, and where what differs is left out or put in
on one side. Where both have something of their own at one place, or a number that the other has not, they say
different things in the same form: another amount, another district, another name. Better two of one kind shown than
one of two things hidden.

Measured on the 194 measures of 济营转办发〔2023〕1号, each once in its text and once in its table, there reworded and
with goals and dates: 141 are recognised, and no two others of the 1,428 clauses of the corpus are taken for the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from operator import add

from search.gazette.model import Clause, Kind
from search.index.text.characters import normal

SAME = 0.6
"""Of the pairs of characters of two clauses together, the share that both have (Jaccard), from which they are compared
further. .55 recognises 144 of the 194, .65 135, .7 126; below, what is left in common is the form of a table."""

SHORT, ALIKE = 6, 0.6
"""What stands on both sides at one place is an exchange where both are so short (names: 农业农村局, 兴隆街道), or the
shorter is such a share of the longer (a firm's name for another's). Otherwise it is the end of a text against a column
of a table (牵头单位 against 2023年12月底前). Taking no heed of exchanges, 172 are recognised, and each district is the
other; taking none of numbers either, 175, and two roads of different length are one."""

LONGEST = 600
"""Characters of a clause that is compared with others (one of 1,428 is longer): a longer one repeats only what is equal
to it. Twenty of this length, each with one character other, take a tenth of a second; a common page takes 2 ms."""

BEFORE = 20
"""Clauses that stand for their class and that each is compared with, those nearest before it: a page has no more, and a
list of thousands in one piece takes time in proportion to its length."""

SPEAKING = (Kind.PARAGRAPH, Kind.ITEM, Kind.ARTICLE, Kind.ROW)
"""The clauses that say something by themselves. Titles, headings, signatures and notes mean what they stand above,
under or beside: two documents of one title are two."""

_SILENT = re.compile(r"[\W_](?<![%‰])(?!(?<=[0-9]\.)[0-9])")
"""What is no letter and no digit, nor belongs to a number."""

_NUMBER = re.compile(r"[0-9a-z.%‰]*[0-9a-z][%‰]?|[〇一二三四五六七八九十百千万亿两]+")
_NEGATION = re.compile("[不未非无没勿]")


class _Said:
    """What a clause says, without its label and punctuation; its pairs of characters, and its numbers."""

    def __init__(self, clause: Clause) -> None:
        """One of another kind than ``SPEAKING`` says nothing, which nothing repeats."""
        self._said = "" if clause.kind not in SPEAKING else normal(clause.text.removeprefix(clause.label or ""))
        self.text = _SILENT.sub("", self._said)
        self.pairs = frozenset(map(add, self.text, self.text[1:]))

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(_NUMBER.findall(self._said))


def repeats(clauses: Sequence[Clause]) -> list[int | None]:
    """For each clause, which earlier one it repeats, itself one that repeats none: the first stands for its class."""
    firsts: list[tuple[int, _Said]] = []
    found: list[int | None] = []
    for at, one in enumerate(map(_Said, clauses)):
        found.append(next((i for i, other in firsts[-BEFORE:] if _same(other, one)), None))
        if found[-1] is None:
            firsts.append((at, one))
    return found


def _same(one: _Said, other: _Said) -> bool:
    if one.text == other.text:
        return one.text != ""
    if max(len(one.text), len(other.text)) > LONGEST or _jaccard(one.pairs, other.pairs) < SAME:
        return False
    if one.numbers - other.numbers and other.numbers - one.numbers:
        return False
    return not any(_differ(a, b) for a, b in _differences(one.text, other.text))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one & other)
    return both / max(len(one) + len(other) - both, 1)


def _differences(one: str, other: str) -> Iterator[tuple[str, str]]:
    """What stands in the place of what."""
    for kind, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield one[i:j], other[k:m]


def _differ(one: str, other: str) -> bool:
    """Whether it is an exchange, or a negation that only one has."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter:
        return bool(_NEGATION.fullmatch(longer))
    return len(longer) <= SHORT or len(shorter) >= ALIKE * len(longer)
