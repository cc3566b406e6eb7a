"""Chinese numbers, dates and full-width forms, read as values."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "O": 0, "两": 2}
_NAMES = "零一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}

_WIDE = {ord("０") + i: ord("0") + i for i in range(10)}
_WIDE |= {ord("Ａ") + i: ord("A") + i for i in range(26)}
_WIDE |= {ord("ａ") + i: ord("a") + i for i in range(26)}
_WIDE |= {ord("％"): ord("%"), ord("＋"): ord("+")}
_ANY_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％＋]+")
"""Looked for first: most texts have none, and to translate a text costs five times as much."""

NUMERAL = "[零〇○一二三四五六七八九十百千两]"

YEAR = re.compile(
    "[一二](?<![〇○零一二三四五六七八九十百千万亿0-9].)(?:(?<=二) *[〇○◯零oOＯ0]|(?<=一) *九)"
    "(?: *[〇○◯零oOＯ0一二三四五六七八九]){2}(?! *[〇○零一二三四五六七八九十百千万亿0-9])"
)
"""A year of this or the last century, in Chinese digits, spaced out or not, with 年 or without."""

_DATE = re.compile(
    r"(?P<year>\d{4}|[零〇○ＯO一二三四五六七八九]{4})年"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})月"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)


def fold(text: str) -> str:
    """Full-width digits and letters, ％ and ＋ as ASCII; one character for one.

    >>> fold("济政发〔２０２２〕１７号，达到９８％")
    '济政发〔2022〕17号，达到98%'
    """
    return _ANY_WIDE.sub(lambda wide: wide[0].translate(_WIDE), text)


@lru_cache(maxsize=1024)  # the marks of a document are few and come again in every other
def integer(text: str) -> int | None:
    """The value of a number in Chinese or Arabic digits; ``None`` if it is none.

    >>> integer("一百二十三"), integer("二〇一九"), integer("十二"), integer("１７"), integer("条")
    (123, 2019, 12, 17, None)
    """
    text = text if text.isascii() else fold(text)
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= 18 else None
    if text and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    value, digit = 0, 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _UNITS:
            value += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            return None
    return value + digit if text else None


def chinese(value: int) -> str:
    """``value``, 1 to 9999, in Chinese digits: the way back from ``integer``.

    >>> chinese(2), chinese(10), chinese(17), chinese(20), chinese(105), chinese(2010)
    ('二', '十', '十七', '二十', '一百零五', '二千零一十')
    """
    written = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            written += _NAMES[digit] + name
        elif written and value % unit and not written.endswith("零"):
            written += "零"
    return written[1:] if 10 <= value < 20 else written


def day(text: str) -> date | None:
    """The first full date in ``text``; ``None`` where there is none, or none that exists.

    >>> day("2022 年 10 月 8 日"), day("二〇二一年五月十一日"), day("2022年2月30日")
    (datetime.date(2022, 10, 8), datetime.date(2021, 5, 11), None)
    """
    found = _DATE.search(re.sub(r"\s+", "", fold(text)))
    if not found:
        return None
    year, month, number = (integer(found[part]) or 0 for part in ("year", "month", "day"))
    try:
        return date(year, month, number)
    except ValueError:
        return None
