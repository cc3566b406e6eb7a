"""Whose a document is: of the state, a province, a city, a district; told by 代字, by names, by who speaks.

    国办发 · 鲁政办字 · 济发                   机关代字
    《山东省…办法》 · 《济南市历下区…规划》      the names that a title begins with
    国务院办公厅《…》 · 省政府令 · 你市《…》      the names before it; 省 and 市 alone are those of who speaks
"""

from __future__ import annotations

import re
from functools import cache

from search.gazette.citations.citation import Level
from search.gazette.model import Document, DocumentNumber
from search.gazette.words import classed

_HAN = "\u4e00-\u9fff"
_LOCAL = re.compile(f"(?P<place>[{_HAN}]{{1,4}}?)(?:市?[政府委]|办)(?=[办规字发令函电呈复党])")
_PLACE = (
    f"(?P<city>(?!全[省市国])[{_HAN}]{{2,5}}?(?<![城超门夜股楼集菜早都县全大强各上省地])市(?![场值])|[{_HAN}]{{1,7}}州(?!市)|[{_HAN}]{{2,4}}盟(?![{_HAN}]?会))?"
    f"(?P<district>(?!市)(?:[{_HAN}]{{1,3}}新|[{_HAN}]{{1,3}}?(?<![市小社园景灾特地辖库林牧山校片郊专护范税发验各全新高两侨]))[区](?![{_HAN}]?域)"
    f"|[{_HAN}]{{1,3}}?(?<![各全省市区])县(?!域)|[{_HAN}]{{2,8}}自治[县旗]|[{_HAN}]{{2,4}}旗)?"
)


class Levels:
    """What the words of one document say of levels: 市 is its own city, its own 代字 and place stand for its issuers."""

    def __init__(self, document: Document) -> None:
        issuers = document.issuers or (document.title,)
        self.own = next((level for level in map(of_name, issuers) if level), None)
        self._municipal = any(issuer.startswith(_MUNICIPALITIES) for issuer in issuers)
        self._mark = _place(document.number.organ) if document.number and document.number.year else None
        place = _OWN_PLACE.match(issuers[0]) if self.own not in (None, Level.STATE) else None
        self._place = place["name"] if place else None

    def of_number(self, number: DocumentNumber) -> Level | None:
        """Whose number it is."""
        organ = number.organ
        if number.year is None or organ.endswith(("公告", "通告")):
            return self.of_words(organ) or of_name(organ)
        if self._mark and organ.startswith(self._mark):
            return self.own
        return of_mark(organ)

    def of_title(self, title: str) -> Level | None:
        """Whose document has this title, if the title itself tells: by the name that it begins with, or its kind."""
        if _NEITHER.search(title):
            return Level.OTHER
        bare = _BEFORE_NAME.sub("", title)
        level = of_name(bare) or self.of_words(bare)
        return level or (self.own if self._place and self._place in title else None)

    def of_words(self, text: str) -> Level | None:
        """省 and 市 that begin ``text`` or are all of it, without a name: those of who speaks."""
        said = _SPOKEN.match(text)
        return self._spoken(said["level"]) if said else None

    def of_lead(self, lead: str) -> Level | None:
        """Whose document follows on ``lead``: 国务院办公厅, 省委、省政府, 中国人民银行等5部门, 你市."""
        lead = _SAID_OF.sub("", lead)
        run = _RUN.search(lead)
        if not run:
            return None
        tails = [run[0][i:] for i in range(len(run[0]) - 1)]
        for tail in reversed(tails):
            if len(tail) <= _LONGEST and _BODY.search(tail):
                spoken = self.of_words(tail)
                named = of_name(tail) if tail.startswith(_STARTS()) or _PLACED.match(tail) else None
                if spoken or named:
                    return spoken or named
        spoken_last = _ADDRESSED.search(run[0])
        return self._spoken(spoken_last["level"]) if spoken_last else None

    def _spoken(self, word: str) -> Level | None:
        if word == "市":
            return Level.PROVINCE if self._municipal else Level.CITY
        return Level.PROVINCE if word in ("省", "自治区") else Level.STATE if word == "国家" else Level.DISTRICT


_MUNICIPALITIES = ("北京", "天津", "上海", "重庆")
_OWN_PLACE = re.compile(f"(?:中共)?(?P<name>[{_HAN}]{{2,4}}?)[省市县区]")
_NEITHER = re.compile("(?:公约|协定|条约|议定书|日报|晚报|晨报|时报|蓝皮书|绿皮书|评估报告(?:（[^（）]*）)?|周刊|杂志|学报)$")
_BEFORE_NAME = re.compile("^(?:关于)?(?:[“\"][^”\"]*[”\"])?(?:\\d{4}(?:[—－-]\\d{4})?年度?)?(?:中共(?!中央))?")
_SPOKEN = re.compile("(?:[全本我该你]|本)?(?P<level>省|自治区|市|区(?!域)|县(?!域))(?:委|政府|人民政府|人大|级|直|本级|[\u4e00-\u9fff]{1,12}[局厅办院会令部]|[令]|(?=农村|道路|各)|$)")
_SAID_OF = re.compile("(?:等[\\d一二三四五六七八九十两]*(?:个?部[门委]|单位)?|联合|印发|发布|下发|制定|出台|的|了|和|与)+$")
_RUN = re.compile(f"[{_HAN}、 （）]+$")
_BODY = re.compile("(?:国务院|中央|部|委|局|厅|院|署|会|办公[厅室]|政府|银行|国家)$")
_ADDRESSED = re.compile("[全本我该你](?P<level>省|自治区|市|区|县)$")
_PLACED = re.compile(f"[{_HAN}]{{2,5}}[省市县区]")
_LOCAL_BRANCH = re.compile(f"[{_HAN}]{{2,8}}(?:总局|总署|银行)(?P<below>[{_HAN}]{{2,6}}?[省市区县])(?=[{_HAN}]{{2,8}}[局行])")
"""国家税务总局山东省税务局: the body of the state in a place, which speaks for that place."""
_LONGEST = 24


@cache
def _STARTS() -> tuple[str, ...]:
    return tuple(classed("issuers"))


@cache
def _named() -> re.Pattern[str]:
    """A name at the beginning: of the state, of a province, with what is below it."""
    listed = classed("issuers")
    state, provinces = ("|".join(sorted((n for n, lv in listed.items() if lv == level), key=len, reverse=True)) for level in ("国家", "省"))
    return re.compile(
        f"(?:中国（(?P<zone>[{_HAN}]+)）)?(?:(?P<state>(?!中央商务|中央公园|国家级)(?:{state})|[{_HAN}]{{2,10}}部(?=令|公告|关于|办公厅|等)|[{_HAN}]{{2,12}}总[局署])"
        f"|(?P<province>(?:{provinces})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?|(?![全跨各我本])[{_HAN}]{{2,3}}省|[{_HAN}]{{2,7}}自治区)?{_PLACE}(?P<zoned>[{_HAN}]{{2,4}}经济特区)?)"
    )


def of_name(name: str) -> Level | None:
    """Whose is what begins with ``name``.

    >>> of_name("国务院办公厅关于…"), of_name("山东省人民政府"), of_name("江北省滨河市政府"), of_name("济南市历下区规划")
    (<Level.STATE: '国家'>, <Level.PROVINCE: '省'>, <Level.CITY: '市'>, <Level.DISTRICT: '区县'>)
    >>> of_name("城市绿化条例"), of_name("济南市市区道路命名规则"), of_name("北京市接诉即办工作条例")
    (None, <Level.CITY: '市'>, <Level.PROVINCE: '省'>)
    """
    found = _named().match(name)
    if not found:
        return None
    if found["state"] and (branch := _LOCAL_BRANCH.match(name)):
        return of_name(branch["below"])
    if found["zone"]:
        return Level.PROVINCE if classed("issuers").get(found["zone"]) == "省" else Level.CITY
    for group, level in (("state", Level.STATE), ("district", Level.DISTRICT), ("city", Level.CITY), ("province", Level.PROVINCE), ("zoned", Level.CITY)):
        if found[group]:
            return level
    return None


def of_mark(organ: str) -> Level | None:
    """Whose 机关代字 it is, of those that are listed.

    >>> of_mark("国办发"), of_mark("鲁政办字"), of_mark("济人才办发"), of_mark("雨政发")
    (<Level.STATE: '国家'>, <Level.PROVINCE: '省'>, <Level.CITY: '市'>, None)
    """
    listed = classed("levels")
    level = next((listed[organ[:n]] for n in range(min(len(organ), 4), 0, -1) if organ[:n] in listed), None)
    local = _LOCAL.match(organ)
    if level == "国家" and local and not organ.startswith("国"):
        return None
    return Level(level) if level else None


def _place(organ: str) -> str | None:
    """The place in a local government's 代字: 济 in 济政办字."""
    local = _LOCAL.match(organ)
    return local["place"] if local else None
