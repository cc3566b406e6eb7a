"""Which characters compare equal: the form in which phrases and words are compared.

    fold       width, case and compatibility forms made equal; white space and quote marks become " "
    normalise  the same without the " "
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple


class Normalised(NamedTuple):
    """``text`` as it is compared; ``offsets[i]`` is where its character ``i`` stands in the original."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that the characters ``start`` to ``end`` come from."""
        return self.offsets[start], self.offsets[end - 1] + 1


_QUOTES = "“”‘’\"'「」『』＂＇"


class _Folding(dict[int, str]):
    """The form in which each character is compared, worked out when it is first met (for ``str.translate``)."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = unicodedata.normalize("NFKC", char).casefold()
        self[code] = " " if _invisible(char) else "".join(" " if _invisible(c) else c for c in folded)
        return self[code]


def _invisible(char: str) -> bool:
    """White space, quote marks, and what leaves no mark on paper (control and format characters, surrogates)."""
    return char in _QUOTES or char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")


_FOLDING = _Folding()


def fold(text: str) -> Normalised:
    """``text`` by NFKC and casefold, character by character; white space and quote marks as " ".

    >>> fold("５Ｇ “云” ㎡").text
    '5g  云  m2'
    """
    folded = text.translate(_FOLDING)
    if len(folded) == len(text):  # no character gives fewer than one, so each gave one
        return Normalised(folded, range(len(text)))
    return Normalised(folded, [i for i, char in enumerate(text) for _ in _FOLDING[ord(char)]])


def normalise(text: str) -> Normalised:
    """``text`` as phrases and words are compared: folded, without white space and quote marks.

    >>> normalise("济 南“十四五”，１７ 号").text
    '济南十四五,17号'
    """
    folded = fold(text)
    kept = [i for i, char in enumerate(folded.text) if char != " "]
    return Normalised(normal(text), [folded.offsets[i] for i in kept])


def normal(text: str) -> str:
    """Only the text of ``normalise``; quick."""
    return text.translate(_FOLDING).replace(" ", "")
