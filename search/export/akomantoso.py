"""Akoma Ntoso 3.0 (OASIS LegalDocML, 2018) of a document.

    doc            what carries the 文号: a notice, an opinion, a decree
      preface      its title, 文号 and 主送机关
      mainBody     its own text
      conclusions  the signature with its day, and what stands behind it
      attachments  the text that it issues, and 附件: each a doc of its own

Clauses stand in each other as in the model (``extent``), and every character of every clause's text is there once: in a
``num``, a ``heading``, a paragraph, or the cells of a row. Besides them stand the 文号 and 主送机关 of the document and, as
``th``, the names of columns, which are in no clause. The eId of a clause is its id without its document's: what its
address on the site ends with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from search.export.akn_meta import add_meta
from search.export.markup import written
from search.gazette.labels import Depth, label
from search.gazette.model import Clause, Document, Kind
from search.gazette.numerals import day

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

_ELEMENTS: dict[int, str] = {
    Depth.PART: "part",
    Depth.CHAPTER: "chapter",
    Depth.SECTION: "section",
    Depth.FIRST: "section",
    Depth.ARTICLE: "article",
    Depth.SECOND: "subsection",
    Depth.THIRD: "point",
}
_IN_ARTICLES = _ELEMENTS | {Depth.SECOND: "point", Depth.THIRD: "indent"}
"""An item (项) is a point of its article, its sub-items (目) are indents."""

_DEEPER = "indent"
_UNMARKED = {Kind.PARAGRAPH: "paragraph", Kind.ITEM: "alinea"}
"""What has no mark: 款 and plain paragraphs, bullets; all else is an ``hcontainer`` named by its kind."""


def akomantoso(document: Document) -> bytes:
    """The XML of ``document``, with all its clauses."""
    root = Element("akomaNtoso", xmlns=NAMESPACE)
    doc = SubElement(root, "doc", name=document.kind or "公文")
    add_meta(doc, document)
    for title in _nodes(document.clauses, document.id):
        _add_preface(doc, title, document)
        own, texts = _parted(title.below, document.title)
        _add_body(doc, own)
        if texts:
            attachments = SubElement(doc, "attachments")
            for number, text in enumerate(texts, 1):
                _add_attachment(attachments, text, document, f"att_{number}")
    return written(root)


# The outline as a tree -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Node:
    """A clause, its eId, and what stands below it."""

    clause: Clause
    eid: str
    below: tuple[_Node, ...] = ()


def _nodes(clauses: Sequence[Clause], document: str) -> tuple[_Node, ...]:
    """``clauses`` in each other; the title of a document is above all of them."""
    nodes, at = [], 0
    while at < len(clauses):
        clause = clauses[at]
        below = _nodes(clauses[at + 1 : at + clause.extent], document)
        nodes.append(_Node(clause, re.sub(r"\s", "_", clause.id.removeprefix(document).lstrip("/")), below))
        at += clause.extent
    return tuple(nodes)


def _parted(nodes: Sequence[_Node], title: str) -> tuple[list[_Node], list[list[_Node]]]:
    """The document's own text, and each text that goes with it, with what follows that (附件：…)."""
    own: list[_Node] = []
    texts: list[list[_Node]] = []
    signed = False
    for node in nodes:
        if _is_text(node.clause, title, signed):
            texts.append([node])
        else:
            (texts[-1] if texts else own).append(node)
        signed = signed or node.clause.kind is Kind.SIGNATURE
    return own, texts


def _is_text(clause: Clause, title: str, signed: bool) -> bool:
    """Whether a text of its own begins: 附件, or what the title speaks of, or what stands behind the signature."""
    if clause.kind is not Kind.HEADING:
        return False
    return clause.label.startswith("附件") if clause.label else signed or clause.text in title


# The elements --------------------------------------------------------------------------------


def _add_preface(doc: Element, title: _Node, document: Document) -> None:
    preface = SubElement(doc, "preface")
    SubElement(SubElement(preface, "p"), "docTitle", eId=title.eid).text = title.clause.text
    if document.number:
        SubElement(SubElement(preface, "p"), "docNumber").text = str(document.number)
    if document.addressees:
        SubElement(preface, "p", {"class": "addressees"}).text = "、".join(document.addressees)


def _add_attachment(attachments: Element, text: Sequence[_Node], document: Document, component: str) -> None:
    heading, *following = text
    attachment = SubElement(attachments, "attachment", eId=heading.eid)
    num, rest = _divided(heading.clause)
    _add_heading(attachment, num, rest)
    doc = SubElement(attachment, "doc", name="附件" if num else "正文")
    add_meta(doc, document, component)
    _add_body(doc, [*heading.below, *following])


def _add_body(doc: Element, nodes: Sequence[_Node]) -> None:
    """``mainBody``, which the schema wants with something in it, and ``conclusions`` where there is a signature."""
    first = next((i for i, node in enumerate(nodes) if node.clause.kind is Kind.SIGNATURE), len(nodes))
    behind = nodes[first:]
    closing = [node for node in behind if _is_closing(node)]
    body = SubElement(doc, "mainBody")
    _add_nodes(body, [*nodes[:first], *(node for node in behind if not _is_closing(node))], False)
    if not len(body):
        SubElement(body, "p")
    if closing:
        conclusions = SubElement(doc, "conclusions")
        for node in closing:
            _add_closing(conclusions, node)


def _is_closing(node: _Node) -> bool:
    """Whether it can stand with the signature: a single paragraph."""
    return not node.below and node.clause.kind is not Kind.ROW


def _add_closing(conclusions: Element, node: _Node) -> None:
    """A signature: who, then the day; or another paragraph behind it."""
    paragraph = SubElement(conclusions, "p", eId=node.eid)
    who, space, when = node.clause.text.rpartition(" ")
    signed = day(when) if node.clause.kind is Kind.SIGNATURE else None
    if signed is None:
        paragraph.text = node.clause.text
        return
    if who:
        signature = SubElement(paragraph, "signature")
        signature.text, signature.tail = who, space
    else:
        paragraph.text = space
    SubElement(paragraph, "date", date=signed.isoformat()).text = when


def _add_nodes(parent: Element, nodes: Sequence[_Node], regulation: bool) -> None:
    for columns, run in groupby(nodes, _columns):
        if columns is None:
            for node in run:
                _add_clause(parent, node, regulation)
        else:
            _add_table(parent, columns, run)


def _add_clause(parent: Element, node: _Node, regulation: bool) -> None:
    clause = node.clause
    element = SubElement(parent, _element(clause, regulation), eId=node.eid)
    if element.tag == "hcontainer":
        element.set("name", clause.kind.value)
    num, rest = _divided(clause)
    if clause.kind is Kind.HEADING:
        _add_heading(element, num, rest)
    else:
        _add_heading(element, num, "")
        own = SubElement(element, "intro" if node.below else "content")
        SubElement(own, "p").text = rest
    _add_nodes(element, node.below, regulation or clause.kind is Kind.ARTICLE)


def _element(clause: Clause, regulation: bool) -> str:
    """The element that a clause is, by its mark, else by its kind."""
    mark = label(clause.text) if clause.label and clause.kind is not Kind.ROW else None
    if mark:
        return (_IN_ARTICLES if regulation else _ELEMENTS).get(mark.depth, _DEEPER)
    return _UNMARKED.get(clause.kind, "hcontainer")


def _divided(clause: Clause) -> tuple[str, str]:
    """The mark that the text begins with, and what follows it."""
    mark = clause.label or ""
    return (mark, clause.text[len(mark) :]) if clause.text.startswith(mark) else ("", clause.text)


def _add_heading(element: Element, num: str, rest: str) -> None:
    for name, text in (("num", num), ("heading", rest)):
        if text:
            SubElement(element, name).text = text


# Tables --------------------------------------------------------------------------------------


def _columns(node: _Node) -> tuple[str, ...] | None:
    """The names of the columns of a row whose text its cells hold; ``None`` for anything else."""
    clause = node.clause
    if clause.kind is not Kind.ROW or node.below or not clause.cells:
        return None
    held = "".join(cell.text for cell in clause.cells)
    return tuple(cell.column for cell in clause.cells) if _same(held, clause.text) else None


def _same(one: str, other: str) -> bool:
    """Whether two texts have the same characters, white space aside."""
    return "".join(one.split()) == "".join(other.split())


def _add_table(parent: Element, columns: tuple[str, ...], rows: Iterator[_Node]) -> None:
    content = SubElement(SubElement(parent, "hcontainer", name="table"), "content")
    table = SubElement(content, "table")
    if any(columns):
        _add_row(table, "th", columns)
    for row in rows:
        cells = _add_row(table, "td", [cell.text for cell in row.clause.cells or ()])
        cells.set("eId", row.eid)


def _add_row(table: Element, name: str, cells: Sequence[str]) -> Element:
    row = SubElement(table, "tr")
    for text in cells:
        cell = SubElement(row, name)
        if text:
            SubElement(cell, "p").text = text
    return row
