"""A ranking and what answers the question → measures, each from 0 to 1. Nothing is asked, read or printed here."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """``answers`` are the ids of what answers it; ``kind`` groups questions in a report."""

    id: str
    text: str
    answers: frozenset[str]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what it found (ids, best first, each once), and the seconds that took."""

    question: Question
    ranking: tuple[str, ...]
    took: float = 0.0

    @property
    def rank(self) -> int | None:
        """Where the first answer stands, from 1."""
        return next((i for i, one in enumerate(self.ranking, 1) if one in self.question.answers), None)


Measure = Callable[[Asked, int], float]
"""Of one question, down to a depth."""


def reciprocal_rank(asked: Asked, depth: int) -> float:
    """1 where the first result answers, 1/2 where the second does first, 0 where none down to ``depth`` does."""
    return 1 / asked.rank if asked.rank and asked.rank <= depth else 0.0


def recall(asked: Asked, depth: int) -> float:
    """The share of all answers that are found."""
    answers = asked.question.answers
    return len(answers & set(asked.ranking[:depth])) / len(answers)


def answered(asked: Asked, depth: int) -> float:
    """1 where an answer is found: where several clauses say the same, one is enough for a reader."""
    return float(asked.rank is not None and asked.rank <= depth)


def ndcg(asked: Asked, depth: int) -> float:
    """Normalised discounted cumulative gain; all answers are worth the same."""
    answers = asked.question.answers
    gain = sum(_discount(i) for i, one in enumerate(asked.ranking[:depth], 1) if one in answers)
    return gain / sum(map(_discount, range(1, min(depth, len(answers)) + 1)))


def _discount(rank: int) -> float:
    return 1 / math.log2(rank + 1)


def nothing(asked: Asked, depth: int) -> float:
    """1 where nothing at all is found."""
    return float(not asked.ranking[:depth])


def mean(measure: Measure, depth: int, asked: Sequence[Asked]) -> float:
    return sum(measure(one, depth) for one in asked) / len(asked) if asked else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of ``values`` that ``share`` of them do not exceed (nearest rank).

    >>> percentile([4.0, 1.0, 3.0, 2.0], 0.5), percentile([4.0, 1.0, 3.0, 2.0], 0.95)
    (2.0, 4.0)
    """
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


# --- reports: kind of question → name of a measure → value ---

Report = dict[str, dict[str, float]]

ALL = "全部"


def report(asked: Sequence[Asked], measures: Mapping[str, tuple[Measure, int]]) -> Report:
    """Each measure for each kind of question and for all, with how many there are and their times in milliseconds."""
    kinds = {ALL: list(asked)} | {
        kind: [one for one in asked if one.question.kind == kind]
        for kind in dict.fromkeys(one.question.kind for one in asked)
        if kind
    }
    return {kind: _row(of_kind, measures) for kind, of_kind in kinds.items()}


def _row(asked: Sequence[Asked], measures: Mapping[str, tuple[Measure, int]]) -> dict[str, float]:
    times = [1000 * one.took for one in asked]
    return {
        "questions": len(asked),
        **{name: mean(measure, depth, asked) for name, (measure, depth) in measures.items()},
        "p50_ms": percentile(times, 0.5),
        "p95_ms": percentile(times, 0.95),
    }
