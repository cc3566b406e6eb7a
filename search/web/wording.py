"""Dates, pages and issues in the words that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import unquote

from search.gazette.model import Citation, Clause, DocumentNumber, Issue, Kind, Pages
from search.gazette.validity import State, Validity
from search.query import Sort
from search.results import Expansion, Hit

FACETS = {
    "year": "年",
    "kind": "文种",
    "issuer": "发文机关",
    "issue": "期",
    "unit": "责任单位",
    "due": "完成年份",
    "validity": "效力",
}
"""The names of ``results.Facet``."""

SORTS = {Sort.RELEVANCE: "相关度", Sort.DATE: "日期", Sort.PLACE: "刊登位置"}

FURTHER = "以下只含有部分词语："
"""Before the partial matches that follow the full ones."""


GROUPS = {False: "逐条", True: "按公文"}
"""The results clause by clause, and by document."""


def linked(text: str, values: Iterable[DocumentNumber]) -> list[tuple[str, DocumentNumber | None]]:
    """``text`` in pieces, those that are one of the 文号 with it.

    >>> linked("相近的有：甲发〔2022〕1号。", [DocumentNumber("甲发", 2022, 1)])
    [('相近的有：', None), ('甲发〔2022〕1号', DocumentNumber(organ='甲发', year=2022, serial=1)), ('。', None)]
    """
    known = {str(value): value for value in values}
    pieces = re.split(f"({'|'.join(map(re.escape, known))})", text) if known else [text]
    return [(piece, known.get(piece)) for piece in pieces if piece]


def above(path: Iterable[str], title: str) -> list[str]:
    """The headings of ``path`` that ``title`` does not say already. One that it quotes may be one of two: it is told.

    >>> above(["某市某方案", "一、总则"], "某市关于印发某市某方案的通知")
    ['一、总则']
    >>> above(["甲清单", "一、总则"], "关于印发《甲清单》和《乙清单》的通知")
    ['甲清单', '一、总则']
    """
    return [step for step in path if step not in title or f"《{step}》" in title]


def place(clause: Clause, title: str) -> str:
    """Where a clause stands in the document with this title, in one line: the headings above it and its label."""
    label = [clause.label] if clause.label and clause.kind != Kind.HEADING else []
    return " › ".join(above(clause.path, title) + label) or "正文"


def elsewhere(other: Hit, shown: Hit) -> str:
    """Where a hit stands that repeats the one that is shown: its document, if it is another, its place and pages."""
    title = [other.document.title] if other.document.id != shown.document.id else []
    where = " › ".join(title + [place(other.clause, other.document.title)])
    return where + (f"（{pages(other.clause.pages)}）" if other.clause.pages else "")


def standing(value: Validity) -> str:
    """What held of a document, in one line.

    >>> standing(Validity(State.EXPIRED, date(2025, 11, 10), date(2022, 11, 10), date(2025, 11, 9)))
    '已过有效期（2022年11月10日起施行，有效期至2025年11月9日）'
    >>> standing(Validity(State.REPEALED, date(2022, 11, 10))), standing(Validity())
    ('已废止（自2022年11月10日）', '未载明')
    """
    said = term(value)
    return f"{value.state.value}（{said}）" if said else value.state.value


def term(value: Validity) -> str:
    """Since when and until when, as far as it is said."""
    said = [f"{day(value.effective)}起施行"] if value.effective else []
    said += [f"有效期至{day(value.expires)}"] if value.expires else []
    if value.state in (State.REPEALED, State.CUT, State.AMENDED) and value.since:
        said.insert(0, f"自{day(value.since)}")
    return "，".join(said)


def due(value: str) -> str:
    """A ``Deadline.value`` in words.

    >>> due("2023-12"), due("2025"), due("--12-31"), due("P1Y6M"), due("长期")
    ('2023年12月', '2025年', '每年12月31日', '1年6个月', '长期')
    """
    if found := re.fullmatch(r"(?:(\d{4})|-)(?:-(\d\d))?(?:-(\d\d))?", value):
        year, month, day = found.groups()
        parts = [f"{year}年" if year else "每年", month and f"{int(month)}月", day and f"{int(day)}日"]
        return "".join(filter(None, parts))
    if re.fullmatch(r"P(?:\d+[YMWD])+", value):
        return "".join(f"{number}{_LENGTHS[unit]}" for number, unit in re.findall(r"(\d+)([YMWD])", value))
    return value


_LENGTHS = {"Y": "年", "M": "个月", "W": "周", "D": "日"}


def cited(value: Citation, held: bool) -> str:
    """What a citation does, and whose what it cites is: told of its link.

    >>> from search.gazette.model import Cited, Level, Relation, Span
    >>> cited(Citation(Span(0, 9), Cited.TITLE, Relation.BASIS, level=Level.STATE), False)
    '依据（国家，未收录）'
    """
    if value.malformed:
        return f"{value.relation.value}（{value.malformed}）"
    if value.clause:
        return f"{value.relation.value}（本文）"
    whose = [value.level.value] if value.level else []
    return f"{value.relation.value}（{'，'.join([*whose, '已收录' if held else '未收录'])}）"


def day(value: date) -> str:
    """
    >>> day(date(2022, 9, 20))
    '2022年9月20日'
    """
    return f"{value.year}年{value.month}月{value.day}日"


def pages(value: Pages) -> str:
    """
    >>> pages(Pages(4, 4)), pages(Pages(4, 5)), pages(Pages(4, None))
    ('第4页', '第4—5页', '第4页起')
    """
    if value.last is None:
        return f"第{value.first}页起"
    return f"第{value.first}页" if value.first == value.last else f"第{value.first}—{value.last}页"


def issue(value: Issue) -> str:
    """
    >>> issue(Issue("济南市人民政府公报", 2024, "15/16", (421, 422))), issue(Issue(None, None, "3"))
    ('济南市人民政府公报2024年第15/16期', '第3期')
    """
    year = f"{value.year}年" if value.year is not None else ""
    number = f"第{value.number}期" if value.number is not None else "（期号不详）"
    return f"{value.gazette or ''}{year}{number}"


def total(value: Issue) -> str:
    """
    >>> total(Issue(None, 2024, "15/16", (421, 422))), total(Issue(None, 2022, "20"))
    ('总第421、422期', '')
    """
    return f"总第{'、'.join(map(str, value.total))}期" if value.total else ""


def readable(address: str) -> str:
    """An address as one types it from paper.

    >>> readable("https://example.org/document/%E6%B5%8E%E6%94%BF%E5%8F%912022-17")
    'https://example.org/document/济政发2022-17'
    """
    return unquote(address)


def years(values: Iterable[int]) -> str:
    """Years in order, those that follow each other as a range.

    >>> years({2024, 2019, 2021, 2022, 2023}), years([2019]), years([])
    ('2019、2021—2024年', '2019年', '')
    """
    runs: list[list[int]] = []
    for year in sorted(set(values)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    spans = [f"{run[0]}—{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs]
    return "、".join(spans) + "年" if spans else ""


def expansions(values: Iterable[Expansion]) -> str:
    """
    >>> expansions([Expansion("发改委", ("发展改革委", "发展和改革委员会"))])
    '也查找了：发展改革委、发展和改革委员会。不需要时给词加引号。'
    """
    names = [name for value in values for name in value.also]
    more = "等" if len(names) > _NAMED else ""
    return f"也查找了：{'、'.join(names[:_NAMED])}{more}。不需要时给词加引号。" if names else ""


_NAMED = 8
"""Names that fit on two lines of a telephone; a query can have hundreds."""
