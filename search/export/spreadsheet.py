"""Clauses as rows of a table: CSV that Excel opens with its Chinese intact (a BOM, CR LF) and that runs nothing.

A cell that a spreadsheet would take for a formula has an apostrophe before it (OWASP: = + - @, their full-width forms,
tab, carriage return). Pages and issues are written as words: 4-5 alone would become a day in April.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from search.cite.cited import paged
from search.gazette.model import Clause, Document, Issue

BOM = "\ufeff"
"""What tells Excel that the file is UTF-8."""

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def write(documents: Iterable[Document], out: TextIO) -> None:
    """A row for each clause of ``documents``, under a row of names."""
    out.write(BOM)
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for document in documents:
        rows.writerows(row(clause, document) for clause in document.clauses)


COLUMNS = (
    "文号",
    "标题",
    "文种",
    "发文机关",
    "成文日期",
    "印发日期",
    "登记号",
    "公报",
    "页码",
    "标题层级",
    "正文",
    "条款",
)


def row(clause: Clause, document: Document) -> list[str]:
    """The cells of a clause, in the order of ``COLUMNS``; what the source does not say is empty."""
    return [guarded(cell or "") for cell in _cells(clause, document)]


def _cells(clause: Clause, document: Document) -> Iterator[str | None]:
    yield str(document.number or "")
    yield document.title
    yield document.kind
    yield "、".join(document.issuers)
    yield str(document.dated or "")
    yield str(document.printed or "")
    yield document.registration
    yield _issue(document.issue)
    where = clause.pages or document.pages
    yield paged(where, "—") if where else None
    yield " › ".join(clause.path)
    yield clause.text
    yield clause.id


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
