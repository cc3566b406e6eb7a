"""Terms over the years: how many clauses of each year answer, and of how many there are. A term is any question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from search import query
from search.export.spreadsheet import BOM, line
from search.gazette.validity import State
from search.index.engine import Engine
from search.query import Filter, Or, Query
from search.results import Facet

MOST = 5
"""Terms that are compared: more lines cannot be told apart."""

PER = 10_000
"""Clauses of a year of which a rate tells how many answer: about what a city's gazette prints in one."""

_EVERYTHING = Query("", (Or(tuple(Filter("有效", state.value) for state in State)),), limit=1, facets=True)
"""All clauses: every document has a state."""


@dataclass(frozen=True, slots=True)
class Trend:
    """How many clauses of each year answer ``term``, of ``total`` in all years; ``undated`` are of no known year.

    ``partial``: none answers in full, so that all counts are 0, though some have a part of it. ``notice`` and
    ``suggestion`` are those of its ``Results``.
    """

    term: str
    counts: tuple[int, ...]
    total: int
    undated: int = 0
    partial: bool = False
    notice: str | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Trends:
    """Terms over ``years``, which follow each other without a gap; ``clauses`` are all that there are of each."""

    years: tuple[int, ...]
    clauses: tuple[int, ...]
    trends: tuple[Trend, ...]

    def rates(self, trend: Trend) -> tuple[float | None, ...]:
        """``trend`` per ``PER`` clauses of each year; ``None`` where there are no clauses of it."""
        return tuple(rate(count, of) for count, of in zip(trend.counts, self.clauses, strict=True))

    def counts(self, trend: Trend) -> tuple[int | None, ...]:
        """Likewise as it is."""
        return tuple(count if of else None for count, of in zip(trend.counts, self.clauses, strict=True))


def rate(count: int, of: int) -> float | None:
    """
    >>> rate(3, 1500), rate(1, 70_000), rate(0, 0)
    (20.0, 0.143, None)
    """
    return round(PER * count / of, 1 if PER * count >= of else 3) if of else None


def terms(typed: Iterable[str]) -> tuple[str, ...]:
    """What was typed, each term once, without what is empty.

    >>> terms([" 人才 ", "", "贷款", "人才"])
    ('人才', '贷款')
    """
    return tuple(dict.fromkeys(filter(None, (" ".join(one.split()) for one in typed))))


def trends(asked: Iterable[str], engine: Engine, today: date) -> Trends:
    """The first ``MOST`` of the terms ``asked``, over all years that there are clauses of."""
    clauses = _by_year(engine.search(_EVERYTHING).facets)
    years = tuple(range(min(clauses), max(clauses) + 1)) if clauses else ()
    made = (_trend(term, years, engine, today) for term in list(asked)[:MOST])
    return Trends(years, tuple(clauses.get(year, 0) for year in years), tuple(made))


def _trend(term: str, years: tuple[int, ...], engine: Engine, today: date) -> Trend:
    asked = replace(query.parse(term).page(1).on(today), facets=True)
    found = engine.search(asked)
    counts = {} if found.partial else _by_year(found.facets)
    return Trend(
        term,
        tuple(counts.get(year, 0) for year in years),
        found.total,
        found.total - sum(counts.values()),
        found.partial,
        found.notice,
        found.suggestion,
    )


def _by_year(facets: tuple[Facet, ...] | None) -> dict[int, int]:
    """The clauses of each year that a facet counts."""
    counts = next((facet.counts for facet in facets or () if facet.name == "year"), ())
    return {int(year): count for year, count in counts if year.isdecimal()}


def table(found: Trends) -> Iterator[str]:
    """The lines of a table for a spreadsheet: a row for each year (``export.spreadsheet`` says how it is guarded)."""
    yield BOM + line(["年", "全部条款", *(f"{one.term} {what}" for one in found.trends for what in ("条数", "每万条"))])
    rates = [found.rates(one) for one in found.trends]
    for at, year in enumerate(found.years):
        cells = ((one.counts[at], rates[of][at]) for of, one in enumerate(found.trends))
        told = (None if cell is None else str(cell) for pair in cells for cell in pair)
        yield line([str(year), str(found.clauses[at]), *told])
