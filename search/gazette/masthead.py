"""What a gazette says of itself: the lines before its documents and those behind them, and the issue they name.

Also the line with which it closes each document, its imprint: （2022年10月9日印发）.
"""

from __future__ import annotations

import re

from search.gazette.layout import Line
from search.gazette.model import Issue
from search.gazette.numerals import day

_IMPRINT = re.compile(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日(?:印发|印刷|发布)[）)]?")
_MASTHEAD = re.compile(
    r".{2,20}公报|[A-Z\s]+|\d{4}|第[\d/／]+期.*|\d{4}年第?[\d/／]+期.*|[（(]?总第?[\d/／]+期[）)]?|主[管办].*|.{0,15}出版"
)
_COLOPHON = re.compile(
    r"《?.{2,20}公报》?简介|(?:主管|主办|主管主办|编辑|编辑出版|印刷单位|承印|发行|地址|邮编|邮政编码|联系电话|电话|网址|邮箱|"
    r"电子信箱|内部刊号|刊号|准印证.{0,4}|国内统一刊号)[：:].*"
)
_PUBLISHER = re.compile(r"《?.{2,20}公报|主管|主办|编辑|准印证|.{0,4}刊号")
"""What tells a colophon from the address and telephone number that a document may close with."""

_ISSUE = re.compile(r"(\d{4})年第?(\d{1,9}(?:[/／、—－-]\d{1,9})*)期")
_TOTAL = re.compile(r"总第?(\d{1,9}(?:[/／、]\d{1,9})*)期")


def is_imprint(text: str) -> bool:
    """Whether ``text`` is the imprint of a document.

    >>> is_imprint("（2022年10月9日印发）"), is_imprint("2022年10月9日")
    (True, False)
    """
    return bool(_IMPRINT.fullmatch(text))


def leading_masthead(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that a file without a 目录 begins with and that name the gazette and its issue."""
    count = 0
    while count < len(lines) and _MASTHEAD.fullmatch(lines[count].flat):
        count += 1
    named = any("公报" in line.flat for line in lines[:count])
    return lines[:count] if named else ()


def colophon_start(body: list[Line]) -> int:
    """Index of the line from which on the gazette speaks of itself, ``len(body)`` if it does not."""
    last = max((i for i, line in enumerate(body) if is_imprint(line.flat)), default=max(0, len(body) - 40))
    start = next((i for i in range(last, len(body)) if _COLOPHON.fullmatch(body[i].flat)), len(body))
    return start if any(_PUBLISHER.match(line.flat) for line in body[start:]) else len(body)


def issue_of(lines: list[Line]) -> Issue | None:
    """What masthead and colophon say of the issue."""
    texts = [line.flat for line in lines]
    whole = "\n".join(texts)
    found, total = _ISSUE.search(whole), _TOTAL.search(whole)
    gazette = next((t for t in texts if re.fullmatch(r"[\u4e00-\u9fff]{2,20}公报", t)), None)
    published = next((day(t) for t in texts if t.endswith("出版") and day(t)), None)
    if not (found or gazette):
        return None
    totals = tuple(int(n) for n in re.split(r"[/／、]", total[1])) if total else ()
    number = re.sub("／", "/", found[2]) if found else None
    return Issue(gazette, int(found[1]) if found else None, number, totals, published)
