"""What a document says beyond its words: whom its clauses cite, and who does what by when and how much.

Read once, of a whole document: a short name, a list of bodies or a year is often said in another clause.
"""

from __future__ import annotations

from dataclasses import replace

from search.gazette.citations import citations
from search.gazette.duties import Duties, duties
from search.gazette.model import Clause, Document


def told(document: Document) -> Document:
    """``document`` with what it says; its texts stay as they are."""
    cited, charged = citations(document), duties(document)

    def saying(clause: Clause) -> Clause:
        said, about = charged.get(clause.id, Duties()), cited.get(clause.id, ())
        if not about and said == Duties():
            return clause
        return replace(clause, citations=about, units=said.units, deadlines=said.deadlines, amounts=said.amounts)

    return replace(document, clauses=tuple(map(saying, document.clauses)))
