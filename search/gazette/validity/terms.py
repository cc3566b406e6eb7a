"""A document's own term: from when to when it holds.

    本办法自2020年3月1日起施行，有效期至2025年2月28日。
    本规定自公布之日起30日后施行。 · 现予公布，自2024年6月1日起施行。 · 本通知自印发之日起试行，试行期两年。

The subject has to be the document itself: a licence has a 有效期, a rate of pay is 执行 from a day, and neither says
anything of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from search.gazette.model import Document, Kind, Span
from search.gazette.numerals import day
from search.gazette.titles import bare
from search.gazette.validity.moments import DAY, EVENT, LAST, LATER, LENGTH, last_day, last_of, later, length
from search.gazette.validity.sentences import Sentence
from search.gazette.words import words


@dataclass(frozen=True, slots=True)
class Term:
    """What a sentence says of the term of its document.

    ``span`` is where, in the text of its clause; ``effective`` the first day, ``lasts`` the words of a length,
    ``until`` the last day; each is ``None`` where the sentence does not tell it.
    """

    sentence: Sentence
    span: Span
    effective: date | None
    lasts: str | None
    until: date | None

    def last(self, begins: date | None) -> date | None:
        """The last day of it, if it begins on ``begins``."""
        by = length(self.lasts) if self.lasts else None
        return last_of(begins, by) if by and begins else self.until


def terms(document: Document, said: Iterable[Sentence]) -> Iterator[Term]:
    """What the sentences of ``document`` say of its own term, in order."""
    title = bare(document.title)
    before: Sentence | None = None
    for sentence in said:
        if sentence.clause.kind in (Kind.TITLE, Kind.SIGNATURE):
            continue
        lead = _lead(sentence, title)
        if lead is None and before is not None and before.clause is sentence.clause:
            lead = Span(0, 0)
        term = _term(document, sentence, lead)
        if term:
            yield term
        before = sentence if lead or term else None


def _lead(sentence: Sentence, title: str) -> Span | None:
    """The subject of the sentence, if it is the document itself."""
    own = _own().search(sentence.masked) or _ISSUED.search(sentence.masked)
    if own:
        return Span(*own.span())
    first = next((each for each in sentence.references if each.title and each.span.start == sentence.start), None)
    if first and (first.issued or bare(first.title or "") in title):
        return Span(0, first.span.end - sentence.start)
    return None


@cache
def _own() -> re.Pattern[str]:
    """本办法, 本实施细则（试行）, 以上规定, where a part of a sentence begins."""
    kinds = "|".join((*words("kinds"), *words("texts"), "文件", "守则", "导则", "章程"))
    return re.compile(
        rf"(?:^|(?<=[，,：:\s]))(?:本{_NOT_PLACE}{_HAN}{{0,8}}?|(?:以上|上述){_HAN}{{0,4}}?)(?:{kinds})"
        rf"(?:[（(][^（）()]*[）)])?的?(?=\s*(?:[自从于有试暂执施实适由经报已未如，,]|{DAY}|印发|公布|发布|解释))"
    )


_HAN = "[\u4e00-\u9fff]"
_NOT_PLACE = "(?![市省区县州旗镇乡街院校人款项级地届次年月身轮批]|条(?!例))"
"""本市高龄津贴发放标准 is not this document."""

_ISSUED = re.compile("现予以?(?:公布|发布|印发|颁布)|现(?:将[^，。]*?)?(?:印发|公布|发布|转发|下发)(?:给[^，。]{1,10}|如下)?")

_VERB = "(?:正式|开始)?(?:试行|施行|实施|执行|实行|生效)"
_END = r"(?=[，,。；;：:、（()）\s]|$)"
_ASIDE = re.compile(r"(?<![^，,：:（(\s])")
"""Where a part of a sentence begins."""


_WHEN = (
    rf"(?:(?:自|从|于)\s*(?P<day>{DAY})(?:零时|0时)?|(?:自|从|于)?\s*{EVENT}|(?P<bare>{DAY})(?=起))(?:{LATER}|\s*起)?"
)
"""A day or an event that begins something."""

STARTS = re.compile(rf"{_WHEN}(?:在[^，,]{{1,12}}?)?{_VERB}(?:(?P<lasts>{LENGTH})|{_END}|(?=[至到]))")
_STARTED = re.compile(rf"(?:施行|实施|生效|执行)(?:日期|时间)(?:为|：|:)\s*(?:{_WHEN}|(?P<plain>{DAY}))")
_RANGE = re.compile(rf"(?:自|从|于)?(?P<plain>{DAY})起?(?:至|到|—|-)(?P<until>{LAST})止?(?:期间)?(?:{_VERB}|有效){_END}")
_AT_ONCE = re.compile(rf"(?<=[公发颁]布)(?:，?并)?(?P<event>施行|实施){_END}")
_FROM = (STARTS, _STARTED, _RANGE, _AT_ONCE)

_PERIOD = r"(?:有效期限?|[试暂]行期限?|(?:[执施实试]行|实施|适用)(?:期限|期|时间))(?:暂定|暂)?(?:为|是|：|:)?\s*"
_UNTIL = (
    re.compile(rf"{_PERIOD}(?:自|从)?(?P<plain>{DAY})起?(?:至|到|—|-)(?P<until>{LAST})"),
    re.compile(rf"{_PERIOD}(?:截止到?|截至|截止至|至|到)?(?P<until>{LAST})"),
    re.compile(rf"{_PERIOD}(?:{_WHEN})?(?P<lasts>{LENGTH})"),
    re.compile(rf"(?:暂定)?(?:{_VERB}|有效)?(?:至|到)(?P<until>{LAST})(?:止|{_END})"),
    re.compile(rf"试行(?P<lasts>{LENGTH})"),
    re.compile(rf"{_WHEN}(?P<lasts>{LENGTH})内有效"),
    re.compile(rf"(?:至|到)?(?P<until>{LAST})(?:自行|自动|即行)?(?:失效|废止|停止执行|终止){_END}"),
    re.compile(rf"自(?P<after>{DAY})起(?:自行|自动|即行)?(?:失效|废止|停止执行|终止){_END}"),
)
"""How an end is said: 有效期…, …至2022年12月31日止, 2025年3月31日自行失效."""

_ALONE = re.compile(
    rf"自\s*(?:{DAY}|[^，。]{{2,12}}日)起?[^，。]{{0,12}}?(?:施行|实施|生效|试行)"
    "|(?:施行|实施|生效|执行)(?:日期|时间)(?:为|：|:)|有效期限?(?:为|：|:)"
)
"""How a sentence without a subject begins that still speaks of the document; 自…起执行 is of anything."""


def _term(document: Document, sentence: Sentence, lead: Span | None) -> Term | None:
    """The term that ``sentence`` says, if it is the document's own."""
    if lead is None and sentence.clause.kind is not Kind.ROW and _ALONE.match(sentence.masked):
        lead = Span(0, 0)
    if lead is None:
        return None
    starts = next(_standing(_FROM, sentence.masked, lead.end), None)
    ends = next(_standing(_UNTIL, sentence.masked, starts.end() if starts else lead.end), None)
    if starts and not ends and starts.start() > lead.end:
        ends = next(_standing(_UNTIL, sentence.masked[: starts.start()], lead.end), None)
    if ends and not starts and "lasts" in ends.groupdict() and re.search(DAY, sentence.masked[: ends.start()]):
        ends = None  # its length counts from a day that is said in a way that is not read
    if not starts and _is_benefit(sentence, lead):
        return None
    found = sorted((each for each in (starts, ends) if each), key=lambda each: each.start())
    if not found:
        return None
    said = {name: text for each in found for name, text in each.groupdict().items() if text}
    begin = lead.start if found[0].start() == lead.end else found[0].start()
    span = Span(sentence.start + begin, sentence.start + found[-1].end())
    return Term(sentence, span, _effective(document, (starts or found[0]).groupdict()), said.get("lasts"), _until(said))


def _is_benefit(sentence: Sentence, lead: Span) -> bool:
    """Whether an end is that of what an item grants: （三）…本政策执行至2022年12月31日."""
    label = sentence.clause.label or ""
    return bool(_OF_AN_ITEM.match(label) and _GRANTED.match(sentence.masked, lead.start))


_OF_AN_ITEM = re.compile(r"[（(]|\d")
_GRANTED = re.compile("(?:本|以上|上述)[^，。]{0,6}?(?:政策|措施)")


def _standing(patterns: Iterable[re.Pattern[str]], masked: str, after: int) -> Iterator[re.Match[str]]:
    """Where the first of ``patterns`` stands right at ``after``, or behind it where a part of the sentence begins."""
    for pattern in patterns:
        for found in pattern.finditer(masked, after):
            if found.start() == after or _ASIDE.match(masked, found.start()):
                yield found


def _effective(document: Document, said: dict[str, str | None]) -> date | None:
    """The first day: as it is said, else the day on which the document was printed or is dated."""
    written = said.get("plain") or said.get("day") or said.get("bare")
    first = day(written) if written else (document.printed or document.dated) if said.get("event") else None
    by = length(said.get("later") or "")
    return later(first, by) if first and by else first


def _until(said: dict[str, str]) -> date | None:
    if "after" in said:
        first = day(said["after"])
        return first - timedelta(1) if first and first > date.min else None
    return last_day(said["until"]) if "until" in said else None
