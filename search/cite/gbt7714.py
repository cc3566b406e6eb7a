"""GB/T 7714, references as a bibliography lists them, of 2015 and of 2025 (in force since 2026-07-01).

A document in a gazette is a part of a serial (2015: 4.4): authors. title: number[J]. serial, year(issue): pages. The
文号 is other title information, as report and archive numbers are (2015: 8.2.3, with a notice of a city government for
its example, class A). What is in no issue is such a document by itself: title: number[A]. day.

- Double issues are written 10/11 (8.8); the authors are all named up to three, then 等 (8.1.2); what is not known is
  left out.
- 2015: what is online is marked /OL and has the day it was looked at in square brackets (4.6); without that day it is
  cited as it was printed.
- 2025: punctuation of Chinese references is full width but for the full stops; only web pages still have the day they
  were looked at, so that it is not told here.

The standard cites pages, not clauses: those of the clause where they are known. Its place is in the permalink.
"""

from __future__ import annotations

from dataclasses import dataclass

from search.cite.cited import Cited, pages, serial, spread, year
from search.gazette.model import Document, Issue


@dataclass(frozen=True, slots=True)
class _Edition:
    """The signs of an edition, and whether it wants the day when something online was looked at."""

    comma: str
    colon: str
    opening: str
    closing: str
    accessed: bool


_2015 = _Edition(", ", ": ", "(", ")", accessed=True)
_2025 = _Edition("，", "：", "（", "）", accessed=False)


def gbt7714_2015(cited: Cited) -> str:
    """济南市人民政府. …的通知: 济政发〔2022〕17号[J]. 济南市人民政府公报, 2022(20): 4-5."""
    return _reference(cited, _2015)


def gbt7714_2025(cited: Cited) -> str:
    """济南市人民政府. …的通知：济政发〔2022〕17号[J]. 济南市人民政府公报，2022（20）：4-5."""
    return _reference(cited, _2025)


def _reference(cited: Cited, edition: _Edition) -> str:
    document, issue = cited.document, serial(cited.document)
    online = cited.url if cited.url and (cited.accessed or not edition.accessed) else None
    named = edition.colon.join(filter(None, [document.title, str(document.number or "")]))
    parts = [
        _authors(document, edition.comma),
        f"{named}[{'J' if issue else 'A'}{'/OL' if online else ''}]",
        (_serial(cited, issue, edition) if issue else _own_day(document, edition, bool(online)))
        + (f"[{cited.accessed}]" if online and edition.accessed else ""),
        online or "",
    ]
    return ". ".join(filter(None, parts)) + "."


def _authors(document: Document, comma: str) -> str:
    names = document.issuers
    return comma.join(names if len(names) <= _ALL else (*names[:_ALL], "等"))


_ALL = 3
"""Authors that are all named (8.1.2)."""


def _serial(cited: Cited, issue: Issue, edition: _Edition) -> str:
    """济南市人民政府公报, 2022(20): 4-5"""
    number = f"{edition.opening}{issue.number}{edition.closing}" if issue.number else ""
    published, where = year(cited.document), pages(cited)
    when = f"{edition.comma}{published}" if published else ""
    return f"{issue.gazette}{when}{number}" + (f"{edition.colon}{spread(where, '-')}" if where else "")


def _own_day(document: Document, edition: _Edition, online: bool) -> str:
    """The day that the document bears; in brackets before the day it was looked at."""
    value = document.printed or document.dated
    if value is None:
        return ""
    return f"({value})" if online and edition.accessed else str(value)
