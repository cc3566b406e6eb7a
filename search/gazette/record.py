"""Documents and clauses as the JSON records that other programs rely on, and back.

Fields are added, none is ever renamed or removed. An index keeps the same records that
``gazette export`` prints, so what is searched is what is published.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from search.gazette import numbers
from search.gazette.model import (
    Amount,
    Attachment,
    Break,
    Cell,
    Citation,
    Cited,
    Clause,
    Comparison,
    Deadline,
    Document,
    End,
    Issue,
    Kind,
    Level,
    Pages,
    Relation,
    Role,
    Span,
    Unit,
)
from search.gazette.validity import Validity, evidence_record

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
        "citations": list(map(_citation_record, clause.citations)),
        "units": list(map(_unit_record, clause.units)),
        "deadlines": [{**_span(one.span), "role": one.role.value, "value": one.value} for one in clause.deadlines],
        "amounts": list(map(_amount_record, clause.amounts)),
        "breaks": [[one.at, one.line, one.page] for one in clause.breaks],
    }


def published(clause: Clause, document: Document) -> Record:
    """A clause as ``gazette export`` and ``--json`` print it: its record with its document's in it."""
    record = clause_record(clause)
    return {"id": record.pop("id"), "document": document_record(document), **record}


def standing_record(validity: Validity, as_of: date) -> Record:
    """What is added to the record of a document: its term, and its state on a day, with what proves it."""
    return {
        "effective": _iso(validity.effective),
        "expires": _iso(validity.expires),
        "status": {
            "state": validity.state.value,
            "as_of": _iso(as_of),
            "since": _iso(validity.since),
            "evidence": list(map(evidence_record, validity.evidence)),
        },
    }


def citation_record(citation: Citation, clause: Clause) -> Record:
    """A citation with the clause it stands in, as a document's ``cites`` tells it."""
    return {**_citation_record(citation), "in": clause.id}


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
        citations=tuple(map(_read_citation, record["citations"])),
        units=tuple(map(_read_unit, record["units"])),
        deadlines=tuple(Deadline(_read_span(one), End(one["role"]), one["value"]) for one in record["deadlines"]),
        amounts=tuple(map(_read_amount, record["amounts"])),
        breaks=tuple(Break(*one) for one in record["breaks"]),
    )


# --- what a clause says beyond its words: where it stands in the text, and what it means ---


def _citation_record(one: Citation) -> Record:
    return {
        **_span(one.span),
        "kind": one.kind.value,
        "relation": one.relation.value,
        "number": str(one.number) if one.number else None,
        "title": one.title,
        "clause": one.clause,
        "part": one.part,
        "level": one.level.value if one.level else None,
        "malformed": one.malformed,
        "form": one.form,
        "target": one.target,
    }


def _read_citation(record: Record) -> Citation:
    return Citation(
        span=_read_span(record),
        kind=Cited(record["kind"]),
        relation=Relation(record["relation"]),
        number=numbers.reread(record["number"]) if record["number"] else None,
        title=record["title"],
        clause=record["clause"],
        part=record["part"],
        level=Level(record["level"]) if record["level"] else None,
        malformed=record["malformed"],
        form=record["form"],
        target=record["target"],
    )


def _unit_record(one: Unit) -> Record:
    span = _span(one.span) if one.span else {"start": None, "end": None}
    return {**span, "name": one.name, "role": one.role.value, "source": one.source}


def _read_unit(record: Record) -> Unit:
    span = None if record["start"] is None else _read_span(record)
    return Unit(record["name"], Role(record["role"]), span, record["source"])


def _amount_record(one: Amount) -> Record:
    upto = None if one.upto is None else str(one.upto)
    return {
        **_span(one.span),
        "value": str(one.value),
        "upto": upto,
        "unit": one.unit,
        "comparison": one.comparison.value,
    }


def _read_amount(record: Record) -> Amount:
    upto = None if record["upto"] is None else Decimal(record["upto"])
    value, comparison = Decimal(record["value"]), Comparison(record["comparison"])
    return Amount(_read_span(record), value, record["unit"], comparison, upto)


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _read_span(record: Record) -> Span:
    return Span(record["start"], record["end"])


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
