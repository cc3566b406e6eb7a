"""What comes first: questions that people ask of the real corpus, and the rules behind it on small texts."""

from __future__ import annotations

import numpy as np
import pytest

from search import query
from search.index.rank.order import greatest
from search.index.store.rows import Rows
from tests.index.factories import document, reading
from tests.index.test_engine import ask, ids


@pytest.mark.parametrize(
    ("asked", "expected", "within"),
    [
        ("小微企业贷款贴息", "济政字2019-55/七/十七", 3),
        ("济政办发2019第18号", "济政办发2019-18/标题", 1),
        ('"为助力全市经济建设贡献青春力量"', "济政发2022-17/二/三/1", 1),
        ("生物学 通用技术 教师", "济政发2022-17/二/一/6", 1),
    ],
)
def test_questions_to_the_corpus(engine, asked, expected, within):
    assert expected in ids(ask(engine, asked, within))


@pytest.fixture
def ordered(tmp_path):
    """The order in which an engine answers, given the clauses of two documents."""
    from search.index.embedded import EmbeddedEngine

    engine = EmbeddedEngine.create(tmp_path)

    def order(asked: str, first: list, second: list) -> list[str]:
        made = [document("甲发〔2020〕2号", "关于先行的通知", first), document("甲发〔2020〕1号", "关于后续的通知", second)]
        engine.write([reading("a.txt", *made)])
        return [hit.clause.text for hit in ask(engine, asked).hits]

    yield order
    engine.close()


FILLING = "各区县要加强组织领导，明确责任分工。"


def test_more_mentions_come_first(ordered):
    assert ordered("贷款", [f"贷款。{FILLING}"], [f"贷款，贷款。{FILLING}"])[0].startswith("贷款，")


def test_shorter_texts_come_first(ordered):
    assert ordered("贷款", [f"贷款。{FILLING * 5}"], [f"贷款。{FILLING}"])[0] == f"贷款。{FILLING}"


def test_a_text_that_has_the_words_as_typed_comes_first(ordered):
    apart, together = f"贷款要给予贴息。{FILLING}", f"要给予贷款贴息。{FILLING}"
    assert ordered("贷款贴息", [apart], [together]) == [together, apart]


def test_rare_words_weigh_more(ordered):
    texts = [f"贷款甲。{FILLING}"] * 3 + [f"贷款乙，{FILLING}"]
    found = ordered("贷款 火星 水星", texts, [f"水星甲。{FILLING}"])
    assert found[0].startswith("水星")


def test_a_mention_in_the_text_comes_before_one_in_the_heading(ordered):
    found = ordered("防汛", [("一、防汛", [f"值守。{FILLING}"]), f"防汛值守。{FILLING}"], [FILLING])
    assert found.index(f"防汛值守。{FILLING}") < found.index(f"值守。{FILLING}")


def test_a_document_that_speaks_of_it_more_comes_before_one_that_does_once(ordered):
    said, more = f"贷款，{FILLING}", f"贷款贴息，{FILLING}"
    assert ordered("贷款", [FILLING, said], [more, f"贷款。{FILLING}"]).index(said) == 2


def test_a_long_document_is_not_preferred_for_being_long(ordered):
    short, long = [f"贷款。{FILLING}"] * 12, [f"贷款，{FILLING}"] * 24
    assert ordered("贷款", short, long)[:12] == short


def test_official_words_come_after_what_was_typed(ordered):
    typed, official = f"堵车时绕行。{FILLING}", f"拥堵时绕行。{FILLING}"
    assert ordered("堵车", [official], [typed]) == [typed, official]


def test_equal_ones_stand_in_the_order_of_the_gazette(ordered):
    assert ordered("贷款", ["贷款甲。", "贷款乙。"], ["贷款丙。"]) == ["贷款甲。", "贷款乙。", "贷款丙。"]


def test_the_document_of_a_number_comes_before_others(engine):
    asked = "济政发〔2022〕17号 科学素质"
    assert all(hit.document.id == "济政发2022-17" for hit in ask(engine, asked, 20).hits)


@pytest.mark.parametrize("asked", ["科普", "贷款 企业", "7", "知识产权质押融资"])
def test_scores_descend_and_are_the_same_each_time(engine, asked):
    first, again = (engine.search(query.parse(asked).page(500)).hits for _ in range(2))
    scores = [hit.score for hit in first]
    assert scores == sorted(scores, reverse=True) and min(scores) > 0
    assert first == again


def test_the_best_are_those_of_a_full_sort(engine):
    """Over the real rows: equal ones stand as they do in the gazette."""
    rows = engine._current().rows
    random_ = np.random.default_rng(1)
    for _ in range(200):
        scores = random_.integers(0, 5, len(rows)).astype(float)
        held = random_.random(len(rows)) < 0.6
        count = int(random_.integers(0, 50))
        expected = sorted(np.flatnonzero(held).tolist(), key=lambda row: (-scores[row], rows.place[row]))[:count]
        found = np.flatnonzero(held)
        assert found[greatest(scores[found], found, count, rows)].tolist() == expected


def test_nothing_can_be_arranged():
    assert len(Rows([])) == 0
