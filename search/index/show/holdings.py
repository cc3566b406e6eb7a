"""What is held, by 文号, by kind, by who issued it and whom it charges: read from the catalogue, no document is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from search.gazette import numbers
from search.index.arrays import Array
from search.index.match.said import spread
from search.index.store.catalogue import Catalogue, Column
from search.index.store.snapshot import Snapshot
from search.results import Counts, Holdings, Numbered


def holdings(index: Snapshot) -> Holdings:
    catalogue = index.rows.catalogue
    return Holdings(
        numbers=tuple(sorted(_numbered(catalogue), key=_place)),
        kinds=_sorted(catalogue.column("kind"), catalogue.shown),
        issuers=_sorted(catalogue.column("issuer"), catalogue.shown),
        units=_sorted(spread(index)["unit"], index.rows.shown),
    )


def _numbered(catalogue: Catalogue) -> Iterator[Numbered]:
    """The documents that have a 文号, in the order of the gazette."""
    for one in map(catalogue.entries.__getitem__, catalogue.by_id.values()):
        number = numbers.reread(one.numbers[0]) if one.numbers else None
        if number:
            yield Numbered(number, one.id, one.title, date.fromisoformat(one.dated) if one.dated else None)


def _place(one: Numbered) -> tuple[str, int, int]:
    return one.number.organ, -(one.number.year or 0), one.number.serial


def _sorted(column: Column, shown: Array) -> Counts:
    return tuple(sorted(column.counted(shown), key=lambda one: (-one[1], one[0])))
