"""Whose a document is: of the state, a province, a city, a district; told by 代字, by names, by who speaks.

    国办发 · 鲁政办字 · 济发                   机关代字
    《山东省…办法》 · 《济南市历下区…规划》      the names that a title begins with
    国务院办公厅《…》 · 省政府令 · 你市《…》      the names before it; 省 and 市 alone are those of who speaks
"""

from __future__ import annotations

import re
from functools import cache

from search.gazette.model import Document, DocumentNumber, Level
from search.gazette.words import classed

_HAN = "\u4e00-\u9fff"


class Levels:
    """What the words of one document say of levels: 市 is its own city, its own 代字 and place stand for its issuers."""

    def __init__(self, document: Document) -> None:
        issuers = document.issuers or (document.title,)
        self.own = next((level for level in map(of_name, issuers) if level), None)
        self._municipal = any(issuer.startswith(_MUNICIPALITIES) for issuer in issuers)
        self._mark = _place_of_mark(document.number) if document.number else None
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
        """省 and 市 that begin ``text``, without a name: those of who speaks."""
        said = _SPOKEN.match(text)
        return self._spoken(said["level"]) if said else None

    def of_lead(self, lead: str) -> Level | None:
        """Whose document follows on ``lead``: 国务院办公厅, 省委、省政府, 中国人民银行等5部门, 你市."""
        run = _RUN.search(_SAID_OF.sub("", lead[-_LONGEST:]))
        if not run:
            return None
        body = run[0]
        for start in range(len(body) - 2, -1, -1) if _BODY.search(body) else ():
            level = self.of_words(body[start:]) or _of_body(body[start:])
            if level and body[start - 1 : start] not in tuple("省市区县州旗"):
                return level
        addressed = _ADDRESSED.search(body)
        return self._spoken(addressed["level"]) if addressed else None

    def _spoken(self, word: str) -> Level:
        """What 省, 市 and the like are where this document speaks; of 北京 and the other three a 市 is a province."""
        if word == "市" and not self._municipal:
            return Level.CITY
        return Level.PROVINCE if word in ("省", "市", "自治区") else Level.DISTRICT


def of_name(name: str) -> Level | None:
    """Whose is what begins with ``name``.

    >>> [str(of_name(name)) for name in ("国务院办公厅关于…", "山东省人民政府", "江北省滨河市政府", "济南市历下区规划")]
    ['国家', '省', '市', '区县']
    >>> [str(of_name(name)) for name in ("城市绿化条例", "济南市市区道路命名规则", "北京市接诉即办工作条例")]
    ['None', '市', '省']
    """
    if branch := _BRANCH.match(name):
        return of_name(branch["place"])
    if zone := _ZONE.match(name):
        return Level.PROVINCE if classed("issuers").get(zone["place"]) == Level.PROVINCE else Level.CITY
    found = _named().match(name)
    return next((level for level in _SMALLEST_FIRST if found and found[level.name]), None)


def of_mark(organ: str) -> Level | None:
    """Whose 机关代字 it is, of those that are listed.

    >>> [str(of_mark(mark)) for mark in ("国办发", "鲁政办字", "济人才办发", "雨政发")]
    ['国家', '省', '市', 'None']
    """
    listed = classed("levels")
    level = next((listed[organ[:n]] for n in range(min(len(organ), 4), 0, -1) if organ[:n] in listed), None)
    if level is None or level == Level.STATE and _LOCAL.match(organ) and not organ.startswith("国"):
        return None
    return Level(level)


def _of_body(body: str) -> Level | None:
    """Whose ``body`` is, if all of it may be one name: it begins with one that is listed, or with a place."""
    return of_name(body) if body.startswith(tuple(classed("issuers"))) or _PLACED.match(body) else None


def _place_of_mark(number: DocumentNumber) -> str | None:
    """The place in a local government's 代字: 济 in 济政办字."""
    local = _LOCAL.match(number.organ) if number.year else None
    return local["place"] if local else None


_LOCAL = re.compile(f"(?P<place>[{_HAN}]{{1,4}}?)(?:市?[政府委]|办)(?=[办规字发令函电呈复党])")
_MUNICIPALITIES = ("北京", "天津", "上海", "重庆")
_OWN_PLACE = re.compile(f"(?:中共)?(?P<name>[{_HAN}]{{2,4}}?)[省市县区]")
_PLACED = re.compile(f"[{_HAN}]{{2,5}}[省市县区]")
_NEITHER = re.compile("(?:公约|协定|条约|议定书|[日晚晨时周]报|蓝皮书|绿皮书|评估报告(?:（[^（）]*）)?|周刊|杂志|学报)$")
"""Treaties, newspapers, what others have written on the state."""

_BEFORE_NAME = re.compile("^(?:关于)?(?:[“\"][^”\"]*[”\"])?(?:\\d{4}(?:[—－-]\\d{4})?年度?)?(?:中共(?!中央))?")
_SPOKEN = re.compile(
    f"[全本我该你]?(?P<level>省|自治区|市|区(?!域)|县(?!域))"
    f"(?:委|人民政府|政府|人大|级|直|令|[{_HAN}]{{1,12}}[局厅办院会令部]|(?=农村|道路|各)|$)"
)
_ADDRESSED = re.compile("[全本我该你](?P<level>省|自治区|市|区|县)$")

_SAID_OF = re.compile(
    "(?:等[\\d一二三四五六七八九十两]*(?:个?部[门委]|单位)?|联合|印发|发布|下发|制定|出台|的|了|和|与){1,6}$"
)
_RUN = re.compile(f"[{_HAN}、 （）]+$")
_BODY = re.compile("(?:国务院|中央|部|委|局|厅|院|署|会|办公[厅室]|政府|银行|国家)$")
_LONGEST = 40
"""Characters before a title that may be the bodies that issue it."""

_BRANCH = re.compile(f"[{_HAN}]{{2,8}}(?:总局|总署|银行)(?P<place>[{_HAN}]{{2,6}}?[省市区县])(?=[{_HAN}]{{2,8}}[局行])")
"""国家税务总局山东省税务局: a body of the state that speaks for a place."""
_ZONE = re.compile(f"中国（(?P<place>[{_HAN}]+)）")
"""中国（山东）自由贸易试验区."""

_CITY = (
    f"(?!全[省市国])[{_HAN}]{{2,5}}?(?<![城超门夜股楼集菜早都县全大强各上省地])市(?![场值])"
    f"|[{_HAN}]{{1,7}}州(?!市)|[{_HAN}]{{2,4}}盟(?![{_HAN}]?会)"
)
"""A place that is called a city; not 城市, 超市, 上市, 市场."""
_DISTRICT = (
    f"(?!市)(?:[{_HAN}]{{1,3}}新|[{_HAN}]{{1,3}}?(?<![市小社园景灾特地辖库林牧山校片郊专护范税发验各全新高两侨]))区"
    f"|[{_HAN}]{{1,3}}?(?<![各全省市区])县|[{_HAN}]{{2,8}}自治[县旗]|[{_HAN}]{{2,4}}旗"
)
"""A place that is called a district or county; not 市区, 社区, 园区, 示范区."""
_PROVINCIAL = "(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?"
_MINISTRY = f"[{_HAN}]{{2,10}}部(?=令|公告|关于|办公厅|等)|[{_HAN}]{{2,12}}总[局署]"
_SMALLEST_FIRST = (Level.STATE, Level.DISTRICT, Level.CITY, Level.PROVINCE)


@cache
def _named() -> re.Pattern[str]:
    """A name at the beginning: of the state; or of a province, a city, a district, each in the one before or alone."""
    state, provinces = (_any(level) for level in (Level.STATE, Level.PROVINCE))
    return re.compile(
        f"(?:(?P<STATE>(?!中央商务|中央公园|国家级)(?:{state})|{_MINISTRY})"
        f"|(?P<PROVINCE>(?:{provinces}){_PROVINCIAL}|(?![全跨各我本])[{_HAN}]{{2,3}}省|[{_HAN}]{{2,7}}自治区)?"
        f"(?P<CITY>{_CITY}|(?<!.)[{_HAN}]{{2,4}}(?=经济特区))?(?P<DISTRICT>{_DISTRICT})?)"
    )


def _any(level: Level) -> str:
    """The names that are listed for ``level``, the longest first."""
    return "|".join(sorted((n for n, of in classed("issuers").items() if of == level), key=len, reverse=True))
