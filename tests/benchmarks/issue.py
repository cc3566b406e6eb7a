"""One new issue of a gazette as the text of a source file: masthead, 目录, documents, colophon.

    济南市人民政府公报 / 2021年第10期 / (总第490期) …… 目录 ……
    济南市人民政府办公厅
    关于印发济南市……方案的通知
    济政办发〔2021〕73号
    各区县人民政府，市政府各部门：
    　　现将《济南市……方案》印发给你们，请认真组织实施。
    ……
    （2021年5月11日印发）

What is written as one line here is one clause to the reader (search/gazette/parse.py), so that an issue has as many
clauses as it was asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.benchmarks.sentences import Writer

PER_YEAR = 24
"""Issues of a gazette a year."""

YEARS = range(2001, 2026)

CITIES = ("济南", "青岛", "淄博", "烟台", "潍坊", "枣庄", "菏泽", "滨州")
"""One gazette each, of which the first has 600 issues before the second begins; a 代字 begins with the first character."""

PAGE = 1300
"""Characters after which a printed page is full."""

_SMALLEST, _LARGEST = 12, 75
"""Clauses of a document; the real ones have 42 on average."""

LARGEST = 500
"""Clauses of an issue at most; the whole real ones have 140 to 274, thick ones of a large city more."""

_MARKS = ("政发", "政字", "政办发", "政办字")
_SERIALS = 12
"""Of one mark in one issue at most, so that no two issues have one 文号: 4 * 12 > LARGEST / _SMALLEST."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Which issue: ``number`` counts from 0 through all issues of all gazettes; behind them the first goes on."""

    number: int

    @property
    def _place(self) -> tuple[int, int]:
        """Which gazette, and which of its issues, from 0."""
        whole = PER_YEAR * len(YEARS)
        gazette, issue = divmod(self.number, whole)
        return (gazette, issue) if gazette < len(CITIES) else (0, self.number - whole * (len(CITIES) - 1))

    @property
    def city(self) -> str:
        return CITIES[self._place[0]]

    @property
    def total(self) -> int:
        """总期数, from 1."""
        return self._place[1] + 1

    @property
    def year(self) -> int:
        return YEARS[0] + self._place[1] // PER_YEAR

    @property
    def printed(self) -> int:
        """The number in its year, from 1."""
        return self._place[1] % PER_YEAR + 1

    @property
    def published(self) -> date:
        return date(self.year, 1, 14) + timedelta(days=15 * (self.printed - 1))


@dataclass(frozen=True, slots=True, order=True)
class _Text:
    """A document as lines, with its title and 文号 for the 目录; in the order of its 机关代字 and serial."""

    mark: int
    serial: int
    number: str
    title: str
    lines: tuple[str, ...]

    @property
    def office(self) -> bool:
        return self.mark > 1


def issue(slot: Slot, clauses: int, writer: Writer) -> str:
    """The text of the issue at ``slot`` with so many clauses, 3 to ``LARGEST``."""
    rng = writer.begin(slot.number, slot.year)
    sizes = list(_sizes(clauses, rng))
    marks = rng.sample(range(len(_MARKS) * _SERIALS), len(sizes))
    texts = sorted(_document(slot, *divmod(mark, _SERIALS), size, writer, rng) for mark, size in zip(marks, sizes))
    body, pages = _paged(texts)
    lines = [*_masthead(slot), "目 录", *_contents(texts, pages), *body, *_colophon(slot)]
    text = "\n\n".join(lines) + "\n"
    return text if slot.city == CITIES[0] else text.replace(CITIES[0], slot.city)


def _sizes(clauses: int, rng: Random) -> Iterator[int]:
    """``clauses`` as the sizes of documents."""
    left = clauses
    while left > _LARGEST + _SMALLEST:
        yield (size := rng.randrange(_SMALLEST, _LARGEST))
        left -= size
    yield left


def _masthead(slot: Slot) -> list[str]:
    of = slot.published
    named = f"{CITIES[0]}市人民政府公报"
    issued = f"{slot.year} 年第 {slot.printed} 期"
    said = f"主管主办：{CITIES[0]}市人民政府", f"{of.year} 年 {of.month} 月 {of.day} 日出版"
    return [named, issued, f"(总第 {slot.total} 期)", *said]


def _colophon(slot: Slot) -> list[str]:
    named = f"{CITIES[0]}市人民政府"
    return [f"《{named}公报》简介", f"{named}公报", f"{slot.year}年第{slot.printed}期", f"主管主办：{named}"]


def _contents(texts: list[_Text], pages: list[int]) -> Iterator[str]:
    column = None
    for text, page in zip(texts, pages, strict=True):
        if column is not text.office:
            yield "【市政府办公厅文件】" if text.office else "【市政府文件】"
            column = text.office
        yield text.title
        yield f"({text.number}) ({page})"


def _paged(texts: list[_Text]) -> tuple[list[str], list[int]]:
    """The lines of all documents with the numbers of the printed pages between them, and the page of each document."""
    lines: list[str] = []
    pages = []
    page, held = 2, 0
    for text in texts:
        pages.append(page)
        for line in text.lines:
            lines.append(line)
            held += len(line)
            if held > PAGE and line[-1] in "。；":
                lines.append(f"— {page} —")
                page, held = page + 1, 0
    return lines, pages


def _document(slot: Slot, mark: int, ordinal: int, clauses: int, writer: Writer, rng: Random) -> _Text:
    serial = (slot.printed - 1) * _SERIALS + ordinal + 1
    number = f"{slot.city[0]}{_MARKS[mark]}〔{slot.year}〕{serial}号"
    issuer = f"{CITIES[0]}市人民政府{'办公厅' * (mark > 1)}"
    day = slot.published - timedelta(days=rng.randrange(5, 28))
    if day.year < slot.year:
        day = date(slot.year, 1, rng.randrange(2, 9))
    shape, kind = rng.choice(_SHAPES)
    topic = writer.topic()
    text = f"{CITIES[0]}市{topic}{kind}"
    signature = [f"　　{issuer}", f"　　{day.year}年{day.month}月{day.day}日"]
    imprint = f"（{day.year}年{day.month}月{day.day}日印发）"
    if clauses < 6 or kind == "意见":
        about = f"关于{topic}的{kind}"
        under = [*_indented(shape(clauses - 2, writer, rng)), *signature]
    else:
        about = f"关于印发{text}的通知"
        cover = [f"　　{writer.sent(text)}", *signature, text]
        under = [*cover, *_indented(shape(clauses - 4, writer, rng))]
    head = [issuer, about, number, "各区县人民政府，市政府各部门（单位）："]
    return _Text(mark, serial, number, issuer + about, (*head, *under, imprint))


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (line if "\t" in line else f"　　{line}" for line in lines)


Shape = Callable[[int, Writer, Random], Iterator[str]]
"""So many clauses as lines (one more for the header of a table)."""


def _notice(clauses: int, writer: Writer, rng: Random) -> Iterator[str]:
    """一、（一）1.（1）: levels 1 to 4 of a notice (GB/T 9704-2012, 7.3.3)."""
    if clauses:
        yield writer.paragraph()
    left, part = clauses - 1, 0
    while left > 0:
        part += 1
        below = min(left - 1, rng.choice((1, 4, 7, 12)))
        yield f"{chinese(part)}、{writer.heading()}" if below else f"{chinese(part)}、{writer.clause()}"
        yield from _level(2, below, writer, rng) if below > 1 else [writer.paragraph()] * below
        left -= 1 + below


def _level(level: int, clauses: int, writer: Writer, rng: Random) -> Iterator[str]:
    """So many clauses on a level, some of them headings with items of the next level below."""
    ordinal = 0
    while clauses > 0:
        ordinal += 1
        below = min(clauses - 1, rng.randrange(2, 5)) if level < 4 and rng.random() < 0.3 else 0
        below = below if below > 1 else 0
        text = writer.subheading() if below else writer.clause()
        yield f"{_mark(level, ordinal)}{text}"
        yield from _level(level + 1, below, writer, rng)
        clauses -= 1 + below


def _mark(level: int, ordinal: int) -> str:
    return (f"（{chinese(ordinal)}）", f"{ordinal}. ", f"（{ordinal}）")[level - 2]


def _articles(clauses: int, writer: Writer, rng: Random) -> Iterator[str]:
    """第一章 第一条（一）: chapters, articles and items of a regulation."""
    left, chapter, article = clauses, 0, 0
    while left > 0:
        chapter += 1
        yield f"第{chinese(chapter)}章　{'总则' if chapter == 1 else writer.heading(longest=20)}"
        left -= 1
        for _ in range(min(left, rng.randrange(3, 9))):
            article += 1
            items = min(left - 1, rng.randrange(2, 6)) if rng.random() < 0.25 else 0
            items = items if items > 1 else 0
            yield f"第{chinese(article)}条　{writer.lead() if items else writer.clause()}"
            for item in range(1, items + 1):
                yield f"（{chinese(item)}）{writer.item(last=item == items)}"
            left -= 1 + items
            if left <= 0:
                break


def _table(clauses: int, writer: Writer, rng: Random) -> Iterator[str]:
    """A notice that ends in a table; its header is a line, and no clause."""
    rows = clauses // 2
    yield from _notice(clauses - rows, writer, rng)
    if rows:
        yield from writer.table(rows)


_SHAPES: tuple[tuple[Shape, str], ...] = (
    (_notice, "工作方案"),
    (_notice, "实施方案"),
    (_notice, "行动计划"),
    (_notice, "意见"),
    (_notice, "若干措施"),
    (_articles, "管理办法"),
    (_articles, "实施细则"),
    (_table, "任务清单"),
)


def chinese(number: int) -> str:
    """A number under 100 in Chinese digits.

    >>> chinese(3), chinese(10), chinese(12), chinese(40), chinese(57)
    ('三', '十', '十二', '四十', '五十七')
    """
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return f"{digits[tens] if tens > 1 else ''}{'十' * bool(tens)}{digits[ones] if ones or not tens else ''}"
