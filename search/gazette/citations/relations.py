"""What a document does with what it cites: 依据, 贯彻, 印发, 转发, 废止, 修改, 参照, 提及.

Mentions that stand together in a row, with nothing but 、 or 和 and who issued them between, share it. It is told by what
follows them (…同时废止, …作如下修改, 现将…印发给你们) and by the last word before them that tells it (根据…, 落实…), in the
same sentence. A plan is no deed: who is to 制定 or 修改 something only mentions it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from search.gazette.citations.mentions import Mention
from search.gazette.model import Cited, Relation

Row = tuple[Mention, ...]


def rows(text: str, found: Sequence[Mention]) -> Iterator[Row]:
    """The mentions of ``text`` as the rows that they stand in."""
    row: list[Mention] = []
    for mention in found:
        if row and not _joined(text, row[-1], mention):
            yield tuple(row)
            row = []
        row.append(mention)
    if row:
        yield tuple(row)


def _joined(text: str, one: Mention, other: Mention) -> bool:
    """Whether what stands between two mentions leaves them in a row."""
    between = text[one.end : other.start] if other.start - one.end <= _REACH else "。"
    if between in "，," and one.kind is other.kind is Cited.PART:
        return True
    return not between or bool(_BETWEEN.fullmatch(between)) and not _CUE.search(between)


_BODIES = (
    "(?:[\u4e00-\u9fff、]{0,40}?(?:国务院|中央|部|委|局|厅|院|署|会|办公[厅室]|政府|银行|国家|[我本全]?[省市区县])"
    "(?:联合)?(?:等[\\d一二三四五六七八九十两]*(?:个?部[门委]|单位))?(?:印发的?|发布的?|出台的?|制定的?|的)?)"
)
"""Who issued the next one: 、国务院办公厅; 、中国人民银行等5部门."""
_LAW = "(?:[\u4e00-\u9fff]{1,16}(?<![方做办])(?:法典?|条例))"
"""What is named without 《》 before one of its articles."""
_BETWEEN = re.compile(
    "(?:[）)”\"]|[（(][^（）()《》。；;]{0,40}[）)]){0,3}(?:等?文件?|等(?:有关)?(?:法律|、|法规|规章|政策)+)?[的中之]?"
    "(?:及其[\u4e00-\u9fff]{2,8})?(?:[，,]?(?:以下)?[简统下]?称为?[“\"]?)?"
    f"(?:、|[，,]?以及|并且?|和|与|及|或者?|至|到){{0,2}}{_BODIES}?{_LAW}?"
    "(?:[（(“][^（）()《》。；]{0,20})?"
)
"""What may stand between two that are in a row, brackets around a 文号 and short names in them included."""


def relation(text: str, row: Row, bounds: tuple[int, int], deeds: bool) -> Relation:
    """What is done with ``row`` in ``text``.

    ``bounds`` are the ends of the row before and the start of the row behind: what tells the relation of one row does
    not tell that of another. ``deeds``: whether 印发, 废止 and the like before a title are done here, as in a title.
    """
    before = text[max(bounds[0], _segment(text, row[0].start)) : row[0].start]
    after = _after(text, row[-1].end, bounds[1])
    lead = _cue(before)
    if lead in _PREPOSITIONS and not (lead == "以" and not _GUIDES.match(after)):
        return _PREPOSITIONS[lead]
    if _ENDS.match(after) and not _PLANNED.search(before):
        return Relation.AMENDS if any(mention.kind is Cited.PART for mention in row) else Relation.REPEALS
    added = before.endswith("作为") and row[0].kind is Cited.PART
    if added or _CHANGES.match(after) or before.endswith("将") and _REPLACES.match(after):
        return Relation.AMENDS
    for said, handed in _HANDED:
        if said.search(after):
            return handed
    if lead in _VERBS:
        return Relation.CARRIES_OUT
    if lead in _DEEDS:
        return _DEEDS[lead] if deeds or _DECIDED.search(before) else Relation.MENTIONS
    if _CHANGES_PART.match(after):
        return Relation.AMENDS
    return Relation.CARRIES_OUT if lead not in _MADE and _DONE.match(after) else Relation.MENTIONS


def plans(text: str, row: Row, begin: int) -> bool:
    """Whether ``row`` is what somebody makes or is to make in this sentence: 出台《…》."""
    lead = _cue(text[max(begin, _segment(text, row[0].start)) : row[0].start])
    return lead in _MADE or lead in _DEEDS


def _segment(text: str, at: int) -> int:
    """Where what ``at`` stands in begins, between two pauses: what tells a relation is not looked for before it."""
    first = max(0, at - _REACH)
    return max((end.end() for end in PAUSE.finditer(text, first, at)), default=first)


def _after(text: str, start: int, end: int) -> str:
    """The rest of the sentence from ``start`` on, without the brackets that a row ends with."""
    rest = text[start : min(end, start + _REACH_BEHIND)]
    return _SENTENCE_END.split(_BRACKETS.sub("", rest, count=1), maxsplit=1)[0]


def _cue(before: str) -> str:
    """The last word in ``before`` that tells a relation, "" for none."""
    return next((match[0] for match in reversed(list(_CUE.finditer(before)))), "")


_REACH = 80
"""Characters before a mention that are looked at; the longest between a word and its title that was met is 47."""

_REACH_BEHIND = 200
"""Characters behind a mention that are looked at: …已经2024年3月8日市人民政府第41次常务会议通过，现予公布."""

PAUSE = re.compile("[，,。；;！？：:]|(?<=[^、和及])\\s")
_SENTENCE_END = re.compile("[。；;！？]")
_BRACKETS = re.compile("^(?:[）)”\"]|[（(][^（）()]{0,40}[）)])*")
"""The brackets that a row ends with."""

_SOON = "[^，,。；;]{0,20}?"
"""Before the next pause, with what ends a row between: 等3件行政规范性文件, 规定的…."""

_ENDS = re.compile(
    f"{_SOON}(?:废止(?![前后的])|停止(?:执行|施行|使用)(?!的)|不再(?:执行|施行|适用)|失效(?=[，,。；;]|$))"
)
_ADDS = "增加[一二两三四五六七八九十][章节条款项目]|删[去除]"
_CHANGES = re.compile(
    f"{_SOON}(?:[作做]出?(?:如下|以下|相应|部分)?(?:修改|修订|调整)|(?:修改|修订|修正|更改|调整)为|予以(?:修改|修正)|{_ADDS})"
    f"|(?:[^，,。；;]{{0,12}}?继续[^，,。；;]{{1,6}}[，,])?{_SOON}(?:有效期限?(?:延长|延续|顺延|调整)|延期)"
)
_REPLACES = re.compile("[^，,。；;]{0,100}?(?:修改|修订|改|调整|更名|变更|替换)为")
_CHANGES_PART = re.compile(
    "中(?!提出|明确|规定|要求|涉及|关于|有关)[^。；;《]{0,150}?"
    f"(?:修[改订]为|改为|取消|不再实行|不再执行|停止执行|{_ADDS})"
)
"""《…》中的创新券因政策调整取消: a part of it ends or changes."""
_GUIDES = re.compile("[^，,。；;]{0,8}为(?:根本)?(?:指导|依据|遵循|引领|指引|准绳|准则|行动指南)")
_HANDED = (
    (re.compile("现?(?:转发|批转)(?:给|各)|现予?(?:转发|批转)"), Relation.FORWARDS),
    (re.compile("印发(?:给|各|你)|现予?(?:印发|公布|发布|颁布)|予以(?:公布|发布|颁布)"), Relation.ISSUES),
)
_DONE = re.compile(f"{_SOON}(?<!起)(?:贯彻|落实|落地|见效|执行|实施(?!细则|办法|方案|意见|[前后中]|以来|之日))")
_PLANNED = re.compile("拟|[底月年]前")
_DECIDED = re.compile("决定|同时|一并|宣布|现(?!有|行|场|代)")

_PREPOSITIONS = {
    **dict.fromkeys(("根据", "依据", "依照", "按照", "遵照", "遵循", "遵守", "适用", "符合", "对照", "按", "以"), Relation.BASIS),
    **dict.fromkeys(("参照", "比照"), Relation.ANALOGY),
}
_VERBS = ("贯彻", "落实", "执行", "实施")
_DEEDS = {
    **dict.fromkeys(("印发", "公布", "发布", "颁布"), Relation.ISSUES),
    **dict.fromkeys(("转发", "批转"), Relation.FORWARDS),
    **dict.fromkeys(("废止", "停止执行", "停止施行", "不再执行"), Relation.REPEALS),
    **dict.fromkeys(("修改", "修订", "修正", "删去", "删除"), Relation.AMENDS),
}
_MADE = ("制定", "制订", "出台", "编制", "起草", "拟定", "拟订", "完善", "研究", "编印")
_NOT = "违反|学习|宣传|已经?(?:按照?|根据|依据|依照)|[不未](?:按照?|依照|遵守|执行|落实)"
"""What takes back a word before it."""
_CUE = re.compile(
    f"{_NOT}|根据|依据|依照|按照|遵照|遵循|遵守|适用|符合|对照|参照|比照|按(?![时期需月年])|以(?![及上下来外内后前])"
    f"|(?:{'|'.join(_DEEDS)}|{'|'.join(_MADE)})(?!的)|(?:{'|'.join(_VERBS)})(?!条例|细则|办法|方案|意见)"
)
"""All that tells a relation before a title; 按照市财政局制定的《…》 is told by 按照."""
