"""Who does what by when, and how much: the bodies that a clause charges, its deadlines, its amounts.

Clauses in, values with their places in the clause's text out; nothing here changes a clause.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from search.gazette.duties.amounts import amounts
from search.gazette.duties.deadlines import deadlines
from search.gazette.duties.inherited import inherited
from search.gazette.duties.stretches import hold
from search.gazette.duties.times import calendar
from search.gazette.duties.units import units
from search.gazette.model import Amount, Deadline, Document, Kind, Unit

__all__ = ("Duties", "duties")


@dataclass(frozen=True, slots=True)
class Duties:
    """What a clause says of duties, each in the order of its text; units that it inherits stand last.

    What a heading inherits from the note under it holds for all of its extent.
    """

    units: tuple[Unit, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    amounts: tuple[Amount, ...] = ()


def duties(document: Document) -> dict[str, Duties]:
    """The duties of each clause of ``document``, by its id; a title has none."""
    place, dates = _place(document), calendar(document)
    named = {clause.id: [] if clause.kind is Kind.TITLE else units(clause, place) for clause in document.clauses}
    by_place = defaultdict(list)
    for id, unit in inherited(document.clauses, named):
        by_place[id].append(unit)
    found = {}
    for clause in document.clauses:
        if clause.kind is Kind.TITLE:
            continue
        ends = deadlines(clause, dates)
        counted = _outside(amounts(clause), ends)
        found[clause.id] = Duties((*named[clause.id], *by_place[clause.id]), tuple(ends), tuple(counted))
    return found


def _outside(found: list[Amount], ends: Sequence[Deadline]) -> list[Amount]:
    """The amounts that are no part of a deadline: 从脱贫之日起设立5年."""
    spans = [end.span for end in ends]
    return [each for each in found if not hold(spans, each.span.start)] if ends else found


_HOME = re.compile(
    "(?:中国共产党|中共)?(?!国家|国务院|中国|中央|中华|全国|最高)"
    "(?P<place>[\u4e00-\u9fff]{1,8}?(?:自治区|[省市区县州盟旗])(?![省市区县州盟旗]))"
)


def _place(document: Document) -> str:
    """Where a document is at home: 滨河市, of 滨河市人民政府办公厅; nowhere where no issuer says so."""
    found = (_HOME.match(issuer) for issuer in document.issuers)
    return next((home["place"] for home in found if home), "")
