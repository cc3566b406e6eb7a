"""What asks for what clauses say of bodies, deadlines and other documents (``saying``), and how it is spread."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from difflib import get_close_matches

import numpy as np

from search.gazette import numbers
from search.gazette.duties.bodies import name as body
from search.gazette.model import Citation, Clause, End, Role
from search.index.store.catalogue import Column
from search.index.store.rows import Ints, Mask
from search.index.store.saying import CITES, DUE, FIELD, is_of_another
from search.index.store.snapshot import Snapshot
from search.index.text.characters import forms
from search.index.text.names import otherwise
from search.query import Filter

# --- what is asked of them ---

_ROLES = tuple(role.value for role in Role)
_ASKED = {
    "责任单位": _ROLES,
    "牵头单位": (Role.LEAD.value,),
    "配合单位": (Role.SUPPORT.value,),
    DUE: (End.DONE.value, End.NEVER.value),
    CITES: (CITES,),
}
"""The fields of a question, each with the kinds of terms that it asks."""

FIELDS = tuple(_ASKED)
BODIES = FIELDS[:3]


def saying(asked: Filter, index: Snapshot) -> Mask:
    """The rows that say what a field asks for."""
    held = np.zeros(len(index.rows), np.bool_)
    for term in _sought(asked, index):
        held[index.postings(FIELD, term).rows] = True
    return held


def others(asked: Filter) -> tuple[str, ...]:
    """What is looked for beside a body's name: its other names, where quotes do not switch them off."""
    value = asked.value.strip(_AROUND)
    if asked.exact or asked.field not in BODIES or len(value) > _LONGEST:
        return ()
    names = (name for one in (value, _HOME.sub("", value)) for name in (one, body(one), *otherwise(one)))
    return tuple(name for name in dict.fromkeys(names) if name != value)


def near(asked: Filter, index: Snapshot) -> list[str]:
    """The names of bodies that are written much as the one that is asked for, at most three, the nearest first."""
    value = asked.value.strip(_AROUND)
    if asked.field not in BODIES or len(value) > _LONGEST:
        return []
    return get_close_matches(value, spread(index)["unit"].values, 3)


_AROUND = " \u3000。，、；：,;:（）()【】[]"
"""What stands about a name that was pasted: （牵头单位：市财政局；…"""

_LONGEST = 40
"""Characters of the longest name of a body: 中国（山东）自由贸易试验区济南片区管理委员会 has 22."""

_HOME = re.compile(
    "^(?![各市区县])(?:(?![市省])[\u4e00-\u9fff]){2,4}(?=[市省](?!管理|建设|规划|更新|运营)[\u4e00-\u9fff]{2})"
)
"""What a city's and a province's own bodies are written without: 济南市财政局 is 市财政局, but 区城市管理局 none of them."""


def _sought(asked: Filter, index: Snapshot) -> list[str]:
    """The terms that are what a field asks for."""
    if asked.field == CITES:
        return _cited(asked, index)
    if asked.field == DUE:
        return _due(asked.value, index)
    if asked.whole:
        return _being(asked.value, _ASKED[asked.field], index)
    return _having((asked.value.strip(_AROUND), *others(asked)), _ASKED[asked.field], index)


def _being(name: str, kinds: tuple[str, ...], index: Snapshot) -> list[str]:
    """The terms of some kinds that are one name."""
    sought = set(forms(name))
    return [term for kind in kinds for term, said in index.made(_forms)[kind] if not sought.isdisjoint(said)]


def _having(names: tuple[str, ...], kinds: tuple[str, ...], index: Snapshot) -> list[str]:
    """The terms of some kinds that have one of the names in them, the first being the one that is asked for; a name
    that is a part of that one is looked for whole: 历下区人民政府 is 历下区, but 历下区教育局 is not."""
    asked, *more = names
    whole = {form for name in more if name in asked for form in forms(name)}
    parts = {form for name in names for form in forms(name)} - whole
    held = (one for kind in kinds for one in index.made(_forms)[kind])
    return [term for term, said in held if not whole.isdisjoint(said) or any(p in form for p in parts for form in said)]


def _forms(index: Snapshot) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Of each kind the terms that name something, with the forms of the name; of citations those by title."""
    kinds = {kind: index.terms(FIELD, f"{kind}:") for kind in _ROLES}
    kinds[CITES] = index.terms(FIELD, f"{CITES}:《")
    return {kind: [(term, forms(_value(term))) for term in terms] for kind, terms in kinds.items()}


def _cited(asked: Filter, index: Snapshot) -> list[str]:
    number = numbers.parse(asked.value)
    if number:
        return index.made(_numbered).get(str(number), [])
    title = asked.value.strip("《》")
    return _being(f"《{title}》", (CITES,), index) if asked.whole else _having((title,), (CITES,), index)


def _numbered(index: Snapshot) -> dict[str, list[str]]:
    """By each number that is cited, and by what it is without its issuer, the terms that are it."""
    found: dict[str, list[str]] = {}
    for term in index.terms(FIELD, f"{CITES}:"):
        number = numbers.reread(_value(term))
        for one in {number, number and numbers.without_issuer(number)} - {None}:
            found.setdefault(str(one), []).append(term)
    return found


def _due(value: str, index: Snapshot) -> list[str]:
    """A deadline is in a stretch of days if its last day is; one of every year, or of a length, is in none."""
    if value == End.NEVER:
        return [f"{End.NEVER}:{End.NEVER}"]
    first, last = value.split("..")
    return [term for term, end in index.made(_ends) if first <= end <= last]


def _ends(index: Snapshot) -> list[tuple[str, str]]:
    """The terms of deadlines, each with its last day."""
    return [(term, _last(_value(term))) for term in index.terms(FIELD, f"{End.DONE.value}:")]


def _value(term: str) -> str:
    return term.partition(":")[2]


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
    held = [index.postings(FIELD, term).rows for term in index.terms(FIELD, f"{CITES}:")]
    rows = np.unique(np.concatenate([np.zeros(0, np.int32), *held]))
    rows = rows[index.rows.shown[rows]]
    for row in rows[np.argsort(index.rows.place[rows])].tolist():
        clause, ordinal = index.clause(row), int(index.rows.document[row])
        yield from ((one, clause, ordinal) for one in clause.citations if is_of_another(one))


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
    rows_of: dict[str, list[Ints]] = {}
    for kind, shown in kinds:
        for term in index.terms(FIELD, f"{kind}:"):
            if (value := shown(_value(term))) is not None:
                rows_of.setdefault(value, []).append(index.postings(FIELD, term).rows)
    rows = list(map(_each_once, rows_of.values()))
    codes = np.repeat(np.arange(len(rows), dtype=np.int32), list(map(len, rows)))
    return Column(list(rows_of), np.concatenate([np.zeros(0, np.int32), *rows]), codes)


def _each_once(held: list[Ints]) -> Ints:
    """The rows of one value: most have one term, whose rows are apart. To sort those of all values takes 0.1 s."""
    return held[0] if len(held) == 1 else np.unique(np.concatenate(held))
