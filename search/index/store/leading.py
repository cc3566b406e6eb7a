"""Where the citations of an index lead: to which of its documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from search.gazette.citations import resolve
from search.gazette.model import Clause, DocumentNumber
from search.gazette.titles import bare
from search.index.store.catalogue import Catalogue

Titled = Mapping[str, list[int]]
"""By each title, bare, the documents that have it, or issue a text that has it."""


def titled(catalogue: Catalogue, lines: Iterable[bytes]) -> Titled:
    """``lines`` are what is kept of each document of the catalogue (``provisions.line``)."""
    found: dict[str, list[int]] = {}
    for ordinal, line in enumerate(lines):
        for title in json.loads(line)[0] if catalogue.shown[ordinal] else ():
            found.setdefault(bare(title), []).append(ordinal)
    return found


class Leading:
    """Where the citations lead in one state of an index; ``titles`` are made when a title is first looked for."""

    def __init__(self, catalogue: Catalogue, titles: Callable[[], Titled]) -> None:
        self._catalogue, self._titles = catalogue, titles

    def led(self, clause: Clause, ordinal: int) -> Clause:
        """``clause``, one of the document numbered ``ordinal``, of what it cites told where that leads."""
        if not clause.citations:
            return clause
        leads = (resolve(one, self._numbered, lambda title: self._titled(title, ordinal)) for one in clause.citations)
        return replace(clause, citations=tuple(replace(one, target=to) for one, to in zip(clause.citations, leads)))

    def _numbered(self, number: DocumentNumber) -> str | None:
        """The id of the document that has a number."""
        held = self._catalogue.by_number.get(str(number))
        return self._catalogue.entries[held[0]].id if held else None

    def _titled(self, title: str, ordinal: int) -> str | None:
        """The id of the only other document that has a title and was there when the one numbered ``ordinal`` cited it:
        a law is made anew under its old title, and which was meant only the days can tell."""
        entries, day = self._catalogue.entries, self._catalogue.entries[ordinal].dated
        meant = [entries[one] for one in self._titles().get(bare(title), ()) if one != ordinal]
        earlier = [one.id for one in meant if one.dated and day and one.dated <= day]
        return earlier[0] if len(earlier) == 1 else None
