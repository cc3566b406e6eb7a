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
from search.gazette.labels import label
from search.gazette.layout import Line, closed
from search.gazette.model import DocumentNumber, Issue
from search.gazette.numerals import day
from search.gazette.passage import Passage, joined
from search.gazette.words import words

_CONTENTS = re.compile(r"目[录次]")
_ENTRY_PAGE = re.compile(
    r"(?:[（(](\d{1,3})[）)]|[…·.]{2,}[（(]?(\d{1,3})[）)]?|(?:(?<=号)|(?<=号[）)])|(?<=通知)|(?<=意见))[/／]?(\d{1,3}))$"
)
_COLUMN = re.compile(r"【[^】]{2,20}】")
_IMPRINT = re.compile(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日(?:印发|印刷|发布)[）)]?")
_MASTHEAD = re.compile(
    r".{2,20}公报|[A-Z\s]+|\d{4}|第[\d/／]+期.*|\d{4}年第?[\d/／]+期.*|[（(]?总第?[\d/／]+期[）)]?|主[管办].*|.{0,15}出版"
)
_COLOPHON = re.compile(
    r"《?.{2,20}公报》?简介|(?:主管|主办|主管主办|编辑|编辑出版|印刷单位|承印|发行|地址|邮编|邮政编码|联系电话|电话|网址|邮箱|"
    r"电子信箱|内部刊号|刊号|准印证.{0,4}|国内统一刊号)[：:].*"
)
_ISSUE = re.compile(r"(\d{4})年第?(\d+(?:[/／、—－-]\d+)*)期")
_TOTAL = re.compile(r"总第?(\d+(?:[/／、]\d+)*)期")
_ADDRESSEES = re.compile(r"[^。；]{2,200}[：:]")
_STOP = re.compile(r"[。；：！？;:!?]$")
_TITLE_MARK = re.compile(r"关于|印发|转发|公布|发布")
_MAX_TITLE = 8
"""Lines of a title at most."""

_MAX_ADDRESSEES = 6
"""Lines of addressees at most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the 目录: a title as it names it, with the number and first page it gives."""

    title: str
    number: DocumentNumber | None
    page: int | None


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
    columns = tuple(line for line in lines if _COLUMN.fullmatch(flat(line)))
    start, end, entries = _contents(lines)
    masthead = lines[:start] if end else _leading_masthead(lines)
    body_start = max(end, len(masthead))
    body = [line for line in lines[body_start:] if line not in columns]
    tail = _colophon_start(body)
    heads = _heads(body[:tail], entries)
    return Front(
        issue=_issue([*masthead, *body[tail:]]),
        masthead=tuple(masthead),
        contents=tuple(line for line in lines[start:end]),
        entries=entries,
        columns=tuple(line for line in columns if line not in lines[start:end]),
        heads=heads,
        colophon=tuple(body[tail:]),
    )


def flat(line: Line) -> str:
    """The line's text without any of the layout's spaces."""
    return closed(line.text, tight=True).text


def bare(text: str) -> str:
    """``text`` for comparing titles: without spaces, quotation marks and the 〈〉 of a title within a title."""
    return re.sub(r"[\s“”\"'‘’〈〉]", "", text)


def is_imprint(text: str) -> bool:
    """（2022年10月9日印发）"""
    return bool(_IMPRINT.fullmatch(text))


def is_organ(text: str) -> bool:
    """Whether ``text`` may be the name of one issuing body, and nothing else.

    >>> is_organ("济南市人民政府办公厅"), is_organ("关于聘任市政府参事的通知"), is_organ("工作要求")
    (True, False, False)
    """
    return bool(re.fullmatch(rf"[\u4e00-\u9fff（）()、]{{2,40}}(?:{'|'.join(words('organs'))})", text)) and not (
        _TITLE_MARK.search(text) or _STOP.search(text)
    )


def issuers_of(title: str) -> tuple[str, ...]:
    """The bodies that a title begins with; spaces part those of a joint document.

    >>> issuers_of("济南市人民政府办公厅关于印发某方案的通知"), issuers_of("关于印发某方案的通知")
    (('济南市人民政府办公厅',), ())
    >>> issuers_of("青岛市教育局 青岛市财政局 关于做好补助工作的通知")
    ('青岛市教育局', '青岛市财政局')
    """
    lead = _TITLE_MARK.split(title, maxsplit=1)[0].strip() if _TITLE_MARK.search(title) else ""
    names = re.split(r"[、\s]+", lead)
    if lead and all(is_organ(name) for name in names):
        return tuple(names)
    whole = re.sub(r"\s", "", lead)
    return (whole,) if is_organ(whole) else ()


def _core(title: str) -> str:
    """``title`` without a last bracket: （试行）."""
    return re.sub(r"[（(][^（）()]*[）)]$", "", title)


def is_title(text: str) -> bool:
    """Whether ``text`` reads like the title of a document.

    >>> is_title("关于开展义务植树活动的倡议书"), is_title("切实提高办理效率，各区县要加强领导")
    (True, False)
    """
    return bool(_TITLE_MARK.search(text) or is_text_title(text)) and not re.search(r"[，。；！？]", text)


def kind_of(title: str) -> str | None:
    """文种: what the title calls the document at its end.

    >>> kind_of("关于加快跨境电子商务发展的意见"), kind_of("济南市优化营商环境措施清单（试行）")
    ('意见', None)
    """
    core = _core(title)
    return next((kind for kind in words("kinds") if core.endswith(kind)), None)


def is_text_title(text: str) -> bool:
    """Whether ``text`` ends like the title of a document or of a text that one issues."""
    core = _core(text)
    return core.endswith((*words("kinds"), *words("texts")))


def addressees_of(lines: list[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """The lines of 主送机关 that ``lines`` begin with, and the bodies they name.

    >>> addressees_of([])
    ([], ())
    """
    for count in range(1, min(_MAX_ADDRESSEES, len(lines)) + 1):
        text = "".join(flat(line) for line in lines[:count])
        if _ADDRESSEES.fullmatch(text) and not label(text) and not re.search(r"如下|以下|《", text):
            return list(lines[:count]), _listed(text.rstrip("：:"))
        if _STOP.search(text):
            break
    return [], ()


def _listed(text: str) -> tuple[str, ...]:
    """The names of addressees, parted by ，; by 、 only where each part is a name by itself (各区、市人民政府 is one).

    >>> _listed("各区、市人民政府，市政府各部门（单位、公司）"), _listed("市教育局、市财政局")
    (('各区、市人民政府', '市政府各部门（单位、公司）'), ('市教育局', '市财政局'))
    """
    names = _split_outside(text, "，,；;")
    if len(names) > 1:
        return names
    parts = _split_outside(text, "、")
    return parts if all(is_organ(part) for part in parts) else names


def _split_outside(text: str, separators: str) -> tuple[str, ...]:
    """``text`` between ``separators`` that stand outside brackets."""
    names, depth = [""], 0
    for c in text:
        depth += (c in "（(") - (c in "）)")
        if c in separators and depth == 0:
            names.append("")
        else:
            names[-1] += c
    return tuple(name for name in names if name)


def _contents(lines: tuple[Line, ...]) -> tuple[int, int, tuple[Entry, ...]]:
    """Where the 目录 begins and ends, and its entries; ``end`` is 0 where there is none."""
    start = next((i for i, line in enumerate(lines[:200]) if _CONTENTS.fullmatch(flat(line))), None)
    if start is None:
        return 0, 0, ()
    entries: list[Entry] = []
    pending: list[str] = []
    end = start + 1
    for i in range(start + 1, len(lines)):
        text = flat(lines[i])
        if _COLUMN.fullmatch(text):
            end = i + 1 if not pending else end
            continue
        pending.append(text)
        page = _ENTRY_PAGE.search(text)
        if page:
            entries.append(_entry("".join(pending), int(page[1] or page[2] or page[3])))
            pending, end = [], i + 1
        elif numbers.parse(text.strip("()（）")) or len(pending) > _MAX_TITLE or text.endswith("。"):
            break
    return start, end, tuple(entries)


def _entry(text: str, page: int) -> Entry:
    text = _ENTRY_PAGE.sub("", text).rstrip("…·.")
    found = numbers.find(text)
    if found and found[-1].span.end >= len(text) - 1:
        title = text[: found[-1].span.start].rstrip("（(")
        return Entry(title, found[-1].number, page)
    return Entry(text, None, page)


def _leading_masthead(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that a file without a 目录 begins with and that name the gazette and its issue."""
    count = 0
    while count < len(lines) and _MASTHEAD.fullmatch(flat(lines[count])):
        count += 1
    named = any("公报" in flat(line) for line in lines[:count])
    return lines[:count] if named else ()


def _colophon_start(body: list[Line]) -> int:
    """Index of the line from which on the gazette speaks of itself, ``len(body)`` if it does not."""
    last = max((i for i, line in enumerate(body) if is_imprint(flat(line))), default=max(0, len(body) - 40))
    return next((i for i in range(last, len(body)) if _COLOPHON.fullmatch(flat(body[i]))), len(body))


def _issue(lines: list[Line]) -> Issue | None:
    """What masthead and colophon say of the issue."""
    texts = [flat(line) for line in lines]
    whole = "\n".join(texts)
    found, total = _ISSUE.search(whole), _TOTAL.search(whole)
    gazette = next((t for t in texts if re.fullmatch(r"[\u4e00-\u9fff]{2,20}公报", t)), None)
    published = next((day(t) for t in texts if t.endswith("出版") and day(t)), None)
    if not (found or gazette):
        return None
    totals = tuple(int(n) for n in re.split(r"[/／、]", total[1])) if total else ()
    number = re.sub("／", "/", found[2]) if found else None
    return Issue(gazette, int(found[1]) if found else None, number, totals, published)


def _heads(body: list[Line], entries: tuple[Entry, ...]) -> tuple[Head, ...]:
    """The documents of ``body``, each with the lines under its head, up to the next."""
    found: list[tuple[int, int, Head]] = []
    floor = 0
    for i in range(len(body)):
        if i < floor:
            continue
        anchored = _numbered(body, i, floor) or _decreed(body, i) or _titled(body, i, entries)
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
    tight = closed(body[i].text, tight=True)
    number = _number_line(tight.text)
    if number:
        return _as_printed(body, i, floor, number, tight) or _as_issued(body, i, floor, number, tight)
    found = numbers.find(tight.text)
    if found and found[-1].span.end == len(tight.text) and found[-1].span.start > 0:
        title = tight[: found[-1].span.start]
        if kind_of(title.text) and _TITLE_MARK.search(title.text):
            start = _registered(body, i, floor)
            head = Head(
                tuple(body[start:i]), title, (body[i],), (found[-1].number,), tight[found[-1].span.start :], ()
            )
            return start, i + 1, head
    return None


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
        above = flat(body[start - 1])
        below = flat(body[start]) if start < i else ""
        if is_organ(below) and not is_organ(above):
            break
        if below and issuers_of(below) and not is_organ(above):
            break
        start -= 1
    title = joined(closed(line.text, tight=True) for line in body[start:i])
    if not (_TITLE_MARK.search(title.text) or is_text_title(title.text)):
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
        whole = "".join(flat(line) for line in body[i + 1 : end])
        if kind_of(whole) and not (end < len(body) and kind_of(whole + flat(body[end]))):
            break
    title = joined(closed(line.text, tight=True) for line in body[i + 1 : end])
    if not kind_of(title.text):
        return None
    start = i
    while start > floor and i - start < 3 and re.search(r"(?:文件|令|公告|通告)$", flat(body[start - 1])):
        start -= 1
    first = _registered(body, start, floor)
    head = Head(tuple(body[first:start]), title, tuple(body[i + 1 : end]), (number,), text, tuple(body[start:i]))
    return first, end, head


def _decreed(body: list[Line], i: int) -> tuple[int, int, Head] | None:
    """The head of a decree, whose number takes two lines: 济南市人民政府令 / 第285号.

    Its title is that of the text it makes known, which stands further down.
    """
    mark, ordinal = flat(body[i]), flat(body[i + 1]) if i + 1 < len(body) else ""
    if not (mark.endswith("令") and is_organ(mark.removesuffix("令")) and re.fullmatch(r"第\d+号", ordinal)):
        return None
    number = numbers.parse(mark + ordinal)
    named = re.search(r"《([^《》]{2,60})》", "".join(flat(line) for line in body[i + 2 : i + 8]))
    title = named[1] if named else mark
    text = closed(body[i + 1].text, tight=True)
    supplied = Passage(title, (-1,) * len(title))
    return i, i + 2, Head((), supplied, (), (number,) if number else (), text, (body[i],))


def _titled(body: list[Line], i: int, entries: tuple[Entry, ...]) -> tuple[int, int, Head] | None:
    """The head of a document without a number, where lines from ``i`` on are a title that the 目录 lists."""
    wanted = {bare(entry.title) for entry in entries if not entry.number}
    text = ""
    for count in range(1, _MAX_TITLE):
        if i + count > len(body):
            return None
        text += bare(flat(body[i + count - 1]))
        if text in wanted:
            lines = tuple(body[i : i + count])
            title = joined(closed(line.text, tight=True) for line in lines)
            return i, i + count, Head((), title, lines, (), Passage(), ())
        if not any(title.startswith(text) for title in wanted):
            return None
    return None


def _is_title_line(line: Line) -> bool:
    """Whether ``line`` may be part of a title: no end of a sentence, no date, number, mark or table."""
    text = flat(line)
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
    return start - 1 if start > floor and numbers.registration(flat(body[start - 1])) else start
