"""How much room a text takes before a browser has set it: a Han character is one em wide, all that is narrower .6.

The rule errs to the wide side (no letter but W and M of the faces that we name is wider than .6 em by more than its
neighbours are narrower), so that what fits by it fits on the page.
"""

from __future__ import annotations

from unicodedata import east_asian_width

NARROW = 0.6
"""Ems of what is not as wide as a Han character."""

WIDE = "WFA"
"""Kinds of characters that take a whole em: quotation marks and dashes (A) do so in Chinese text."""

CUT = "…"


def width(text: str) -> float:
    """In ems.

    >>> width("公报"), width("2022"), width("济政发〔2022〕17号")
    (2.0, 2.4, 9.6)
    """
    return round(sum(1.0 if east_asian_width(char) in WIDE else NARROW for char in text), 3)


def fitted(text: str, room: float) -> str:
    """``text``, cut where it takes more than ``room`` ems; nothing where not even the sign of the cut has room.

    >>> fitted("科学素质", 4), fitted("科学素质", 3), fitted("科学素质", .5)
    ('科学素质', '科学…', '')
    """
    if width(text) <= room:
        return text
    return _head(text, room - width(CUT)) + CUT if width(CUT) <= room else ""


def lines(text: str, room: float, most: int) -> tuple[str, ...]:
    """``text`` on at most ``most`` lines of ``room`` ems, the last one cut; a run of letters and digits is not broken
    where it fits on a line.

    >>> lines("济南市人民政府", 4, 2), lines("济南市人民政府", 4, 1), lines("印发2022年方案", 4, 3)
    (('济南市人', '民政府'), ('济南市…',), ('印发', '2022年', '方案'))
    """
    made: list[str] = []
    rest = text.strip()
    while rest and len(made) < most - 1 and width(rest) > room:
        head = _unbroken(_head(rest, room), rest) or rest[:1]
        made.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    return (*made, fitted(rest, room)) if rest else tuple(made)


def _head(text: str, room: float) -> str:
    """As much of the beginning of ``text`` as fits."""
    taken = 0.0
    for at, char in enumerate(text):
        taken += width(char)
        if taken > room + _ROUNDING:
            return text[:at]
    return text


_ROUNDING = 1e-9
"""Ten narrow characters are 6 em, whatever their floats add up to."""


def _unbroken(head: str, text: str) -> str:
    """``head``, the beginning of ``text``, without the run of letters and digits that goes on behind it, and without
    what must not end a line."""
    kept = head
    while kept and _belongs(kept[-1], text[len(kept) : len(kept) + 1]):
        kept = kept[:-1]
    return kept or head


def _belongs(char: str, following: str) -> bool:
    """Whether no line may end between two characters (禁则: 《 ends none, 》 begins none)."""
    together = char.isascii() and char.isalnum() and following.isascii() and following.isalnum()
    return together or char in "《（〔“‘" or following in tuple("》）〕”’，。、；：！？")
