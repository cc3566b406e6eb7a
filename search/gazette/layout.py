"""Lines of a printed page → lines of text: letter-spacing closed, punctuation restored, furniture out.

A gazette's text comes as the lines of its pages, with their furniture among them: running heads,
printed page numbers, page marks. ``lay_out`` takes the furniture out and tells each line its leaf;
``paragraphs`` (see paragraphs.py) then joins what the page had wrapped.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from search.gazette.model import Issue
from search.gazette.numerals import NUMERAL, fold
from search.gazette.passage import Passage
from search.gazette.source import Source, SourceLine

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LATIN = "0-9A-Za-z"
_ANY_LATIN = f"{_LATIN}０-９Ａ-Ｚａ-ｚ"
_ASCII_MARKS = str.maketrans(",;:.()«»?!", "，；：。（）《》？！")
_ASCII_MARK = re.compile(rf"[()«»]|[,;:.?!](?:(?<![{_ANY_LATIN}].)|(?![{_ANY_LATIN}]))")
"""One that stands neither between two digits nor between two Latin letters (18.5, 1:1, e.g.)."""

_ASCII_COMMA = re.compile(rf"(?<=[{HAN}”»)])[,.](?!\d)")
_WIDE_COMMA = re.compile("[，。]")
_WIDE_POINT = re.compile(r"(?<=\d)．")
_STRETCHED = re.compile(rf"(?:(?<![^\s{HAN}])[{HAN}]\s){{2}}")
_RUNNING_HEAD = re.compile(
    r"(?:(?P<before>\S{2,20})\s+)?(?P<gazette>\S{2,20}公报)\s*"
    r"[(（]\s*(?P<year>\d{4})\s*年\s*+第?\s*(?P<number>\d{1,9}(?:\s*[/／—－\-、]\s*\d{1,9})*)\s*期"
    r"(?:\s*+总?第?\s*+(?P<total>\d{1,9})\s*期)?\s*[)）](?:\s+\S{2,20})?"
)
_PAGE_NUMBER = re.compile(r"(?P<dash>[-－—–―·•.]\s*)?(?P<page>\d{1,4})(?(dash)\s*[-－—–―·•.])")

_BEHIND_MARK = rf"^第(?:{NUMERAL}+|\d+)[编章节条]\s(?=\s*\S)"
_WITHIN_LATIN = rf"(?<=[{_LATIN}])\s(?=\s*[{_LATIN}])"
_WITHIN_HAN = rf"(?<=[{HAN}]{{2}})\s(?=\s*[{HAN}]{{2}})"
_KEPT = re.compile(rf"(?:{_BEHIND_MARK}|\S++|{_WITHIN_LATIN}|{_WITHIN_HAN})++")
_KEPT_TIGHT = re.compile(rf"(?:{_BEHIND_MARK}|\S++|{_WITHIN_LATIN})++")
"""What stays of a text whose layout is closed: words, and the first space between two that are apart."""


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
    """A source's lines without the furniture, in order, and the furniture itself, of either kind.

    ``leaves`` is how many pages were opened, 1 where the source does not mark them. ``measure`` is
    the width of the printed column in Han characters where the lines are the page's own
    (wrapped), ``None`` where most lines are whole paragraphs. ``restored`` are the offsets in the
    source of the marks that the lines have restored.
    """

    lines: tuple[Line, ...]
    running_heads: tuple[Furniture, ...]
    page_numbers: tuple[Furniture, ...]
    leaves: int
    measure: float | None
    restored: tuple[int, ...] = ()


def lay_out(source: Source) -> Layout:
    """The lines of ``source``, furniture apart."""
    restored = _restored(source.text)
    texts = _Texts.of(source.text, restored)
    spaced = _marks_pages_by_space(source.lines)
    numbered = _page_number_lines(source.lines, spaced)
    lines: list[Line] = []
    running_heads: list[Furniture] = []
    page_numbers: list[Furniture] = []
    leaf, fresh, gap = 0, True, True
    for raw in source.lines:
        head = _running_head(raw.text)
        if (raw.fed or head or (spaced and _opens_page(raw.text))) and not fresh:
            leaf, fresh, gap = leaf + 1, True, True
        if not raw.text.strip():
            gap = True
            continue
        line = _line(raw, leaf, gap, texts)
        gap = False
        if head:
            running_heads.append(Furniture(line, issue=head))
        elif raw.start in numbered:
            page_numbers.append(Furniture(line, pages=_printed_pages(raw.text)))
            leaf, fresh, gap = leaf + 1, True, True
        else:
            lines.append(line)
            fresh = False
    leaves = lines[-1].leaf + 1 if lines else 0
    return Layout(tuple(lines), tuple(running_heads), tuple(page_numbers), leaves, _measure(lines), restored)


def closed(passage: Passage, tight: bool = False) -> Passage:
    """``passage`` without the spaces of the layout.

    A space stays between two Latin words or numbers, behind the mark of an article (第一条　为了) and,
    unless ``tight``, between two runs of Han (走万企 提信心); one beside a single Han character is
    letter-spacing.

    >>> closed(Passage("推 进 智 慧 科 普， “十四五” 期间 RCEP rules", ((0, 33),))).text
    '推进智慧科普，“十四五”期间RCEP rules'
    """
    if not _has_space(passage.text):
        return passage
    return passage.keep([kept.span() for kept in (_KEPT_TIGHT if tight else _KEPT).finditer(passage.text)])


def _has_space(text: str) -> bool:
    return text.split(None, 1) != [text]


def width(text: str) -> float:
    """How many Han characters wide ``text`` is printed; ASCII counts half."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


@dataclass(frozen=True, slots=True)
class _Texts:
    """A source's text twice, character for character: with its marks restored, and folded as well."""

    restored: str
    folded: str

    @classmethod
    def of(cls, text: str, restored: tuple[int, ...]) -> _Texts:
        if restored:
            text = _ASCII_MARK.sub(lambda mark: mark[0].translate(_ASCII_MARKS), text)
        return cls(text, _fold(text))


def _restored(text: str) -> tuple[int, ...]:
    """Where ``text`` has ASCII punctuation for the marks of a Chinese text, if that is how it is written."""
    return tuple(mark.start() for mark in _ASCII_MARK.finditer(text)) if _is_ascii_punctuated(text) else ()


def _line(raw: SourceLine, leaf: int, gap: bool, texts: _Texts) -> Line:
    blank = " \u3000\r" if "\t" in raw.text else None
    start = raw.start + len(raw.text) - len(raw.text.lstrip(blank))
    end = raw.start + len(raw.text.rstrip(blank))
    text, folded = texts.restored[start:end], texts.folded[start:end]
    spaced = _has_space(text)
    printed = "".join(_KEPT_TIGHT.findall(text)) if spaced else text
    return Line(
        number=raw.number,
        leaf=leaf,
        text=Passage(folded, ((start, end - start),)),
        flat=_fold(printed) if spaced else folded,
        width=width(printed),
        gap=gap,
        indented=raw.text.startswith(("\u3000", "\t", "  ")),
        stretched=spaced and bool(_STRETCHED.search(text)),
    )


def _fold(text: str) -> str:
    """Full-width digits and letters as ASCII, and the full-width point beside a digit."""
    return _WIDE_POINT.sub(".", fold(text))


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
    found = _RUNNING_HEAD.fullmatch(fold(text.strip())) if "公报" in text else None
    if not found:
        return None
    number = re.sub(r"\s", "", found["number"])
    total = (int(found["total"]),) if found["total"] else ()
    return Issue(found["gazette"], int(found["year"]), number, total)


def _page_number_lines(lines: tuple[SourceLine, ...], spaced: bool) -> set[int]:
    """Where the lines begin that are a printed page number and nothing else.

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
            found.add(line.start)
        else:
            bare.append((line.start, pages[-1]))
    runs_on = all(0 < after - page <= 2 for (_, page), (_, after) in zip(bare, bare[1:], strict=False))
    return found | {start for start, _ in bare if runs_on and len(bare) > 2}


def _printed_pages(text: str) -> tuple[int, ...]:
    """What a printed page number may say, the likeliest first; empty if ``text`` is none.

    In sources that print it in full-width digits (those set with 方正书版), the digits of a page
    number come out in reverse order: ６１ is page 16. Without dashes it has at most three digits: a
    bare 2024 is a year.

    >>> _printed_pages("６１"), _printed_pages("４"), _printed_pages("— 12 —"), _printed_pages("2024")
    ((16, 61), (4,), (12,), ())
    """
    found = _PAGE_NUMBER.fullmatch(text.strip())
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
    near = bisect_right(widths, wide + 2) - bisect_left(widths, wide - 2)
    return wide if near > len(widths) / 2 else None
