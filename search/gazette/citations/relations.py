"""What a document does with what it cites: 依据, 贯彻, 印发, 转发, 废止, 修改, 参照, 提及.

Mentions that stand together in a row, with nothing but 、 or 和 and who issued them between, share it. It is told by what
follows them (…同时废止, …作如下修改, 现将…印发给你们) and by the last word before them that tells it (根据…, 落实…), in the
same sentence. A plan is no deed: who is to 制定 or 修改 something only mentions it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from search.gazette.citations.citation import Cited, Relation
from search.gazette.citations.mentions import Mention

Row = tuple[Mention, ...]


def rows(text: str, found: Sequence[Mention]) -> Iterator[Row]:
    """The mentions of ``text`` as the rows that they stand in."""
    row: list[Mention] = []
    for mention in found:
        if row and not _BETWEEN.fullmatch(text, row[-1].end, mention.start):
            yield tuple(row)
            row = []
        row.append(mention)
    if row:
        yield tuple(row)


_ORGAN = (
    "(?:[\u4e00-\u9fff、]{0,24}?(?:国务院|中央|部|委|局|厅|院|署|会|办公[厅室]|政府|银行|国家|[我本全]?[省市区县])"
    "(?:联合)?(?:等[\\d一二三四五六七八九十两]*(?:个?部[门委]|单位))?(?:印发|发布|出台)?的?)"
)
_LAW = "(?:[\u4e00-\u9fff]{1,16}(?<![方做办])(?:法典?|条例))"
"""What is named without 《》 before one of its articles."""
_BETWEEN = re.compile(
    "(?:[）)”\"]|[（(][^（）()《》。；]{0,40}[）)])*(?:[的中之])?"
    "(?:[，,]?(?:以下)?[简统下]?称(?:为)?[“\"]?)?"
    f"(?:、|以及|并且?|和|与|及|或者?|至|到)*(?:{_ORGAN}[、和与]?)*{_LAW}?"
    "(?:[（(“][^（）()《》。；]{0,20})?"
)
"""What may stand between two that are in a row, brackets around a 文号 and short names in them included."""


def relation(text: str, row: Row, bounds: tuple[int, int], deeds: bool) -> Relation:
    """What is done with ``row`` in ``text``.

    ``bounds`` are the ends of the row before and the start of the row behind: what tells the relation of one row does
    not tell that of another. ``deeds``: whether 印发, 废止 and the like before a title are done here, as in a title.
    """
    before = text[max(bounds[0], _sentence(text, row[0].start)) : row[0].start]
    after = _BEHIND.sub("", text[row[-1].end : bounds[1]], count=1)
    after = _SENTENCE_END.split(after, maxsplit=1)[0]
    part = any(mention.kind is Cited.PART for mention in row)
    lead = _cue(before)
    if _ENDS.match(after) and not _PLANNED.search(before):
        return Relation.AMENDS if part else Relation.REPEALS
    if _CHANGES.match(after):
        return Relation.AMENDS
    if lead in _PREPOSITIONS and not (lead == "以" and not _GUIDES.match(after)):
        return _PREPOSITIONS[lead]
    for said, handed in _HANDED:
        if said.search(after):
            return handed
    if lead in _VERBS:
        return _VERBS[lead]
    if lead in _DEEDS:
        return _DEEDS[lead] if deeds or _DECIDED.search(before) else Relation.MENTIONS
    if lead != "提及" and _DONE.match(after):
        return Relation.CARRIES_OUT
    return Relation.MENTIONS


def plans(text: str, row: Row, begin: int) -> bool:
    """Whether ``row`` is what somebody makes or is to make in this sentence: 出台《…》."""
    return _cue(text[max(begin, _sentence(text, row[0].start)) : row[0].start]) in {"提及", *_DEEDS}


def _sentence(text: str, at: int) -> int:
    """Where the part of the sentence begins that ``at`` stands in: what tells a relation is not looked for before it."""
    ends = [end.end() for end in _COMMA.finditer(text, max(0, at - _REACH), at)]
    return ends[-1] if ends else max(0, at - _REACH)


_REACH = 80
"""Characters before a mention that are looked at."""
_COMMA = re.compile("[，,。；;！？：:]|(?<=[^、和及])\\s")
_SENTENCE_END = re.compile("[。；;！？]")
_BEHIND = re.compile("(?:[）)”\"]|[（(][^（）()]{0,40}[）)])*")
"""The brackets that a row ends with."""

_ENDS = re.compile("[^，。；]{0,20}?(?:(?:同时|一并|予以|即行|自行|相应|自动|[，,]?现?)?废止(?!前|后)|停止(?:执行|施行|使用)|不再(?:执行|施行|适用)|(?:同时|即行|宣布|自行|自动)失效)")
_CHANGES = re.compile(
    "[^，。；]{0,12}?(?:[作做]出?(?:如下|以下|相应|部分)?(?:修改|修订|调整)|(?:修改|修订|修正|更改|调整)为|予以(?:修改|修正)|有效期(?:限)?(?:延长|延续|顺延|调整)|延期)"
    "|中的?[^。；《]{0,150}?(?:修[改订]为|取消|不再实行|不再执行|改为|停止执行|删去|删除)"
)
_GUIDES = re.compile("[^，。；]{0,8}为(?:根本)?(?:指导|依据|遵循|引领|指引|准绳|准则|行动指南)")
_HANDED = (
    (re.compile("现?(?:转发|批转)(?:给|各)|现予?(?:转发|批转)"), Relation.FORWARDS),
    (re.compile("印发(?:给|各|你)|现予?(?:印发|公布|发布|颁布)|予以(?:公布|发布|颁布)"), Relation.ISSUES),
)
_DONE = re.compile("[^，。；]{0,12}?(?:贯彻|落实|落地|见效|执行|实施(?!细则|办法|方案|意见|前|后|中))")
_PLANNED = re.compile("拟|[底月年]前")
_DECIDED = re.compile("决定|现将|现予|[，,]?现(?!有|行|场|代)")

_PREPOSITIONS = {
    **dict.fromkeys(("根据", "依据", "依照", "按照", "遵照", "遵循", "遵守", "适用", "符合", "对照", "按", "以"), Relation.BASIS),
    **dict.fromkeys(("参照", "比照"), Relation.ANALOGY),
}
_VERBS = dict.fromkeys(("贯彻", "落实", "执行", "实施"), Relation.CARRIES_OUT)
_DEEDS = {
    **dict.fromkeys(("印发", "公布", "发布", "颁布"), Relation.ISSUES),
    **dict.fromkeys(("转发", "批转"), Relation.FORWARDS),
    "废止": Relation.REPEALS,
    **dict.fromkeys(("修改", "修订", "修正", "删去"), Relation.AMENDS),
}
_MADE = ("制定", "制订", "出台", "编制", "起草", "拟定", "拟订", "完善", "研究", "编印")
_CUE = re.compile(
    "根据|依据|依照|按照|遵照|遵循|遵守|适用|符合|对照|参照|比照|贯彻|落实|执行|实施|印发|公布|发布|颁布|转发|批转|废止|修改|修订|修正|删去"
    "|违反|学习|宣传|已经?(?:按照?|根据|依据|依照)|按(?![时期需月年])|以(?![及上下来外内后前])|" + "|".join(_MADE)
)
"""All that tells a relation before a title; what is in none of the tables above takes it back."""


def _cue(before: str) -> str:
    """The last word in ``before`` that tells a relation; 提及 where somebody makes what follows, "" for none."""
    last = ""
    for match in _CUE.finditer(before):
        last = match[0]
    return "提及" if last in _MADE else last
