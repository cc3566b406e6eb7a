"""Measures against values worked out by hand."""

from __future__ import annotations

from math import log2

import pytest

from search.evaluate.measures import ALL, Asked, Question, answered, mean, ndcg, nothing, recall, reciprocal_rank, report


def asked(ranking: str, answers: str, kind: str = "") -> Asked:
    """Ids are single letters."""
    return Asked(Question("q", "q", frozenset(answers), kind), tuple(ranking))


@pytest.mark.parametrize(
    ("measure", "depth", "ranking", "answers", "expected"),
    [
        (reciprocal_rank, 10, "abc", "a", 1),
        (reciprocal_rank, 10, "abc", "cb", 1 / 2),
        (reciprocal_rank, 2, "abc", "c", 0),
        (reciprocal_rank, 10, "", "a", 0),
        (recall, 10, "abc", "ac", 1),
        (recall, 2, "abc", "ac", 1 / 2),
        (recall, 10, "abc", "axyz", 1 / 4),
        (answered, 2, "abc", "bx", 1),
        (answered, 1, "abc", "bx", 0),
        (nothing, 100, "", "a", 1),
        (nothing, 100, "b", "a", 0),
        (ndcg, 10, "abc", "a", 1),
        (ndcg, 10, "abc", "b", 1 / log2(3)),
        (ndcg, 10, "abc", "ac", (1 + 1 / 2) / (1 + 1 / log2(3))),
        (ndcg, 1, "abc", "ab", 1),
    ],
)
def test_measures(measure, depth, ranking, answers, expected):
    assert measure(asked(ranking, answers), depth) == pytest.approx(expected)


def test_the_mean_of_no_questions_is_nothing():
    assert mean(recall, 10, []) == 0


def test_a_report_has_a_row_for_all_and_one_for_each_kind():
    told = report([asked("ab", "a", "x"), asked("ab", "b", "y")], {"r@1": (recall, 1)})
    assert {kind: (row["questions"], row["r@1"]) for kind, row in told.items()} == {ALL: (2, 0.5), "x": (1, 1), "y": (1, 0)}
