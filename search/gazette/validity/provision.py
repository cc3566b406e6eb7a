"""What a document says about a term, its own or that of another document, as a value and as a JSON record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from search.gazette import numbers
from search.gazette.model import DocumentNumber, Span
from search.gazette.titles import bare

Record = dict[str, Any]


class Deed(StrEnum):
    """What is done to a document; the first two it does to itself, the others one does to another."""

    STARTS = "施行"
    ENDS = "有效期"
    REPEALS = "废止"
    CUTS = "部分废止"
    AMENDS = "修改"
    PROLONGS = "延长"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who says it and where: ``words`` are ``span`` of the text of ``clause``, of ``document`` (both ids)."""

    document: str
    clause: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Provision:
    """One thing that ``document`` says about a term: its own, or that of the document with ``number`` or ``title``.

    ``day`` is the first day on which it holds, and ``None`` where no day can be told: then it changes nothing.
    ``until`` is the last day of a term, ``months`` the length by which one grows whose end is said elsewhere; where
    both are ``None``, a document that is prolonged goes on as it is. ``evidence`` is what proves it, the clause that
    says it first, then the line of a list that names the target, then what says from which day.
    """

    document: str
    deed: Deed
    day: date | None
    evidence: tuple[Evidence, ...]
    number: DocumentNumber | None = None
    title: str | None = None
    until: date | None = None
    months: int | None = None

    @property
    def target(self) -> str:
        """The key of the document that it is about: an id, or 《title》 where only a title is said."""
        if self.number:
            return numbers.identity(self.number)
        return f"《{bare(self.title)}》" if self.title else self.document


def provision_record(provision: Provision) -> Record:
    """The record of a provision, for ``read_provision``."""
    return {
        "document": provision.document,
        "deed": provision.deed.value,
        "day": _iso(provision.day),
        "number": str(provision.number) if provision.number else None,
        "title": provision.title,
        "until": _iso(provision.until),
        "months": provision.months,
        "evidence": [evidence_record(each) for each in provision.evidence],
    }


def evidence_record(evidence: Evidence) -> Record:
    """The record of a piece of evidence, as it is published."""
    return {
        "document": evidence.document,
        "clause": evidence.clause,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "words": evidence.words,
    }


def read_provision(record: Record) -> Provision:
    """The provision of a record."""
    return Provision(
        document=record["document"],
        deed=Deed(record["deed"]),
        day=_day(record["day"]),
        evidence=tuple(_read_evidence(each) for each in record["evidence"]),
        number=numbers.reread(record["number"]) if record["number"] else None,
        title=record["title"],
        until=_day(record["until"]),
        months=record["months"],
    )


def _read_evidence(record: Record) -> Evidence:
    return Evidence(record["document"], record["clause"], Span(record["start"], record["end"]), record["words"])


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
