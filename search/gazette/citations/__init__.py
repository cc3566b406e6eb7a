"""引用: what each clause of a document cites, and what it does with it.

``mentions.py`` finds where something is mentioned, ``relations.py`` what is done with it, ``others.py`` which other
document is meant, ``levels.py`` whose that is, ``places.py`` which clause of this very document; ``citing.py`` puts it
together. ``lead.py`` says where that leads in a collection of documents.
"""

from __future__ import annotations

from search.gazette.citations.lead import resolve
from search.gazette.model import Citation, Document

__all__ = ["citations", "resolve"]


def citations(document: Document) -> dict[str, tuple[Citation, ...]]:
    """What each clause of ``document`` cites, by the clause's id, in reading order; who cites nothing is left out."""
    from search.gazette.citations.citing import Citing  # when there is something to read: 0.1 s of patterns

    citing = Citing(document)
    cited = ((clause.id, citing.citations(at)) for at, clause in enumerate(document.clauses))
    return {id: each for id, each in cited if each}
