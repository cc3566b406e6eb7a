"""Whose text this is: masthead, 目录, where each document begins, and what stands at its head and end.

    JNCR－２０２２－００１０００６       registration
    济南市人民政府                     title, from the line that names the issuer
    关于……的通知
    济政发〔2022〕18号                 number: the anchor that the rest is found from
    各区县人民政府，……：                addressees
    ……
    （2022年10月9日印发）              imprint, and after it at most notes

A document as issued (not as printed in a gazette) has its number first and the title behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from search.gazette import numbers
from search.gazette.contents import COLUMN, Entry, read_contents
from search.gazette.labels import label
from search.gazette.layout import Line, closed
from search.gazette.masthead import colophon_start, is_imprint, issue_of, leading_masthead
from search.gazette.model import DocumentNumber, Issue
from search.gazette.passage import Passage, joined, supplied
from search.gazette.titles import TITLE_MARK, Titles, is_organ, is_text_title, issuers_of, kind_of

_ANCHOR = re.compile(rf"号|{TITLE_MARK.pattern}")
"""What a line that anchors a head has in it, its number or its title; most lines have neither."""

_STOP = re.compile(r"[。；：！？;:!?]$")
_MAX_TITLE = 8
"""Lines of a title at most."""


@dataclass(frozen=True, slots=True)
class Head:
    """Lines of a file that belong to one document, and what its head says. ``lines`` is the text under the head."""

    registration: tuple[Line, ...]
    title: Passage
    title_lines: tuple[Line, ...]
    numbers: tuple[DocumentNumber, ...]
    number_text: Passage
    mark: tuple[Line, ...]
    """发文机关标志, 济南市……办公室文件, where the document is as issued."""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Front:
    """A file's lines by what they belong to."""

    issue: Issue | None
    masthead: tuple[Line, ...]
    contents: tuple[Line, ...]
    entries: tuple[Entry, ...]
    columns: tuple[Line, ...]
    heads: tuple[Head, ...]
    colophon: tuple[Line, ...]


def read_front(lines: tuple[Line, ...]) -> Front:
    """Part a file's lines into masthead, 目录, documents and colophon."""
    start, end, entries = read_contents(lines)
    masthead = lines[:start] if end else leading_masthead(lines)
    body = [line for line in lines[max(end, len(masthead)) :] if not _is_column(line)]
    tail = colophon_start(body)
    heads = _heads(body[:tail], entries)
    return Front(
        issue=issue_of([*masthead, *body[tail:]]),
        masthead=tuple(line for line in masthead if not _is_column(line)),
        contents=lines[start:end],
        entries=entries,
        columns=tuple(line for line in (*lines[:start], *lines[end:]) if _is_column(line)),
        heads=heads,
        colophon=tuple(body[tail:]),
    )


def _is_column(line: Line) -> bool:
    return bool(COLUMN.fullmatch(line.flat))


def _heads(body: list[Line], entries: tuple[Entry, ...]) -> tuple[Head, ...]:
    """The documents of ``body``, each with the lines under its head, up to the next."""
    found: list[tuple[int, int, Head]] = []
    listed = Titles(entry.title for entry in entries if not entry.number)
    floor = 0
    for i in range(len(body)):
        if i < floor:
            continue
        anchored = _numbered(body, i, floor) or _decreed(body, i) or _titled(body, i, listed)
        if anchored:
            found.append(anchored)
            floor = anchored[1]
    if not found or found[0][0] > 0:
        found.insert(0, (0, 0, Head((), Passage(), (), (), Passage(), ())))
    ends = [start for start, _, _ in found[1:]] + [len(body)]
    return tuple(
        replace(head, lines=tuple(body[under:end]))
        for (_, under, head), end in zip(found, ends, strict=True)
        if end > under or head.title
    )


def _numbered(body: list[Line], i: int, floor: int) -> tuple[int, int, Head] | None:
    """The head that the number on line ``i`` anchors: its first line, the one under it, and what it says."""
    if not _ANCHOR.search(body[i].flat):
        return None
    tight = closed(body[i].text, tight=True)
    number = _number_line(tight.text)
    if number:
        return _as_printed(body, i, floor, number, tight) or _as_issued(body, i, floor, number, tight)
    if label(body[i].flat) or _ROW.match(body[i].text.text):
        return None
    found = numbers.find(tight.text) if TITLE_MARK.search(tight.text) else []
    if found and found[-1].span.end == len(tight.text) and found[-1].span.start > 0:
        title = tight[: found[-1].span.start]
        if kind_of(title.text) and TITLE_MARK.search(title.text):
            start = _registered(body, i, floor)
            head = Head(
                tuple(body[start:i]), title, (body[i],), (found[-1].number,), tight[found[-1].span.start :], ()
            )
            return start, i + 1, head
    return None


_ROW = re.compile(r"\s*\d{1,4}[.．、]?\t")
"""How a row begins in a list of documents, which names them by title and number, too."""


def _number_line(text: str) -> DocumentNumber | None:
    """The number, if ``text`` is one as a document's head prints it: with brackets, or a decree's."""
    inside = text.strip("()（）") if text.startswith(("(", "（")) else text
    written = re.search(r"[〔\[［【]\d{4}[〕\]］】]\d+号$|令第\d+号$", inside)
    return numbers.parse(inside) if written else None


def _as_printed(
    body: list[Line], i: int, floor: int, number: DocumentNumber, text: Passage
) -> tuple[int, int, Head] | None:
    """Gazette style: the title stands above its number."""
    start = i
    while start > floor and i - start < _MAX_TITLE and _is_title_line(body[start - 1]):
        above = body[start - 1].flat
        below = body[start].flat if start < i else ""
        if is_organ(below) and not is_organ(above):
            break
        if below and issuers_of(below) and not is_organ(above):
            break
        start -= 1
    title = joined(closed(line.text, tight=True) for line in body[start:i])
    if not (TITLE_MARK.search(title.text) or is_text_title(title.text)):
        return None
    first = _registered(body, start, floor)
    return first, i + 1, Head(tuple(body[first:start]), title, tuple(body[start:i]), (number,), text, ())


def _as_issued(
    body: list[Line], i: int, floor: int, number: DocumentNumber, text: Passage
) -> tuple[int, int, Head] | None:
    """The document's own style: 发文机关标志, number, then the title."""
    end = i + 1
    while end < len(body) and end - i <= _MAX_TITLE and _is_title_line(body[end]):
        end += 1
        whole = "".join(line.flat for line in body[i + 1 : end])
        if kind_of(whole) and not (end < len(body) and kind_of(whole + body[end].flat)):
            break
    title = joined(closed(line.text, tight=True) for line in body[i + 1 : end])
    if not kind_of(title.text):
        return None
    start = i
    while start > floor and i - start < 3 and re.search(r"(?:文件|令|公告|通告)$", body[start - 1].flat):
        start -= 1
    first = _registered(body, start, floor)
    head = Head(tuple(body[first:start]), title, tuple(body[i + 1 : end]), (number,), text, tuple(body[start:i]))
    return first, end, head


def _decreed(body: list[Line], i: int) -> tuple[int, int, Head] | None:
    """The head of a decree, whose number takes two lines: 济南市人民政府令 / 第285号.

    Its title is that of the text it makes known, which stands further down.
    """
    mark, ordinal = body[i].flat, body[i + 1].flat if i + 1 < len(body) else ""
    if not (mark.endswith("令") and is_organ(mark.removesuffix("令")) and re.fullmatch(r"第\d+号", ordinal)):
        return None
    number = numbers.parse(mark + ordinal)
    named = re.search(r"《([^《》]{2,60})》", "".join(line.flat for line in body[i + 2 : i + 8]))
    title = named[1] if named else mark
    text = closed(body[i + 1].text, tight=True)
    return i, i + 2, Head((), supplied(title), (), (number,) if number else (), text, (body[i],))


def _titled(body: list[Line], i: int, listed: Titles) -> tuple[int, int, Head] | None:
    """The head of a document without a number, where lines from ``i`` on are a title that the 目录 lists."""
    count = listed.lead(line.flat for line in body[i : i + _MAX_TITLE - 1])
    if not count:
        return None
    lines = tuple(body[i : i + count])
    title = joined(closed(line.text, tight=True) for line in lines)
    return i, i + count, Head((), title, lines, (), Passage(), ())


def _is_title_line(line: Line) -> bool:
    """Whether ``line`` may be part of a title: no end of a sentence, no date, number, mark or table."""
    text = line.flat
    return not (
        _STOP.search(text)
        or "\t" in line.text.text
        or line.indented
        or label(text)
        or is_imprint(text)
        or _number_line(text)
        or numbers.registration(text)
        or re.fullmatch(r"[（(]?\S*?\d{4}年\d{1,2}月\d{1,2}日[）)]?", text)
        or text.startswith(("注：", "附件", "（此件", "(此件"))
        or re.search(r"[。；]", text)
    )


def _registered(body: list[Line], start: int, floor: int) -> int:
    """Index of the line with the registration above ``start``, else ``start``."""
    return start - 1 if start > floor and numbers.registration(body[start - 1].flat) else start
