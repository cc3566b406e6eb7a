"""How a document is cited, or one of its clauses, on its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from search.cite import STYLES, Cited
from search.gazette.model import Clause, Document, Kind
from search.web.addresses import Addresses
from search.web.parts.lasting import key, permalink

LINE = 40
"""Characters of a line of the list in which a clause is chosen: what a telephone shows of one."""


ANY = "/"
"""Behind ``cite=``: any clause, one is to be chosen."""


@dataclass(frozen=True, slots=True)
class Citable:
    """What is cited: ``clause``, or the whole document; each style's name with what it writes. ``clauses`` are those
    that can be chosen instead, by what stands behind ``cite=``, each with a line that tells it from the others: a
    tenth of a long page, so only for who asks for one, or for ``ANY``."""

    clause: Clause | None
    styles: tuple[tuple[str, str], ...]
    clauses: tuple[tuple[str, str], ...]


def citable(document: Document, asked: str, at: Addresses, today: date) -> Citable:
    """The clause of ``document`` that ``cite=`` asks for, cited; the document where it asks for none that there is."""
    labelled = [clause for clause in document.clauses if clause.label and clause.kind is not Kind.ROW]
    clause = next((one for one in labelled if key(one, document) == asked), None)
    return Citable(
        clause,
        styles(document, clause, at, today),
        tuple((key(one, document), _line(one)[:LINE]) for one in labelled) if asked else (),
    )


def styles(document: Document, clause: Clause | None, at: Addresses, today: date) -> tuple[tuple[str, str], ...]:
    """The name of each style with what it writes of ``clause``, or of the whole document."""
    path = permalink(clause, at) if clause else at.document(document.id)
    cited = Cited(document, clause, url=at.absolute(path), accessed=today)
    written = ((style.name, style.write(cited)) for style in STYLES)
    return tuple((name, text) for name, text in written if text)


def _line(clause: Clause) -> str:
    """The clause as printed, its label first."""
    label = clause.label or ""
    return clause.text if clause.text.startswith(label) else f"{label} {clause.text}"
