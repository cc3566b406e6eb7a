"""您是不是要找: what is asked back where a question finds little."""

from __future__ import annotations

import random

import pytest

from search import query
from search.index.embedded import EmbeddedEngine
from search.index.typed.suggest import FEW, Vocabulary
from search.query import Words
from tests.index.factories import KNOWN


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("知识产全", "知识产权"),
        ("营伤环境", "营商环境"),
        ("不动产等级", "不动产登记"),
        ("營傷環境", "营商环境"),
        ("跨镜电商", "跨境电商"),
        ("科学素职", "科学素质"),  # z for zh
        ("市场监官", "市场监管"),
        ("小微企叶贷款", "小微企业贷款"),
        ("农村道路交通安权", "农村道路交通安全"),
        ("知识产全 质牙融资", "知识产权 质押融资"),
        ('"知识产全"', '"知识产权"'),
        ("年:2022 知识产全", "年:2022 知识产权"),
        ("非法集姿", "非法集资"),
        ("zhishichanquan", "知识产权"),
    ],
)
def test_what_was_meant(engine, asked, meant):
    found = engine.search(query.parse(asked))
    assert (found.total, found.suggestion) == (0, meant)
    assert engine.search(query.parse(meant)).total > 0


@pytest.mark.parametrize(
    "asked",
    ["知识产权", "济南市长", "马克思", "火星探测", "天气预报", "济政发〔2022〕99号", "-知识产权", "7", "", "，。", "\ud800", "qwertyuiop"],
)
def test_where_nothing_better_is_known(engine, asked):
    assert engine.search(query.parse(asked)).suggestion is None


def test_a_suggestion_always_finds_something(engine):
    random_ = random.Random(7)
    texts = [c.text for d in engine.documents() for c in engine.document(d.id).clauses]
    made = 0
    for _ in range(150):
        text = random_.choice(texts)
        at = random_.randrange(max(1, len(text) - 6))
        typed = list(text[at : at + 6].strip())
        if typed:
            typed[random_.randrange(len(typed))] = random_.choice(random_.choice(texts) or "济")
        found = engine.search(query.parse("".join(typed)))
        if found.suggestion is not None:
            made += 1
            assert found.total < FEW
            assert engine.search(query.parse(found.suggestion)).total > found.total
    assert made > 10


@pytest.mark.parametrize(
    ("run", "meant"),
    [
        ("知识产全", "知识产权"),
        ("知只产权", "知识产权"),
        ("知识产", "知识产权"),
        ("知识产产权", "知识产权"),
        ("知识权产", "知识产权"),
        ("等级", "登记"),
        ("不动产等级处", "不动产登记处"),
    ],
)
def test_one_piece_is_put_right(run, meant):
    assert max(Vocabulary(["知识产权", "登记", "贷款"]).corrections(run)).text == meant


def test_who_counts_does_not_mean_another_number():
    known = Vocabulary(["乙类医院", "四级医院", "二级医院", "一体化"])
    assert {one.text for run in ("一类医院", "三级医院") for one in known.corrections(run)} == set()
    assert max(known.corrections("以体化")).text == "一体化"


def test_a_new_state_of_the_index_has_new_words(tmp_path):
    engine = EmbeddedEngine.create(tmp_path / "index")
    asked = query.Query("代款", (Words("代款"),))
    assert engine.search(asked).suggestion is None
    engine.write([KNOWN])
    assert engine.search(asked).suggestion == "贷款"
    engine.close()


def test_a_vocabulary_of_no_words_knows_nothing_better():
    assert [Vocabulary([]).corrections(run) for run in ("知识产全", "zhishi", "")] == [[], [], []]
