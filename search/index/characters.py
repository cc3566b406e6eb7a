"""Which characters compare equal: the form in which phrases and words are compared.

    fold       one form for width, case, 繁体, dashes, years in Chinese digits; white space and quote marks are " "
    normalise  the same without the " "

All of it goes character by character, but years and 7x24, which are seen whole: 二〇三五 is 2035.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from search.gazette.simplified import simplified


class Normalised(NamedTuple):
    """``text`` as it is compared; ``offsets[i]`` is where its character ``i`` stands in the original."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that the characters ``start`` to ``end`` come from."""
        return self.offsets[start], self.offsets[end - 1] + 1


_QUOTES = "“”‘’\"'「」『』＂＇"
_SAME = {ord(char): form for form, chars in {"-": "‐‑‒–—―−─━", "~": "〜∼", "·": "・•‧"}.items() for char in chars}
"""Dashes and other marks that look alike and that NFKC leaves apart."""


class _Folding(dict[int, str]):
    """The form in which each character is compared, worked out when it is first met (for ``str.translate``)."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = simplified(unicodedata.normalize("NFKC", char).casefold()).translate(_SAME)
        self[code] = " " if _invisible(char) else "".join(" " if _invisible(c) else c for c in folded)
        return self[code]


def _invisible(char: str) -> bool:
    """White space, quote marks, and what leaves no mark on paper (control and format characters, surrogates)."""
    return char in _QUOTES or char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")


_FOLDING = _Folding()


def fold(text: str) -> Normalised:
    """``text`` in the form in which it is compared; white space and quote marks as " ".

    >>> fold("５Ｇ “雲” ㎡ 二○三五年").text
    '5g  云  m2 2035年'
    """
    folded = _folded(text)
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
    return _folded(text).replace(" ", "")


def _folded(text: str) -> str:
    return _TIMES.sub("×", _YEAR.sub(_in_digits, text.translate(_FOLDING)))


_YEAR = re.compile(
    "[一二](?<![〇○零一二三四五六七八九十百千万亿0-9].)(?:(?<=二) *[〇○◯零o0]|(?<=一) *九)(?: *[〇○◯零o0一二三四五六七八九]){2}"
    "(?! *[〇○零一二三四五六七八九十百千万亿0-9])"
)
"""A year of this or the last century, in Chinese digits, with 年 or without: as a phrase is part of what it is found in,
what follows must not decide."""

_DIGITS = str.maketrans("〇○◯零o一二三四五六七八九", "00000123456789")

_TIMES = re.compile("(?<=[0-9])[x*](?=[0-9])")
"""7x24 and 7*24 are 7×24, so that 24 is a word of each."""


def _in_digits(year: re.Match[str]) -> str:
    return year[0].translate(_DIGITS)
