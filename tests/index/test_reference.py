"""The engine against the reference evaluation: the same hits with the same scores, for random questions."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from search import query
from search.gazette.parse import read
from search.index.embedded import EmbeddedEngine
from search.index.rank.candidates import MOST
from search.query import Query, Sort
from search.results import Hit, Results
from tests.conftest import CORPUS
from tests.index.test_boolean import grown, pool  # noqa: F401  (a fixture)
from tests.reference import Answer, Reference, Values

QUERIES, SHOWN = 5_000, 20
TOLERANCE = 1e-4


@pytest.fixture(scope="module")
def reference(oracle) -> Reference:
    return Reference(oracle._rows)


@pytest.fixture(scope="module")
def questions(oracle, pool) -> list[Query]:  # noqa: F811
    """Random questions of every kind, in every order."""
    random_ = random.Random(11)
    asked = islice(_typed(random_, pool, _lay(), [row.clause.text for row in oracle._rows]), QUERIES)
    sorts = (Sort.RELEVANCE,) * 4 + (Sort.DATE, Sort.PLACE)
    return [query.parse(one).page(SHOWN).arranged(random_.choice(sorts)) for one in asked]


def _lay() -> list[str]:
    lines = (Path(__file__).parents[1] / "relevance" / "queries.tsv").read_text("utf-8").splitlines()[1:]
    return [line.split("\t")[1] for line in lines]


def _typed(random_: random.Random, pool, lay: list[str], texts: list[str]) -> Iterator[str]:  # noqa: F811
    """Questions as people ask them, as they are and changed; passages; then, in turns, what the language can say, a
    few leaves side by side, and one of those runs beside what the language can say."""
    runs = lay + [_changed(random_, random_.choice(lay)) for _ in range(400)]
    runs += [_passage(random_, random_.choice(texts)) for _ in range(400)]
    yield from runs
    while True:
        yield grown(random_, pool, 2)[0]
        yield " ".join(random_.choice(pool)[0] for _ in range(random_.randint(1, 3)))
        yield f"{random_.choice(runs)} {grown(random_, pool, 1)[0]}"


def _passage(random_: random.Random, text: str) -> str:
    at = random_.randrange(len(text))
    return text[at : at + random_.randint(2, 30)]


def _changed(random_: random.Random, asked: str) -> str:
    """A character left out, doubled, or a stretch cut off; words in another order."""
    at = random_.randrange(len(asked))
    words = asked.split()
    random_.shuffle(words)
    return random_.choice((asked[:at] + asked[at + 1 :], asked[:at] + asked[at:] * 2, asked[at:], " ".join(words)))


@pytest.fixture(scope="module")
def answers(reference, questions) -> list[tuple[Query, Answer]]:
    return [(asked, reference.search(asked)) for asked in questions]


def test_the_engine_ranks_as_the_reference_does(engine, reference, answers):
    kinds = Counter(compare(engine.search(asked), expected, asked, reference) for asked, expected in answers)
    assert set(kinds) == {"full", "further", "partial", "nothing"} and min(kinds.values()) > QUERIES / 100, kinds


def test_segments_make_no_difference(reference, answers, tmp_path):
    """An index that is committed file by file, each to a segment of its own, and one of them anew."""
    readings = [read(source.name, source.read_bytes()) for source in sorted(CORPUS.glob("*.txt"))]
    segmented = EmbeddedEngine.create(tmp_path / "index")
    for one in (*readings, readings[0]):
        segmented.write([one])
    assert len(segmented._current().rows.starts) > 2
    for asked, expected in answers[::20]:
        compare(segmented.search(asked), expected, asked, reference)
    segmented.close()


@pytest.mark.parametrize("asked", ["的", "发展 OR 工作", "单位 OR 工作 OR 项目", "-科普", "市 -贷款"])
def test_what_is_not_looked_at_closely_stands_behind(engine, reference, asked):
    """All that is found, page by page: more rows than are looked at."""
    question = query.parse(asked).page(100)
    expected = reference.search(question)
    assert len(expected.hits) > 1.2 * MOST
    for offset in range(0, len(expected.hits), 100):
        rows = expected.hits[offset : offset + 100]
        _alike(question, engine.search(question.page(100, offset)).hits, rows, expected.scores, True, reference)


def compare(results: Results, expected: Answer, asked: Query, reference: Reference) -> str:
    """What kind of answer it is, which is as expected: exact totals, and the first hits with their scores."""
    total = 0 if expected.partial else len(expected.hits)
    assert (results.total, results.partial) == (total, expected.partial), asked
    left = max(0, SHOWN - len(expected.hits))
    by_score = expected.partial or asked.sort is Sort.RELEVANCE
    _alike(asked, results.hits, expected.hits[:SHOWN], expected.scores, by_score, reference)
    _alike(asked, results.further, expected.further[:left], expected.further_scores, True, reference)
    return "partial" if results.partial else "further" if results.further else "full" if total else "nothing"


def _alike(
    asked: Query, hits: tuple[Hit, ...], rows: tuple[int, ...], scores: Values, by_score: bool, reference: Reference
) -> None:
    """The hits are the ``rows``, each with its score, in their order; where they stand by score, those whose scores
    are the same to the tolerance may change places."""
    assert len({hit.clause.id for hit in hits}) == len(hits) == len(rows), asked
    for hit, expected in zip(hits, rows):
        row = reference.place[hit.clause.id]
        assert row in scores and abs(hit.score - scores[row]) <= TOLERANCE, (asked, hit.clause.id, hit.score, scores.get(row))
        may_stand = by_score and abs(scores[row] - scores[expected]) < TOLERANCE
        assert row == expected or may_stand, (asked, row, expected, scores[row], scores[expected])
