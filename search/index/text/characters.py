"""Which characters compare equal: the forms in which phrases and words are compared.

    fold       one form for width, case, 繁体, dashes, years, signs of typesetting; white space and quote marks are " "
    normalise  the same without the " "
    literal    the same as normalise, but each character by itself: what is cut out of a text stands in it

Characters that are seen together have one form, too: 二〇三五 is 2035, 7x24 is 7×24, —— is -, PM_{2.5} and $PM_{2.5}$
are pm2.5. A cut goes through such a group (〇三五年), so that two texts compare equal in one form or in the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from search.gazette.numerals import YEAR
from search.gazette.simplified import simplified


class Normalised:
    """``text`` as it is compared: ``original`` folded, without the characters of ``dropped``."""

    def __init__(self, original: str, folded: str, dropped: str) -> None:
        self.text = folded
        for char in dropped:
            self.text = self.text.replace(char, "")
        self._original, self._folded, self._dropped = original, folded, dropped

    @cached_property
    def offsets(self) -> Sequence[int]:
        """Where each character of ``text`` stands in the original; worked out where it is asked for."""
        offsets: Sequence[int] = range(len(self._original))
        if len(self._folded) != len(self._original):  # no character gives fewer than one
            offsets = [i for i, char in enumerate(self._original) for _ in _FOLDING[ord(char)]]
        if len(self.text) == len(self._folded):
            return offsets
        return [offset for char, offset in zip(self._folded, offsets) if char not in self._dropped]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that the characters ``start`` to ``end`` come from."""
        return self.offsets[start], self.offsets[end - 1] + 1


_QUOTES = "“”‘’\"'「」『』＂＇"
_SAME = {
    ord(char): form
    for form, chars in {"-": "‐‑‒–—―−─━", "~": "〜∼", "·": "・•‧", "〇": "○◯", "×": "✕✖⨯", "券": "劵"}.items()
    for char in chars
}
"""Marks that look alike and that NFKC leaves apart; 劵, which means weary, is 券 wherever anyone writes it today."""


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

    >>> fold("５Ｇ “雲” ㎡ 二○三五年 PM _{2.5} 浓度").text
    '5g  云  m2 2035年 pm2.5 浓度'
    """
    return Normalised(text, _in_groups(text.translate(_FOLDING)), _GONE)


def normalise(text: str) -> Normalised:
    """``text`` as phrases and words are compared: folded, without white space and quote marks.

    >>> normalise("济 南“十四五”，１７ 号").text
    '济南十四五,17号'
    """
    return Normalised(text, _in_groups(text.translate(_FOLDING)), _GONE + " ")


def normal(text: str) -> str:
    """Only the text of ``normalise``."""
    return normalise(text).text


def literalise(text: str) -> Normalised:
    """``text`` as phrases and words are compared, too: each character by itself.

    >>> literalise("二○三五年 7x24 PM _{2.5}").text
    '二〇三五年7x24pm_{2.5}'
    """
    return Normalised(text, text.translate(_FOLDING), " ")


def literal(text: str) -> str:
    """Only the text of ``literalise``: that of every cut of a text is a cut of the text's."""
    return literalise(text).text


class Forms(NamedTuple):
    """The texts of ``fold``, ``normalise`` and ``literalise``."""

    folded: str
    normal: str
    literal: str


def every(text: str) -> Forms:
    """All forms of a text in a third of the time that they take one by one."""
    translated = text.translate(_FOLDING)
    folded = _in_groups(translated).replace(_GONE, "")
    return Forms(folded, folded.replace(" ", ""), translated.replace(" ", ""))


def forms(text: str) -> tuple[str, ...]:
    """The forms in which a text is looked for, and looked in: ``normal`` and, where it is another, ``literal``.

    >>> forms("二○三五年"), forms("规划"), forms("“”")
    (('2035年', '二〇三五年'), ('规划',), ())
    """
    return tuple(filter(None, dict.fromkeys((normal(text), literal(text)))))


def stands(sought: str, text: str) -> bool:
    """Whether ``sought`` stands in ``text``, in one of its forms and one of the text's.

    >>> stands("2035年", "到二〇三五年"), stands("〇三五年", "到二〇三五年"), stands("“”", "“")
    (True, True, False)
    """
    return any(one in other for one in forms(sought) for other in forms(text))


# --- groups: each goes over into as many characters, of which those that are _GONE are left out at last ---

_GONE = "\x00"
"""No character is folded to it: control characters are " "."""

_DIGITS = str.maketrans("〇零o一二三四五六七八九", "000123456789")

_TIMES = re.compile("(?<=[0-9])( *)[x*]( *)(?=[0-9])")
"""7x24 and 7*24 are 7×24, so that 24 is a word of each."""

_DASHES = re.compile("(?<=-)[- ]*-")
"""A dash is as long as its typesetter made it: —— and --."""

_FORMULA = re.compile(r"\$(?=[^$]*[\\_^])[^$]{1,80}\$")
"""What text extractors write where letters are set as in mathematics: $\\mathrm{PM}_{2.5}$, $50\\%$."""

_SCRIPT = re.compile(r" *[_^] *\{[^{}]{1,20}\}|(?<=[a-z0-9])[_^][0-9]")
"""A sub- or superscript, as PM_{2.5}: it belongs to what stands before it, and is the same as ₂.₅."""

_COMMAND = re.compile(r"\\([a-z]+) *|\\(.)")
_COMMANDS = {"times": "×", "sim": "~", "cdot": "·", "circ": "°", "pm": "±"}
_COMMANDS |= {"geq": "≥", "ge": "≥", "leq": "≤", "le": "≤"}
_SET = re.compile(r"[$_^{}]")


def _in_groups(folded: str) -> str:
    """Each group in its one form, in as many characters."""
    if "_" in folded or "^" in folded or "$" in folded:
        folded = _SCRIPT.sub(_set_plainly, _FORMULA.sub(_set_plainly, folded))
    folded = YEAR.sub(_in_digits, folded)
    if "x" in folded or "*" in folded:
        folded = _TIMES.sub(r"\1×\2", folded)
    return _DASHES.sub(_gone, folded)


def _in_digits(year: re.Match[str]) -> str:
    return year[0].translate(_DIGITS).replace(" ", _GONE)


def _gone(found: re.Match[str]) -> str:
    return _GONE * len(found[0])


def _set_plainly(formula: re.Match[str]) -> str:
    """What is to be read of a formula; its signs, and the spaces that stand before and in it, are gone."""
    return _SET.sub(_GONE, _COMMAND.sub(_commanded, formula[0])).replace(" ", _GONE)


def _commanded(command: re.Match[str]) -> str:
    """A command as the character that it sets (\\times, \\%), or as none (\\mathrm)."""
    name, char = command.groups()
    return (char or _COMMANDS.get(name, "")).rjust(len(command[0]), _GONE)
