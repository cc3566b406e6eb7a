"""文号 and the other numbers of documents: their grammar, read and written.

The shapes it reads (GB/T 9704-2012, 7.2.5):  济政发〔2022〕17号 · 济政发[2022]第 17 号 · 济政办发2019第18号
    decrees, which have no year:              国务院令第713号 · 省政府令第336号
    registrations (规范性文件登记号):           JNCR-2022-0010006

Query, index and citations all read numbers here and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.gazette.model import DocumentNumber, Span
from search.gazette.numerals import fold

_HAN = "\u4e00-\u9fff"
_OPEN, _CLOSE = r"〔\[［【（(〈<﹝", r"〕\]］】）)〉>﹞"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_SERIAL = r"字?第?(?P<serial>\d{1,5})(?!\d)"

_IN_TEXT = re.compile(rf"(?P<organ>[{_HAN}]{{1,24}})[{_OPEN}]{_YEAR}年?[{_CLOSE}]{_SERIAL}号")
_DECREE_IN_TEXT = re.compile(rf"(?P<organ>[{_HAN}]{{1,30}}令)第(?P<serial>\d{{1,5}})号")
_WHOLE = re.compile(
    rf"(?P<organ>[{_HAN}]{{2,16}})(?:[{_OPEN}]{_YEAR}年?[{_CLOSE}]{_SERIAL}号?"
    rf"|(?:(?P<year2>(?:19|20)\d{{2}})(?:年?字?第?|[-－—])(?P<serial2>\d{{1,5}})号?))"
)
_APART = re.compile(rf"(?<=[{_HAN}]{{2}})\s+(?=[{_HAN}]\s*[{_HAN}])")
_REGISTRATION = re.compile(r"([A-Z]{2,6})[-－—–]?((?:19|20)\d{2})[-－—–]?(\d{5,8})")

# What stands before a 机关代字 in running text and does not belong to it.
_BEFORE = re.compile(
    "根据|依据|按照|依照|遵照|参照|对照|结合|落实|贯彻|执行|实施|印发|转发|下发|发布|废止|修改|修订|关于|以及|"
    "通知|意见|决定|办法|规定|方案|规划|纲要|要点|计划|措施|细则|替代|代替|见|按|由|对|将|的|和|与|及|或|是|为|在|以|即|号|文件|原"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A number in running text, and where it stands there."""

    number: DocumentNumber
    span: Span


def parse(text: str) -> DocumentNumber | None:
    """The number that the whole of ``text`` spells, in any spelling; ``None`` if it is none.

    >>> str(parse("济政办发2019第18号")), str(parse("济政发 [２０２２] 第017号"))
    ('济政办发〔2019〕18号', '济政发〔2022〕17号')
    >>> parse("知识产权 济政发〔2022〕17号") is None
    True
    >>> str(parse("国务院令 第713号")), parse("2022年10月8日"), parse("5号线")
    ('国务院令第713号', None, None)
    """
    text, _ = _closed(text)
    if decree := _DECREE_IN_TEXT.fullmatch(text):
        return DocumentNumber(decree["organ"], None, int(decree["serial"]))
    whole = _WHOLE.fullmatch(text)
    if not whole:
        return None
    year, serial = (whole[name] or whole[name + "2"] for name in ("year", "serial"))
    return DocumentNumber(whole["organ"].removesuffix("第"), int(year), int(serial))


def find(text: str) -> list[Found]:
    """Every number that stands in ``text``, in order; its left edge is where the 机关代字 begins.

    >>> [str(f.number) for f in find("关于贯彻落实鲁政办发〔2021〕3号文件，《条例》（国务院令第713号）")]
    ['鲁政办发〔2021〕3号', '国务院令第713号']
    >>> [str(f.number) for f in find("知识产权 济 政 发 〔２０２２〕 第 17 号 济政办发 [2019] 18号")]
    ['济政发〔2022〕17号', '济政办发〔2019〕18号']
    """
    closed, offsets = _closed(text)
    found = []
    for pattern in (_IN_TEXT, _DECREE_IN_TEXT):
        for match in pattern.finditer(closed):
            start = match.start() + _left_edge(match["organ"])
            year = int(match["year"]) if "year" in pattern.groupindex else None
            number = DocumentNumber(closed[start : match.end("organ")], year, int(match["serial"]))
            found.append(Found(number, Span(offsets[start], offsets[match.end() - 1] + 1)))
    return sorted(found, key=lambda f: f.span.start)


def registration(text: str) -> str | None:
    """The canonical form of a 规范性文件登记号, if ``text`` is one and nothing else.

    >>> registration("JNCR－２０２２－００１０００６"), registration("JNCR20220010006"), registration("2022")
    ('JNCR-2022-0010006', 'JNCR-2022-0010006', None)
    """
    match = _REGISTRATION.fullmatch(re.sub(r"\s+", "", fold(text)))
    return "-".join(match.groups()) if match else None


def _closed(text: str) -> tuple[str, list[int]]:
    """``text`` folded and without white space, and the offset in ``text`` of each character left.

    One space stays behind a Han word of two characters or more, if more than one follows.
    """
    folded = fold(text)
    apart = {found.end() - 1 for found in _APART.finditer(folded)}
    kept = [i for i, c in enumerate(folded) if not c.isspace() or i in apart]
    return "".join(folded[i] for i in kept), kept


def _left_edge(run: str) -> int:
    """How many characters of the Han run before the year do not belong to the 机关代字."""
    edge = 0
    for word in _BEFORE.finditer(run):
        if word.end() < len(run) - 1:
            edge = word.end()
    return edge
