"""文号 and the other numbers of documents: their grammar, read and written.

The shapes it reads (GB/T 9704-2012, 7.2.5):  济政发〔2022〕17号 · 济政发[2022]第 17 号 · 济政办发2019第18号
    decrees, which have no year:              国务院令第713号 · 国务院第713号令 · 主席令第八十号
    announcements:                            国家税务总局公告2025年第77号
    registrations (规范性文件登记号):           JNCR-2022-0010006

Brackets of any kind or none, spaces anywhere, full-width digits, traditional characters, 第, 字第, padded zeros and a
missing 号 are all one number. Query, index and citations read numbers here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from search.gazette.model import DocumentNumber, Span
from search.gazette.numerals import NUMERAL, fold, integer
from search.gazette.simplified import simplified
from search.gazette.words import words

_HAN = "\u4e00-\u9fff"
_OPEN, _CLOSE = r"〔\[［【（(〈<﹝{｛", r"〕\]］】）)〉>﹞}｝"
_LONGEST = 30
"""Han characters before a year that are looked at: the 代字 and what runs into it."""

_SERIAL = rf"(?P<serial>\d{{1,5}}(?!\d)|{NUMERAL}{{1,6}})"
_ANY_NUMERAL = f"(?:{NUMERAL}|[兩韆\uf978\uf9b2\uf9d1])"
"""With all that ``simplified`` makes one of them."""

_DASH = "[-－—–―−/]"

_DATED = re.compile(
    rf"(?P<open>[{_OPEN}]?)(?<!\d)(?P<year>(?:19|20)\d\d)(?P<apart>年?)(?P<close>[{_CLOSE}]?)"
    rf"(?P<ordinal>字?第?|{_DASH})(?P<serial>\d{{1,5}}(?!\d)|(?<=[{_CLOSE}第]){NUMERAL}{{1,4}}(?=号))(?P<mark>号?)"
)
_DECREE = re.compile(rf"(?P<decree>令|(?<=大会|员会)公告) ?(?P<open>[{_OPEN}])?第?{_SERIAL}(?P<mark>号?)(?(open)[{_CLOSE}]?)")
_DECREE_LAST = re.compile(rf" ?第{_SERIAL}(?P<mark>号)(?P<decree>令)")
_TAILS = (_DATED, _DECREE, _DECREE_LAST)
"""What follows a 机关代字, or the name of who decrees."""

_POSSIBLE = re.compile(
    rf"(?:[1１]\s*+[9９]|[2２]\s*+[0０])(?:\s*+\d){{2}}(?:\s*+[^\s\d]){{0,4}}"
    rf"(?:(?:\s*+\d){{1,5}}(?:\s*+[号號]|(?![^\W_]|[.．%％]))|\s*+{_ANY_NUMERAL}(?:\s*+{_ANY_NUMERAL}){{0,3}}\s*+[号號])"
    rf"|(?:[令\uf9a8]|公\s*+告)\s*+[{_OPEN}]?\s*+第?\s*+(?:\d|{_ANY_NUMERAL})|[号號]\s*+[令\uf9a8]"
)
"""What every tail leaves in a text as it is written, spaces and traditional characters in it: looked for first, as most
clauses have nothing like it."""

_RUN = re.compile(rf"[{_HAN}](?: ?[{_HAN}]){{0,{_LONGEST}}} ?$")
_REGISTRATION = re.compile(r"([A-Z]{2,6})[-－—–―−]?((?:19|20)\d{2})[-－—–―−]?(\d{5,8})")
_SPACE = re.compile(r"\s")
_APART = re.compile(rf"(?<=[{_HAN}]{{2}})\s+(?=[{_HAN}]\s*[{_HAN}])")

# --- what stands before a 机关代字 in running text and does not belong to it ---

_BEFORE = re.compile(
    "根据|依据|按照|依照|遵照|参照|对照|结合|落实|贯彻|执行|实施|印发|转发|下发|发布|废止|修改|修订|关于|以及|"
    "制定|制订|通过|讨论|研究|审议|会议|参见|详见|附|通知|意见|决定|办法|规定|方案|规划|纲要|要点|计划(?!生育)|措施|细则|条例|条款|"
    "遵守|违反|符合|适用|比照|引用|援引|学习|传达|宣传|公布|颁布|签发|签署|批准|批复|答复|收到|报送|撤销|取消|终止|延长|"
    "替代|代替|文件|文号|发文|其中|[的是为在见按号据查询搜索找]"
)
_LINKS = re.compile("[和与及或由对将以即原依至到从让把被等请看有]")
"""Words of one character that names have inside, too (发展和改革委员会): they part only where a run begins with one."""

_NAME = re.compile(f"[{_HAN}]{{2,}}?(?:办公厅|办公室|人民政府|政府|委员会|领导小组|指挥部|总局)")
_NAME_ENDING = re.compile("(?:[局厅部院署行]|委(?! ?员)|(?<!社)会)(?![办厅])")
"""The name of an organ written out, which stands before its 代字: 市政府办公厅济政办发."""

_NEVER_FIRST = re.compile("发(?!改.)|厅(?!字)|[字函规令办局部委院会署行]|政办?[发字函规]|公告|通告")
"""What no 代字 begins with: it is the end of one (发改 is not, nor 厅字, that of 中央办公厅)."""

_COURT = "法"
"""The only 代字 of one character: 法〔2019〕254号, of the Supreme People's Court."""

_ENDING = re.compile("[发字函规办电令告通综]$")
"""How most 代字 end; without brackets it is what tells 济政发2022年17号 from 地铁2022年17号."""

_TWO = re.compile("[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔云滇藏陕甘青宁深穗][政府]|财[税综金]|法释")
"""代字 of two characters that end otherwise: 闽政〔2020〕1号, 深府〔2019〕1号."""

_PLACE = re.compile("[市区县镇乡街道路村局厅处社校学园所站线楼座室栋院桥店厂馆场节厦府]$")
"""How a place or a house ends, which numbers follow, too: 济南市舜华路2000号."""

_NONE = re.compile(
    "(?:印发|转发|下发|颁发|核发|开发|研发|出发|沙发|理发|突发|爆发|批发|附件|文件|编号|电话|手机|来电|传真|邮编|公报|"
    "命令|指令|口令|禁令|密令|司令|法令|夏令|时令|报告|准字|汉字|数字|文字|名字|签字|打字|赤字|信函|公函|[年月日])$"
    "|^(?:国家|中国|中央|中心|中秋|中小|中考|高考|国庆|国道|省道|公交|公共|公园|公司|建筑|商场|商店|科目|教室|水厂|教学)"
    "(?![发字函规])(?!.*[发字函规办电令告]$)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A number in running text, and where it stands there."""

    number: DocumentNumber
    span: Span


def parse(text: str) -> DocumentNumber | None:
    """The number that the whole of ``text`` spells, in any spelling; ``None`` if it is none.

    >>> str(parse("济政办发2019第18号")), str(parse("濟政發 [２０２２] 第017號"))
    ('济政办发〔2019〕18号', '济政发〔2022〕17号')
    >>> parse("知识产权 济政发〔2022〕17号") is None
    True
    >>> str(parse("国务院令 第713号")), parse("2022年10月8日"), parse("5号线")
    ('国务院令第713号', None, None)
    """
    text = _CALLED.sub("", text.strip())
    closed, offsets = _closed(text)
    for start, end, number in _standing(closed, offsets, text):
        if start == 0 and end == len(closed):
            return number
    return None


_CALLED = re.compile(r"(?<=[号號])\s*文件?(?:的(?:通知|意见|决定|规定|办法|批复|公告|函))?$")
"""What people call it: 济政办发〔2019〕18号文, 济政字〔2021〕36号文件的通知."""


def reread(text: str) -> DocumentNumber | None:
    """The number whose canonical form ``text`` is: none of the grammar is asked, which takes twenty times as long.

    >>> str(reread("济政发〔2022〕17号")), str(reread("国家税务总局公告2025年第77号")), reread("济政发2022第17号")
    ('济政发〔2022〕17号', '国家税务总局公告2025年第77号', None)
    """
    if not (parts := _CANONICAL.fullmatch(text)):
        return None
    organ, year, serial = parts.groups()
    return DocumentNumber(organ, int(year) if year else None, int(serial))


_CANONICAL = re.compile("([^0-9]+?)(?:〔?([0-9]+)(?:〕|年第)|第)([0-9]+)号")


def identity(number: DocumentNumber) -> str:
    """The id of the document that has ``number``, whether it is in a corpus or not.

    >>> identity(parse("济政发〔2022〕18号")), identity(parse("国务院令第713号"))
    ('济政发2022-18', '国务院令713')
    """
    return f"{number.organ}{number.year}-{number.serial}" if number.year else f"{number.organ}{number.serial}"


def without_issuer(number: DocumentNumber) -> DocumentNumber | None:
    """``number`` as it is written where everybody knows by whom; ``None`` where it has no such form.

    >>> str(without_issuer(parse("国家税务总局公告2025年第77号"))), str(without_issuer(parse("山东省人民政府令第336号")))
    ('公告2025年第77号', '省政府令第336号')
    >>> without_issuer(parse("省政府令第336号")), without_issuer(parse("济政发〔2022〕17号"))
    (None, None)
    """
    whole = _WITH_ISSUER.fullmatch(number.organ)
    return replace(number, organ=whole["kind"] or f"{whole['level']}政府令") if whole else None


def means(asked: DocumentNumber, number: DocumentNumber) -> bool:
    """Whether ``asked`` is ``number``, or is it without the issuer: who does not say it asks for all issuers."""
    return asked in (number, without_issuer(number))


_WITH_ISSUER = re.compile(f"[{_HAN}]+(?:(?P<kind>公告|通告)|(?P<level>省|自治区|市|区|县)人民政府令)")


def find(text: str) -> list[Found]:
    """Every number that stands in ``text``, in order; its left edge is where the 机关代字 begins.

    >>> [str(f.number) for f in find("关于贯彻落实鲁政办发〔2021〕3号文件，《条例》（国务院令第713号）")]
    ['鲁政办发〔2021〕3号', '国务院令第713号']
    >>> [str(f.number) for f in find("知识产权 济 政 发 〔２０２２〕 第 17 号 济政办发 [2019] 18号")]
    ['济政发〔2022〕17号', '济政办发〔2019〕18号']
    """
    if not _POSSIBLE.search(text):
        return []
    closed, offsets = _closed(text)
    found: list[Found] = []
    taken = 0
    for start, end, number in sorted(_standing(closed, offsets, text), key=itemgetter(0, 1)):
        if start >= taken:
            found.append(Found(number, Span(offsets[start], offsets[end - 1] + 1)))
            taken = end
    return found


def registration(text: str) -> str | None:
    """The canonical form of a 规范性文件登记号, if ``text`` is one and nothing else.

    >>> registration("JNCR－２０２２－００１０００６"), registration("jncr20220010006"), registration("2022")
    ('JNCR-2022-0010006', 'JNCR-2022-0010006', None)
    """
    match = _REGISTRATION.fullmatch(re.sub(r"\s+", "", fold(text)).upper())
    return "-".join(match.groups()) if match else None


def _standing(closed: str, offsets: Sequence[int], text: str) -> Iterator[tuple[int, int, DocumentNumber]]:
    """Where each number begins and ends in ``closed``; of two that overlap the first is meant."""
    for tail in _TAILS:
        for match in tail.finditer(closed):
            run = _RUN.search(closed, max(0, match.start() - _LONGEST), match.start())
            if not run or not (match["mark"] or _ends(text, offsets[match.end() - 1] + 1)):
                continue
            organ = run[0] + match.groupdict().get("decree", "")
            edge = _date_ends(closed, run)
            edge += _left_edge(organ[edge:])
            if number := _number(organ[edge:].replace(" ", ""), match):
                yield run.start() + edge, match.end(), number


def _date_ends(closed: str, run: re.Match[str]) -> int:
    """How many characters of ``run`` end a date: 2006年8月5日青岚市人民政府令, but 日政发 is that of a city."""
    return int(run[0][0] in "年月日" and closed[run.start() - 1 : run.start()].isdigit())


def _ends(text: str, at: int) -> bool:
    """Whether what a missing 号 would follow is the end of a word: 济政发〔2022〕17 but not 规划〔2022〕17处."""
    return at >= len(text) or not text[at].isalnum() and text[at] not in ".．%％"


def _number(organ: str, tail: re.Match[str]) -> DocumentNumber | None:
    """The number that ``organ`` and what follows it make; ``None`` if they make none after all."""
    said, serial = tail.groupdict(), integer(tail["serial"])
    if not serial or _NONE.search(organ):
        return None
    if "decree" in said:
        organ = _decreeing(organ)
        return DocumentNumber(organ, None, serial) if len(organ) > 2 else None
    organ = _without_ordinal(organ, said["ordinal"])
    bracketed, parted = said["open"] and said["close"], said["apart"] or said["close"] or said["ordinal"]
    known = _TWO.fullmatch(organ) or _begins_mark(organ) and not _PLACE.search(organ)
    likely = _ENDING.search(organ) or parted and known
    if len(organ) < 2 and organ != _COURT or not (bracketed and said["mark"] or likely):
        return None
    return DocumentNumber(organ, int(said["year"]), serial)


def _decreeing(organ: str) -> str:
    """The one form of who decrees: 国令 is 国务院令, 山东省政府令 is 山东省人民政府令, 省人民政府令 is 省政府令."""
    if organ in ("主席令", "国家主席令", "中华人民共和国主席令"):
        return "中华人民共和国主席令"
    organ = "国务院令" if organ == "国令" else organ.removeprefix("中华人民共和国")
    level = _LEVEL.fullmatch(organ)
    if not level:
        return organ
    return f"{level['place']}{level['level']}{'人民' if level['place'] else ''}政府令"


_LEVEL = re.compile(f"(?P<place>[{_HAN}]*?)(?P<level>省|自治区|市|区|县)(?:人民)?政府令")


def _without_ordinal(organ: str, ordinal: str) -> str:
    """济政发字〔2022〕第17号 is 济政发〔2022〕17号; 国知发保字 is a 代字 as it stands."""
    organ = organ.removesuffix("第")
    return organ.removesuffix("字") if "第" in ordinal and organ.endswith("发字") else organ


def _closed(text: str) -> tuple[str, Sequence[int]]:
    """``text`` folded, simplified and without white space, and the offset in ``text`` of each character left.

    One space stays behind a Han word of two characters or more, if more than one follows.
    """
    folded = simplified(fold(text))
    if not _SPACE.search(folded):
        return folded, range(len(folded))
    apart = {found.end() - 1 for found in _APART.finditer(folded)}
    kept = [i for i, c in enumerate(folded) if not c.isspace() or i in apart]
    return "".join(" " if folded[i].isspace() else folded[i] for i in kept), kept


def _left_edge(run: str) -> int:
    """How many characters of the run before the year do not belong to the 机关代字.

    The run is cut from the left as often as it can be, so that what is left cannot be cut again.
    """
    edge = 0
    while step := _first_edge(run[edge:]):
        edge += step
    return edge


def _first_edge(run: str) -> int:
    """Where the first thing that stands before a 代字 ends; 0 if there is none."""
    ends = [match.end() for match in _BEFORE.finditer(run)]
    ends += [1] if _LINKS.match(run) and not _BEFORE.match(run) else []
    if not run.endswith(("公告", "通告")):  # which several organs announce together: 财政部税务总局公告
        ends += [match.end() for match in _NAME.finditer(run)]
        named = (found.end() for found in _NAME_ENDING.finditer(run))
        ends += [end for end in named if _is_name(run[:end], run[end:])]
    ends += [i + 1 for i, char in enumerate(run) if char == " " and _parts(run[:i], run[i + 1 :])]
    if len(run) >= _TOO_LONG:
        ends += [match.start() for match in [_OFFICE.search(run)] if match]
    return min((end for end in ends if _can_begin(run[end:])), default=0)


def _is_name(name: str, rest: str) -> bool:
    """Whether ``name`` is that of an organ; 财政部 is one before a 代字 that is known (财综), 工信部 may begin one."""
    length = len(name.replace(" ", ""))
    return length > _SHORT or length == _SHORT and _begins_mark(rest)


_SHORT = 3
"""Characters of an organ's name that 代字 have, too."""

_TOO_LONG = 6
_OFFICE = re.compile("[国中京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵黔云滇藏陕甘青宁新济](?:政办?|府办?|办)?[发字函]$")
"""Where words run into a 代字 with nothing to part them: a run of this length that ends with that of a government."""


def _can_begin(rest: str) -> bool:
    """Whether what is left of a run can be a whole 代字, or a decree's name."""
    rest = rest.lstrip(" ")
    return rest == _COURT or len(rest.replace(" ", "")) >= 2 and not _NEVER_FIRST.match(rest)


def _parts(before: str, after: str) -> bool:
    """Whether the space between them parts words from a 代字, or is one inside it (国知发 保字)."""
    before, after = before.replace(" ", ""), after.replace(" ", "")
    if not after.endswith(("令", "公告", "通告")):
        return _begins_mark(after) or not before.startswith(words("marks"))
    begun = _ISSUER.match(before) or before.startswith(words("marks"))
    whole = _ISSUER.match(after) and not (begun and after[0] in "省市") and before != "中华人民共和国"
    return bool(whole or not begun)


_ISSUER = re.compile(f"国务院|国家|中国|中华|中央|最高|全国|[省市]|[{_HAN}]{{1,3}}[省市]|[{_HAN}]{{2,6}}部")
"""How the name of who decrees or announces begins."""


def _begins_mark(text: str) -> bool:
    """Whether ``text`` begins as a 代字 does: with a place or an organ that is known, or as a local government's."""
    local = re.match(f"[{_HAN}]{{1,3}}[政府]办?[发字函规]", text)
    known = text.startswith(words("marks"))
    return bool(local or known and (len(text) > 2 or text in words("marks") or _ENDING.search(text)))
