"""The ``meta`` of an Akoma Ntoso document: FRBR identification, publication, and who is named (references).

IRIs follow the naming convention, /akn/cn/doc/2022-10-08/济政发2022-17/zho@: the id of a document is made of its 文号,
nothing behind @ is the original. The schema wants a date and an author of every work; where the source tells none, the
name of the date says what it is.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from search.gazette.model import Document, Issue

SOURCE = "gazette-search"
"""The eId of who marked it up."""

_MAIN = "main"
_NOBODY = "unknown"


def add_meta(parent: Element, document: Document, component: str | None = None) -> None:
    """Append the ``meta`` of ``document``, or of the text in it that is called ``component``."""
    meta = SubElement(parent, "meta")
    identification = SubElement(meta, "identification", source=f"#{SOURCE}")
    _add_work(identification, document, component or _MAIN)
    _add_expression(identification, document, component or _MAIN)
    _add_manifestation(identification, document, component or _MAIN)
    if component is None:
        if document.issue and document.issue.gazette and document.issue.published:
            _add_publication(meta, document.issue.gazette, document.issue, document.issue.published)
        _add_references(meta, document)


def _add_work(identification: Element, document: Document, component: str) -> None:
    work = _add_level(identification, "FRBRWork", _work(document), component)
    if component == _MAIN:
        _add_aliases(work, document)
    _add_date(work, document)
    for author in _organizations(document):
        SubElement(work, "FRBRauthor", href=f"#{author}")
    SubElement(work, "FRBRcountry", value="cn")
    if document.kind and component == _MAIN:
        SubElement(work, "FRBRsubtype", value=document.kind)
    if document.number:
        SubElement(work, "FRBRnumber", value=str(document.number))
    if component == _MAIN:
        SubElement(work, "FRBRname", value=document.title)


def _add_expression(identification: Element, document: Document, component: str) -> None:
    expression = _add_level(identification, "FRBRExpression", _expression(document), component)
    _add_date(expression, document)
    SubElement(expression, "FRBRauthor", href=f"#{SOURCE}")
    SubElement(expression, "FRBRlanguage", language="zho")


def _add_manifestation(identification: Element, document: Document, component: str) -> None:
    manifestation = _add_level(identification, "FRBRManifestation", _expression(document), component, ".xml")
    _add_date(manifestation, document)
    SubElement(manifestation, "FRBRauthor", href=f"#{SOURCE}")
    SubElement(manifestation, "FRBRformat", value="application/xml")


def _add_level(identification: Element, name: str, iri: str, component: str, form: str = "") -> Element:
    """A level of FRBR with the IRI of the component in it and its own."""
    level = SubElement(identification, name)
    SubElement(level, "FRBRthis", value=f"{iri}/!{component}{form}")
    SubElement(level, "FRBRuri", value=f"{iri}{form}")
    return level


def _add_aliases(work: Element, document: Document) -> None:
    issue = document.issue
    where = f"{issue.gazette or ''}{issue.year or ''}({issue.number or ''})" if issue else None
    for name, value in (("id", document.id), ("规范性文件登记号", document.registration), ("公报", where)):
        if value:
            SubElement(work, "FRBRalias", name=name, value=value)


def _add_date(level: Element, document: Document) -> None:
    day, name = dated(document)
    SubElement(level, "FRBRdate", date=day, name=name)


def dated(document: Document) -> tuple[str, str]:
    """The day by which a document is called, and what day that is; the first of time where it has none."""
    published = document.issue.published if document.issue else None
    days = {"成文日期": document.dated, "印发日期": document.printed, "出版日期": published}
    known = ((day.isoformat(), name) for name, day in days.items() if day)
    return next(known, ("0001-01-01", "未载明"))


def _work(document: Document) -> str:
    """/akn/cn/doc/2022-10-08/济政发2022-17"""
    day, _ = dated(document)
    return f"/akn/cn/doc/{day}/{'_'.join(document.id.split())}"


def _expression(document: Document) -> str:
    return f"{_work(document)}/zho@"


def _organizations(document: Document) -> list[str]:
    """The eIds of the issuers; one for nobody, where there is none."""
    return [f"org_{i}" for i, _ in enumerate(document.issuers, 1)] or [_NOBODY]


def _add_publication(meta: Element, gazette: str, issue: Issue, published: date) -> None:
    said = {"date": published.isoformat(), "name": gazette, "showAs": gazette}
    SubElement(meta, "publication", said | ({"number": issue.number} if issue.number else {}))


def _add_references(meta: Element, document: Document) -> None:
    references = SubElement(meta, "references", source=f"#{SOURCE}")
    names = zip(_organizations(document), document.issuers or ("未载明",), strict=True)
    for eid, name in ((SOURCE, "公报全文检索"), *names):
        href = "/akn/ontology/organization/cn/" + re.sub(r"[^\w-]", lambda sign: quote(sign[0], safe=""), name)
        SubElement(references, "TLCOrganization", eId=eid, href=href, showAs=name)
