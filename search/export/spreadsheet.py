"""Clauses as rows of a table: CSV that Excel opens with its Chinese intact (a BOM, CR LF) and that runs nothing.

A cell that a spreadsheet would take for a formula has an apostrophe before it (OWASP: = + - @, their full-width forms,
tab, carriage return). Pages and issues are written as words: 4-5 alone would become a day in April.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TextIO

from search.cite.cited import paged
from search.gazette.model import Clause, Document, Issue, Pages

BOM = "\ufeff"
"""What tells Excel that the file is UTF-8."""

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def write(documents: Iterable[Document], out: TextIO) -> None:
    """A row for each clause of ``documents``, under a row of names."""
    out.write(BOM + line(COLUMNS))
    for document in documents:
        out.writelines(line(cells(clause, document)) for clause in document.clauses)


def line(row: Iterable[str | None]) -> str:
    """A row of cells, each guarded; ``None`` is empty."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(guarded(cell or "") for cell in row)
    return out.getvalue()


PARTICULARS = ("文号", "标题", "文种", "发文机关", "成文日期", "印发日期", "登记号", "公报")
COLUMNS = (*PARTICULARS, "页码", "标题层级", "正文", "条款")


def cells(clause: Clause, document: Document) -> Iterator[str | None]:
    """The cells of a clause, in the order of ``COLUMNS``; ``None`` is what the source does not say."""
    yield from particulars(document)
    yield pages(clause.pages or document.pages)
    yield " › ".join(clause.path)
    yield clause.text
    yield clause.id


def particulars(document: Document) -> Iterator[str | None]:
    """The cells of a document, in the order of ``PARTICULARS``."""
    yield str(document.number or "")
    yield document.title
    yield document.kind
    yield "、".join(document.issuers)
    yield str(document.dated or "")
    yield str(document.printed or "")
    yield document.registration
    yield _issue(document.issue)


def pages(where: Pages | None) -> str | None:
    return paged(where, "—") if where else None


def guarded(cell: str) -> str:
    """``cell`` as text, whatever it begins with.

    >>> guarded("=1+1"), guarded("－0.5"), guarded("济政发〔2022〕17号")
    ("'=1+1", "'－0.5", '济政发〔2022〕17号')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _issue(issue: Issue | None) -> str | None:
    if issue is None:
        return None
    year = f"{issue.year}年" if issue.year is not None else ""
    return f"{issue.gazette or ''}{year}" + (f"第{issue.number}期" if issue.number else "")
