"""The questions of the benchmarks fit the folder that they are drawn from, and are what their kinds say."""

from __future__ import annotations

import pytest

from tests.benchmarks.questions import KINDS, Sample, by_kind, questions, sampled
from tests.conftest import CORPUS

COUNT = 8


@pytest.fixture(scope="module")
def sample() -> Sample:
    return sampled(CORPUS)


def test_every_kind_has_as_many_as_asked_and_all_different(sample):
    held = dict(by_kind(questions(sample, 1, COUNT)))
    assert list(held) == list(KINDS)
    assert {len({question.text for question in each}) for each in held.values()} == {COUNT}


def test_a_seed_gives_the_same_questions_and_another_others(sample):
    assert questions(sample, 1, COUNT) == questions(sample, 1, COUNT) != questions(sample, 2, COUNT)


@pytest.mark.parametrize(
    "kind", ["common word", "rare word", "2-3 words, AND", "4 words, OR", "phrase", "AND + year", "prefix", "document number", "single character"]
)
def test_what_stands_in_the_text_is_found_in_full(kind, sample, engine):
    asked = [question for question in questions(sample, 1, COUNT) if question.kind == kind]
    assert all(engine.search(question.query()).total for question in asked)


def test_common_words_are_found_more_often_than_rare_ones(sample, engine):
    held = dict(by_kind(questions(sample, 1, COUNT)))
    least = min(engine.search(question.query()).total for question in held["common word"])
    assert least > 2 * max(sample.spread[question.text] for question in held["rare word"])


def test_facets_are_asked_for(sample, engine):
    asked = [question for question in questions(sample, 1, COUNT) if question.kind == "facet counts"]
    assert all(engine.search(question.query()).facets for question in asked)
