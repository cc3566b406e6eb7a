"""Small documents by hand: an outline as nested lists becomes clauses with paths, headings and extents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from search.gazette import numbers
from search.gazette.model import Clause, Document, Issue, Kind, Reading

Outline = list["str | tuple[str, Outline]"]
"""A text is a paragraph; a pair is a heading (or item) and what stands below it."""


def reading(source: str, *documents: Document) -> Reading:
    return Reading(source, digest(source, documents), documents, ())


def digest(source: str, documents: tuple[Document, ...]) -> str:
    return sha256(f"{source}{documents}".encode()).hexdigest()


def document(
    number: str | None,
    title: str,
    outline: Outline,
    *,
    kind: str | None = "通知",
    issuers: tuple[str, ...] = ("济南市人民政府",),
    dated: date | None = None,
    issue: tuple[int, str] | None = None,
    source: str = "a.txt",
) -> Document:
    name = _id(number, title)
    return Document(
        id=name,
        number=numbers.parse(number) if number else None,
        title=title,
        kind=kind,
        issuers=issuers,
        addressees=(),
        dated=dated,
        printed=None,
        registration=None,
        issue=Issue("济南市人民政府公报", *issue) if issue else None,
        pages=None,
        attachments=(),
        source=source,
        sha256=sha256(source.encode()).hexdigest(),
        clauses=tuple(_clauses(name, title, outline)),
    )


def _id(number: str | None, title: str) -> str:
    """As the reader makes them: 济政发2022-17, d-3fa9c1."""
    if number:
        return number.replace("〔", "").replace("〕", "-").removesuffix("号")
    return "d-" + sha256(title.encode()).hexdigest()[:6]


def _clauses(name: str, title: str, outline: Outline) -> Iterator[Clause]:
    below = list(_below(name, outline, ()))
    yield _clause(f"{name}/标题", Kind.TITLE, (), title, title, len(below) + 1)
    yield from below


def _below(name: str, outline: Outline, path: tuple[str, ...]) -> Iterator[Clause]:
    for i, entry in enumerate(outline, 1):
        at = f"{name}/{i}"
        if isinstance(entry, str):
            yield _clause(at, Kind.PARAGRAPH, path, entry, None, 1)
            continue
        heading, outlined = entry
        below = list(_below(at, outlined, (*path, heading)))
        yield _clause(at, Kind.HEADING, path, heading, heading, len(below) + 1)
        yield from below


def _clause(name: str, kind: Kind, path: tuple[str, ...], text: str, heading: str | None, extent: int) -> Clause:
    return Clause(name, kind, None, path, text, None, (1, 1), None, heading, extent)


# Three documents that everybody knows.

SCIENCE = document(
    "济政发〔2022〕17号",
    "济南市人民政府关于印发济南市“十四五”全民科学素质行动规划纲要实施方案的通知",
    [
        "为助力全市经济建设贡献青春力量，制定本方案。",
        (
            "一、重点任务",
            [
                ("（一）青少年", ["1.支持生物学、通用技术、信息技术等学科教师参加培训。", "2.推进智慧科普建设 7号工程。"]),
                ("（二）农民", ["到2025年，公民具备科学素质的比例达到18.5％。"]),
            ],
        ),
        ("二、保障", ["根据鲁政办发〔2021〕3号文件执行。"]),
    ],
    dated=date(2022, 10, 8),
    issue=(2022, "20"),
)

LOANS = document(
    "济政字〔2019〕55号",
    "济南市人民政府关于促进民营和小微企业发展的若干意见",
    [
        "（十七）对小微企业年单笔银行贷款额不低于50万元的给予贴息。",
        "（十八）民营企业按17号文件享受贷款，见济政发〔2022〕17号。",
        "（十九）5G 网络与Wi-Fi 全覆盖，PM2.5浓度下降。",
    ],
    kind="意见",
    dated=date(2019, 9, 16),
    issue=(2019, "19"),
)

MEASURES = document(
    None,
    "济南市优化营商环境若干措施",
    ["简化贷款流程。", "试行容缺受理，小微企业优先。"],
    kind=None,
    issuers=("济南市营转办", "济南市司法局"),
    dated=date(2023, 5, 11),
)

KNOWN = reading("known.txt", SCIENCE, LOANS, MEASURES)
