"""A list of bodies, cut into the bodies: at 、 and ，, around 等 and 和, but not inside a name.

    市司法局，市总工会 · 市司法局等市直有关部门单位 · 市教育局和市体育局 · 市住房和城乡建设局 · 各市、县（区）人民政府
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from search.gazette.duties.charges import Charge
from search.gazette.model import Span

_TOKEN = re.compile(r"[、，,；;/（(【〔\[）)】〕\]\s会](?:(?<=会)同|(?<=\s)\s*|(?<![会\s]))")
"""A mark between bodies (会同 is one), a bracket, or white space."""
_ENDING = (
    "(?:局|委|办|厅|部|院|署|会|政府|中心|公司|银行|[分支]行|单位|部门|机关|集团|海关|[支大总]队|社|联|科协|办事处|片区|地区)"
)
_WHOLE = re.compile(f"{_ENDING}$")
_BODY = re.compile(
    rf"(?:各|有关|相关).*|.*(?:{_ENDING}|[省市区县州盟旗镇乡]|街道|学校|高校|大学|学院|机构|[各省市]\w*企业|研究所)"
)
"""How the name of a body begins or ends, where nothing else says that it is one."""

_LEVEL = r"(?:[省市区县州盟旗镇乡村]|街道|自治|直辖|[（(〔\[][省市区县州盟旗、]+[）)〕\]])"
_GROUP = re.compile(rf"各\w{{0,4}}?(?:{_LEVEL}|、)+")
_REST = re.compile(rf"(?:有关)?{_LEVEL}+(?:人民)?(?:政府|党委|管委会|办事处)?")
_OTHERS = re.compile(
    "(?<![中高初平同均优])等"
    "(?=各|有关|相关|[省市区县]|部门|单位|机构|地区|[0-9一二三四五六七八九十]|$|多|和|及|、)"
)
_LINK = re.compile("以及|[和及与]")
_SEVERAL = re.compile("[等和及与]")
_NOBODY = re.compile(
    r"^(?:\d+|[一二三四五六七八九十]+)?个?(?:部门|单位|部门单位|部门[（(]单位[）)]|地区|机构)?$"
    r"|\d[月年]|年底|完成|长期|持续|[。：:]"
)
"""What stands in a list and is no body: what 等 sums up (等部门), a time."""

_LEADING = re.compile(r"(?:\d{1,2}[.．] ?)?(?:(?:主要|具体)?由(?=\S{2})|(?:请|其中|和|及|以及|与)(?=\S{2}))?")
_BRANCH = re.compile("(?:分局|监管局|[分支]行|分公司|分中心|片区|[支大总]队|办事处|管理部)$")
_LONGEST = 40
"""Characters of a body's name at most: 市打击治理电信网络新型违法犯罪工作联席会议成员单位 has 25."""


def bodies(text: str, charge: Charge) -> Iterator[Span]:
    """Where each body of a list stands in ``text``."""
    pieces = (part for piece in _pieces(text, charge.span) for part in _parted(text, *piece))
    for start, end in _joined(text, pieces):
        said = text[start:end]
        if said and len(said) <= _LONGEST and not _NOBODY.search(said) and (charge.sure or _BODY.fullmatch(said)):
            yield Span(start, end)


_Piece = tuple[int, int]
"""Where a piece of a list begins and ends; there are several to a body, and to make a ``Span`` of each costs time."""


def _pieces(text: str, span: Span) -> Iterator[_Piece]:
    """The list cut at its marks, but not inside brackets."""
    at, depth = span.start, 0
    for token in _TOKEN.finditer(text, span.start, span.end):
        if token[0] in "（(【〔[":
            depth += 1
        elif token[0] in "）)】〕]":
            depth = max(0, depth - 1)
        elif not depth and (not token[0].isspace() or _apart(text[at : token.start()], text[token.end() : span.end])):
            yield at, token.start()
            at = token.end()
    yield at, span.end


def _apart(before: str, after: str) -> bool:
    """Whether a space between them parts two bodies, or stands inside one as a line's end does.

    >>> _apart("市财政局", "市税务局"), _apart("国家金融监督管理总局", "滨河监管分局"), _apart("市住房和", "城乡建设局")
    (True, False, False)
    """
    following = re.split(r"[、，,；;\s]", after[:_LONGEST], maxsplit=1)[0]
    begins = re.match("[省市区县州盟旗团各国]", following)
    return bool(begins and _WHOLE.search(before[-_LONGEST:]) and not _BRANCH.search(following))


def _parted(text: str, start: int, end: int) -> Iterator[_Piece]:
    """A piece without what stands around the bodies in it: behind 等 there may be a group, around 和 two bodies."""
    if not _SEVERAL.search(text, start, end):
        yield _trimmed(text, start, end)
        return
    for others in _OTHERS.finditer(text, start, end):
        yield from _linked(text, start, others.start())
        start = others.end()
    yield from _linked(text, start, end)


def _linked(text: str, start: int, end: int) -> Iterator[_Piece]:
    """The bodies around 和; one where 和 belongs to a name (市文化和旅游局)."""
    for link in _LINK.finditer(text, start + 1, min(end, start + 3 * _LONGEST)):
        if _WHOLE.search(text, start, link.start()) and _begins(text, link.end(), end):
            yield _trimmed(text, start, link.start())
            start = link.end()
    yield _trimmed(text, start, end)


def _begins(text: str, start: int, end: int) -> bool:
    """Whether what stands behind 和 is a body of its own; 政府 behind 党委和 is not."""
    said = text[start : min(end, start + 3 * _LONGEST)]
    return bool(_BODY.fullmatch(said)) and not re.match("(?:人民)?政府|其", said)


def _trimmed(text: str, start: int, end: int) -> _Piece:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    lead = _LEADING.match(text, start, end)
    return lead.end() if lead else start, end


def _joined(text: str, pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """The pieces, those made one that 、 parts inside of a body."""
    held: _Piece | None = None
    for start, end in pieces:
        if held and text[held[1] : start] == "、" and _continues(text, held, start, end):
            held = held[0], end
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held


def _continues(text: str, held: _Piece, start: int, end: int) -> bool:
    """Whether a piece behind 、 is of the body before it: 各市 and 县（区）人民政府, 代管镇 and 街道的管理机构."""
    if end - held[0] > _LONGEST:
        return False
    if _GROUP.fullmatch(text, *held) and _REST.fullmatch(text, start, end):
        return True
    return text.find("的", start, end) >= 0 and not _WHOLE.search(text, *held)
