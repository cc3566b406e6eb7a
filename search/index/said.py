"""What clauses say of bodies, deadlines and other documents, as terms of a field of its own, and what asks for them.

A term is what is said of whom, and who or when: 牵头:市财政局, 完成:2023-12, 引用:济政发〔2022〕18号, 引用:《…办法》. A
body that a heading inherits from the note under it is charged with all that stands below the heading.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator

import numpy as np

from search.gazette import numbers
from search.gazette.model import Citation, Clause, Document, End, Role
from search.index.catalogue import Column
from search.index.characters import forms
from search.index.names import otherwise
from search.index.rows import Ints
from search.index.snapshot import Snapshot
from search.query import Filter

FIELD = "said"
"""Its name in a segment; it has no headings."""

CITES = "引用"


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
    for one in clause.citations:
        if not one.clause and not one.form:
            yield from (f"{CITES}:{by}" for by in (one.number, one.title and f"《{one.title}》") if by)


# --- what is asked of them ---

_ROLES = tuple(role.value for role in Role)
_ASKED = {
    "责任单位": _ROLES,
    "牵头单位": (Role.LEAD.value,),
    "配合单位": (Role.SUPPORT.value,),
    "完成": (End.DONE.value, End.NEVER.value),
    "引用": (CITES,),
}
"""The fields of a question, each with the kinds of terms that it asks."""

FIELDS = tuple(_ASKED)


def saying(asked: Filter, index: Snapshot) -> Ints:
    """The rows that say what a field asks for."""
    wanted = _wanted(asked)
    held = [term for kind in _ASKED[asked.field] for term in index.terms(FIELD, f"{kind}:") if wanted(_value(term))]
    rows = (index.postings(FIELD, term).rows for term in held)
    return np.unique(np.concatenate([np.zeros(0, np.int32), *rows]))


def _value(term: str) -> str:
    return term.partition(":")[2]


def _wanted(asked: Filter) -> Callable[[str], bool]:
    if asked.field == CITES:
        return _cited(asked.value)
    if asked.field == "完成":
        return _due(asked.value)
    names = [form for name in (asked.value, *(() if asked.exact else _names(asked.value))) for form in forms(name)]
    return lambda name: any(one in form for one in names for form in forms(name))


def _names(value: str) -> tuple[str, ...]:
    """The other names of a body; its own city's are written without the city's name: 济南市财政局 is 市财政局."""
    return (*otherwise(value), re.sub("^[\u4e00-\u9fff]{2,7}市(?=[\u4e00-\u9fff]{2})", "市", value))


def _cited(value: str) -> Callable[[str], bool]:
    number = numbers.parse(value)
    if number:
        return lambda cited: (other := numbers.parse(cited)) is not None and numbers.means(number, other)
    sought = forms(value.strip("《》"))
    return lambda cited: cited.startswith("《") and any(one in form for one in sought for form in forms(cited))


def _due(value: str) -> Callable[[str], bool]:
    """A deadline is in a stretch of days if its last day is; one of every year, or of a length, is in none."""
    if value == End.NEVER:
        return lambda due: due == value
    first, last = value.split("..")
    return lambda due: first <= _last(due) <= last


def _last(due: str) -> str:
    """
    >>> _last("2023"), _last("2024-02"), _last("2023-05-01"), _last("P5Y")
    ('2023-12-31', '2024-02-29', '2023-05-01', '')
    """
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", due)
    if not found:
        return ""
    year, month, day = found[1], found[2] or "12", found[3]
    return f"{year}-{month}-{day or monthrange(int(year), int(month))[1]}"


def cited(index: Snapshot) -> Iterator[tuple[Citation, Clause, int]]:
    """Every citation of another document, its clause and the clause's document, in the order of the gazette."""
    held = (index.postings(FIELD, term).rows for term in index.terms(FIELD, f"{CITES}:"))
    rows = np.unique(np.concatenate([np.zeros(0, np.int32), *held]))
    rows = rows[index.rows.shown[rows]]
    for row in rows[np.argsort(index.rows.place[rows])].tolist():
        clause, ordinal = index.clause(row), int(index.rows.document[row])
        yield from ((one, clause, ordinal) for one in clause.citations if not one.clause and not one.form)


# --- how it is spread ---


def spread(index: Snapshot) -> dict[str, Column]:
    """By name of a facet, the rows that say something: bodies in whatever role, and the years of deadlines."""
    return index.made(_spread)


def _spread(index: Snapshot) -> dict[str, Column]:
    kinds = {"unit": _ROLES, "due": (End.DONE.value,)}
    return {name: _column([(kind, _SHOWN[name]) for kind in held], index) for name, held in kinds.items()}


_SHOWN: dict[str, Callable[[str], str | None]] = {
    "unit": lambda name: name,
    "due": lambda value: value[:4] if value[:4].isdigit() else None,
}


def _column(kinds: list[tuple[str, Callable[[str], str | None]]], index: Snapshot) -> Column:
    codes: dict[str, int] = {}
    keys = [np.zeros(0, np.int64)]
    for kind, shown in kinds:
        for term in index.terms(FIELD, f"{kind}:"):
            if (value := shown(_value(term))) is not None:
                code = codes.setdefault(value, len(codes))
                keys.append(index.postings(FIELD, term).rows.astype(np.int64) | code << 32)
    each = np.unique(np.concatenate(keys))
    return Column(list(codes), (each & 0xFFFFFFFF).astype(np.int32), (each >> 32).astype(np.int32))
