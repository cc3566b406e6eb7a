"""Text that knows its place in the source.

The whole reader works on passages, so that nothing it joins, folds or restores can lose or invent
a character unseen: ``parse`` proves at the end that every place in the source has one owner.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.gazette.model import Span

Run = tuple[int, int]
"""So many characters that stand together in the source: the offset of the first (``NOWHERE``), and their count."""

NOWHERE = -1
"""The offset of what the reader put in."""

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Passage:
    """``text`` stands for the source characters of its ``runs``, in ascending order, one for one.

    A character may differ from its source in width (folded) and, as a mark, in what it is written for (restored).
    """

    text: str = ""
    runs: tuple[Run, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Passage:
        start, end, _ = part.indices(len(self.text))
        return self if end - start == len(self.text) else self.keep([(start, end)])

    def keep(self, stretches: Iterable[tuple[int, int]]) -> Passage:
        """What stands in ``stretches``, ascending ranges of ``text``."""
        texts, kept = [], []
        following, place, at, until = iter(self.runs), 0, 0, 0
        for start, end in stretches:
            texts.append(self.text[start:end])
            while start < end:
                while until <= start:
                    place, length = next(following)
                    at, until = until, until + length
                last = min(end, until)
                kept.append((NOWHERE if place == NOWHERE else place + start - at, last - start))
                start = last
        return Passage("".join(texts), tuple(kept))

    def strip(self) -> Passage:
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def words(self) -> list[Passage]:
        """What white space parts."""
        return [self[slice(*found.span())] for found in _WORD.finditer(self.text)]

    def split(self, separator: str) -> list[Passage]:
        """The parts between ``separator`` (one character), which is dropped."""
        parts, start = [], 0
        for part in self.text.split(separator):
            parts.append(self[start : start + len(part)])
            start += len(part) + 1
        return parts

    def owned(self) -> Iterator[Span]:
        """Where its characters stand in the source, white space aside."""
        at = 0
        for place, length in self.runs:
            if place != NOWHERE:
                for word in _WORD.finditer(self.text, at, at + length):
                    start, end = word.span()
                    yield Span(start + place - at, end + place - at)
            at += length

    def added(self, restored: Sequence[int]) -> tuple[Span, ...]:
        """The ranges of ``text`` that the reader supplied; ``restored`` are the offsets of all that it restored."""
        found: list[int] = []
        at = 0
        for place, length in self.runs:
            if place == NOWHERE:
                found.extend(range(at, at + length))
            elif restored:
                first = bisect_left(restored, place)
                last = bisect_left(restored, place + length, first)
                found.extend(offset - place + at for offset in restored[first:last])
            at += length
        return spans(found)


def supplied(text: str) -> Passage:
    """``text`` that the reader puts in, and the source does not say."""
    return Passage(text, ((NOWHERE, len(text)),) if text else ())


def joined(parts: Iterable[Passage], between: str = "") -> Passage:
    """The passages in order; ``between`` is layout (a space), put in by the reader."""
    texts: list[str] = []
    runs: list[Run] = []
    for part in parts:
        if texts and between and part:
            runs.append((NOWHERE, len(between)))
        if part:
            texts.append(part.text)
            runs += part.runs
    return Passage(between.join(texts), tuple(runs))


def spans(places: Iterable[int]) -> tuple[Span, ...]:
    """Ascending ``places`` as runs of consecutive ones.

    >>> spans([3, 4, 5, 9])
    (Span(start=3, end=6), Span(start=9, end=10))
    """
    runs: list[list[int]] = []
    for at in places:
        if runs and at == runs[-1][1]:
            runs[-1][1] = at + 1
        else:
            runs.append([at, at + 1])
    return tuple(Span(start, end) for start, end in runs)
