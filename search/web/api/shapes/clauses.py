"""Clauses, and what they say of others: ``clause_record`` and ``published`` of search/gazette/record.py as types."""

from __future__ import annotations

from typing import Annotated

import msgspec

from search.gazette.model import Cited, Comparison, End, Kind, Level, Relation, Role
from search.web.api.shapes.shape import Shape, told

Pages = tuple[int, int | None]
Break = tuple[int, int, int | None]

Start = Annotated[int, told("在条款文字中的起点（字符，从 0 数起）", ge=0)]
Stop = Annotated[int, told("终点（不含）", ge=0)]


class Cell(Shape):
    """表格的一格。"""

    column: Annotated[str, told("栏名")]
    text: Annotated[str, told("文字")]


class Citation(Shape):
    """条款里的一处引用：引用别的公文，或本文的条款。"""

    start: Start
    end: Stop
    kind: Annotated[Cited, told("按什么引用")]
    relation: Annotated[Relation, told("引用来做什么")]
    number: Annotated[str | None, told("所引公文的文号")]
    title: Annotated[str | None, told("所引公文的标题，不带书名号")]
    clause: Annotated[str | None, told("所引的本文条款（标识）")]
    part: Annotated[str | None, told("所引的是其中哪一条、哪一款，照原文")]
    level: Annotated[Level | None, told("是哪一级的公文")]
    malformed: Annotated[str | None, told("文号查不了的原因")]
    form: Annotated[bool, told("引的是表格、证照，不是公文")]
    target: Annotated[str | None, told("指向：收录的公文或条款的标识；outside 未收录；form 表格证照；malformed:… 查不了")]


class Unit(Shape):
    """条款交给的一个单位。"""

    start: Annotated[int | None, told("单位名称在文字中的起点；由上级标题或下文交办的为 null")]
    end: Annotated[int | None, told("终点（不含）")]
    name: Annotated[str, told("单位名称")]
    role: Annotated[Role, told("分工")]
    source: Annotated[str | None, told("写明该单位的那一条（标识）；就在本条的为 null")]


class Deadline(Shape):
    """条款里的一个时限。"""

    start: Start
    end: Stop
    role: Annotated[End, told("到时怎样")]
    value: Annotated[str, told("ISO 8601 的日、月、年或时长；每年的月日写作 --12-31；或“长期”", examples=["2023-12"])]


class Amount(Shape):
    """条款里的一个数额。"""

    start: Start
    end: Stop
    value: Annotated[str, told("数，万、亿已经写开", examples=["1000000"])]
    upto: Annotated[str | None, told("一段数额的另一端")]
    unit: Annotated[str | None, told("单位")]
    comparison: Annotated[Comparison, told("与该数怎样比")]


class Clause(Shape):
    """条款：检索和引用的最小单位。"""

    id: Annotated[str, told("条款的标识，长期不变", examples=["济政发2022-17/二/一/6"])]
    path: Annotated[list[str], told("上面的各级标题，由外到内")]
    label: Annotated[str | None, told("序号，照原文")]
    kind: Annotated[Kind, told("是标题、段落、条文、表格的一行……")]
    text: Annotated[str, told("文字")]
    cells: Annotated[list[Cell] | None, told("表格的一行的各格")]
    pages: Annotated[Pages | None, told("在公报的起止页；只知起页的，止页为 null")]
    lines: Annotated[tuple[int, int], told("在源文件的起止行，从 1 数起")]
    heading: Annotated[str | None, told("下面的条款以此为标题")]
    extent: Annotated[int, told("连同下面各条一共几条", ge=1)]
    citations: Annotated[list[Citation], told("引用")]
    units: Annotated[list[Unit], told("责任单位")]
    deadlines: Annotated[list[Deadline], told("时限")]
    amounts: Annotated[list[Amount], told("数额")]
    breaks: Annotated[list[Break], told("源文件的各行在文字中的起点、行号、公报页码（不详为 null）")]


class CitationInPlace(Citation):
    """一处引用和它所在的条款。"""

    in_: Annotated[str, told("引用所在的条款（标识）")] = msgspec.field(name="in")


class ClauseAt(Shape):
    """一个条款的标识和它的公文的标识。"""

    document: Annotated[str, told("公文的标识")]
    clause: Annotated[str, told("条款的标识")]
