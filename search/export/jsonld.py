"""schema.org ``Legislation`` (an ELI profile) of a document, as search engines read it from a page.

What is in force is not said here: it is passed in by whoever knows it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from search.gazette.model import Document, Issue

JsonLd = dict[str, Any]

IN_FORCE, PARTIALLY_IN_FORCE, NOT_IN_FORCE = (
    f"https://schema.org/{force}" for force in ("InForce", "PartiallyInForce", "NotInForce")
)
"""The values of ``legislationLegalForce``."""


def legislation(
    document: Document,
    url: str | None = None,
    effective: date | None = None,
    expires: date | None = None,
    force: str | None = None,
) -> JsonLd:
    """The JSON-LD of ``document``; ``url`` its page, ``effective`` and ``expires`` the first and last day it holds."""
    return {
        "@context": "https://schema.org",
        **_known(
            {
                "@type": "Legislation",
                "@id": url,
                "url": url,
                "name": document.title,
                "legislationIdentifier": str(document.number) if document.number else None,
                "identifier": _registration(document),
                "legislationType": document.kind,
                "legislationDate": _day(document.dated),
                "datePublished": _day(document.printed),
                "legislationPassedBy": [_body(issuer) for issuer in document.issuers],
                "legislationLegalForce": force,
                "temporalCoverage": _interval(effective, expires),
                "inLanguage": "zh-Hans",
                "isPartOf": _issue(document.issue) if document.issue else None,
                "hasPart": [{"@type": "Legislation", "name": attached.title} for attached in document.attachments],
            }
        ),
    }


def _known(said: JsonLd) -> JsonLd:
    """Without what is not known: ``None`` and what is empty."""
    return {name: value for name, value in said.items() if value not in (None, [], {})}


def _registration(document: Document) -> JsonLd | None:
    if document.registration is None:
        return None
    return {"@type": "PropertyValue", "propertyID": "规范性文件登记号", "value": document.registration}


def _body(name: str) -> JsonLd:
    return {"@type": "GovernmentOrganization", "name": name}


def _issue(issue: Issue) -> JsonLd:
    number = {"@type": "PublicationIssue", "issueNumber": issue.number, "datePublished": _day(issue.published)}
    if issue.published is None and issue.year is not None:
        number["datePublished"] = str(issue.year)
    gazette = {"@type": "Periodical", "name": issue.gazette} if issue.gazette else None
    return _known({**number, "isPartOf": gazette})


def _interval(start: date | None, end: date | None) -> str | None:
    """An interval of ISO 8601, open where a side is not known; ``None`` where both are.

    >>> _interval(date(2022, 11, 10), date(2025, 11, 9)), _interval(date(2022, 11, 10), None), _interval(None, None)
    ('2022-11-10/2025-11-09', '2022-11-10/..', None)
    """
    return f"{start or '..'}/{end or '..'}" if start or end else None


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
