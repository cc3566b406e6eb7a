"""What is marked: everything that was asked where it stands, and nothing else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.index.show.snippet import fragments, snippet
from search.query import Phrase, Query, Words, parse

LONG = "为贯彻落实上级部署。" * 20


def marked(text: str, asked: str) -> str:
    """``text`` with [marks], as the document page shows it."""
    return drawn(fragments(text, parse(asked)))


def drawn(found) -> str:
    return "".join(f"[{fragment.text}]" if fragment.matched else fragment.text for fragment in found)


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("马克思", "学习马克思主义", "学习[马克思]主义"),
        ("贷款贴息", "对贷款给予贴息", "对[贷款]给予[贴息]"),
        ("贷款贴息", "给予贷款贴息", "给予[贷款贴息]"),
        ("贷款 款项", "贷款项目", "[贷款项]目"),
        ("贷款", "没有提到", "没有提到"),
        ("科普", "推 进 科 普 建 设", "推 进 [科 普] 建 设"),
        ("十四五规划", "“十四五”规划", "“[十四五]”[规划]"),
        ("7", "7号、17号、2.7亿，7 人", "[7]号、17号、2.[7]亿，[7] 人"),
        ("5g", "５Ｇ网络、15G", "[５Ｇ]网络、15G"),
        ("18.5", "18.5%、118.5%、18.55", "[18.5]%、118.5%、18.55"),
        ("m2", "50㎡", "50㎡"),
        ('"m2"', "50㎡", "50[㎡]"),
        ('"贷款，贴息"', "贷款 ，贴息；贷款", "[贷款 ，贴息]；贷款"),
        ('"7号"', "17号", "1[7号]"),
        ('"款贷"', "贷款贷款", "贷[款贷]款"),
        ('"贷贷"', "贷贷贷", "[贷贷贷]"),
        ("济政发2022第17号", "见济政发〔２０２２〕 17 号、济政发〔2022〕7号", "见[济政发〔２０２２〕 17 号]、济政发〔2022〕7号"),
        ("贷款 -贴息", "贷款贴息", "[贷款]贴息"),
        ("标题:贷款 贴息", "贷款贴息", "贷款[贴息]"),
        ("机关:财政局 贷款", "财政局贷款", "财政局[贷款]"),
        ("贷款 OR 贴息", "贷款贴息、担保", "[贷款贴息]、担保"),
        ("-(贷款 OR 贴息) 担保", "贷款贴息、担保", "贷款贴息、[担保]"),
        ("知识产*", "知识产权，知识", "[知识产]权，知识"),
        ("rc*", "RCEP与ARC、RC", "[RCEP]与ARC、[RC]"),
        ('"贷款 贴息"~2', "贷款与贴息。另有贷款，贷款给予贴息。贴息", "[贷款]与[贴息]。另有贷款，[贷款]给予[贴息]。贴息"),
        ('"贷款 贴息"~1', "贷款若干贴息", "贷款若干贴息"),
        ("PM2.5", "PM_{2.5}、PM _{2.5} 浓度、PM₂.₅", "[PM_{2.5}]、[PM _{2.5}] 浓度、[PM₂.₅]"),
        ('"〇三五年"', "二〇三五年、2035年", "二[〇三五年]、2035年"),
        ('"2035年"', "二〇三五年、2035年", "[二〇三五年]、[2035年]"),
        ("三", "二〇三五年", "二〇[三]五年"),
        ('"〇三五 远景"~3', "二〇三五年远景", "二[〇三五]年[远景]"),
        ("标题:贷款 期:20 页:1", "贷款20", "贷款20"),
        ("，", "甲，乙", "甲，乙"),
        ("贷款", "", ""),
        ("<b>", "<b>&", "<[b]>&"),
    ],
)
def test_what_is_marked(asked, text, expected):
    assert marked(text, asked) == expected


TEXTS = st.text(alphabet="济南市贷款7a. “”㎡，", max_size=60)


@settings(deadline=None)  # the first example loads jieba
@given(TEXTS, st.lists(st.one_of(TEXTS.map(Words), TEXTS.map(Phrase)), max_size=3))
def test_fragments_add_up_and_marks_do_not_touch(text, nodes):
    found = fragments(text, Query("", tuple(nodes)))
    assert "".join(fragment.text for fragment in found) == text
    assert all(fragment.text for fragment in found)
    assert all(a.matched != b.matched for a, b in zip(found, found[1:]))


@settings(deadline=None)
@given(st.text(alphabet="济南市贷款7a. “”㎡，。", max_size=400), TEXTS, st.integers(10, 60))
def test_a_snippet_is_stretches_of_the_text(text, asked, length):
    found = snippet(text, Query("", (Words(asked),)), length)
    stretches = "".join(fragment.text for fragment in found).split("…")
    at = 0
    for stretch in stretches:
        at = text.index(stretch, at) + len(stretch)
    assert sum(map(len, stretches)) <= max(length, 0)


def test_a_short_text_is_shown_whole():
    assert drawn(snippet("对贷款给予贴息", parse("贷款"))) == "对[贷款]给予贴息"


@pytest.mark.parametrize("before", range(0, 200, 37))
@pytest.mark.parametrize("after", range(0, 200, 37))
def test_a_long_text_is_shown_where_the_answer_stands(before, after):
    text = LONG[:before] + "贷款贴息" + LONG[:after]
    shown = drawn(snippet(text, parse("贷款贴息"), 40))
    assert "[贷款贴息]" in shown
    assert len(shown.replace("…", "").replace("[", "").replace("]", "")) == min(40, len(text))


def test_words_far_apart_are_both_shown():
    shown = drawn(snippet(LONG + "贷款" + LONG + "贴息" + LONG, parse("贷款贴息"), 60))
    assert shown.count("[贷款]") == shown.count("[贴息]") == 1
    assert shown.count("…") == 3


def test_the_window_with_more_of_what_was_asked_is_taken():
    shown = drawn(snippet("贷款。" + LONG + "小微企业贷款" + LONG, parse("小微企业贷款"), 40))
    assert "[小微企业贷款]" in shown


def test_a_window_begins_with_a_sentence_where_one_is_near():
    shown = drawn(snippet(LONG + "对企业的贷款" + LONG, parse("贷款"), 40))
    assert shown.startswith(("…为贯彻", "…对企业"))


def test_without_marks_the_beginning_is_shown():
    assert drawn(snippet(LONG, parse("贷款"), 20)) == LONG[:20] + "…"


def test_a_phrase_longer_than_the_snippet_is_shown_from_where_it_begins():
    phrase = "贷" * 50
    assert drawn(snippet(LONG + phrase, Query("", (Phrase(phrase),)), 20)) == "…[" + "贷" * 20 + "]…"


def test_every_hit_of_the_corpus_shows_what_was_asked(engine):
    texts = [c.text for d in engine.documents() for c in engine.document(d.id).clauses]
    random_ = random.Random(1)
    for _ in range(200):
        text = random_.choice([t for t in random_.choices(texts, k=9) if len(t) > 8] or texts)
        at = random_.randrange(max(1, len(text) - 6))
        phrase = text[at : at + 6]
        for hit in engine.search(Query("", (Phrase(phrase),))).hits:
            assert any(fragment.matched for fragment in hit.snippet)
