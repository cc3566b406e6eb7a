"""How Han characters sound, as an input method takes them: syllables without tones. Only this file knows pypinyin."""

from __future__ import annotations

import os
import re
from functools import cache
from itertools import islice, product
from typing import Any

_FUZZY = re.compile("(?<=^[zcs])h|(?<=[aei]n)g$")
"""What input methods let pass: z for zh, c for ch, s for sh, and n for ng at the end."""

_MOST = 16
"""Ways of reading a word that are looked at: four characters of two readings each."""


@cache
def syllables(char: str) -> tuple[str, ...]:
    """All readings of a character, the usual one first; none of what is no Han character.

    >>> syllables("行")[:2], syllables("a")
    (('xing', 'hang'), ())
    """
    pypinyin = _loaded()
    read = pypinyin.pinyin(char, style=pypinyin.Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(read[0])) if read else ()


@cache
def _loaded() -> Any:
    """pypinyin, which takes 0.2 s to load, without its phrases, which would take as long: characters are read alone."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    import pypinyin

    return pypinyin


def sounds(word: str) -> list[str]:
    """How a word can sound: what an input method may take for the same is equal.

    >>> sounds("知识"), sounds("银行"), sounds("5G")
    (['zi si', 'zi zi'], ['yin xin', 'yin han', 'yin hen'], [])
    """
    read = [_fuzzy(char) for char in word]
    return [" ".join(one) for one in islice(product(*read), _MOST)]


@cache
def _fuzzy(char: str) -> tuple[str, ...]:
    """What the readings of a character may be taken for, each once."""
    return tuple(dict.fromkeys(_FUZZY.sub("", one) for one in syllables(char)))


def homophones(one: str, other: str) -> bool:
    """Whether two words of one length sound the same to the letter.

    >>> homophones("产全", "产权"), homophones("资", "知")
    (True, False)
    """
    return all(a == b or set(syllables(a)) & set(syllables(b)) for a, b in zip(one, other, strict=True))


def letters(word: str) -> str:
    """The usual reading, written together; "" where a character has none.

    >>> letters("知识产权")
    'zhishichanquan'
    """
    read = [syllables(char)[:1] for char in word]
    return "".join(one for (one,) in read) if all(read) else ""


def initials(text: str) -> str:
    """Of each character the first letter of its syllable; what is no Han character stands as it is.

    >>> initials("知识产权5g")
    'zscq5g'
    """
    first = {ord(char): read[0][0] for char in set(text) if (read := syllables(char))}
    return text.translate(first)
