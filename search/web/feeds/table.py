"""A whole answer as a table for a spreadsheet: a row for each clause, or for each document (``export.spreadsheet`` says
how it is guarded)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search.export.spreadsheet import BOM, COLUMNS, PARTICULARS, cells, line, pages, particulars
from search.query import Query
from search.web import wording
from search.web.feeds.found import Found
from search.web.parts import duties

STANDING = ("效力", "效力截至", "引用格式", "永久链接")
CLAUSES = (*COLUMNS, "责任单位", "完成时限", *STANDING)
DOCUMENTS = (*PARTICULARS, "页码", "条数", "公文", *STANDING)


def table(query: Query, found: Iterable[Found]) -> Iterator[str]:
    """The lines of the table of what answers ``query``."""
    yield BOM + line(DOCUMENTS if query.grouped else CLAUSES)
    for one in found:
        yield line((*(_of_document(one) if query.grouped else _of_clause(one)), *_standing(query, one)))


def _of_clause(found: Found) -> Iterator[str | None]:
    clause = found.hit.clause
    yield from cells(clause, found.hit.document)
    yield "；".join(f"{unit.role.value}：{unit.name}" for unit in duties.bodies(clause))
    yield "；".join(wording.due(one.value) for one in duties.deadlines(clause))


def _of_document(found: Found) -> Iterator[str | None]:
    document = found.hit.document
    yield from particulars(document)
    yield pages(document.pages)
    yield str(found.total)
    yield document.id


def _standing(query: Query, found: Found) -> Iterator[str | None]:
    """What held on the day of the question, and where it stands."""
    yield wording.standing(found.hit.validity) if found.hit.validity else None
    yield query.as_of.isoformat() if query.as_of else None
    yield found.citation
    yield found.url
