"""Documents and issues, and what held of them on a day: search/gazette/record.py as types."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import UNSET, UnsetType

from search.gazette.validity import State
from search.web.api.shapes.clauses import CitationInPlace, Clause, ClauseAt, Pages, Start, Stop
from search.web.api.shapes.shape import Shape, told


class Issue(Shape):
    """一期公报。"""

    gazette: Annotated[str | None, told("公报的名称")]
    year: Annotated[int | None, told("年份")]
    number: Annotated[str | None, told("期号，照原文", examples=["15/16"])]
    total: Annotated[list[int], told("总期数")]
    published: Annotated[date | None, told("出版日期")]


class Attachment(Shape):
    """公文列出的一个附件。"""

    title: Annotated[str, told("附件的标题")]
    held: Annotated[bool, told("收录了它的文字")]


class Document(Shape):
    """公文，不带条款。"""

    id: Annotated[str, told("公文的标识，由文号得来，长期不变", examples=["济政发2022-17"])]
    number: Annotated[str | None, told("文号", examples=["济政发〔2022〕17号"])]
    title: Annotated[str, told("标题")]
    kind: Annotated[str | None, told("文种")]
    issuers: Annotated[list[str], told("发文机关")]
    addressees: Annotated[list[str], told("主送机关")]
    dated: Annotated[date | None, told("成文日期")]
    printed: Annotated[date | None, told("印发日期")]
    registration: Annotated[str | None, told("规范性文件登记号")]
    pages: Annotated[Pages | None, told("在公报的起止页；只知起页的，止页为 null")]
    attachments: Annotated[list[Attachment], told("附件")]
    source: Annotated[str, told("源文件的名称")]
    sha256: Annotated[str, told("源文件的 SHA-256")]
    issue: Annotated[Issue | None, told("刊登在哪一期；没有刊登的为 null")]


class Evidence(Shape):
    """证明效力的一句话。"""

    document: Annotated[str, told("哪份公文说的（标识）")]
    clause: Annotated[str, told("哪一条说的（标识）")]
    start: Start
    end: Stop
    words: Annotated[str, told("原话")]


class Status(Shape):
    """公文在某一天的效力。"""

    state: Annotated[State, told("效力")]
    as_of: Annotated[date, told("问的是哪一天")]
    since: Annotated[date | None, told("从哪一天起")]
    evidence: Annotated[list[Evidence], told("证据")]


class DocumentInForce(Document):
    """公文和它在某一天的效力。"""

    effective: Annotated[date | None, told("施行日期")]
    expires: Annotated[date | None, told("有效期的最后一天")]
    status: Annotated[Status, told("效力")]


class DocumentFound(Document):
    """公文；知道效力的带效力。"""

    effective: Annotated[date | None | UnsetType, told("施行日期")] = UNSET
    expires: Annotated[date | None | UnsetType, told("有效期的最后一天")] = UNSET
    status: Annotated[Status | UnsetType, told("效力")] = UNSET


class CitedAs(Shape):
    """一种引用格式和照它写好的引文。"""

    style: Annotated[str, told("格式的代号", examples=["gbt7714-2025"])]
    name: Annotated[str, told("格式的名称")]
    text: Annotated[str, told("引文")]


class WholeDocument(DocumentInForce):
    """公文的全部：元数据、效力、条款、引用。"""

    cites: Annotated[list[CitationInPlace], told("引用的别的公文")]
    cited_by: Annotated[list[ClauseAt], told("引用它的条款，按公报的先后；最前的 100 条，全部的见 cited-by")]
    clauses: Annotated[list[Clause], told("条款，按原文的先后；第一条是标题")]
    url: Annotated[str, told("网页的地址")]
    cited_as: Annotated[list[CitedAs], told("怎样引用这份公文，各种格式")]


class ClauseOfDocument(Clause):
    """条款和它的公文。"""

    document: Annotated[DocumentFound, told("条款所在的公文")]


class ClauseAndPage(ClauseOfDocument):
    """条款、它的公文和网页。"""

    url: Annotated[str, told("网页上这一条的地址")]
    permalink: Annotated[str, told("长期有效的地址：以后重新编号，也能由文字找到这一条")]
    cited_as: Annotated[list[CitedAs], told("怎样引用这一条，各种格式")]
