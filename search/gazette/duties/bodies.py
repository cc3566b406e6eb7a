"""One name for each body, however it is written: 市住房和城乡建设局 is 市住房城乡建设局, 滨河市发改委 is 市发展改革委.

Rules first, for any city's bodies; then what no rule makes is listed (data/bodies.txt).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from search.gazette.words import names, words

_RULES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"（含[^）]*）?.*$|(?<=[局委办厅])（[^）]*）$", ""),
        (r"^中(?:国共产党|共)(?=.*委)", ""),
        (r"^共青团(?:中国|.*?)(?P<level>[省市区县州盟旗])委(?:员会)?$", r"团\g<level>委"),
        (r"^国家税务总局(?=.*[省市区县州盟旗]税务局$)", ""),
        (r"^中国(?=人民银行)", ""),
        (r"营管部$", "营业管理部"),
        (r"^(?:中国)?[（(][^）)]+[）)](?=自由?贸)|^中国(?=自由贸易试验区)", ""),
        (r"自由贸易试验区|自贸区", "自贸试验区"),
        (r"(?<=[省市区县州盟旗乡镇各])人民(?=政府)", ""),
        (r"委员会(?=办公室|$)|(?<=[国省市区县州盟旗])委员会", "委"),
        (r"(?<!最高)人民(?=法院$|检察院$)", ""),
        (r"(?<=[省市区])[中高]院$", "法院"),
    )
)
"""Rewritings in this order: what a bracket explains; parties and leagues; tax offices, which everybody calls as those
of their city; banks; zones; governments; committees; courts."""

_ZONE = re.compile(
    "(?P<place>各.*[省市区县州盟旗镇乡园道）]|.*[区县园城岛港镇乡旗]|.+市|[乡镇街道]+)(?:党委和?)?"
    "(?:(?:人民)?政府|管委会?|管理委|街道办事处|办事处)(?:（(?:管委会|办事处)）)?"
)
"""The government or committee of a district, county, town or zone is named by the place; 市政府 and 区政府 stay."""

_BRACKETS = str.maketrans("()〔〕[]【】", "（）" * 4)
_SHORTER = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        ("科学技术", "科技"),
        ("监督管理", "监管"),
        ("委员会(?=办公室|$)", "委"),
        ("人民(?=[法检])", ""),
        ("(?<=[^市区县])[和与](?=[^平])", ""),
    )
)
"""What makes the long name of a department a short one; 和平区 keeps its 和."""


@lru_cache(maxsize=4096)  # a gazette charges the same few hundred bodies again and again
def name(text: str, place: str = "") -> str:
    """The name of the body that ``text`` is; ``place`` is where it is at home (滨河市), which goes without saying.

    >>> name("市住房和城乡建设局"), name("济南市发展和改革委员会", "济南市"), name("历下区人民政府")
    ('市住房城乡建设局', '市发展改革委', '历下区')
    >>> name("自贸试验区 济南片区"), name("中国（山东）自由贸易试验区济南片区管委会")
    ('自贸试验区济南片区', '自贸试验区济南片区')
    """
    said = re.sub(r"\s+", "", text).translate(_BRACKETS)
    for pattern, put in _RULES:
        said = pattern.sub(put, said) or said
    if place and said.startswith(place) and len(said) > len(place):
        said = level(place) + said[len(place) :]
    zone = _ZONE.fullmatch(said)
    if zone and len(zone["place"]) > 1:
        return zone["place"]
    return _listed("national").get(_key(said)) or _department(said)


def level(place: str) -> str:
    """What the bodies of a place begin with where everybody knows the place: 市 of 滨河市.

    >>> level("滨河市"), level("广西壮族自治区"), level("")
    ('市', '自治区', '')
    """
    return "自治区" if place.endswith("自治区") else place[-1:]


def _department(said: str) -> str:
    """The short form of a department's name: as it is listed, else by rule, what stands before it kept."""
    for cut in range(len(said)):
        if _is_head(said[:cut]) and (shown := _listed("bodies").get(_key(said[cut:]))):
            return said[:cut] + shown
    return _by_rule(said)


def _is_head(text: str) -> bool:
    """Whether ``text`` can stand before the name of a department."""
    return not text or text[-1] in "省市区县州盟旗" or text == "国家" or text[-1] == "委" and text[-2:-1] in "省市区县州"


_DEPARTMENT = re.compile("(?:局|厅|委|部|办|署)$")


def _by_rule(said: str) -> str:
    """The rules for names that no list has: 监管 for 监督管理 where a local department ends the name, 和 left out."""
    cut = max((said.find(level) for level in "省市区县州盟旗" if 0 <= said.find(level) < 5), default=-1) + 1
    head, rest = said[:cut], said[cut:]
    if not head or not _DEPARTMENT.search(rest):
        return said
    return head + _key(rest)


def _key(said: str) -> str:
    """What all the forms of a department's name have in common."""
    for pattern, put in _SHORTER:
        said = pattern.sub(put, said)
    return said


@cache
def _listed(name: str) -> dict[str, str]:
    """The name that is shown, by what the forms of each have in common, of ``data/<name>.txt``."""
    return {_key(form): body[0] for body in names(name) for form in body}


@cache
def _functions() -> re.Pattern[str]:
    parts = "|".join(map(re.escape, words("functions")))
    return re.compile(f"(?:{parts}|和)+(?:局|厅|委|委员会|办|办公室|总队|支队)?")


_LONGEST = 20
"""Characters of a department's name at most: 国有资产监督管理委员会办公室 has 14."""


@lru_cache(maxsize=4096)
def is_department(text: str) -> bool:
    """Whether ``text`` is the name of a department without its place, so that an earlier member of its list lends one.

    >>> is_department("法院"), is_department("交通运输厅"), is_department("莱芜海关"), is_department("山东银保监局")
    (True, True, False, False)
    """
    said = re.sub(r"\s+", "", text)
    if len(said) > _LONGEST or said.endswith("部"):  # a 部 is of the State or, as 组织部, of a party committee
        return False
    return _key(said) in _listed("bodies") or bool(_functions().fullmatch(said))
