"""A document as text, as one would file it: what it is, what it says, and at the end where it is from.

Paragraphs begin two characters in (GB/T 9704-2012, 7.3.3), an issued text and a table stand apart, the cells of a row
are parted by tabs: a table can be pasted into a spreadsheet. Every character of every clause is there once, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from search.cite.cited import Cited, day
from search.cite.press import press
from search.gazette.model import Clause, Document, Kind

_INDENT = "\u3000\u3000"

_NOTICE = "文字由公报原文整理，标准文本以纸质公报所载为准。"


def plain(document: Document, url: str | None = None) -> str:
    """The text of ``document``; ``url`` is its permalink."""
    return "\n".join((*_head(document), "", *_body(document.clauses[1:]), "", *_foot(document, url), ""))


def _head(document: Document) -> Iterator[str]:
    yield document.title
    if document.number:
        yield str(document.number)
    if document.addressees:
        yield ""
        yield f"{'，'.join(document.addressees)}："


def _body(clauses: Sequence[Clause]) -> Iterator[str]:
    for columns, run in groupby(clauses, _columns):
        if columns is None:
            for clause in run:
                yield from _paragraph(clause)
        else:
            yield from _table(columns, run)


def _columns(clause: Clause) -> tuple[str, ...] | None:
    return None if clause.cells is None else tuple(cell.column for cell in clause.cells)


def _paragraph(clause: Clause) -> Iterator[str]:
    if clause.kind is Kind.HEADING and not clause.label:
        yield from ("", _line(clause.text), "")
    elif clause.kind is Kind.SIGNATURE:
        yield from ("", *(_INDENT + part for part in clause.text.rsplit(" ", 1)))
    else:
        yield _INDENT + _line(clause.text)


def _table(columns: tuple[str, ...], rows: Iterable[Clause]) -> Iterator[str]:
    yield ""
    if any(columns):
        yield "\t".join(map(_line, columns))
    for row in rows:
        yield "\t".join(_line(cell.text) for cell in row.cells or ())
    yield ""


def _line(text: str) -> str:
    """``text`` on one line, without tabs: both part what is written here."""
    return " ".join(text.split("\n")).replace("\t", " ").replace("\r", " ")


def _foot(document: Document, url: str | None) -> Iterator[str]:
    yield "————————"
    dates = (("成文日期", document.dated), ("印发日期", document.printed))
    yield from (f"{name}：{day(value)}" for name, value in dates if value)
    yield f"出处：{press(Cited(document))}"
    if url:
        yield f"永久链接：{url}"
    yield _NOTICE
