"""What is held, by 文号, by kind and by who issued it: read from the catalogue, no document is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from search.gazette import numbers
from search.index.store.catalogue import Catalogue
from search.index.store.snapshot import Snapshot
from search.results import Counts, Holdings, Numbered


def holdings(index: Snapshot) -> Holdings:
    catalogue = index.rows.catalogue
    return Holdings(
        numbers=tuple(sorted(_numbered(catalogue), key=_place)),
        kinds=_counted("kind", catalogue),
        issuers=_counted("issuer", catalogue),
    )


def _numbered(catalogue: Catalogue) -> Iterator[Numbered]:
    """The documents that have a 文号, in the order of the gazette."""
    for one in map(catalogue.entries.__getitem__, catalogue.by_id.values()):
        number = numbers.reread(one.numbers[0]) if one.numbers else None
        if number:
            yield Numbered(number, one.id, one.title, date.fromisoformat(one.dated) if one.dated else None)


def _place(one: Numbered) -> tuple[str, int, int]:
    return one.number.organ, -(one.number.year or 0), one.number.serial


def _counted(name: str, catalogue: Catalogue) -> Counts:
    counted = catalogue.column(name).counted(catalogue.shown)
    return tuple(sorted(counted, key=lambda one: (-one[1], one[0])))
