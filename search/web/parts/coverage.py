"""What was read and what was not: the pages of each issue that are held, and what could not be made sense of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.gazette.model import Issue, Pages, Problem
from search.gazette.passage import spans
from search.results import Coverage

Placed = tuple[str, Problem]
"""A problem with the source that it was found in."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of an issue, from all its sources: printed pages, as far as they are known, and the pages that are
    missing between them. What is printed before the first and after the last of them nobody knows."""

    sources: tuple[str, ...]
    documents: int
    clauses: int
    placed: int
    pages: tuple[Pages, ...]
    missing: tuple[Pages, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Problems of one kind: how many, and the first of them with their sources."""

    kind: str
    count: int
    first: tuple[Placed, ...]


FEW = 50
"""Problems of a kind that are told at once: a fold-out of three screens."""


def read(covered: Iterable[Coverage]) -> dict[Issue | None, Read]:
    """What was read of each issue, as shelves and coverage name it; under ``None`` what is in no issue."""
    found: dict[Issue | None, list[Read]] = {}
    for one in covered:
        for held in one.held:
            made = Read((one.source,), held.documents, held.clauses, held.placed, held.pages, ())
            found.setdefault(held.issue, []).append(made)
    return {issue: _joined(reads) for issue, reads in found.items()}


def _joined(reads: Sequence[Read]) -> Read:
    stretches = (range(run.first, (run.last or run.first) + 1) for one in reads for run in one.pages)
    pages = sorted({page for stretch in stretches for page in stretch})
    runs = tuple(Pages(run.start, run.end - 1) for run in spans(pages))
    between = (Pages((before.last or 0) + 1, after.first - 1) for before, after in zip(runs, runs[1:], strict=False))
    return Read(
        tuple(dict.fromkeys(source for one in reads for source in one.sources)),
        sum(one.documents for one in reads),
        sum(one.clauses for one in reads),
        sum(one.placed for one in reads),
        runs,
        tuple(between),
    )


def problems(covered: Iterable[Coverage], sources: Iterable[str] | None = None) -> Iterator[Placed]:
    """What could not be made sense of, in all sources or in these."""
    wanted = None if sources is None else set(sources)
    kept = (one for one in covered if wanted is None or one.source in wanted)
    return ((one.source, problem) for one in kept for problem in one.problems)


def troubles(found: Iterable[Placed], most: int = FEW) -> tuple[Trouble, ...]:
    """Problems by kind, the commonest kind first, of each the first ``most``."""
    grouped: dict[str, list[Placed]] = {}
    for one in found:
        grouped.setdefault(one[1].kind, []).append(one)
    made = (Trouble(kind, len(group), tuple(group[:most])) for kind, group in grouped.items())
    return tuple(sorted(made, key=lambda one: (-one.count, one.kind)))


def unread(covered: Iterable[Coverage]) -> tuple[str, ...]:
    """The sources in which no document was found."""
    return tuple(one.source for one in covered if not one.held)


def further(covered: Iterable[Coverage]) -> int:
    """How many problems there were beside those that are kept."""
    return sum(one.further for one in covered)
