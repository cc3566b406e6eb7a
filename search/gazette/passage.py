"""Text whose every character knows its place in the source.

The whole reader works on passages, so that nothing it joins, folds or restores can lose or invent
a character unseen: ``parse`` proves at the end that every place in the source has one owner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from search.gazette.model import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """``text[i]`` stands for the source character at ``offsets[i]``.

    ``supplied`` holds the offsets whose character was replaced by what it stands for (a restored
    full stop), as the reader's own reading; folding a full-width digit does not count.
    """

    text: str = ""
    offsets: tuple[int, ...] = ()
    supplied: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __getitem__(self, part: slice) -> Passage:
        return Passage(self.text[part], self.offsets[part], self.supplied)

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.text + other.text, self.offsets + other.offsets, self.supplied | other.supplied)

    def strip(self, blank: str | None = None) -> Passage:
        """Without white space (or the characters of ``blank``) at either end."""
        start = len(self.text) - len(self.text.lstrip(blank))
        return self[start : max(start, len(self.text.rstrip(blank)))]

    def keep(self, wanted: Callable[[int], bool]) -> Passage:
        """The characters at the indexes that ``wanted`` keeps."""
        kept = [i for i in range(len(self.text)) if wanted(i)]
        if len(kept) == len(self.text):
            return self
        return Passage("".join(self.text[i] for i in kept), tuple(self.offsets[i] for i in kept), self.supplied)

    def split(self, separator: str) -> list[Passage]:
        """The parts between ``separator`` (one character), which is dropped."""
        parts, start = [], 0
        for i, c in enumerate(self.text):
            if c == separator:
                parts.append(self[start:i])
                start = i + 1
        return [*parts, self[start:]]

    def owned(self) -> Iterator[int]:
        """The offsets of its characters, white space aside."""
        return (at for c, at in zip(self.text, self.offsets, strict=True) if at >= 0 and not c.isspace())

    def added(self) -> tuple[Span, ...]:
        """The ranges of ``text`` that the reader supplied."""
        return spans(i for i, at in enumerate(self.offsets) if at < 0 or at in self.supplied)


def joined(parts: Iterable[Passage], between: str = "") -> Passage:
    """The passages in order; ``between`` is layout (a space), put in by the reader."""
    whole = Passage()
    for part in parts:
        if whole and part and between:
            whole += Passage(between, (-1,) * len(between))
        whole += part
    return whole


def spans(offsets: Iterable[int]) -> tuple[Span, ...]:
    """Ascending runs of consecutive offsets as spans.

    >>> spans([3, 4, 5, 9])
    (Span(start=3, end=6), Span(start=9, end=10))
    """
    runs: list[list[int]] = []
    for at in sorted(offsets):
        if runs and at == runs[-1][1]:
            runs[-1][1] = at + 1
        else:
            runs.append([at, at + 1])
    return tuple(Span(start, end) for start, end in runs)
