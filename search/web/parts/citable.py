"""How a document is cited, or one of its clauses, on its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from search.cite import STYLES, Cited
from search.gazette.model import Clause, Document, Kind
from search.web.addresses import Addresses, anchor

LINE = 40
"""Characters of a line of the list in which a clause is chosen: what a telephone shows of one."""


@dataclass(frozen=True, slots=True)
class Citable:
    """What is cited: ``clause``, or the whole document; each style's name with what it writes. ``clauses`` are those
    that can be chosen instead, by what stands behind ``cite=``, each with a line that tells it from the others."""

    clause: Clause | None
    styles: tuple[tuple[str, str], ...]
    clauses: tuple[tuple[str, str], ...]


def citable(document: Document, asked: str, at: Addresses, today: date) -> Citable:
    """The clause of ``document`` that ``cite=`` asks for, cited; the document where it asks for none that there is."""
    labelled = [clause for clause in document.clauses if clause.label and clause.kind is not Kind.ROW]
    clause = next((one for one in labelled if _key(one, document) == asked), None)
    path = at.clause(clause.id, document.id) if clause else at.document(document.id)
    cited = Cited(document, clause, url=at.absolute(path), accessed=today)
    written = ((style.name, style.write(cited)) for style in STYLES)
    return Citable(
        clause,
        tuple((name, text) for name, text in written if text),
        tuple((_key(one, document), _line(one)[:LINE]) for one in labelled),
    )


def _key(clause: Clause, document: Document) -> str:
    """What asks for a clause: its id without that of its document."""
    return anchor(clause.id, document.id).removeprefix("/")


def _line(clause: Clause) -> str:
    """The clause as printed, its label first."""
    label = clause.label or ""
    return clause.text if clause.text.startswith(label) else f"{label} {clause.text}"
