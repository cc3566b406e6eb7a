"""What is cited, and what every style says of it: its names, its number, where it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from search.gazette.model import Clause, Document, Issue, Kind, Pages, Span


@dataclass(frozen=True, slots=True)
class Cited:
    """A document, one of its clauses, or a stretch of a clause's text.

    ``document`` has its clauses; without them what can only be counted (款, 段, 行) is left out. ``quote`` is a range
    of the clause's text, ``url`` the permalink of all this, ``accessed`` the day it was looked at: today is a value
    that the caller passes in. ``None`` where there is none.
    """

    document: Document
    clause: Clause | None = None
    quote: Span | None = None
    url: str | None = None
    accessed: date | None = None


def quotation(cited: Cited) -> str | None:
    """The stretch of the clause's text that was selected."""
    if cited.clause is None or cited.quote is None:
        return None
    return cited.clause.text[cited.quote.start : cited.quote.end].strip() or None


def quoted(text: str) -> str:
    """``text`` in quotation marks, those in it by turns (GB/T 15834-2011, 4.8).

    >>> quoted("擦亮“泉城科普”品牌")
    '“擦亮‘泉城科普’品牌”'
    """
    return f"“{text.translate(_INNER_QUOTES)}”"


def book(title: str) -> str:
    """``title`` in the marks of a title, those in it by turns (GB/T 15834-2011, 4.15).

    >>> book("关于印发《甲办法》的通知"), book("关于废止《关于印发〈甲办法〉的通知》的决定")
    ('《关于印发〈甲办法〉的通知》', '《关于废止〈关于印发《甲办法》的通知〉的决定》')
    """
    return f"《{title.translate(_INNER_TITLES)}》"


_INNER_QUOTES = str.maketrans("“”‘’", "‘’“”")
_INNER_TITLES = str.maketrans("《》〈〉", "〈〉《》")


def title(document: Document) -> str:
    """The title in its marks, the issuers before it where neither it nor a decree's number names them."""
    return before(document, document.title) + book(document.title)


def before(document: Document, name: str) -> str:
    """The issuers that stand before ``name``, a text of the document (法学引注手册, 73)."""
    said = f"{name} {document.number or ''}"
    return "" if any(issuer in said for issuer in document.issuers) else issuers(document)


def issuers(document: Document) -> str:
    """Who issued it, in one name; more than three are called by the first (法学引注手册, 73).

    The names are joined by 、.
    """
    names = document.issuers
    return f"{names[0]}等{len(names)}部门" if len(names) > _ALL else "、".join(names)


_ALL = 3
"""Issuers that are all named: as many authors as a reference names (GB/T 7714-2015, 8.1.2)."""


def numbered(document: Document) -> str:
    """The 文号 in brackets, else the day the document bears, else nothing (法学引注手册, 72)."""
    if document.number:
        return f"（{document.number}）"
    if document.printed:
        return f"（{day(document.printed)}印发）"
    return f"（{day(document.dated)}）" if document.dated else ""


def day(value: date) -> str:
    """
    >>> day(date(2022, 10, 8))
    '2022年10月8日'
    """
    return f"{value.year}年{value.month}月{value.day}日"


def pages(cited: Cited) -> Pages | None:
    """The pages that the clause stands on; those of the document, where it is cited whole or they are not known."""
    clause = cited.clause if cited.clause and cited.clause.kind is not Kind.TITLE else None
    return clause.pages if clause and clause.pages else cited.document.pages


def paged(value: Pages, dash: str) -> str:
    """
    >>> paged(Pages(4, 5), "—"), paged(Pages(4, 4), "—"), paged(Pages(4, None), "—")
    ('第4—5页', '第4页', '第4页起')
    """
    return f"第{spread(value, dash)}页" + ("起" if value.last is None else "")


def spread(value: Pages, dash: str) -> str:
    """
    >>> spread(Pages(4, 5), "-"), spread(Pages(4, 4), "-"), spread(Pages(4, None), "-")
    ('4-5', '4', '4')
    """
    return str(value.first) if value.last in (None, value.first) else f"{value.first}{dash}{value.last}"


def carrier(cited: Cited, dash: str) -> str | None:
    """载《…公报》2022年第20期，第4—5页: where it was printed; ``None`` where the gazette has no name."""
    issue, where = serial(cited.document), pages(cited)
    if issue is None:
        return None
    when = f"{issue.year}年" if issue.year is not None else ""
    number = f"第{issue.number}期" if issue.number is not None else ""
    return f"载{book(issue.gazette or '')}{when}{number}" + (f"，{paged(where, dash)}" if where else "")


def serial(document: Document) -> Issue | None:
    """The issue that it can be looked up in; ``None`` where its gazette has no name."""
    return document.issue if document.issue and document.issue.gazette else None


def year(document: Document) -> int | None:
    """The year it was published in: that of the issue it is in, else that of its own date."""
    issue, own = serial(document), document.printed or document.dated
    if issue:
        return issue.year or (issue.published.year if issue.published else None)
    return own.year if own else None
