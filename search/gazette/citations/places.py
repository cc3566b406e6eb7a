"""Which clause of a document a part of it is: 第三条第（二）项, 前款, 第二章, 附件1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from search.gazette.labels import Depth, label
from search.gazette.model import Clause, Document, Kind
from search.gazette.numerals import NUMERAL, integer
from search.gazette.titles import bare

_N = rf"(?:{NUMERAL}+|\d+)"
_STEP = re.compile(
    rf"第?[（(]?\s?(?P<n>{_N})\s?[）)]?\s?(?P<unit>[编章节条款项目])(?:之(?P<sub>{NUMERAL}))?|第[（(](?P<m>{_N})[）)]"
)
_BACK = re.compile(r"前(?P<n>[一二两三四五六七八九十])?(?P<unit>[条款项])")
_HERE = re.compile("本(?P<unit>章(?!程)|条(?!例|约)|款|项(?!目))")

_DEPTHS = {"编": Depth.PART, "章": Depth.CHAPTER, "节": Depth.SECTION, "条": Depth.ARTICLE}


class _Mark(NamedTuple):
    """What a clause is numbered by; ``sub`` is 1 in 第十七条之一, else 0."""

    depth: int
    value: int
    sub: int = 0


class Places:
    """The clauses of one document by their place in it."""

    def __init__(self, document: Document) -> None:
        self.clauses = document.clauses

    @cached_property
    def _above(self) -> list[int]:
        return list(_above(self.clauses))

    @cached_property
    def _texts(self) -> dict[str, str]:
        """The headings of what is issued, by their titles."""
        heads = [c for c in self.clauses if not c.path and c.kind in (Kind.HEADING, Kind.TITLE) and not c.label]
        return {_core(_UNNUMBERED.sub("", head.text)): head.id for head in heads}

    @cached_property
    def _marks(self) -> list[_Mark | None]:
        return [_mark(clause) for clause in self.clauses]

    def text(self, title: str) -> str | None:
        """The clause that is the heading of the text with this title, which this document issues."""
        return self._texts.get(_core(title))

    def attachment(self, name: str) -> str | None:
        """The heading of an 附件; without a number that of the only one."""
        heads = [c for c in self.clauses if not c.path and c.kind is Kind.HEADING and c.text.startswith("附件")]
        wanted = integer(name.removeprefix("附件").strip())
        if wanted is None:
            return heads[0].id if len(heads) == 1 else None
        numbered = ((_ATTACHED.match(c.text), c.id) for c in heads)
        return next((id for found, id in numbered if found and integer(found[1]) == wanted), None)

    def part(self, words: str, at: int) -> str | None:
        """The smallest clause that holds all that ``words`` mean, said in the clause number ``at``."""
        found, rest = self._begin(words, at)
        if found is None:
            return None
        for step in _STEP.finditer(rest):
            found = self._down(found, step)
        return self.clauses[found].id

    def above(self, at: int) -> Iterator[int]:
        """The numbers of the clauses above ``at``, the nearest first."""
        while (at := self._above[at]) >= 0:
            yield at

    # --- where words begin ---

    def _begin(self, words: str, at: int) -> tuple[int | None, str]:
        """The clause that ``words`` begin from, and what of them leads on from there."""
        if back := _BACK.match(words):
            return self._back(integer(back["n"] or "一") or 1, back["unit"], at), words[back.end() :]
        if here := _HERE.match(words):
            return self._here(here["unit"], at), words[here.end() :]
        words = words[max(words.find("第"), 0) :]
        first = _STEP.match(words)
        if first and first["unit"] in _DEPTHS:
            wanted = _Mark(_DEPTHS[first["unit"]], integer(first["n"]) or 0, integer(first["sub"] or "") or 0)
            return self._numbered(wanted, at), words[first.end() :]
        return self._article(at), words

    def _numbered(self, wanted: _Mark, at: int) -> int | None:
        """The article or chapter with this number, in the text that ``at`` stands in before any other.

        In a notice, whose parts are 一、 and （一）, 第三条 is one of them, if there is but one.
        """
        scope = self._scope(at)
        for numbers in (scope, range(len(self.clauses))):
            if found := [i for i in numbers if self._marks[i] == wanted]:
                return found[0]
        if wanted.depth != Depth.ARTICLE or any(self._is_article(i) for i in scope):
            return None
        for depth in (Depth.FIRST, Depth.SECOND):
            found = [i for i in scope if self._marks[i] == wanted._replace(depth=depth)]
            if len(found) == 1:
                return found[0]
        return None

    def _scope(self, at: int) -> range:
        """The issued text that the clause ``at`` stands in, else the whole document."""
        heads = (i for i in (at, *self.above(at)) if not self._marks[i] and self.clauses[i].kind is Kind.HEADING)
        head = next(heads, None)
        return range(len(self.clauses)) if head is None else range(head, head + self.clauses[head].extent)

    def _article(self, at: int) -> int:
        """本条: the article that ``at`` is or stands in, else the nearest part that has a number, else itself."""
        line = (at, *self.above(at))
        articles = (i for i in line if self._is_article(i))
        return next(articles, next((i for i in line if self._marks[i]), at))

    def _here(self, unit: str, at: int) -> int | None:
        if unit == "章":
            return next((i for i in self.above(at) if self._has(i, Depth.CHAPTER)), None)
        if unit == "款":
            return at
        return self._article(at) if unit == "条" else next((i for i in (at, *self.above(at)) if self._marks[i]), None)

    def _back(self, count: int, unit: str, at: int) -> int | None:
        """前款, 前三项, 前条: what stands ``count`` before ``at``; of several the clause that holds them all."""
        if unit == "条":
            now = self._article(at)
            before = [i for i in range(now) if self._is_article(i)]
            return before[-1] if before and count == 1 else None
        if unit == "项":
            above, mark = self._above[at], self._marks[at]
            before = [i for i in self._children(above) if i < at and mark and self._has(i, mark.depth)]
            return None if len(before) < count else before[-1] if count == 1 else above if above >= 0 else None
        return self._paragraphs_back(count, at)

    def _paragraphs_back(self, count: int, at: int) -> int | None:
        """Of the 款 of an article the first stands in the clause of the article itself."""
        home = self._article(at)
        if self._is_article(home):
            order = [home, *self._paragraphs(home)]
            place = order.index(at) if at in order else 0
            return order[place - 1] if count == 1 and place else home
        order = [i for i in self._children(self._above[at]) if not self._marks[i]]
        place = order.index(at) if at in order else 0
        return order[place - 1] if count == 1 and place else self._above[at] if self._above[at] >= 0 else at

    def _is_article(self, at: int) -> bool:
        return self._has(at, Depth.ARTICLE)

    def _has(self, at: int, depth: int) -> bool:
        mark = self._marks[at]
        return bool(mark and mark.depth == depth)

    # --- and where they lead ---

    def _down(self, at: int, step: re.Match[str]) -> int:
        """One step of 第一款第（二）项; where no clause of its own has it, the clause stays that of the step before."""
        value = integer(step["n"] or step["m"] or "") or 0
        below = self._children(at)
        if step["unit"] == "款":
            paragraphs = [at, *self._paragraphs(at)]
            return paragraphs[value - 1] if 0 < value <= len(paragraphs) else at
        beside = self._children(self._above[at]) if not self._marks[at] else []
        later = (i for i in beside if i > at)
        return next((i for i in (*below, *later) if (mark := self._marks[i]) and mark.value == value), at)

    def _paragraphs(self, at: int) -> list[int]:
        """The 款 of an article behind its first; one behind its items is read as standing in the last of them."""
        return [i for i in range(at + 1, at + self.clauses[at].extent) if not self._marks[i]]

    def _children(self, at: int) -> list[int]:
        return [i for i, above in enumerate(self._above) if above == at]


def _core(title: str) -> str:
    """``title`` for comparing: a 的 more or less makes no other of it, but （试行） does."""
    return bare(title).replace("的", "")


_UNNUMBERED = re.compile(r"^附件\s?[\d一二三四五六七八九十]*\s*")
_SUB = re.compile(f"条之({NUMERAL})$")
_ATTACHED = re.compile(r"附件\s?(\d+|[一二三四五六七八九十]+)")


def _mark(clause: Clause) -> _Mark | None:
    mark = label(clause.text) if clause.label else None
    sub = _SUB.search(mark.text) if mark else None
    return _Mark(mark.depth, mark.value, integer(sub[1]) or 0 if sub else 0) if mark else None


def _above(clauses: tuple[Clause, ...]) -> Iterator[int]:
    """For each clause the number of that above it, -1 for none."""
    open_until: list[tuple[int, int]] = []
    for i, clause in enumerate(clauses):
        while open_until and open_until[-1][1] <= i:
            open_until.pop()
        yield open_until[-1][0] if open_until else -1
        if clause.extent > 1:
            open_until.append((i, i + clause.extent))
