"""Where a text mentions another document or a clause.

The shapes it reads:  《济南市市区道路命名规则》 · 《关于印发〈方案〉的通知》
                      济政办字〔2018〕65号 · 国务院令第713号 · misprints: 滨发改〔2019〕号, 〔2020〕15号
                      本办法第三条第（二）项 · 第二款 · 前款 · 前三项 · 本条
                      附件2 · 见附件
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.gazette import numbers
from search.gazette.model import Cited, DocumentNumber
from search.gazette.numerals import NUMERAL
from search.gazette.words import words


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` mentions something.

    ``malformed`` says what a 文号 lacks; its ``number`` is then what it would be, which tells by whom it is.
    """

    start: int
    end: int
    kind: Cited
    number: DocumentNumber | None = None
    malformed: str | None = None

    def of(self, text: str) -> str:
        """The words in ``text`` that mention it."""
        return text[self.start : self.end]

    def inside(self, text: str) -> str:
        """A title without its 《》."""
        return text[self.start + 1 : self.end - 1]


def mentions(text: str, begin: int = 0) -> list[Mention]:
    """The mentions in ``text`` from ``begin`` on, in order and apart from each other.

    >>> [(m.start, m.end, str(m.kind)) for m in mentions("根据《办法》（鲁政发〔2021〕3号）第五条")]
    [(2, 6, '标题'), (7, 18, '文号'), (19, 22, '条款')]
    """
    found = list(_titles(text)) if "《" in text else []
    found = _apart(found, _numbers(text))
    if _BRACKET.search(text):
        found = _apart(found, _broken(text))
    if "附件" in text:
        found = _apart(found, _attachments(text))
    if _PART_MARK.search(text):
        found = _with_parts(text, begin, found)
    return found


def _apart(found: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Both in order, without those of ``more`` that share a character with one of ``found``."""
    free = [new for new in more if all(new.end <= old.start or old.end <= new.start for old in found)]
    return sorted(found + free, key=lambda mention: mention.start) if free else found


# --- titles ---


def _titles(text: str) -> Iterator[Mention]:
    """The outermost 《…》 that are closed; a 》 that stands for 〉 closes what it stands in."""
    open_marks: list[re.Match[str]] = []
    found: list[tuple[int, int]] = []
    for mark in _TITLE_MARK.finditer(text):
        if mark[0] == "《" or mark[0] == "〈" and open_marks:
            open_marks.append(mark)
        elif open_marks and mark[0] == "》":
            if open_marks[-1][0] == "〈" and not _CLOSED_AGAIN.match(text, mark.end()):
                open_marks = [each for each in open_marks if each[0] == "《"]
            start = open_marks.pop().start()
            if text[start] == "《":
                found = [pair for pair in found if pair[0] < start] + [(start, mark.end())]
        elif open_marks and open_marks[-1][0] == "〈" and mark[0] == "〉":
            open_marks.pop()
    return (Mention(start, end, Cited.TITLE) for start, end in found if text[start + 1 : end - 1].strip())


_TITLE_MARK = re.compile("[《》〈〉]")
_CLOSED_AGAIN = re.compile("[^《》]*》")

# --- 文号 ---

_OPEN, _CLOSE = r"〔［\[【﹝〖", r"〕］\]】﹞〗"
_BRACKET = re.compile(f"[{_OPEN}]")
_LACKING = re.compile(
    rf"[{_OPEN}](?:\s*(?P<year>(?:19|20)\d\d)\s*|\s*)[{_CLOSE}]\s*第?\s*(?P<serial>\d{{1,5}}(?!\d))?\s*号(?![楼线院门])"
)
"""A year in brackets and what follows it, either of the two left out or none."""
_LONGEST = 40
"""Characters before the year that can belong to a 文号."""


def _numbers(text: str) -> Iterator[Mention]:
    for found in numbers.find(text):
        yield Mention(found.span.start, found.span.end, Cited.NUMBER, found.number)


def _broken(text: str) -> Iterator[Mention]:
    """What is written like a 文号 and lacks a part; where it begins is found as if it lacked none."""
    for lacking in _LACKING.finditer(text):
        year, serial = lacking["year"], lacking["serial"]
        reason = "缺机关代字" if year and serial else "缺序号" if year else "缺年份"
        whole = f"〔{year or 2000}〕{serial or 1}号"
        before = text[max(0, lacking.start() - _LONGEST) : lacking.start()]
        as_if = next((f for f in numbers.find(before + whole) if f.span.end == len(before) + len(whole)), None)
        start = lacking.start() - len(before) + as_if.span.start if as_if else lacking.start()
        reason = reason if as_if else "缺机关代字"
        yield Mention(start, lacking.end(), Cited.NUMBER, as_if.number if as_if else None, reason)


# --- 附件 ---

_ATTACHMENT = re.compile(r"附件(?P<n>\s?(?:\d{1,2}(?![\d.．]\d|[个份件])|[一二三四五六七八九十]{1,3}(?![个份件])))?")
_POINTING_BEFORE = re.compile("(?:[见按照据]|填写|填报|本文|所附|[》本][^，。；]{0,4})[“（(]?$")
_POINTING_AFTER = re.compile("(?:详见|所[列附示]|规定|要求|执行|中[的所])")
_ANNOUNCES = re.compile(r"[（(]?附件\s?(?:\d+|[一二三四五六七八九十]+)?(?!\d|所|中|的|规定|列|[和与、])")


def _attachments(text: str) -> Iterator[Mention]:
    """附件 in a sentence; where a text begins with it, it is structure: the list of them, or the heading of one."""
    if _ANNOUNCES.match(text):
        return
    for found in _ATTACHMENT.finditer(text):
        start, end = found.span()
        if found["n"] or _POINTING_BEFORE.search(text, max(0, start - 9), start) or _POINTING_AFTER.match(text, end):
            yield Mention(start, end, Cited.ATTACHMENT)


# --- 条款 ---

_N = rf"(?:{NUMERAL}{{1,7}}|\s?\d{{1,4}}\s?)"
_ITEM = rf"(?:第{_N}项(?!目)|第?[（(]\s?{_N}[）)]项(?!目)|第[（(]\s?{_N}[）)](?=[、和至第（(]))"
_BELOW = rf"(?:第{_N}款)?{_ITEM}?(?:第[（(]?{_N}[）)]?目)?"
"""What may follow an article."""
_THINGS = "地铁|高速|高铁|铁路|公路|线|航|生产线|产线|轨道|跑道|道路|街|河|隧道|消息|产业链|例|战线|路"
"""What 条 counts, besides articles."""
_OWN = f"(?:本[\u4e00-\u9fff]{{0,6}}?(?:{'|'.join((*words('kinds'), *words('texts'), '法'))}))"

_PART = re.compile(
    rf"(?P<own>{_OWN})?"
    rf"(?:(?P<sure>(?:第{_N}条(?:之{NUMERAL}{{1,2}})?(?!{_THINGS})|前条|该条(?=第)|(?<!基)本条(?![例约件款目])){_BELOW}"
    rf"|(?<![提预])前(?:[一二两三四五六七八九十]\s?)?款{_ITEM}?)"
    rf"|第{_N}[编章节](?:第{_N}节)?|第{_N}款(?!项){_ITEM}?|{_ITEM}"
    rf"|本(?:章(?!程)|款|项(?!目))|(?<![提预])前(?:[一二两三四五六七八九十]\s?)?项(?!目))"
)
_PART_MARK = re.compile(f"第(?:{NUMERAL}|[（( \\d])|前(?:[一二两三四五六七八九十]?[款项]|条)|[本该]条|本[款项章]")
_SAID_BEFORE = re.compile("(?:依照|按照|根据|依据|违反|符合|适用|删去|删除|作为|将|[》）)]的?)$")
_SAID_AFTER = re.compile("的?规定|所[列称述指]|中的|修改|改为|的?情形|以外")
_JOINED = re.compile("[、，]?[和与及或至到]?")


def _with_parts(text: str, begin: int, found: list[Mention]) -> list[Mention]:
    """``found`` with the parts of documents; what is no part without others says so by what stands around it."""
    parts: list[Mention] = []
    for match in _PART.finditer(text, begin):
        joined = parts and _JOINED.fullmatch(text, parts[-1].end, match.start())
        cited = any(old.end == match.start() for old in found)
        if match["sure"] or match["own"] or joined or cited or _said(text, match.start(), match.end()):
            parts.append(Mention(match.start(), match.end(), Cited.PART))
    return _apart(found, parts)


def _said(text: str, start: int, end: int) -> bool:
    return bool(_SAID_BEFORE.search(text, max(0, start - 3), start) or _SAID_AFTER.match(text, end))
