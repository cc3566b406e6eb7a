"""Other documents, as far as the one that cites them tells: their titles, their numbers, whose they are.

A title has the number that is given with it anywhere in the document, a short name (以下简称《指导意见》) stands
everywhere for the title that it was made for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from search.gazette.citations.levels import Levels
from search.gazette.citations.mentions import Mention
from search.gazette.model import Cited, DocumentNumber, Level


@dataclass(frozen=True, slots=True)
class Other:
    """Another document; ``None`` is what nobody says, all of it for one that is only spoken of (民政条例第三条)."""

    title: str | None = None
    number: DocumentNumber | None = None
    level: Level | None = None


class Others:
    """What one document tells of others; ``learn`` is for each of its clauses, before anything is asked."""

    def __init__(self, levels: Levels) -> None:
        self._levels = levels
        self._by_title: dict[str, Other] = {}
        self._title_of: dict[DocumentNumber, str] = {}
        self._full: dict[str, str] = {}

    def learn(self, text: str, found: Sequence[Mention]) -> None:
        """Keep the numbers and short names that ``text`` gives the titles in it."""
        for one, next_one in pairwise(found):
            if is_numbered(text, one, next_one):
                self._know(one.inside(text), next_one)
            elif is_numbered(text, next_one, one):
                self._know(next_one.inside(text), one)
        titles = [mention for mention in found if mention.kind is Cited.TITLE]
        for title, short in pairwise(titles):
            if _CALLED.search(text, title.end, short.start):
                self._full.setdefault(short.inside(text), self.full(title.inside(text)))

    def _know(self, title: str, told: Mention) -> None:
        """Keep what ``told`` says of ``title``: a number that lacks a part still tells by whom it is."""
        title = self.full(title)
        level = self._levels.of_title(title) or (self._levels.of_number(told.number) if told.number else None)
        number = None if told.malformed else told.number
        if title not in self._by_title or number and not self._by_title[title].number:
            self._by_title[title] = Other(title, number, level)
        if number:
            self._title_of.setdefault(number, title)

    def full(self, title: str) -> str:
        """The title that ``title`` is short for, else itself."""
        return self._full.get(title, title)

    def titled(self, title: str, lead: str, planned: bool) -> Other:
        """What has this full title, mentioned behind ``lead``; who makes it here (``planned``) is of this place."""
        known = self._by_title.get(title, Other(title))
        level = self._levels.of_title(title) or known.level or self._levels.of_lead(lead)
        level = level or (self._levels.own if planned else _everybody_knows(title))
        if level != known.level:
            known = self._by_title[title] = replace(known, level=level)
        return known

    def numbered(self, number: DocumentNumber, lead: str) -> Other:
        """What has this number."""
        if title := self._title_of.get(number):
            return self._by_title[title]
        return Other(None, number, self._levels.of_number(number) or self._levels.of_lead(lead))


def is_numbered(text: str, title: Mention, number: Mention) -> bool:
    """Whether ``number`` is that of ``title``: 《…》（国发〔2021〕9号…, 国发〔2021〕9号《…》."""
    if (title.kind, number.kind) != (Cited.TITLE, Cited.NUMBER):
        return False
    if title.start < number.start:
        return bool(_NUMBER_BEHIND.fullmatch(text, title.end, number.start))
    return bool(_NUMBER_BEFORE.fullmatch(text, number.end, title.start))


def unmarked(lead: str) -> Other | None:
    """What is named without 《》 right before a part of it: 刑法第三百四十八条."""
    if _LAW.search(lead):
        return Other(level=Level.STATE)
    return Other() if _REGULATION.search(lead) else None


def core(title: str) -> str:
    """``title`` without brackets at its end: （试行）, （2021－2035年）."""
    return _LAST_BRACKET.sub("", title)


def is_form(title: str) -> bool:
    """Whether this is no document but a form, a licence, a certificate or a letter that somebody gets or fills in.

    >>> is_form("支付业务许可证"), is_form("企业申报表（2023年）"), is_form("知识产权检察白皮书"), is_form("任务分解表")
    (True, True, False, False)
    """
    return bool(_FORM.search(core(title)))


def _everybody_knows(title: str) -> Level | None:
    """A regulation whose title names nobody is the state's: 城市绿化条例, 疫苗管理法; of an 意见 or 通知 nobody can tell."""
    rule = core(title)
    known = _LAW.search(rule) or len(rule) > _ONLY_KIND and _RULE.search(rule)
    return Level.STATE if known and not rule.startswith("关于") else None


_NUMBER_BEHIND = re.compile(r"\s*(?:[（(〔\[][^（）()《》〔〕]{0,24})?")
_NUMBER_BEFORE = re.compile("(?:文件?)?")
_CALLED = re.compile("(?:[（(][^《》]*)?[简统下]称为?[“\"]?$")
_LAST_BRACKET = re.compile("[（(][^（）()]*[）)]$")
_LAW = re.compile("(?<![方做执司违依合守用看办])法典?$")
_REGULATION = re.compile("(?:条例|办法|细则|章程)$")
_FORM = re.compile(
    "(?:证|证明|执照|发票|凭证|合同|回执|护照|簿|[告通]知单|(?<![白蓝绿皮全丛教议])书"
    "|(?:申请|申报|登记|备案|审批|审核|汇总|统计|调查|推荐|评分|自评|报告|承诺|信息|情况)表)$"
)
_RULE = re.compile(r"(?:条例|规定|办法|规则|细则|标准|规范|准则|规程|规划|纲要|[目名]录|制度|清单|解释|\d条)$")
_ONLY_KIND = 4
"""Characters of a title that is the name of a kind and no more: 《管理办法》."""
