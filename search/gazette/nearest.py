"""Which 文号 a reader may have meant, where there is none like it."""

from __future__ import annotations

from collections.abc import Iterable

from search.gazette.model import DocumentNumber
from search.gazette.numbers import without_issuer

MOST = 5
"""How many others are offered: one line."""


def nearest(number: DocumentNumber, known: Iterable[DocumentNumber]) -> tuple[DocumentNumber, ...]:
    """The ``known`` of the same 代字 and year, and those of another year that are one digit off; best first.

    Before them the same number without its issuer, which may be it.

    >>> known = [DocumentNumber("济政发", 2022, 17), DocumentNumber("济政发", 2022, 70), DocumentNumber("济政发", 2012, 71)]
    >>> [str(n) for n in nearest(DocumentNumber("济政发", 2022, 71), known)]
    ['济政发〔2022〕70号', '济政发〔2012〕71号', '济政发〔2022〕17号']
    """

    def distance(other: DocumentNumber) -> tuple[bool, bool, bool, int, int]:
        apart = abs(other.serial - number.serial)
        return other != bare, not _digit_off(number, other), number.year != other.year, apart, other.serial

    bare = without_issuer(number)
    organ = {other for other in known if other == bare or other.organ == number.organ and other != number}
    meant = [other for other in organ if other == bare or other.year == number.year or _digit_off(number, other)]
    return tuple(sorted(meant, key=distance)[:MOST])


def offer(number: DocumentNumber, near: tuple[DocumentNumber, ...]) -> str:
    """A sentence that names those ``near`` to ``number``, or says that there are none."""
    return f"相近的有：{'、'.join(map(str, near))}。" if near else f"也没有{number.organ}同一年的其他公文。"


def _digit_off(one: DocumentNumber, other: DocumentNumber) -> bool:
    """Whether a single digit was mistyped, left out or put in."""
    if one.year != other.year and one.serial != other.serial:
        return False
    return _edits(str(one.year), str(other.year)) + _edits(str(one.serial), str(other.serial)) == 1


def _edits(one: str, other: str) -> int:
    """0 where the digits are the same, 1 where one is different or too many, else 2."""
    if one == other:
        return 0
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return 1 if sum(a != b for a, b in zip(short, long)) == 1 else 2
    return 1 if any(long[:i] + long[i + 1 :] == short for i in range(len(long))) else 2
