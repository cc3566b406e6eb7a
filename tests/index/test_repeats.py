"""What is folded on a page: real clauses that say the same, and such as differ in a name or a number and must not."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from search import query
from search.gazette.model import Kind
from search.index.show.repeats import SPEAKING, repeats
from search.results import folded

BUSINESS = "济营转办发2023-1"


@pytest.fixture(scope="module")
def clauses(engine):
    return {c.id: c for d in engine.documents() for c in engine.document(d.id).clauses}


@pytest.fixture(scope="module")
def measures(clauses):
    """The measures of 济营转办发〔2023〕1号 by their place, each in the text and in the table."""
    both: dict[str, list] = {}
    for clause in clauses.values():
        if clause.id.startswith(f"{BUSINESS}/") and "~" in clause.id and clause.kind in (Kind.ITEM, Kind.ROW):
            both.setdefault(clause.id.partition("~")[0].removeprefix(f"{BUSINESS}/"), []).append(clause)
    return both


@pytest.mark.parametrize("place", ["一/1", "一/4", "二/9", "二/10", "四/5", "六/7", "六/12", "十一/3", "十三/1", "十五/5", "十六/4", "二十/12"])
def test_a_measure_in_the_text_and_in_the_table_is_one(measures, place):
    text, row = measures[place]
    assert (text.kind, row.kind) == (Kind.ITEM, Kind.ROW)
    assert repeats([text, row]) == repeats([row, text]) == [None, 0]


def test_most_measures_are_recognised(measures):
    """What is measured in search/index/show/repeats.py."""
    pairs = [pair for pair in measures.values() if len(pair) == 2]
    assert len(pairs) == 194
    assert sum(repeats(pair) == [None, 0] for pair in pairs) >= 141


def test_no_two_other_clauses_of_the_corpus_are_one(clauses):
    """In samples of it: a clause repeats nothing but the measure of its own place."""
    speaking = [clause for clause in clauses.values() if clause.kind in SPEAKING]
    random_ = random.Random(1)
    for _ in range(60):
        sample = random_.sample(speaking, 40)
        for clause, first in zip(sample, repeats(sample)):
            assert first is None or sample[first].id.partition("~")[0] == clause.id.partition("~")[0]


LOANS = "济政字2019-55/七/十七"
COUNSELLORS = "济政字2024-47/7da763"
GRID = f"{BUSINESS}/一/4~2552f4"

OTHER = [
    # amounts, shares, dates, deadlines
    (LOANS, "不低于50万元", "不低于80万元"),
    (LOANS, "不低于50万元", "不低于500万元"),
    (LOANS, "50%给予", "60%给予"),
    (LOANS, "50%给予", "50‰给予"),
    (LOANS, "30万元", "30亿元"),
    (LOANS, "一次财政贴息", "三次财政贴息"),
    (GRID, "11月底前", "12月底前"),
    # departments, districts, people, firms
    (LOANS, "市财政局", "市商务局"),
    (LOANS, "市财政局", "市农业农村局"),
    ("济政办字2021-25/一/一/7", "市中区", "历下区"),
    ("济政办字2021-25/一/一/7", "兴润路", "兴庆路"),
    (COUNSELLORS, "李怀东", "王小明"),
    (COUNSELLORS, "李怀东、高继锋、韩利师", "王小明、赵大军、孙文"),
    (LOANS, "小微企业", "个体工商户"),
    (LOANS, "流动资金贷款", "固定资产投资贷款"),
    # 文号
    ("济政字2022-61/41017d", "第565号", "第566号"),
    ("济政字2022-61/41017d", "济发〔2017〕18号", "济发〔2018〕18号"),
    # may and must not
    (LOANS, "给予融资费用补贴", "不给予融资费用补贴"),
    (LOANS, "只能享受", "不能享受"),
    (LOANS, "最高不超过", "最低不少于"),
]


@pytest.mark.parametrize(("name", "said", "other"), OTHER)
def test_another_name_or_number_in_the_same_words_is_something_else(clauses, name, said, other):
    clause = clauses[name]
    assert said in clause.text
    changed = replace(clause, id="other", text=clause.text.replace(said, other, 1))
    assert repeats([clause, changed]) == repeats([changed, clause]) == [None, None]


@pytest.mark.parametrize(
    ("name", "said", "other"),
    [
        (LOANS, "（十七）", "17."),
        (LOANS, "，", ","),
        (LOANS, "财政", "財政"),
        (LOANS, "（牵头单位：市财政局；配合单位：市地方金融监管局）", ""),
        (COUNSELLORS, "根据政府参事工作有关规定，", ""),
        (GRID, "针对", ""),
    ],
)
def test_what_is_only_written_otherwise_or_left_out_is_the_same(clauses, name, said, other):
    clause = clauses[name]
    assert said in clause.text
    label = other if said == clause.label else clause.label
    changed = replace(clause, id="other", label=label, text=clause.text.replace(said, other, 1))
    assert repeats([clause, changed]) == repeats([changed, clause]) == [None, 0]


REAL = [
    ("济政办字2021-25/一/一/7", "济政办字2021-25/一/一/10"),  # two roads
    ("济政办字2021-25/一/一/8", "济政办字2021-25/一/一/9"),
    ("济政办发2019-20/附件1/111ce9", "济政办发2019-20/附件1/1a04b5"),  # 0.05 for 科技局, for 商务局
    ("济政办发2019-20/附件1/a8e547", "济政办发2019-20/附件1/348801"),
    ("济政办字2021-25/一/一", "济政办字2021-25/二/一"),  # 10 roads, 3 roads
    ("济政字2022-61/标题", "济政字2024-47/标题"),  # of two documents
    ("济政办字2019-50/931028", "济政办字2019-51/931028"),  # signatures of two documents
    (f"{BUSINESS}/十一/9d0d0a", f"{BUSINESS}/十二/9d0d0a"),  # notes to two chapters
]


@pytest.mark.parametrize(("one", "other"), REAL)
def test_clauses_of_one_form_are_several(clauses, one, other):
    assert repeats([clauses[one], clauses[other]]) == [None, None]


@pytest.mark.parametrize("text", ["", "，。", "——"])
def test_what_says_nothing_is_not_repeated(clauses, text):
    empty = replace(clauses[LOANS], text=text)
    assert repeats([empty, empty]) == [None, None]


def test_a_long_clause_is_repeated_by_its_equal_only(clauses):
    long = replace(clauses[LOANS], text=clauses[LOANS].text * 20)
    assert repeats([long, long, replace(long, text=long.text + "完")]) == [None, 0, None]


ASKED = ["电力接入", "营商环境", "科学", "知识产权", "小微企业 贷款", "济政发2022第17号", "-年:2022", "火星 登记", "济南"]


@pytest.mark.parametrize("sort", query.Sort)
@pytest.mark.parametrize("asked", ASKED)
def test_folding_parts_the_hits_of_a_page(engine, asked, sort):
    found = engine.search(query.parse(asked).arranged(sort).page(20))
    parts = folded(found.hits)
    assert sorted(h.rank for first, others in parts for h in (first, *others)) == [h.rank for h in found.hits]
    for first, others in parts:
        assert first.repeats is None and all(other.repeats == first.clause.id for other in others)
        assert all(first.rank < other.rank for other in others)
    assert [first.rank for first, _ in parts] == sorted(first.rank for first, _ in parts)


def test_pages_and_totals_do_not_fold(engine):
    asked = query.parse("电力接入")
    whole = engine.search(asked.page(1_000))
    assert len(whole.hits) == whole.total and any(hit.repeats for hit in whole.hits)
    pages = [engine.search(asked.page(10, at)).hits for at in range(0, whole.total, 10)]
    assert [hit.clause.id for page in pages for hit in page] == [hit.clause.id for hit in whole.hits]


def test_a_document_folds_what_it_repeats_itself(engine):
    for group in engine.search(query.parse("电力接入").arranged(grouped=True)).groups:
        known = {hit.clause.id for hit in group.hits}
        assert all(hit.repeats is None or hit.repeats in known for hit in group.hits)
