"""The contract of ``Engine``, held by each that there is, over three small documents; then over the real corpus."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from search import query
from search.gazette import numbers
from search.gazette.model import DocumentNumber, Issue, Pages, Problem, Reading
from search.gazette.parse import read
from search.index.embedded import EmbeddedEngine
from search.index.match import matching
from search.index.match import said, standing
from search.index.match.filters import FIELDS
from search.index.rank.order import Found
from search.index.show import answer
from search.index.store.snapshot import Snapshot
from search.index.text.analyzer import cut
from search.index.text.characters import forms
from search.query import MAX_LENGTH, Filter, Not, Number, Phrase, Query, Sort, Words
from search.results import Coverage, Expansion, Held, Holdings, Shelf
from tests.gazette.spellings import spellings
from tests.index.factories import KNOWN, LOANS, MEASURES, SCIENCE, document, reading
from tests.oracle import grouped

ALL = 10_000
"""A limit that no answer here reaches."""


@pytest.fixture
def known(empty):
    empty.write([KNOWN])
    return empty


def ask(engine, asked: str, limit: int = ALL, offset: int = 0):
    return engine.search(query.parse(asked).page(limit, offset))


def ids(results) -> list[str]:
    return [hit.clause.id for hit in results.hits]


# --- what matches ---

ASKED = {
    # a word stands in the text, a heading above or the title
    "贴息": {"济政字2019-55/1"},
    "小微企业 贴息": {"济政字2019-55/1"},
    "重点任务 教师": {"济政发2022-17/2/1/1"},
    "青少年": {"济政发2022-17/2/1", "济政发2022-17/2/1/1", "济政发2022-17/2/1/2"},
    "科学素质": {c.id for c in SCIENCE.clauses},
    "十四五全民": {c.id for c in SCIENCE.clauses},
    "十四五”全民": {c.id for c in SCIENCE.clauses},
    "农民 18.5": {"济政发2022-17/2/2/1"},
    "慧": {"济政发2022-17/2/1/2"},
    # letters and digits stand whole, white space parts them
    "7": {"济政发2022-17/2/1/2"},
    "17": {"济政字2019-55/2"},
    "18.5": {"济政发2022-17/2/2/1"},
    "18": {"济政发2022-17/2/2/1"},
    "8.5": set(),
    "5g": {"济政字2019-55/3"},
    "G": set(),
    "wi-fi": {"济政字2019-55/3"},
    "pm2.5": {"济政字2019-55/3"},
    # a phrase stands in the clause's own text, whatever its width, case, spaces and quotes
    '"贷款"': {"济政字2019-55/1", "济政字2019-55/2", "d-1"},
    '"科普建设7号"': {"济政发2022-17/2/1/2"},
    '"济南市十四五"': {"济政发2022-17/标题"},
    '"技术、信息技术等学科"': {"济政发2022-17/2/1/1"},
    '"5g网络与WI-FI"': {"济政字2019-55/3"},
    '"5%"': {"济政发2022-17/2/2/1"},
    '"青少年1."': set(),
    # exclusions
    "贷款 -贴息": {"济政字2019-55/2", "d-1"},
    "小微企业 -标题:民营": {"d-2"},
    '贷款 -"简化贷款"': {"济政字2019-55/1", "济政字2019-55/2"},
    "-济南市": set(),
    # filters
    "标题:营商环境": {"d-标题", "d-1", "d-2"},
    "标题:“十四五”全民 教师": {"济政发2022-17/2/1/1"},
    "标题:(全民 OR 民营) 教师": {"济政发2022-17/2/1/1"},
    "标题:(科学素质 民营)": set(),
    "标题:(小微企业 -济南) 贷款": set(),
    "机关:市政府 贴息": {"济政字2019-55/1"},
    '机关:"市政府" 贴息': set(),
    "机关:司法局": {"d-标题", "d-1", "d-2"},
    "机关:=市政府 贷款": set(),
    "机关:=济南市司法局": {"d-标题", "d-1", "d-2"},
    "机关:=司法局": set(),
    "标题:=济南市优化营商环境若干措施 贷款": {"d-1"},
    "标题:=营商环境": set(),
    "贷款 -机关:=济南市人民政府": {"d-1"},
    "机关:济南市 贷款": {"济政字2019-55/1", "济政字2019-55/2", "d-1"},
    "文种:意见 贷款": {"济政字2019-55/1", "济政字2019-55/2"},
    "文种:意": set(),
    "年:2022..2023 贷款": {"d-1"},
    "年:2019 -贷款": {"济政字2019-55/标题", "济政字2019-55/3"},
    "文号:济政发2022第17号 教师": {"济政发2022-17/2/1/1"},
    "期:20 教师": {"济政发2022-17/2/1/1"},
    "期:2022-20 教师": {"济政发2022-17/2/1/1"},
    "期:2019-20 教师": set(),
    "日期:2022-10 教师": {"济政发2022-17/2/1/1"},
    "日期:2023.. 贷款": {"d-1"},
    "页:1..9": set(),
    # signs
    "贴息 OR 教师": {"济政字2019-55/1", "济政发2022-17/2/1/1"},
    "贴息 OR 火星": {"济政字2019-55/1"},
    "贴息 或 ，": {"济政字2019-55/1"},
    "(贴息 或 流程) 贷款": {"济政字2019-55/1", "d-1"},
    "贷款 -(贴息 OR 流程)": {"济政字2019-55/2"},
    "贷款 非 (民营 企业)": {"d-1"},
    "NOT -教师 培训": {"济政发2022-17/2/1/1"},
    # prefixes: Han as typed, letters and digits as they begin
    "智慧科*": {"济政发2022-17/2/1/2"},
    "教生*": set(),
    "PM*": {"济政字2019-55/3"},
    "pm2.*": {"济政字2019-55/3"},
    "pm2.5*": {"济政字2019-55/3"},
    "M2*": set(),
    "18.*": {"济政发2022-17/2/2/1"},
    "公民具*": {"济政发2022-17/2/2/1"},
    "WI-F*": {"济政字2019-55/3"},
    # near each other, in any order
    '"贴息 贷款"~11': {"济政字2019-55/1"},
    '"贷款　贴息"~12': {"济政字2019-55/1"},
    '"贷款 贴息"~10': set(),
    '"贷款 流程"~0': {"d-1"},
    '"流程 简化 贷款"~0': {"d-1"},
    '"流程 火星"~99': set(),
    # 文号
    "济政发2022第17号": {"济政发2022-17/标题", "济政字2019-55/2"},
    "济政发[2022]17号 教师": {"济政发2022-17/2/1/1"},
    "济政发〔2022〕17号 贷款": {"济政字2019-55/2"},
    "鲁政办发〔2021〕3号": {"济政发2022-17/3/1"},
    "济政发〔2022〕7号": set(),
    "贷款 -济政发〔2022〕17号": {"济政字2019-55/1", "d-1"},
}


@pytest.mark.parametrize("asked", ASKED)
def test_the_clauses_that_match(known, asked):
    results = ask(known, asked)
    expected = {name.replace("d-", f"{MEASURES.id}/", 1) if name.startswith("d-") else name for name in ASKED[asked]}
    assert set(() if results.partial else ids(results)) == expected
    assert results.total == len(expected)


def test_every_field_can_be_asked():
    assert {*FIELDS, *said.FIELDS, *standing.FIELDS} == {field.name for field in query.FIELDS}


# --- order and pages ---


def test_a_number_finds_its_document_first(known):
    assert ids(ask(known, "济政发2022第17号")) == ["济政发2022-17/标题", "济政字2019-55/2"]


def test_a_number_brings_its_document_as_a_card(known):
    assert ask(known, "济政发2022第17号").document_card == replace(SCIENCE, clauses=())


@pytest.mark.parametrize("asked", ["鲁政办发〔2021〕3号", "济政发〔2022〕7号", "济政发2022第17号 教师", "教师"])
def test_nothing_else_has_a_card(known, asked):
    results = ask(known, asked)
    assert results.document_card is None


def test_counts_come_where_they_are_asked_for(known):
    assert ask(known, "贷款").facets is None
    facets = {facet.name: dict(facet.counts) for facet in known.search(replace(query.parse("贷款"), facets=True)).facets}
    assert facets == {
        "year": {"2019": 2, "2023": 1},
        "kind": {"意见": 2},
        "issuer": {"济南市人民政府": 2, "济南市营转办": 1, "济南市司法局": 1},
        "issue": {"2019-19": 2},
        "unit": {},
        "due": {},
    }
    partial = known.search(replace(query.parse("贷款 火星"), facets=True))
    assert partial.partial and [facet.counts for facet in partial.facets] == [()] * 6


def test_without_words_clauses_stand_in_the_order_of_the_gazette(known):
    assert ids(ask(known, "-济政字")) == [c.id for d in (MEASURES, SCIENCE, LOANS) for c in d.clauses]


@pytest.mark.parametrize("asked", ["贷款", "济南市", "-贷款", "贷款 火星", "济政发2022第17号"])
@pytest.mark.parametrize("size", [1, 2, 5])
def test_pages_continue_each_other(known, asked, size):
    whole = ask(known, asked)
    pages = [ask(known, asked, size, at) for at in range(0, len(whole.hits) + size, size)]
    assert [hit for page in pages for hit in page.hits] == list(whole.hits)
    assert [hit.rank for hit in whole.hits] == list(range(1, len(whole.hits) + 1))
    assert {page.total for page in pages} == {whole.total}


ARRANGED = [(sort, grouped) for sort in Sort for grouped in (False, True)]


def listed(results) -> list:
    """What pages count."""
    return list(results.hits if results.groups is None else results.groups)


@pytest.mark.parametrize(("sort", "grouped"), ARRANGED)
@pytest.mark.parametrize("asked", ["贷款", "济南市", "-贷款", "贷款 火星", "济政发2022第17号", "火星"])
def test_pages_continue_each_other_in_any_order(known, asked, sort, grouped):
    question = query.parse(asked).arranged(sort, grouped)
    whole = known.search(question.page(ALL))
    pages = [known.search(question.page(2, at)) for at in range(0, len(listed(whole)) + 2, 2)]
    assert [one for page in pages for one in listed(page)] == listed(whole)
    assert {(page.total, page.documents) for page in pages} == {(whole.total, whole.documents)}


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("asked", ["贷款", "济南市", "-贷款", "贷款 火星", "济政发2022第17号", "火星"])
def test_documents_stand_as_their_first_clauses_do(known, asked, sort):
    flat = known.search(query.parse(asked).arranged(sort).page(ALL))
    by_document = known.search(query.parse(asked).arranged(sort, grouped=True).page(ALL))
    assert list(by_document.groups) == grouped(list(flat.hits))
    assert by_document.hits == tuple(hit for group in by_document.groups for hit in group.hits)
    assert by_document.total == flat.total == sum(group.total for group in by_document.groups if not flat.partial)
    assert by_document.documents == flat.documents == (0 if flat.partial else len(by_document.groups))
    assert flat.groups is None


def test_by_date_the_newest_come_first_and_those_without_a_date_last(known):
    undated = document("丁发〔2024〕1号", "关于贷款的决定", ["贷款从优。"], source="u.txt", issue=(2024, "1"))
    older = document("丁发〔2018〕1号", "关于贷款的办法", ["贷款从宽。"], source="u.txt", dated=date(2018, 1, 1), issue=(2023, "9"))
    known.write([reading("u.txt", undated, older)])
    asked = query.parse('"贷款" -标题:关于贷款').arranged(Sort.DATE)
    assert ids(known.search(asked)) == [f"{MEASURES.id}/1", "济政字2019-55/1", "济政字2019-55/2"]
    found = [hit.document for hit in known.search(query.parse('"贷款从"').arranged(Sort.DATE)).hits]
    assert [one.id for one in found] == [older.id, undated.id]
    found = [hit.document for hit in known.search(query.parse('"贷款从"').arranged(Sort.PLACE)).hits]
    assert [one.id for one in found] == [undated.id, older.id]


@pytest.mark.parametrize(("sort", "by_document"), ARRANGED)
def test_the_document_of_a_number_stands_before_what_cites_it_in_any_order(known, sort, by_document):
    newer = document("戊发〔2024〕1号", "关于科学的通知", ["按济政发〔2022〕17号执行。"], source="v.txt", dated=date(2024, 1, 1), issue=(2024, "1"))
    known.write([reading("v.txt", newer)])
    results = known.search(query.parse("济政发〔2022〕17号").arranged(sort, by_document))
    assert ids(results)[0] == "济政发2022-17/标题" and results.total == 3


def test_partial_matches_stand_by_relevance(known):
    asked = query.parse("贷款 火星")
    assert known.search(asked.arranged(Sort.DATE)).hits == known.search(asked).hits


def test_partial_matches_follow_the_documents(engine):
    asked = query.parse("小微企业贷款贴息").arranged(grouped=True)
    pages = [engine.search(asked.page(3, at)) for at in range(0, 12, 3)]
    full = {hit.clause.id for hit in engine.search(asked.arranged().page(ALL)).hits}
    further = [hit for page in pages for hit in page.further]
    assert [len(page.groups) + len(page.further) for page in pages] == [3, 3, 3, 3]
    assert [hit.rank for hit in further] == list(range(len(full) + 1, len(full) + len(further) + 1))
    assert not full & {hit.clause.id for hit in further}


def test_a_page_beyond_the_last_is_empty(known):
    results = ask(known, "贷款", offset=50)
    assert (results.total, results.hits) == (3, ())


@pytest.mark.parametrize(("sort", "by_document"), ARRANGED)
@pytest.mark.parametrize(
    "asked", ["贷款", "济南市", "-贷款", "贷款 贴息", "贷款 火星", "济政发2022第17号", "鲁政办发〔2021〕3号", "火星", ""]
)
def test_every_hit_is_as_the_pages_give_it(known, asked, sort, by_document):
    question = query.parse(asked).arranged(sort, by_document).on(date(2026, 11, 21)).page(1, 1).explained()
    pages = known.search(question.arranged(sort).page(ALL))
    full = [] if pages.partial else [replace(hit, reasons=(), repeats=None) for hit in pages.hits]
    assert list(known.every(question)) == full
    assert list(known.every(question, snippets=False)) == [replace(hit, snippet=()) for hit in full]


def test_every_hit_of_the_corpus_is_as_the_pages_give_it(engine):
    question = query.parse("企业 OR 责任单位:财政局")
    pages = [engine.search(question.page(50, at)).hits for at in range(0, engine.search(question).total, 50)]
    full = [replace(hit, repeats=None) for page in pages for hit in page]
    assert len(full) > 200 and list(engine.every(question)) == full


def test_every_hit_is_of_one_state_whatever_is_committed_meanwhile(empty):
    lines = [f"第{i}笔贷款。" for i in range(250)]
    before = reading("b.txt", document("甲发〔2020〕1号", "通知", lines, source="b.txt"))
    empty.write([before])
    begun, waiting = (empty.every(query.parse('"贷款"')) for _ in range(2))
    first = next(begun)
    empty.write([LATER])
    texts = [hit.clause.text for hit in (first, *begun)]
    assert sorted(texts) == sorted(lines) == sorted(hit.clause.text for hit in waiting)
    assert [hit.clause.text for hit in empty.every(query.parse("条款"))] == ["新的条款。"]


def test_no_hits_asked_for_still_counts(known):
    results = ask(known, "贷款", limit=0)
    assert (results.total, results.hits) == (3, ())


def test_a_hit_brings_its_document_without_clauses(known):
    (hit,) = ask(known, "教师").hits
    assert hit.document == replace(SCIENCE, clauses=())
    assert hit.clause == SCIENCE.clauses[4]
    assert "".join(fragment.text for fragment in hit.snippet) == hit.clause.text


# --- when not all can be had ---


def test_partial_matches_hold_some_words(known):
    results = ask(known, "贷款 火星")
    assert results.partial and results.total == 0 and results.notice
    assert set(ids(results)) == {"济政字2019-55/1", "济政字2019-55/2", f"{MEASURES.id}/1"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ('贷款 火星 "简化"', {f"{MEASURES.id}/1"}),
        ("贷款 火星 -民营企业", {"济政字2019-55/1", f"{MEASURES.id}/1"}),
        ("贷款 火星 文种:意见", {"济政字2019-55/1", "济政字2019-55/2"}),
        ("(贷款 火星) 文种:意见", {"济政字2019-55/1", "济政字2019-55/2"}),
        ("((火星) (贷款)) 文种:意见", {"济政字2019-55/1", "济政字2019-55/2"}),
        ("(贷款 火星) OR 木星", set()),
        ("济政发〔2022〕17号 贷款 火星", {"济政字2019-55/2"}),
        ('贷款 火星 "木星"', set()),
        ("贷款 火星 年:1999", set()),
    ],
)
def test_only_words_are_loosened(known, asked, expected):
    results = ask(known, asked)
    assert set(ids(results)) == expected
    assert (results.total, results.partial) == (0, bool(expected))
    assert results.notice


@pytest.mark.parametrize("asked", ["火星", '"火星"', "，", "—— ！", "年:1999", "“", "标题:，", "国务院令第9号", "", "-，"])
def test_nothing_found_is_said(known, asked):
    results = ask(known, asked)
    assert (results.total, results.hits, results.partial) == (0, (), False)
    assert results.notice


def test_the_notice_of_the_query_is_kept(known):
    asked = query.parse("颜色:红 贷款")
    assert asked.notice and (known.search(asked).notice or "").startswith(asked.notice)


def test_punctuation_beside_words_does_not_hinder(known):
    assert ids(ask(known, "贷款 ， -！")) == ids(ask(known, "贷款"))


def test_what_is_asked_twice_is_asked_once(known):
    once, often = ask(known, '贷款 "贷款"'), ask(known, '贷款 "贷款" ' * 100)
    assert often.hits == once.hits


@pytest.mark.parametrize(
    ("asked", "full", "more"),
    [
        ("贷款 贴息", 1, 2),
        ("(贷款 贴息) 文种:意见", 1, 1),
        ('贷款 贴息 "民营企业"', 0, 0),
        ("贷款", 3, 0),
        ("贷款 OR 贴息", 3, 0),
        ("贷款 贴息 -流程", 1, 1),
    ],
)
def test_partial_matches_follow_the_full_ones(known, asked, full, more):
    results = ask(known, asked)
    assert (results.total, len(results.further)) == (full, more)
    assert [hit.rank for hit in (*results.hits, *results.further)] == list(range(1, len(results.hits) + more + 1))
    assert not {hit.clause.id for hit in results.further} & set(ids(results))
    by_document = known.search(query.parse(asked).arranged(grouped=True).page(ALL))
    assert by_document.further == results.further


@pytest.mark.parametrize("by_document", [False, True])
@pytest.mark.parametrize("asked", ["贷款 贴息", "小微企业 贷款", "济南市 通知", "贷款", "贷款 火星", "济南市 科学素质 -农民"])
def test_pages_continue_into_the_partial_matches(known, asked, by_document):
    question = query.parse(asked).arranged(grouped=by_document)
    whole = known.search(question.page(ALL))
    pages = [known.search(question.page(2, at)) for at in range(0, len(listed(whole)) + len(whole.further) + 2, 2)]
    assert [one for page in pages for one in (*listed(page), *page.further)] == [*listed(whole), *whole.further]


def test_an_empty_engine_answers(empty):
    results = ask(empty, "贷款")
    assert (results.total, results.hits) == (0, ()) and results.notice
    assert (empty.size(), list(empty.documents()), dict(empty.sources())) == (0, [], {})
    assert empty.document("济政发2022-17") is None
    assert (empty.holdings(), empty.coverage()) == (Holdings((), (), (), ()), ())


# --- what is held ---


def test_documents_come_in_the_order_of_the_gazette(known):
    assert list(known.documents()) == [replace(d, clauses=()) for d in (MEASURES, SCIENCE, LOANS)]


@pytest.mark.parametrize("key", ["济政发2022-17", DocumentNumber("济政发", 2022, 17)])
def test_a_document_is_found_by_id_and_by_number(known, key):
    assert known.document(key) == SCIENCE


@pytest.mark.parametrize("key", ["济政发2022", "", DocumentNumber("济政发", 2022, 7)])
def test_no_other_document_is(known, key):
    assert known.document(key) is None


def test_sources_and_size(known):
    assert dict(known.sources()) == {"known.txt": KNOWN.sha256}
    assert known.size() == sum(len(d.clauses) for d in KNOWN.documents)


NUMBERED = [
    (("济发〔2020〕2号", "甲"), {"kind": "办法"}),
    (("济发〔2020〕10号", "乙"), {"issuers": ("市政府", "市财政局", "市政府")}),
    (("济发〔2021〕1号", "丙"), {"dated": date(2021, 2, 3)}),
    (("国务院令第713号", "丁"), {"kind": None, "issuers": ()}),
    ((None, "戊"), {}),
]


def test_holdings_are_told_in_their_order(empty):
    made = [document(*named, [], source="n.txt", **more) for named, more in NUMBERED]
    empty.write([reading("n.txt", *made), reading("twin.txt", replace(made[0], source="twin.txt"))])
    held = empty.holdings()
    assert [(str(one.number), one.id, one.title, one.dated) for one in held.numbers] == [
        ("国务院令第713号", made[3].id, "丁", None),
        ("济发〔2021〕1号", made[2].id, "丙", date(2021, 2, 3)),
        ("济发〔2020〕2号", made[0].id, "甲", None),
        ("济发〔2020〕10号", made[1].id, "乙", None),
    ]
    assert held.kinds == (("通知", 3), ("办法", 1))
    assert held.issuers == (("济南市人民政府", 3), ("市政府", 1), ("市财政局", 1))
    empty.write([], removed=["n.txt"])
    assert [one.id for one in empty.holdings().numbers] == [made[0].id]


def paged(document_, *pages):
    """``document_`` with its clauses on these pages."""
    stand = (Pages(*one) if one else None for one in pages)
    return replace(document_, clauses=tuple(replace(clause, pages=next(stand)) for clause in document_.clauses))


def test_coverage_is_told_for_each_source(empty):
    first = paged(document("济发〔2024〕1号", "甲", ["一。", "二。"], issue=(2024, "15/16")), (3, 4), (4, 4), (7, None))
    second = paged(document("济发〔2024〕2号", "乙", ["一。"], issue=(2024, "15/16")), (5, 5), None)
    loose = document(None, "丙", [])
    problems = (Problem("没有文号", "《丙》没有文号。", 9), Problem("编码", "已按 GB18030 读入。"))
    empty.write([
        replace(reading("b.txt", first, second, loose), problems=problems, lines=9),
        replace(reading("a.txt", replace(second, source="a.txt")), lines=4),
        Reading("none.txt", "0" * 64, (), problems * 300, lines=2),
    ])  # fmt: skip
    issue = Issue("济南市人民政府公报", 2024, "15/16")
    assert empty.coverage() == (
        Coverage("a.txt", 4, (Held(issue, 1, 2, 1, (Pages(5, 5),)),), ()),
        Coverage("b.txt", 9, (Held(issue, 2, 5, 4, (Pages(3, 5), Pages(7, 7))), Held(None, 1, 1, 0, ())), problems),
        Coverage("none.txt", 2, (), problems * 250, 100),
    )
    empty.write([replace(reading("a.txt", replace(second, source="a.txt")), lines=5)], removed=["none.txt"])
    assert [(one.source, one.lines) for one in empty.coverage()] == [("a.txt", 5), ("b.txt", 9)]


# --- writing ---

EARLIER = reading("b.txt", document("甲发〔2020〕1号", "关于贷款的通知", ["旧的条款。", "贷款两条。"], source="b.txt"))
LATER = reading("b.txt", document("甲发〔2020〕2号", "关于贷款的意见", ["新的条款。"], source="b.txt"))


def test_a_reading_replaces_the_earlier_one_of_its_source(known):
    known.write([EARLIER])
    assert ask(known, "旧").total == 1
    known.write([LATER])
    assert (ask(known, "旧").total, ask(known, "新").total, ask(known, "贷款").total) == (0, 1, 5)
    assert dict(known.sources()) == {"known.txt": KNOWN.sha256, "b.txt": LATER.sha256}


def test_a_removed_source_is_gone(known):
    known.write([EARLIER])
    known.write([], removed=["known.txt"])
    assert {d.id for d in known.documents()} == {EARLIER.documents[0].id}
    assert set(known.sources()) == {"b.txt"}
    assert ask(known, "教师").total == 0


def test_what_is_not_there_can_be_removed(known):
    known.write([], removed=["nowhere.txt"])
    assert known.size() == sum(len(d.clauses) for d in KNOWN.documents)


@pytest.mark.parametrize("head", ["济南市人民政府公报\n2022年第{}期", "济南市人民政府公报 （2022年第{}期）"])
def test_a_number_of_an_issue_of_any_length_does_no_harm(empty, head):
    text = head.format("1" * 5000) + "\n关于印发某方案的通知\n济政发〔2022〕1号\n严重事项。"
    empty.write([read("long.txt", text.encode())])
    assert ask(empty, "严重事项 -期:1").total == 1 and empty.shelves() and empty.coverage()


def test_a_source_without_documents_is_held(known):
    known.write([reading("empty.txt")])
    assert set(known.sources()) == {"known.txt", "empty.txt"}


def test_a_reading_that_fails_leaves_all_as_it_was(known):
    def failing():
        yield LATER
        raise RuntimeError("read error")

    before = ids(ask(known, "贷款"))
    with pytest.raises(RuntimeError):
        known.write(failing(), removed=["known.txt"])
    assert ids(ask(known, "贷款")) == before
    assert set(known.sources()) == {"known.txt"}
    known.write([LATER])
    assert ask(known, "新").total == 1


SHORT = document("乙发〔2021〕1号", "关于汛期的通知", ["汛期值守。"], source="short.txt")
LONG = document("乙发〔2021〕1号", "关于汛期的通知", ["汛期值守。", "汛期报告。"], source="long.txt")
ISSUED = document("乙发〔2021〕1号", "关于汛期的通知", ["汛期值守。"], source="issued.txt", issue=(2021, "3"))


@pytest.mark.parametrize(
    ("sources", "shown"),
    [
        ([SHORT, LONG], LONG),
        ([LONG, SHORT], LONG),
        ([SHORT, ISSUED], ISSUED),
        ([ISSUED, SHORT, LONG], LONG),
        ([SHORT, replace(SHORT, source="twin.txt")], SHORT),
    ],
)
def test_a_document_of_two_sources_is_shown_once(empty, sources, shown):
    for one in sources:
        empty.write([reading(one.source, one)])
    assert [d.source for d in empty.documents()] == [shown.source]
    assert ask(empty, "汛期").total == empty.size() == len(shown.clauses)
    assert empty.document(shown.id) == shown
    assert set(empty.sources()) == {one.source for one in sources}
    empty.write([], removed=[shown.source])
    assert [d.id for d in empty.documents()] == [shown.id]


def test_issues_stand_newest_first_and_documents_in_their_order(empty):
    issued = [("丙发〔2021〕1号", (2021, "9")), ("丙发〔2021〕2号", (2021, "10/11")), ("丙发〔2020〕3号", (2022, "1"))]
    made = [document(number, "通知", [], issue=issue, source="c.txt") for number, issue in issued]
    loose = [document(None, f"散件{day}", [], dated=date(2021, 1, day), source="c.txt") for day in (1, 2)]
    empty.write([reading("c.txt", *made, *loose)])
    assert [d.id for d in empty.documents()] == [d.id for d in (made[2], made[1], made[0], loose[1], loose[0])]


def test_an_issue_is_one_whatever_its_source_leaves_out(empty):
    known = Issue("济南市人民政府公报", 2024, "15/16", (421, 422), date(2024, 8, 30))
    less = Issue("济南市人民政府公报", 2024, "15/16")
    made = [replace(document(None, f"通知{i}", []), issue=issue) for i, issue in enumerate([known, less, None, None])]
    made[3] = replace(made[3], dated=date(2023, 1, 1))
    empty.write([reading("a.txt", *made)])
    assert set(empty.shelves()) == {
        Shelf(less, 2024, (made[0].id, made[1].id)),
        Shelf(None, None, (made[2].id,)),
        Shelf(None, 2023, (made[3].id,)),
    }


def test_documents_are_told_by_their_ids(known):
    asked = [SCIENCE.id, "无", MEASURES.id]
    assert list(known.documents(asked)) == [replace(d, clauses=()) for d in (SCIENCE, MEASURES)]
    assert list(known.documents([])) == []


TAXES = document("国家税务总局公告2025年第77号", "国家税务总局关于申报的公告", ["申报事项。"], source="t.txt")
CUSTOMS = document("海关总署公告2025年第77号", "海关总署关于通关的公告", ["通关事项。"], source="t.txt")
CITING = document("丙发〔2026〕1号", "通知", ["按省政府令第336号。", "按山东省人民政府令第336号。", "按公告2025年第77号。"], source="t.txt")


@pytest.mark.parametrize(
    ("asked", "expected", "card"),
    [
        ("国家税务总局公告2025年第77号", ["国家税务总局关于申报的公告"], "国家税务总局公告2025年第77号"),
        ("公告2025年第77号", ["国家税务总局关于申报的公告", "海关总署关于通关的公告", "按公告2025年第77号。"], None),
        ("省人民政府令第336号", ["按省政府令第336号。", "按山东省人民政府令第336号。"], None),
        ("山东省政府令第336号", ["按山东省人民政府令第336号。"], None),
        ("江苏省政府令第336号", [], None),
    ],
)
def test_who_does_not_say_the_issuer_asks_for_all(empty, asked, expected, card):
    empty.write([reading("t.txt", TAXES, CUSTOMS, CITING)])
    found = ask(empty, asked)
    assert sorted(hit.clause.text for hit in found.hits) == sorted(expected)
    assert str(found.document_card and found.document_card.number) == str(card)
    for hit in found.hits if isinstance(empty, EmbeddedEngine) else ():
        assert hit.clause.kind == "title" or any(fragment.matched for fragment in hit.snippet)


def test_the_same_number_without_issuer_is_offered(empty):
    empty.write([reading("t.txt", CITING)])
    if isinstance(empty, EmbeddedEngine):
        assert "相近的有：省政府令第336号" in (ask(empty, "江苏省政府令第336号").notice or "")


# --- which state it is ---


def test_every_commit_that_changes_anything_makes_another_state(known):
    states = [known.state()]
    known.write([EARLIER])
    states.append(known.state())
    known.write([LATER])
    states.append(known.state())
    known.write([], removed=["known.txt"])
    states.append(known.state())
    assert len({*states}) == 4
    known.write([], removed=["known.txt"])
    assert known.state() == states[-1]


# --- the whole corpus, against the reference ---


@pytest.fixture(scope="module")
def texts(oracle):
    return [c.text for d in oracle.documents() for c in oracle.document(d.id).clauses]


@pytest.fixture(scope="module")
def vocabulary(texts):
    return sorted({word for text in texts for word in cut(text)})


def agree(engine, oracle, *nodes) -> int:
    """Check that both find the same clauses, in full and in part; how many have all that is asked for.

    Only a page is shown: most of what an answer costs is to cut the texts of its hits up.
    """
    asked, snapshot = Query("", nodes), engine._current()
    ours, theirs = engine.search(asked), oracle.search(replace(asked, limit=ALL))
    first = answer.found(asked, snapshot)
    more = answer.following(first, matching.asked(nodes), snapshot)
    assert (ours.total, ours.partial, named(first, snapshot)) == (theirs.total, theirs.partial, set(ids(theirs))), nodes
    assert named(more, snapshot) == {hit.clause.id for hit in theirs.further}, nodes
    shown = min(asked.limit, len(theirs.hits))
    assert len(set(ids(ours)) & set(ids(theirs))) == len(ours.hits) == shown, nodes
    assert len(ours.further) == min(asked.limit - shown, len(theirs.further)), nodes
    return ours.total


def named(found: Found | None, snapshot: Snapshot) -> set[str]:
    """The ids of the clauses of the rows that are held."""
    return set() if found is None else {clause_ids(snapshot)[row] for row in found.rows.tolist()}


@cache
def clause_ids(snapshot: Snapshot) -> list[str]:
    """The id of the clause of each row."""
    return [snapshot.clause(row).id for row in range(len(snapshot.rows))]


def substring(random_, texts, shortest, longest) -> str:
    text = random_.choice([t for t in random_.choices(texts, k=20) if len(t) >= shortest] or texts)
    size = random_.randint(shortest, longest)
    at = random_.randint(0, max(0, len(text) - size))
    return text[at : at + size]


def test_the_corpus_is_whole(engine, oracle):
    assert list(engine.documents()) == list(oracle.documents())
    assert engine.size() == oracle.size()
    assert engine.shelves() == oracle.shelves()
    assert engine.holdings() == oracle.holdings()
    assert engine.coverage() == oracle.coverage()
    assert [engine.document(d.id) for d in engine.documents()] == [
        replace(d, clauses=tuple(replace(c, spans=(), added=()) for c in d.clauses))
        for d in map(oracle.document, [d.id for d in oracle.documents()])
    ]


def test_phrases_of_the_corpus(engine, oracle, texts):
    random_ = random.Random(1)
    found = [agree(engine, oracle, Phrase(substring(random_, texts, 2, 20))) for _ in range(500)]
    assert sum(map(bool, found)) > 490  # a phrase of quotes and spaces only holds nowhere


def test_every_cut_of_a_clause_finds_it(engine, texts):
    """As it is typed, in quotes: a page never shows what it would not find."""
    random_ = random.Random(12)
    shown = [(clause, clause.text) for document_ in engine.documents() for clause in engine.document(document_.id).clauses]
    cuts = [(clause, substring(random_, [text], 1, 30)) for clause, text in random_.choices(shown, k=3_500)]
    for clause, text in shown:
        for group in GROUPS.finditer(text):
            first, last = max(0, group.start() - 2), min(len(text), group.end() + 2)
            cuts += [(clause, text[i:k]) for i in range(first, last) for k in range(i + 1, last + 1)]
    held, snapshot = {}, engine._current()
    row = {id_: row for row, id_ in enumerate(clause_ids(snapshot))}
    for clause, text in cuts:
        if '"' not in text and forms(text):
            (phrase,) = query.parse(f'"{text}"').nodes
            if phrase not in held:
                held[phrase] = matching.holds(phrase, snapshot)
            assert held[phrase][row[clause.id]], text
    assert len(held) > 3_000


GROUPS = re.compile(r"[一二] *[〇○零OＯo九][ 〇○零OＯo一二三四五六七八九]{2,6}|_\{[^}]*\} *|[0-9] *[×xX*] *[0-9]+|[-—]{2,3}")
"""What is compared as a whole: years in Chinese digits, subscripts, 7×24, long dashes."""


def test_a_pasted_passage_finds_its_clauses(engine, texts):
    random_ = random.Random(14)
    long = [i for i, text in enumerate(texts) if len(text) > 80 and "。" in text and i + 3 < len(texts)]
    for i in random_.sample(long, 15):
        pasted = "\n".join(texts[i : i + 3])[:MAX_LENGTH]
        found = {hit.clause.text for hit in ask(engine, pasted, limit=10).hits}
        assert found & set(texts[i : i + 3]), pasted


def test_phrases_that_run_over_the_end_of_a_clause(engine, oracle, texts):
    random_ = random.Random(2)
    for _ in range(100):
        i = random_.randrange(len(texts) - 1)
        agree(engine, oracle, Phrase(texts[i][-random_.randint(1, 5) :] + texts[i + 1][: random_.randint(1, 5)]))


def test_words_of_the_corpus(engine, oracle, vocabulary):
    for word in random.Random(3).sample(vocabulary, 400):
        assert agree(engine, oracle, Words(word)) > 0


def test_pieces_of_the_corpus_as_words(engine, oracle, texts):
    random_ = random.Random(4)
    for _ in range(200):
        agree(engine, oracle, Words(substring(random_, texts, 1, 8)))


def test_digits_and_letters_of_the_corpus(engine, oracle, vocabulary):
    for word in [w for w in vocabulary if w[0].isascii()] + ["0.5", "18.5", "2022.10.8", "1.2.3", "4" * 70, "pm2.5"]:
        agree(engine, oracle, Words(word))


def test_every_number_that_is_issued_or_cited(engine, oracle, texts):
    cited = {found.number for text in texts for found in numbers.find(text)}
    held = {d.number for d in oracle.documents() if d.number}
    for number in sorted(cited | held, key=str):
        assert agree(engine, oracle, Number(number)) > 0
        agree(engine, oracle, Number(number), Words("济南"))
    for number in held:
        assert engine.search(Query("", (Number(number),))).hits[0].document.number == number


def test_every_spelling_of_every_number_finds_it_first(engine, oracle, texts):
    held = {d.number for d in oracle.documents() if d.number}
    cited = {found.number for text in texts for found in numbers.find(text)}
    for number in sorted(held | cited, key=str):
        right = ids(oracle.search(Query("", (Number(number),), limit=ALL)))
        for spelling in spellings(number):
            found = ask(engine, spelling)
            assert (found.total, sorted(ids(found))) == (len(right), sorted(right)), spelling
            if number in held:
                assert (found.hits[0].document.number, found.hits[0].clause.kind) == (number, "title"), spelling
            else:
                assert str(number) in found.notice
            others = [hit for hit in found.hits if number not in {f.number for f in numbers.find(hit.clause.text)}]
            assert all(hit.document.number == number for hit in others), spelling


def test_a_registration_finds_its_document(engine, oracle):
    registered = [d for d in oracle.documents() if d.registration]
    assert registered
    for document_ in registered:
        for spelling in (document_.registration, document_.registration.replace("-", ""), document_.registration.lower()):
            assert ask(engine, spelling).hits[0].clause == engine.document(document_.id).clauses[0]


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("濟南市 知識產權", "济南市 知识产权"),
        ('"二〇三五年"', '"2035年"'),
        ("二O三五年", "2035年"),
        ("２０３５年", "2035年"),
        ("7x24小時", "7×24小时"),
        ('"2021—2025年"', '"2021－2025年"'),
        ('"2021——2025年"', '"2021-2025年"'),
        ("二 〇 三五年", "2035年"),
        ("PM2.5", "PM₂.₅"),
        ('"PM2.5浓度"', '"PM _{2.5} 浓度"'),
        ("PM_{2.5}", "pm2.5"),
        ("$PM_{2.5}$", "pm2.5"),
    ],
)
def test_what_is_written_otherwise_is_found_alike(engine, asked, same):
    ours, theirs = ask(engine, asked), ask(engine, same)
    assert ids(ours) == ids(theirs) != []
    assert any(fragment.matched for hit in ours.hits for fragment in hit.snippet)


@pytest.mark.parametrize(
    "names",
    [
        ("市发改委", "市发展改革委", "市发展和改革委员会"),
        ("市人社局", "市人力资源社会保障局", "市人力资源和社会保障局"),
        ("市工信局", "市工业和信息化局"),
        ("市卫健委", "市卫生健康委"),
        ("市住建局", "市住房城乡建设局"),
        ("市文旅局", "市文化和旅游局"),
        ("历下区", "历下"),
    ],
)
def test_the_names_of_a_body_meet(engine, oracle, names):
    answers = [ask(engine, name) for name in names]
    assert answers[0].total > 0
    assert len({frozenset(ids(one)) for one in answers}) == 1
    for name, one in zip(names, answers):
        agree(engine, oracle, Words(name))
        assert one.expansions == oracle.search(query.parse(name)).expansions
        # Each that matches shows by which name: the words of the query may stand in a heading or the title only.
        marked = [fragment.text for hit in one.hits for fragment in hit.snippet if fragment.matched]
        assert any(other.removeprefix("市") in text for text in marked for other in names)


def test_a_word_with_other_names_tells_them_and_quotes_switch_them_off(engine):
    (expansion,) = ask(engine, "市发改委 规划").expansions
    assert expansion == Expansion("发改委", ("发展改革委", "发展和改革委员会", "发展改革委员会"))
    quoted = ask(engine, '"市发改委"')
    assert (quoted.total, quoted.expansions) == (0, ())
    assert ask(engine, "贷款").expansions == ()


@pytest.mark.parametrize(
    ("asked", "also", "issuer"),
    [
        ("机关:市政府办公厅", ("市人民政府办公厅",), "济南市人民政府办公厅"),
        ("机关:(市政府 OR 火星)", ("市人民政府",), "济南市人民政府"),
        ("标题:市政府办公厅", ("市人民政府办公厅",), "济南市人民政府办公厅"),
    ],
)
def test_a_field_looks_for_the_other_names_of_a_body(engine, oracle, asked, also, issuer):
    found = ask(engine, asked)
    assert found.total and [one.also for one in found.expansions] == [also]
    assert any(issuer in hit.document.issuers for hit in found.hits)
    assert found.expansions == oracle.search(query.parse(asked)).expansions
    quoted = ask(engine, '机关:"市政府办公厅"')
    assert (quoted.total, quoted.expansions) == (0, ())


def test_a_field_finds_a_body_by_its_short_name(empty):
    issuers = ("济南市发展和改革委员会",)
    empty.write([reading("a.txt", document("济发改〔2022〕1号", "济南市卫生健康委员会通知", ["甲。"], issuers=issuers))])
    for asked in ("机关:市发改委", "机关:济南市发展改革委", "标题:市卫健委", "机关:发改委"):
        assert ask(empty, asked).total == 2, asked
    assert ask(empty, '机关:"市发改委"').total == ask(empty, "机关:市卫健委").total == 0


@pytest.mark.parametrize(("sort", "by_document"), ARRANGED)
@pytest.mark.parametrize("asked", ["科学", "贷款 OR 担保", "-年:2022", "济政发2022第17号", "标题:通知 页:1..20", "的", "-市"])
def test_the_order_of_the_corpus(engine, oracle, asked, sort, by_document):
    question = query.parse(asked).arranged(sort, by_document).page(ALL)
    ours, theirs = engine.search(question), oracle.search(question)
    assert (ours.total, ours.documents) == (theirs.total, theirs.documents)
    if sort is Sort.RELEVANCE:
        flat = engine.search(question.arranged(sort))
        assert ours.groups == (tuple(grouped(list(flat.hits))) if by_document else None)
        return
    assert [(hit.clause.id, hit.rank) for hit in ours.hits] == [(hit.clause.id, hit.rank) for hit in theirs.hits]
    if by_document:
        assert [(g.document, g.total) for g in ours.groups] == [(g.document, g.total) for g in theirs.groups]


@pytest.mark.parametrize("asked", ["科学", "贷款 OR 担保", "-年:2022", "济政发2022第17号", "标题:通知 页:1..20", "不动产 火星"])
def test_counts_of_the_corpus(engine, oracle, asked):
    question = replace(query.parse(asked), facets=True, limit=0)
    assert engine.search(question).facets == oracle.search(question).facets


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("鲁政办发〔2021〕3号", "没有收录 鲁政办发〔2021〕3号，以下是引用它的条款。"),
        ("济政发〔2022〕117号", "也没有条款引用它。相近的有：济政发〔2022〕17号、"),
        ("济政发2012第17号", "也没有条款引用它。相近的有：济政发〔2022〕17号。"),
        ("济政发2012第17号 科学", "也没有条款引用它。相近的有：济政发〔2022〕17号。"),
        ("鲁政办发〔2021〕4号", "相近的有：鲁政办发〔2021〕3号"),
        ("火星发〔2022〕1号", "也没有火星发同一年的其他公文。"),
    ],
)
def test_a_number_that_is_not_held_is_told_with_those_near_it(engine, asked, said):
    results = ask(engine, asked)
    assert said in (results.notice or "")
    near = "、".join(map(str, results.nearest))
    assert (f"相近的有：{near}。" in results.notice) == bool(near) == ("相近的有" in said)
    assert all(ask(engine, str(number)).total for number in results.nearest)


def test_combinations(engine, oracle, texts, vocabulary):
    random_ = random.Random(5)
    documents = [d for d in oracle.documents()]

    def node():
        document = random_.choice(documents)
        return random_.choice(
            [
                Words(random_.choice(vocabulary)),
                Words(substring(random_, texts, 1, 4)),
                Phrase(substring(random_, texts, 1, 4)),
                Filter("标题", substring(random_, [document.title], 2, 4)),
                Filter("机关", substring(random_, document.issuers, 2, 6)),
                Filter("文种", document.kind or "通知"),
                Filter("文号", str(document.number)),
                Filter("年", f"{random_.randint(2018, 2021)}..{random_.randint(2021, 2024)}"),
                Number(document.number) if document.number else Words("济南"),
            ]
        )

    found = []
    for _ in range(400):
        nodes = [node() for _ in range(random_.randint(1, 3))]
        found.append(agree(engine, oracle, *(Not(n) if random_.random() < 0.25 else n for n in nodes)))
    assert sum(map(bool, found)) > 100


def test_any_characters_at_all(engine, oracle):
    random_ = random.Random(6)
    alphabet = "济南市政7a.,。“” \u3000\t\u200b\ud800𠀀é㎡Ⅷ①（)%-号"
    for _ in range(200):
        text = "".join(random_.choices(alphabet, k=random_.randint(1, 6)))
        agree(engine, oracle, random_.choice([Words, Phrase])(text))
