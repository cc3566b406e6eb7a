"""Lines of a printed page → lines of text: letter-spacing closed, punctuation restored, furniture out.

A gazette's text comes as the lines of its pages, with their furniture among them: running heads,
printed page numbers, page marks. ``lay_out`` takes the furniture out and tells each line its leaf;
``paragraphs`` (see paragraphs.py) then joins what the page had wrapped.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from search.gazette.model import Issue
from search.gazette.numerals import NUMERAL, fold
from search.gazette.passage import Passage
from search.gazette.source import Source, SourceLine

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_ASCII_MARKS = str.maketrans(",;:.()«»?!", "，；：。（）《》？！")
_ASCII_COMMA = re.compile(rf"(?<=[{HAN}”»)])[,.](?!\d)")
_WIDE_COMMA = re.compile("[，。]")
_MARK = re.compile(rf"第(?:{NUMERAL}+|\d+)[编章节条]")
_RUNNING_HEAD = re.compile(
    r"^(?:(?P<before>\S{2,20})\s+)?(?P<gazette>\S{2,20}公报)\s*"
    r"[(（]\s*(?P<year>\d{4})\s*年\s*第?\s*(?P<number>\d+(?:\s*[/／—－\-、]\s*\d+)*)\s*期"
    r"(?:\s*总?第?\s*(?P<total>\d+)\s*期)?\s*[)）](?:\s+\S{2,20})?$"
)
_PAGE_NUMBER = re.compile(r"^(?P<dash>[-－—–―·•.]\s*)?(?P<page>\d{1,4})(?(dash)\s*[-－—–―·•.])$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. ``text`` is folded and restored, with its inner spaces still in it; ``flat`` is it without.

    ``leaf`` counts the pages opened so far in the file, from 0. ``width`` is in Han characters.
    ``gap`` tells that a blank line stands above or that the line begins a page, ``indented`` that
    it kept a paragraph's indent, ``stretched`` that it is letter-spaced to fill its measure.
    """

    number: int
    leaf: int
    text: Passage
    flat: str
    width: float
    gap: bool
    indented: bool
    stretched: bool


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that belongs to the page and not to the text: a running head, which names the issue, or a
    printed page number, with what it may say, the likeliest first."""

    line: Line
    pages: tuple[int, ...] = ()
    issue: Issue | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A source's lines without the furniture, in order, and the furniture itself.

    ``leaves`` is how many pages were opened, 1 where the source does not mark them. ``measure`` is
    the width of the printed column in Han characters where the lines are the page's own
    (wrapped), ``None`` where most lines are whole paragraphs.
    """

    lines: tuple[Line, ...]
    furniture: tuple[Furniture, ...]
    leaves: int
    measure: float | None


def lay_out(source: Source) -> Layout:
    """The lines of ``source``, furniture apart."""
    restored = _is_ascii_punctuated(source.text)
    spaced = _marks_pages_by_space(source.lines)
    numbered = _page_number_lines(source.lines, spaced)
    lines: list[Line] = []
    furniture: list[Furniture] = []
    leaf, fresh, gap = 0, True, True
    for raw in source.lines:
        head = _running_head(raw.text)
        if (raw.fed or head or (spaced and _opens_page(raw.text))) and not fresh:
            leaf, fresh, gap = leaf + 1, True, True
        if not raw.text.strip():
            gap = True
            continue
        line = _line(raw, leaf, gap, restored)
        gap = False
        if head:
            furniture.append(Furniture(line, issue=head))
        elif raw.number in numbered:
            furniture.append(Furniture(line, pages=_printed_pages(raw.text)))
            leaf, fresh, gap = leaf + 1, True, True
        else:
            lines.append(line)
            fresh = False
    return Layout(tuple(lines), tuple(furniture), lines[-1].leaf + 1 if lines else 0, _measure(lines))


def closed(passage: Passage, tight: bool = False) -> Passage:
    """``passage`` without the spaces of the layout.

    A space stays between two Latin words or numbers, behind the mark of an article (第一条　为了) and,
    unless ``tight``, between two runs of Han (走万企 提信心); one beside a single Han character is
    letter-spacing.

    >>> closed(Passage("推 进 智 慧 科 普， “十四五” 期间 RCEP rules", tuple(range(33)))).text
    '推进智慧科普，“十四五”期间RCEP rules'
    """
    text = passage.text
    if not re.search(r"\s", text):
        return passage
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    kept: set[int] = set()
    for (start, end), (after, last) in zip(words, words[1:], strict=False):
        left, right = text[end - 1], text[after]
        latin = left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
        apart = not tight and _is_word(text[start:end], -1) and _is_word(text[after:last], 0)
        if latin or apart or _MARK.fullmatch(text[:end]):
            kept.add(end)
    return passage.keep(lambda i: not text[i].isspace() or i in kept)


def width(text: str) -> float:
    """How many Han characters wide ``text`` is printed; ASCII counts half."""
    return sum(0.5 if c.isascii() else 1 for c in text)


def _is_word(word: str, edge: int) -> bool:
    """Whether at ``edge`` (0 or -1) of ``word`` two Han characters or more stand together."""
    return bool(re.search(rf"[{HAN}]{{2,}}$" if edge else rf"^[{HAN}]{{2,}}", word))


def _line(raw: SourceLine, leaf: int, gap: bool, restored: bool) -> Line:
    offsets = tuple(range(raw.start, raw.start + len(raw.text)))
    passage = Passage(raw.text, offsets).strip(" \u3000\r" if "\t" in raw.text else None)
    passage = _restore(passage) if restored else passage
    printed = closed(passage, tight=True)
    return Line(
        number=raw.number,
        leaf=leaf,
        text=_fold(passage),
        flat=_fold(printed).text,
        width=width(printed.text),
        gap=gap,
        indented=raw.text.startswith(("\u3000", "\t", "  ")),
        stretched=bool(re.search(rf"(?:(?<![^\s{HAN}])[{HAN}]\s){{2}}", passage.text)),
    )


def _restore(passage: Passage) -> Passage:
    """ASCII punctuation as the marks of a Chinese text that it stands for; not within numbers and Latin."""
    text = passage.text
    marks = [
        c if _is_inside(text, i) else c.translate(_ASCII_MARKS) for i, c in enumerate(text)
    ]
    changed = frozenset(at for at, old, new in zip(passage.offsets, text, marks, strict=True) if old != new)
    return Passage("".join(marks), passage.offsets, passage.supplied | changed)


def _is_inside(text: str, i: int) -> bool:
    """Whether the mark at ``i`` stands between two digits, or between two Latin letters (18.5, 1:1, e.g.)."""
    if text[i] in "()«»" or not 0 < i < len(text) - 1:
        return False
    left, right = fold(text[i - 1]), fold(text[i + 1])
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def _fold(passage: Passage) -> Passage:
    """Full-width digits and letters as ASCII, and the full-width point beside a digit."""
    text = re.sub(r"(?<=\d)．", ".", fold(passage.text))
    return Passage(text, passage.offsets, passage.supplied)


def _is_ascii_punctuated(text: str) -> bool:
    """Whether the file writes , and . where the print has ， and 。 (nine in ten or more)."""
    ascii_marks, wide_marks = len(_ASCII_COMMA.findall(text)), len(_WIDE_COMMA.findall(text))
    return ascii_marks > 9 * wide_marks


def _marks_pages_by_space(lines: tuple[SourceLine, ...]) -> bool:
    """Whether one leading U+0020 opens a page: so where it is rare and hardly any line has more of them."""
    written = [line.text for line in lines if line.text.strip()]
    single = sum(_opens_page(text) for text in written)
    deeper = sum(text.startswith("  ") for text in written)
    return 0 < single < len(written) / 10 and deeper <= single / 4


def _opens_page(text: str) -> bool:
    return text.startswith(" ") and len(text) > 1 and not text[1].isspace()


def _running_head(text: str) -> Issue | None:
    """The issue that a running head names, ``None`` if the line is no running head."""
    found = _RUNNING_HEAD.match(fold(text.strip()))
    if not found:
        return None
    number = re.sub(r"\s", "", found["number"])
    total = (int(found["total"]),) if found["total"] else ()
    return Issue(found["gazette"], int(found["year"]), number, total)


def _page_number_lines(lines: tuple[SourceLine, ...], spaced: bool) -> set[int]:
    """The numbers of the lines that are a printed page number and nothing else.

    A bare number may as well be a cell of a table: it counts where the next line opens a page, and
    where the bare numbers of the file run on like pages.
    """
    written = [line for line in lines if line.text.strip()]
    found, bare = set(), []
    for line, after in zip(written, [*written[1:], None], strict=False):
        if not (pages := _printed_pages(line.text)):
            continue
        opened = after and (after.fed or _running_head(after.text) or (spaced and _opens_page(after.text)))
        if opened or not line.text.strip().isdecimal():
            found.add(line.number)
        else:
            bare.append((line.number, pages[-1]))
    runs_on = all(0 < after - page <= 2 for (_, page), (_, after) in zip(bare, bare[1:], strict=False))
    return found | {number for number, _ in bare if runs_on and len(bare) > 2}


def _printed_pages(text: str) -> tuple[int, ...]:
    """What a printed page number may say, the likeliest first; empty if ``text`` is none.

    In sources that print it in full-width digits (those set with 方正书版), the digits of a page
    number come out in reverse order: ６１ is page 16. Without dashes it has at most three digits: a
    bare 2024 is a year.

    >>> _printed_pages("６１"), _printed_pages("４"), _printed_pages("— 12 —"), _printed_pages("2024")
    ((16, 61), (4,), (12,), ())
    """
    found = _PAGE_NUMBER.match(fold(text.strip()))
    if not found or (not found["dash"] and len(found["page"]) > 3):
        return ()
    page = int(found["page"])
    reverse = int(found["page"][::-1])
    return (page,) if text.strip().isascii() or found["dash"] or page == reverse else (reverse, page)


def _measure(lines: list[Line]) -> float | None:
    """The column's width, where more than half of the lines are about as wide as the widest of them."""
    widths = sorted(line.width for line in lines)
    if len(widths) < 20:
        return None
    wide = widths[len(widths) * 85 // 100]
    near = Counter(abs(w - wide) <= 2 for w in widths)
    return wide if near[True] > near[False] else None
