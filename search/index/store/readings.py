"""What is kept of each reading beside its documents: how many lines the source has, and what was not understood."""

from __future__ import annotations

from typing import Any, NamedTuple

from search.gazette.model import Problem, Reading

MOST = 500
"""Problems of one source that are kept: those of the worst of our issues are 60, a file that is no gazette can have one
on each of its million lines."""


class Read(NamedTuple):
    """``further`` is how many problems there were beside those that are kept."""

    lines: int
    problems: tuple[Problem, ...]
    further: int


def record(reading: Reading) -> dict[str, Any]:
    kept = [[one.kind, one.message, one.line] for one in reading.problems[:MOST]]
    return {"lines": reading.lines, "problems": kept, "further": len(reading.problems) - len(kept)}


def read(record: dict[str, Any]) -> Read:
    return Read(record["lines"], tuple(Problem(*one) for one in record["problems"]), record["further"])
