"""What the reader types, as nodes; and what cannot be read, with what is said of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.gazette import numbers
from search.query import (
    FIELDS,
    MAX_LENGTH,
    OPERATORS,
    And,
    Filter,
    Near,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Prefix,
    Words,
    parse,
)

A, B, C = Words("贷款"), Words("贴息"), Words("担保")


def number(text: str) -> Number:
    found = numbers.parse(text)
    assert found
    return Number(found)


@pytest.mark.parametrize(
    ("typed", "nodes"),
    [
        ("贷款 贴息", (A, B)),
        ("贷款　AND　贴息", (A, B)),
        ("贷款 且 贴息", (A, B)),
        ("贷款 OR 贴息", (Or((A, B)),)),
        ("贷款 或 贴息 或 担保", (Or((A, B, C)),)),
        ("贷款 贴息 OR 担保", (Or((And((A, B)), C)),)),
        ("贷款 (贴息 OR 担保)", (A, Or((B, C)))),
        ("贷款（贴息 或 担保）", (A, Or((B, C)))),
        ("(贷款 贴息)", (A, B)),
        ("(贷款 (贴息)) 担保", (A, B, C)),
        ("((贷款 贴息) 担保) OR 贷款", (Or((And((A, B, C)), A)),)),
        ("-(贷款 贴息)", (Not(And((A, B))),)),
        ("((贷款))", (A,)),
        ("贷款 -贴息", (A, Not(B))),
        ("贷款 －贴息", (A, Not(B))),
        ("贷款 --贴息", (A, Not(B))),
        ("贷款 NOT 贴息", (A, Not(B))),
        ("贷款 非 贴息", (A, Not(B))),
        ("NOT NOT 贷款", (A,)),
        ("-(贷款 OR 贴息)", (Not(Or((A, B))),)),
        ('非 "贷款"', (Not(Phrase("贷款")),)),
        ('"贷款"或"贴息"', (Or((Phrase("贷款"), Phrase("贴息"))),)),
        # a sign is one only where it stands by itself
        ("或者 非机动车 OR药", (Words("或者"), Words("非机动车"), Words("OR药"))),
        ("贷款-贴息", (Words("贷款-贴息"),)),
        ("2019 - 2022", (Words("2019"), Words("-"), Words("2022"))),
        ("or not and", (Words("or"), Words("not"), Words("and"))),
        # a year in Chinese digits may be spaced out
        ("到 二 O 三五年 规划", (Words("到"), Words("二 O 三五年"), Words("规划"))),
        # brackets in a run are text
        ("管理办法（试行）", (Words("管理办法（试行）"),)),
        ("-管理办法(试行)", (Not(Words("管理办法(试行)")),)),
        ("（十七）对小微企业", (Words("十七"), Words("对小微企业"))),
        # quotes
        ('"贷款 OR (贴息)"', (Phrase("贷款 OR (贴息)"),)),
        ("“济南市“十四五”规划”", (Phrase("济南市“十四五”规划"),)),
        ("＂贷款＂", (Phrase("贷款"),)),
        # prefixes and nearness
        ("知识产*", (Prefix("知识产"),)),
        ("-RC＊", (Not(Prefix("RC")),)),
        ('"知识产权 质押"~10', (Near(("知识产权", "质押"), 10),)),
        ("“知识产权　质押”～１０ 贷款", (Near(("知识产权", "质押"), 10), A)),
        # 文号
        ("济政发2022第17号", (number("济政发〔2022〕17号"),)),
        ("济政发（2022）17号 贷款", (number("济政发〔2022〕17号"), A)),
        ("非 济政发〔2022〕17号", (Not(number("济政发〔2022〕17号")),)),
        ("贷款 或 济政发〔2022〕17号", (Or((A, number("济政发〔2022〕17号"))),)),
        # fields
        ("文号:济政发2022第17号", (Filter("文号", "济政发〔2022〕17号"),)),
        ("文号：济政发(2022)17", (Filter("文号", "济政发〔2022〕17号"),)),
        ("number:济政发 〔2022〕 17 号", (Filter("文号", "济政发〔2022〕17号"),)),
        ("标题:贷款 贴息", (Filter("标题", "贷款"), B)),
        ("标题: 贷款", (Filter("标题", "贷款"),)),
        ("(标题:办法（试行） OR 贷款)", (Or((Filter("标题", "办法（试行）"), A)),)),
        ("标题:“十四五”规划", (Filter("标题", "十四五", True), Words("规划"))),
        ('-标题:"贷款 贴息"', (Not(Filter("标题", "贷款 贴息", True)),)),
        # a field before a group is asked each of it
        ("标题:(贷款 OR 贴息)", (Or((Filter("标题", "贷款"), Filter("标题", "贴息"))),)),
        ("标题：（贷款 贴息） 担保", (Filter("标题", "贷款"), Filter("标题", "贴息"), C)),
        ("标题: (贷款)", (Filter("标题", "贷款"),)),
        ("-标题:(贷款 贴息)", (Not(And((Filter("标题", "贷款"), Filter("标题", "贴息")))),)),
        ('标题:("贷款 贴息" -担保)', (Filter("标题", "贷款 贴息", True), Not(Filter("标题", "担保")))),
        ("标题:((贷款 贴息) 或 文种:通知)", (Or((And((Filter("标题", "贷款"), Filter("标题", "贴息"))), Filter("文种", "通知"))),)),
        ("标题:(知识产*)", (Filter("标题", "知识产"),)),
        ('标题:("贷款 贴息"~3)', (Filter("标题", "贷款", True), Filter("标题", "贴息", True))),
        ("文种:(通知 或 意见)", (Or((Filter("文种", "通知"), Filter("文种", "意见"))),)),
        ("年:(2019 OR 2022)", (Or((Filter("年", "2019..2019"), Filter("年", "2022..2022"))),)),
        ("文号:(济政发2022第17号 或 济政字〔2019〕55号)", (Or((Filter("文号", "济政发〔2022〕17号"), Filter("文号", "济政字〔2019〕55号"))),)),
        ("标题:（试行）办法", (Filter("标题", "（试行）办法"),)),
        ("期:20", (Filter("期", "20"),)),
        ("期:2022-20", (Filter("期", "2022-20"),)),
        ("期:2022年第20期", (Filter("期", "2022-20"),)),
        ("期:15/16", (Filter("期", "15/16"),)),
        ("期:１５－１６", (Filter("期", "15/16"),)),
        ("年:2022", (Filter("年", "2022..2022"),)),
        ("年:2019～2022年", (Filter("年", "2019..2022"),)),
        ("年:2022..2019", (Filter("年", "2019..2022"),)),
        ("日期:2022-10-08", (Filter("日期", "2022-10-08..2022-10-08"),)),
        ("日期:2022年10月8日", (Filter("日期", "2022-10-08..2022-10-08"),)),
        ("日期:2022.10", (Filter("日期", "2022-10-01..2022-10-31"),)),
        ("日期:2024年2月", (Filter("日期", "2024-02-01..2024-02-29"),)),
        ("日期:2022-10..2022-12", (Filter("日期", "2022-10-01..2022-12-31"),)),
        ("日期:2022年10月至2023年", (Filter("日期", "2022-10-01..2023-12-31"),)),
        ("日期:2022..", (Filter("日期", "2022-01-01..9999-12-31"),)),
        ("－非  济政发〔2022〕17号", (number("济政发〔2022〕17号"),)),
        ("有效:否 济营转办发〔2023〕1号", (Filter("有效", "否"), number("济营转办发〔2023〕1号"))),
        ("有效于:2023年5月1日 有效:已废止", (Filter("有效于", "2023-05-01"), Filter("有效", "已废止"))),
        ('单位:(市财政局 或 "市科技局")', (Or((Filter("责任单位", "市财政局"), Filter("责任单位", "市科技局", True))),)),
        ("完成:２０２３年６月 引用:济政发2022第18号", (Filter("完成", "2023-06-01..2023-06-30"), Filter("引用", "济政发〔2022〕18号"))),
        ("完成:长期 引用:《办法》", (Filter("完成", "长期"), Filter("引用", "《办法》"))),
        # a = asks for the whole name
        ("机关:=市财政局 贷款", (Filter("机关", "市财政局", True, True), A)),
        ("单位：＝“国网 济南”", (Filter("责任单位", "国网 济南", True, True),)),
        ('-牵头: = "市财政局"', (Not(Filter("牵头单位", "市财政局", True, True)),)),
        ("标题:(=办法 或 贷款)", (Or((Filter("标题", "办法", True, True), Filter("标题", "贷款"))),)),
        ("引用:=《办法》", (Filter("引用", "《办法》", True, True),)),
        ("年:=2022 文种:=通知", (Filter("年", "2022..2022"), Filter("文种", "通知"))),
        ("文号:=济政发2022第17号", (Filter("文号", "济政发〔2022〕17号"),)),
        ("页:4", (Filter("页", "4..4"),)),
        ("页:第4—6页", (Filter("页", "4..6"),)),
    ],
)
def test_what_is_read(typed: str, nodes: tuple[Node, ...]):
    read = parse(typed)
    assert (read.nodes, read.notice) == (nodes, None)


@pytest.mark.parametrize(
    ("typed", "nodes", "said"),
    [
        ("(贷款 贴息", (A, B), "括号"),
        ("贷款）贴息", (A, B), "括号"),
        ("(" * 30 + "贷款" + ")" * 30, (A,), "括号"),
        ("贷款 OR", (A,), "OR"),
        ("或 贷款", (A,), "OR"),
        ("贷款 OR OR 贴息", (Or((A, B)),), "OR"),
        ("OR", (Words("OR"),), "OR"),
        ("或", (Words("或"),), "OR"),
        ("贷款 NOT", (A,), "NOT"),
        ("非", (Words("非"),), "NOT"),
        ("“贷款", (A,), "引号"),
        ("标题:", (Words("标题:"),), "标题:知识产权"),
        ("贷款 (标题:)", (A, Words("标题:")), "标题:知识产权"),
        ("标题:() 贷款", (A,), "标题:知识产权"),
        ("标题:(贷款", (A,), "括号"),
        ("年:(2019 OR 去年)", (Or((Filter("年", "2019..2019"), Words("去年"))),), "年:2021..2022"),
        ("文号:17号", (Words("文号:17号"),), "文号:济政发〔2022〕17号"),
        ("期:二十", (Words("期:二十"),), "期:2022-20"),
        ("日期:2022-13", (Words("日期:2022-13"),), "日期:2022-10..2022-12"),
        ("日期:2022-02-30", (Words("日期:2022-02-30"),), "日期:"),
        ("年:去年", (Words("年:去年"),), "年:2021..2022"),
        ("页:四", (Words("页:四"),), "页:4..6"),
        ("颜色:红", (Words("颜色:红"),), "标题、机关、文种"),
        ("知*产", (Words("知*产"),), "知识产*"),
        ("*产权", (Words("*产权"),), "知识产*"),
        ('"贷款"~5', (Phrase("贷款"),), "~10"),
        ('"贷款 贴息"~', (Phrase("贷款 贴息"),), "~10"),
        ("", (), "请输入"),
        ("   ", (), "请输入"),
    ],
)
def test_what_cannot_be_read_is_searched_as_words_and_said(typed: str, nodes: tuple[Node, ...], said: str):
    read = parse(typed)
    assert read.nodes == nodes
    assert read.notice and said in read.notice


@pytest.mark.parametrize("typed", ["12:30", "http:", "贷款："])
def test_a_colon_is_not_always_a_field(typed: str):
    assert parse(typed).notice is None


def test_a_long_question_is_cut_and_that_is_said():
    read = parse("贷" * (MAX_LENGTH + 1))
    assert read.nodes == (Words("贷" * MAX_LENGTH),)
    assert read.notice and str(MAX_LENGTH) in read.notice


PASTED = (
    "（一）总体要求。以“十四五”规划为指导（见附件 1），深入实施济政发〔2022〕17号\n"
    "二、完善“揭榜挂帅”机制，或者按照 2021—2025 年规划（试行 稿）执行，非营利机构参照。"
)


def test_what_was_pasted_is_read_as_plain_words():
    read = parse(PASTED)
    assert read.notice is None and all(isinstance(node, Words) for node in read.nodes)
    assert "".join(node.text for node in read.nodes) == re.sub(r"[\s“”]", "", PASTED)
    for asked in (PASTED[:55], f'"{PASTED}"', f"标题:通知 {PASTED}", f"{PASTED} -贷款", f"贷款 OR {PASTED}"):
        assert not all(isinstance(node, Words) for node in parse(asked).nodes), asked


@pytest.mark.parametrize("table", [FIELDS, OPERATORS], ids=["fields", "operators"])
def test_the_examples_of_the_tables_are_read(table):
    for each in table:
        assert parse(each.example).notice is None, each.example
        assert re.search("[一-鿿]", each.meaning)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_field_reads_its_own_value_again(field):
    (node,) = parse(field.example).nodes
    assert isinstance(node, Filter) and node.field == field.name
    if field.name != "日期":
        assert field.read(node.value) == node.value


SIGNS = st.sampled_from([*"()（）\"“”＂-－~*:： ", " OR ", " 或 ", " NOT ", "标题:", "页:", "贷", "款", "7", "〔2022〕", "济政发", "号"])


@given(st.lists(SIGNS, max_size=40).map("".join) | st.text(max_size=60))
def test_anything_is_read(typed: str):
    read = parse(typed)
    assert read.nodes or read.notice
    hash(read), repr(read)
