"""What clauses say of bodies, deadlines and other documents, as terms of a field of its own.

A term is what is said of whom, and who or when: 牵头:市财政局, 完成:2023-12, 引用:济政发〔2022〕18号, 引用:《…办法》. A
body that a heading inherits from the note under it is charged with all that stands below the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from search.gazette.model import Citation, Cited, Clause, Document

FIELD = "said"
"""Its name in a segment; it has no headings."""

CITES = "引用"
DUE = "完成"


def terms(document: Document) -> list[set[str]]:
    """Of each clause of a document."""
    found = [set(_own(clause)) for clause in document.clauses]
    for at, clause in enumerate(document.clauses):
        inherited = {f"{unit.role.value}:{unit.name}" for unit in clause.units if unit.span is None}
        for below in found[at + 1 : at + clause.extent] if inherited else ():
            below |= inherited
    return found


def _own(clause: Clause) -> Iterator[str]:
    yield from (f"{unit.role.value}:{unit.name}" for unit in clause.units)
    yield from (f"{one.role.value}:{one.value}" for one in clause.deadlines)
    for one in filter(is_of_another, clause.citations):
        yield from (f"{CITES}:{by}" for by in (one.number, one.title and f"《{one.title}》", one.malformed) if by)


def is_of_another(citation: Citation) -> bool:
    """Whether another document is cited, be it by what is no number; the 附件 that is not held is of this one."""
    named = citation.number or citation.title or citation.kind is Cited.NUMBER
    return bool(named) and not citation.clause and not citation.form
