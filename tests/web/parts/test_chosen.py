"""What a question asks for can be taken back, one field at a time, and the rest means what it did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import Filter, parse
from search.web.parts.chosen import between, chosen, dates, instead, is_number
from search.web.parts.narrowing import narrowed


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("贷款", []),
        ("贷款 年:2022", [("年", "2022", "贷款")]),
        ("年：2022 贷款", [("年", "2022", "贷款")]),
        ("year:2022", [("年", "2022", "")]),
        ('责任单位:"国网 济南" 贷款 有效:是', [("责任单位", "国网 济南", "贷款 有效:是"), ("有效", "是", '责任单位:"国网 济南" 贷款')]),
        ("贷款 责任单位:=市财政局", [("责任单位", "市财政局", "贷款")]),
        ("(贷款 或 担保) 文种:通知", [("文种", "通知", "(贷款 或 担保)")]),
        ("贷款 年:2022 年:2022", [("年", "2022", "贷款 年:2022")] * 2),
        ("贷款 或 年:2022", []),
        ("-年:2022 贷款", []),
        ("标题:(贷款 OR 贴息)", []),
        ("文号:济政发〔2022〕 17 号 科学", [("文号", "济政发〔2022〕 17 号", "科学")]),
        ("年:明年 贷款", []),
        ('"年:2022"', []),
    ],
)
def test_each_field_of_a_question_can_be_taken_out(text, fields):
    assert [(one.field, one.value, one.without) for one in chosen(text)] == fields


WORDS = st.sampled_from(["贷款", '"按职责分工负责"', "-担保", "(甲 或 乙)", "知识产*", "济政发2022第17号", "标题:(贷款 OR 贴息)", "有效:否", "“没有收尾"])


@given(st.lists(WORDS, max_size=4), st.sampled_from(["年", "责任单位", "文种"]), st.sampled_from(["2022", "通知", "国网 济南"]))
def test_what_a_link_adds_is_taken_back_again(words, field, value):
    text = " ".join(words)
    if any(isinstance(node, Filter) and node.field == field for node in parse(narrowed(text, field, value)).nodes):
        (taken,) = [one for one in chosen(narrowed(text, field, value)) if one.field == field]
        assert parse(taken.without).nodes == parse(text).nodes or not text.strip()


@given(st.text(alphabet="年有效期:：是否 \"“”()（）-或非*2022~.贷款"))
def test_whatever_was_typed_has_fields_that_can_go(text):
    for one in chosen(text):
        assert len(parse(one.without).nodes if one.without else ()) == len(parse(text).nodes) - 1


@pytest.mark.parametrize(
    ("text", "first", "last", "asked"),
    [
        ("贷款", "2022-01-05", "2023-02-01", "贷款 日期:2022-01-05..2023-02-01"),
        ("贷款", "", "2023", "贷款 日期:..2023"),
        ("日期:2021 贷款", "2022", "", "贷款 日期:2022.."),
        ("贷款 或 担保", "2022", "", "(贷款 或 担保) 日期:2022.."),
        ("贷款 日期:2021", "", "", "贷款"),
    ],
)
def test_days_take_the_place_of_days(text, first, last, asked):
    assert between(text, first, last) == asked


def test_days_that_are_none_are_told_of_by_the_question():
    assert "没有看懂" in (parse(between("贷款", "明天", "")).notice or "")


def test_the_days_of_a_question_fill_the_form():
    assert dates("日期:2022-02 贷款") == ("2022-02-01", "2022-02-28")
    assert dates("日期:..2022") == ("", "2022-12-31")
    assert dates("贷款 或 日期:2022") == ("", "")


def test_a_year_takes_the_place_of_years():
    assert instead("贷款 年:2019..2022 有效:是", "年", "2021") == "贷款 有效:是 年:2021"


@pytest.mark.parametrize(("text", "is_one"), [("济政办发2019第18号", True), ("济政发〔2022〕17号 科学", False), ("非 济政发〔2022〕17号", False), ("贷款", False)])
def test_a_number_alone_is_told(text, is_one):
    assert is_number(parse(text)) is is_one
