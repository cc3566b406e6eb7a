"""Documents and clauses as the JSON records that other programs rely on, and back.

Fields are added, none is ever renamed or removed. An index keeps the same records that
``gazette export`` prints, so what is searched is what is published.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from search.gazette import numbers
from search.gazette.model import Attachment, Cell, Clause, Document, Issue, Kind, Pages

Record = dict[str, Any]


def document_record(document: Document) -> Record:
    """The record of a document, without its clauses."""
    return {
        "id": document.id,
        "number": str(document.number) if document.number else None,
        "title": document.title,
        "kind": document.kind,
        "issuers": list(document.issuers),
        "addressees": list(document.addressees),
        "dated": _iso(document.dated),
        "printed": _iso(document.printed),
        "registration": document.registration,
        "pages": _pages(document.pages),
        "attachments": [{"title": a.title, "held": a.held} for a in document.attachments],
        "source": document.source,
        "sha256": document.sha256,
        "issue": _issue_record(document.issue) if document.issue else None,
    }


def clause_record(clause: Clause) -> Record:
    """The record of a clause, without its document."""
    return {
        "id": clause.id,
        "path": list(clause.path),
        "label": clause.label,
        "kind": clause.kind.value,
        "text": clause.text,
        "cells": None if clause.cells is None else [{"column": c.column, "text": c.text} for c in clause.cells],
        "pages": _pages(clause.pages),
        "lines": list(clause.lines),
        "heading": clause.heading,
        "extent": clause.extent,
    }


def published(clause: Clause, document: Document) -> Record:
    """A clause as ``gazette export`` and ``--json`` print it: its record with its document's in it."""
    record = clause_record(clause)
    return {"id": record.pop("id"), "document": document_record(document), **record}


def read_document(record: Record, clauses: tuple[Clause, ...] = ()) -> Document:
    """The document of a record."""
    return Document(
        id=record["id"],
        number=numbers.reread(record["number"]) if record["number"] else None,
        title=record["title"],
        kind=record["kind"],
        issuers=tuple(record["issuers"]),
        addressees=tuple(record["addressees"]),
        dated=_day(record["dated"]),
        printed=_day(record["printed"]),
        registration=record["registration"],
        issue=_read_issue(record["issue"]) if record["issue"] else None,
        pages=_read_pages(record["pages"]),
        attachments=tuple(Attachment(a["title"], a["held"]) for a in record["attachments"]),
        source=record["source"],
        sha256=record["sha256"],
        clauses=clauses,
    )


def read_clause(record: Record) -> Clause:
    """The clause of a record (its ``spans`` and ``added`` are not kept)."""
    cells = record["cells"]
    return Clause(
        id=record["id"],
        kind=Kind(record["kind"]),
        label=record["label"],
        path=tuple(record["path"]),
        text=record["text"],
        pages=_read_pages(record["pages"]),
        lines=tuple(record["lines"]),
        cells=None if cells is None else tuple(Cell(c["column"], c["text"]) for c in cells),
        heading=record["heading"],
        extent=record["extent"],
    )


def _issue_record(issue: Issue) -> Record:
    return {
        "gazette": issue.gazette,
        "year": issue.year,
        "number": issue.number,
        "total": list(issue.total),
        "published": _iso(issue.published),
    }


def _read_issue(record: Record) -> Issue:
    return Issue(
        record["gazette"], record["year"], record["number"], tuple(record["total"]), _day(record["published"])
    )


def _pages(pages: Pages | None) -> list[int | None] | None:
    return [pages.first, pages.last] if pages else None


def _read_pages(pages: tuple[int, int | None] | None) -> Pages | None:
    return Pages(*pages) if pages else None


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
