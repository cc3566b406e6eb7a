"""What a sentence does to another document that it names: ends it, ends a part of it, changes it, prolongs it.

    原《滨河市供水办法》（滨政发〔2010〕3号）同时废止。              determined by what follows the names …
    决定废止《滨河市供水办法》（滨政发〔2010〕3号）。                … or by what stands before them
    《滨河市供水办法》（滨政发〔2010〕3号）第三条不再执行。

A plan is no deed (拟废止, 12月底前修改), nor is what is done under a document (按照《…》规定, 已经废止的《…》).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.gazette.model import Span
from search.gazette.validity.moments import DAY, EVENT, LAST, LENGTH
from search.gazette.validity.provision import Deed
from search.gazette.validity.sentences import NUMBER, TITLE, Reference, Sentence
from search.gazette.validity.terms import STARTS


@dataclass(frozen=True, slots=True)
class Done:
    """What ``sentence`` does to the document of ``reference``; ``span`` is where, in the text of its clause.

    ``line`` is the line of a list that names it, where the sentence only announces the list. ``since`` are the words
    that say from which day, ``until`` and ``lasts`` those of a new term, which begins ``anew`` or is added to the old.
    """

    sentence: Sentence
    span: Span
    deed: Deed
    reference: Reference
    line: Sentence | None = None
    since: str | None = None
    until: str | None = None
    lasts: str | None = None
    anew: bool = False


_REFERENCE = rf"(?:《{TITLE}+》(?:\s*[（(][^（）()]*[）)]){{0,2}}|{NUMBER}+(?:号?文件?)?)"
_MADE = (
    rf"(?:原|现行的?|此前的?)*(?:(?:{DAY}|\d{{4}}年)[^，。《》]{{0,24}}?(?:发布|公布|印发|下发|颁布|颁发|制定|批准)的?)?原?"
)
_COUNTED = (
    "(?:等[^，。《》]{0,24}?(?:文件|规章|法规|政策|规定|通知|办法|意见|决定))?"
    "(?:(?:及其?|和其他)[^，。《》]{1,12}?(?=同时|自|均|停|废|不))?"
)
NAMES = re.compile(
    rf"{_MADE}{_REFERENCE}(?:\s*(?:[、，,]|和|及|以及|与|或|并)*\s*{_MADE}{_REFERENCE})*{_COUNTED}(?:文件)?"
)
"""Documents in a row, as far as a verb governs them together."""

_SAME = re.compile("该(?:办法|文件|通知|规定|意见|细则|方案|政策|条例|决定|通告|公告|规章)|(?P<its>其)(?=有效期|[执施实试]行期)")
"""What was named before; 其 only in a document whose purpose it is to prolong, as anything has a 有效期."""

_ASIDE = r"(?:[（(][^（）()]{0,30}[）)])?"
_END = r"(?=[，,。；;：:、（()）“\s]|$|并)"
_FROM = "(?:自|从|于)[^，。《》自从于]{2,24}?[日时]起?"
_HOW = (
    f"(?:{_FROM}|同[时步]|即行|即日起|一并|一律|全部|均|都|也|亦|现|予以|宣布|自行|自动|相应|随之|即|立即|决定|正式"
    "|[经因][^，。《》]{1,16}[，,]|因?有效期[^，。《》]{0,4}(?:届满|期满|到期|已满)|已过有效期|已不适[^，。《》]{1,20}|[，,])"
)
_STOP = "停止(?:执行|施行|实施|使用)|不再(?:执行|施行|实施|适用)|终止(?:执行|施行|实施)?|不再作为[^，。《》]{0,20}依据"

_WHOLE = re.compile(rf"{_ASIDE}(?:的规定)?{_HOW}*(?:废止|失效|作废|撤销|不再有效|{_STOP}){_ASIDE}{_END}")
_SOME = r"第[^，。《》]{1,40}?[条款项章节目](?:[^，。《》]{0,12}?(?:规定|内容))?|附件\d*"
_SAID = "[^，。《》]{0,60}?(?:规定|内容|条款|部分|政策|条文)"
_PART = re.compile(
    rf"的?(?:{_SOME}|与本[^，。《》]{{0,20}}?(?:不一致|不符|不相符|抵触|冲突)的(?:{_SAID})?|(?:中|有关|相关|部分){_SAID})"
    rf"{_HOW}*(?:废止|失效|取消|{_STOP}){_END}"
    "|中的?[^。；《》]{1,150}?(?:取消|不再(?:实行|执行|施行|实施|适用)|停止(?:执行|实施|施行))[^，。；《》]*"
)
_CHANGED = re.compile(
    rf"(?:(?:第|中|附件|的|部分|有关|根据本)[^。；《》]{{0,60}}?)?(?:[作做]出?(?:如下|以下|相应|部分|下列|适当)?的?(?:修改|修订|修正)"
    rf"|予以(?:修改|修订|修正){_END}|进行(?:修改|修订|修正)(?:：|{_END})|[作做]出?(?:如下|以下|相应|下列)调整"
    rf"|(?:修改|修订|调整|更改|替换)为|改为(?=[“：:])|修[改订正]如下"
    rf"|删[去除]{_END}|增加(?:一|二|两|\d|[条款项]))"
)
_UNTIL = (
    rf"(?:至|到|为)?(?:(?:{LENGTH}[，,]?(?:(?:自|从)?(?P<term>{DAY})起?)?(?:至|到))?(?P<until>{LAST})"
    rf"|(?P<lasts>{LENGTH}))止?"
)
_TERM = "(?:有效期限?|[施执实试]行期限?|实施期限?)"
_KEPT = re.compile(
    rf"{_ASIDE}的?{_HOW}*(?:(?:到期|届满|期满)后[，,]?)?仍?(?:需要?继续(?:有效|执行|施行|实施|适用)[，,])?"
    rf"(?:{_TERM}(?:由{LAST})?(?:予以|再|均)?(?:调整|变更)(?=[为至到])"
    rf"|(?:{_TERM}(?:由{LAST})?)?(?:予以|再|均)?(?:延长|延续|顺延|延期|续期)(?:[执施]行|实施|有效)?"
    rf"|(?P<anew>(?:保留[，,并]{{0,2}})?继续(?:有效|执行|施行|实施|适用)|保留))(?:[，,]?{_TERM}?(?:延长|延续)?{_UNTIL})?{_END}"
)
_KEPT_OBJECT = re.compile(rf"的?{_TERM}{_UNTIL}")
_SOME_OBJECT = re.compile(rf"的?(?:{_SOME}|中)")

_AFTER = ((Deed.REPEALS, _WHOLE), (Deed.CUTS, _PART), (Deed.PROLONGS, _KEPT), (Deed.AMENDS, _CHANGED))
"""What follows the names, by what it does to them."""

_BEFORE = re.compile(
    "(?:(?P<said>(?:下列|以下)[^，。：:《》]{0,20}?(?:废止|失效|停止执行|不再执行)[：:]|本[^，。]{1,8}?(?:代替|替代|取代))"
    "|(?P<repeals>废止|宣布失效|撤销|停止执行|停止施行|停止实施|不再执行)(?:(?:下列|以下)[^，。：:《》]{0,16}[：:])?"
    "|(?P<amends>删[去除])|(?P<prolongs>延长|延续))$"
)
"""What stands before them: at the start of a sentence a deed only where a list of deeds is announced."""
_PERFORMED = re.compile(f"(?:决定[，,：:]?|同时|(?:即日起|{_FROM})[，,]?|现|予以|一并)$")

_UNDER = re.compile(
    "(?:根据|依据|依照|按照|遵照|参照|比照|(?<!停止)(?<!不再)(?<!终止)执行|贯彻|落实|结合|符合|违反|适用|(?:废止|失效|修[改订正])的)"
    "[^，。《》决废]{0,20}$|按$"
)
_PLANNED = re.compile("拟|建议|适时|及时|逐步|推动|推进|研究|抓紧|加快|应当|应该|可以|争取|力争|需要")
_BY_THEN = re.compile("[底月年]前|年内|到期后|届满后")
_UNDECIDED = re.compile("进行(?:修改|修订|修正)$")
"""What a plan says, too: a deed only where something is decided."""
_ASKED = re.compile("应当|应该|拟|[底月年]前|年内|逐步|可以")

_SINCE = re.compile(rf"(?:自|从|于)\s*(?:{DAY}|{EVENT})")
_FROM_THEN = re.compile(rf"[，,](?:自|从)\s*{DAY}起?(?:生效|施行|执行)?{_END}")
"""From which day something is done; 自…起施行 is of the document itself."""


def done(sentence: Sentence, performs: bool) -> Iterator[Done]:
    """What ``sentence`` does to the documents that it names.

    ``performs``: whether a verb that the sentence begins with is a deed, as in a list behind 决定如下.
    """
    for names in NAMES.finditer(sentence.masked):
        start = _governed(sentence.masked, names)
        yield from _acts(sentence, start, names.end(), list(sentence.named(start, names.end())), performs)
    for same in _SAME.finditer(sentence.masked):
        meant = sentence.meant(same.start())
        if len(meant) == 1 and (performs or not same["its"]):
            yield from _acts(sentence, same.start(), same.end(), meant, performs)


def _acts(sentence: Sentence, start: int, end: int, named: list[Reference], performs: bool) -> Iterator[Done]:
    """What is done to those that are ``named`` from ``start`` to ``end``."""
    before = _before(sentence.masked, start)
    if _UNDER.search(before) or is_planned(before):
        return
    acts = _by_what_follows(sentence, start, end, performs) or _by_what_leads(sentence, start, end, performs)
    for done in acts[:1]:
        yield from (replace(done, reference=each) for each in named if not each.broken)


def _before(masked: str, at: int) -> str:
    """What stands before ``at``, as far as it can tell what is done to what is named there."""
    return masked[max(0, at - _REACH) : at]


_REACH = 120
"""Characters; without a bound a sentence of a hundred thousand with a name in every ten would be read that often."""


def is_planned(before: str) -> bool:
    """Whether what stands before the names in a sentence makes a plan of it."""
    nearest = re.split("决定|[，,：:]", before)[-1]
    return bool(_BY_THEN.search(before) or _PLANNED.search(nearest))


def _governed(masked: str, names: re.Match[str]) -> int:
    """Where the names begin that the verb behind them governs: not with A in 根据A，B同时废止."""
    commas = [comma.end() for comma in re.finditer("[）》][，,]", names[0])]
    if commas and _UNDER.search(_before(masked, names.start())):
        return names.start() + commas[-1]
    return names.start()


def _by_what_follows(sentence: Sentence, start: int, end: int, performs: bool) -> list[Done]:
    before = _before(sentence.masked, start)
    for deed, pattern in _AFTER:
        said = pattern.match(sentence.masked, end)
        if said and not (_ASKED.search(said[0]) or _UNDECIDED.search(said[0]) and not (performs or "决定" in before)):
            lead = 1 if before.endswith(("对", "将", "在")) else 0
            return [_act(sentence, deed, (start - lead, said.end()), said)]
    return []


def _by_what_leads(sentence: Sentence, start: int, end: int, performs: bool) -> list[Done]:
    masked = sentence.masked
    verb = _BEFORE.search(masked, max(0, start - _REACH), start)
    if not verb:
        return []
    begun = verb["said"] or not verb.start() and (performs or not verb["repeals"])
    if _ASKED.search(verb[0]) or not (begun or _PERFORMED.search(_before(masked, verb.start()))):
        return []
    said = (_KEPT_OBJECT if verb["prolongs"] else _SOME_OBJECT).match(masked, end)
    if verb["prolongs"] and not said:
        return []
    deed = Deed.PROLONGS if verb["prolongs"] else Deed.AMENDS if verb["amends"] else Deed.CUTS if said else Deed.REPEALS
    span = verb.start(), said.end() if said else end
    return [_act(sentence, deed, span, said if verb["prolongs"] else None)]


def _act(sentence: Sentence, deed: Deed, span: tuple[int, int], said: re.Match[str] | None) -> Done:
    """The deed that the words of ``span`` are, to whomever."""
    term = said.groupdict() if said else {}
    end = said.start("term") - 1 if said and term.get("term") else span[1]
    said_when = _SINCE.finditer(sentence.masked, max(0, span[0] - _REACH), end)
    since = [found[0] for found in said_when if not STARTS.match(sentence.masked, found.start())]
    since += [behind[0] for behind in [_FROM_THEN.match(sentence.masked, span[1])] if behind]
    return Done(
        sentence, Span(sentence.start + span[0], sentence.start + span[1]), deed, _NOBODY, None,
        since[-1] if since else None, term.get("until"), term.get("lasts"), bool(term.get("anew")),
    )  # fmt: skip


_NOBODY = Reference(Span(0, 0))
