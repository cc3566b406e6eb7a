"""What clauses say of bodies, deadlines, other documents and terms: each field, count and state against brute force."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from search import query
from search.gazette import numbers
from search.gazette.facts import told
from search.gazette.model import Document, Role, Unit
from search.gazette.parse import read
from search.gazette.validity import UNKNOWN, State
from search.index.embedded import EmbeddedEngine
from search.index.match.matching import holds
from search.query import FIELDS, And, Filter
from search.results import Expansion
from tests.conftest import CORPUS
from tests.gazette.spellings import spellings
from tests.index.factories import document, reading
from tests.oracle import ending, is_other

BODIES = ("责任单位", "牵头单位", "配合单位")
TODAY = date(2026, 11, 21)


def found(engine, asked: str, on: date = TODAY) -> set[str]:
    results = engine.search(query.parse(asked).on(on).page(10_000))
    return set() if results.partial else {hit.clause.id for hit in results.hits}


# --- the corpus, against brute force ---


@pytest.fixture(scope="module")
def agrees(engine, oracle):
    """How many rows hold for a node, which are just those that brute force finds."""
    snapshot = engine._current()
    place = {row.clause.id: at for at, row in enumerate(oracle._rows)}
    at = np.array([place[snapshot.clause(row).id] for row in range(len(snapshot.rows))])

    def count(*nodes) -> int:
        asked = And(nodes)
        theirs = {place[row.clause.id] for row in oracle.where(asked)}
        assert set(at[holds(asked, snapshot)].tolist()) == theirs, nodes
        return len(theirs)

    return count


@pytest.fixture(scope="module")
def clauses(oracle):
    return [row.clause for row in oracle._rows]


def test_every_body_is_found_in_its_role(agrees, oracle):
    charged = {one for row in oracle._rows for one in row.charged}
    assert len(charged) > 100
    for role, name in sorted(charged):
        assert agrees(Filter("责任单位", name)) >= agrees(Filter("责任单位", name, True)) > 0, name
        counts = {field: agrees(Filter(field, name)) for field in BODIES[1:]}
        assert role == "责任" or counts[f"{role}单位"], name


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("市发改委", "市发展改革委"),
        ("市发展和改革委员会", "市发展改革委"),
        ("济南市发改委", "市发展改革委"),
        ("济南市财政局", "市财政局"),
        ("济南市城市管理局", "市城市管理局"),
        ("市人社局", "市人力资源社会保障局"),
        ("（市卫健委；", "市卫生健康委"),
        ("市 大数据局", "市"),
    ],
)
def test_a_body_is_found_by_its_other_names(engine, agrees, asked, same):
    assert found(engine, f"责任单位:{asked}") == found(engine, f"责任单位:{same} {asked.partition(' ')[2]}") != set()
    agrees(Filter("责任单位", asked))


def test_quotes_switch_other_names_off_and_they_are_told(engine):
    told = engine.search(query.parse("责任单位:济南市科技局")).expansions
    assert told == (Expansion("济南市科技局", ("济南市科学技术局", "市科技局", "市科学技术局")),)
    quoted = engine.search(query.parse('责任单位:"市发改委"'))
    assert (quoted.total, quoted.expansions) == (0, ())


def test_the_name_of_a_place_alone_is_its_government_and_not_its_departments(empty):
    outline = [f"做好工作{name}。" for name in "甲乙丙"]
    made = document("滨政发〔2022〕1号", "关于做好工作的通知", outline)
    named = [Unit(name, Role.LEAD, None) for name in ("历下区", "历下区教育局", "市城市管理局")]
    made = replace(made, clauses=tuple(replace(c, units=u) for c, u in zip(made.clauses, ((), *((u,) for u in named)))))
    empty.write([reading("a.txt", made)])
    first, second, third = (c.id for c in made.clauses[1:])
    assert found(empty, "责任单位:历下区人民政府") == {first}
    assert found(empty, "责任单位:历下区") == found(empty, "牵头单位:历下区") == {first, second}
    assert found(empty, "责任单位:区城市管理局") == set()
    assert found(empty, "责任单位:济南市城管局") == {third}


def test_deadlines_of_every_year_month_and_day(agrees, clauses):
    due = {one.value for clause in clauses for one in clause.deadlines if one.role == "完成"}
    ends = sorted({end for value in due if (end := ending(value))})
    assert len(ends) > 10 and len(due) > len(ends)
    for end in ends:
        stretches = (f"{end:%Y}-01-01..{end:%Y}-12-31", f"{end}..{end}", f"{date.min}..{end}", f"{end}..{date.max}")
        assert all(agrees(Filter("完成", one)) for one in stretches)
    random_ = random.Random(21)
    for _ in range(100):
        first, last = sorted(random_.choices(ends, k=2))
        assert agrees(Filter("完成", f"{first}..{last}"))
    assert agrees(Filter("完成", "长期"))
    assert not agrees(Filter("完成", "1999-01-01..1999-12-31"))


@pytest.mark.parametrize(
    ("asked", "same"),
    [("2025年", "2025"), ("２０２５", "2025"), ("2022年12月", "2022-12"), ("2022.12", "2022-12"), ("2025年底前", "")],
)
def test_deadlines_are_asked_in_many_spellings(asked, same):
    read_ = query.parse(f"完成:{asked}")
    assert (read_.nodes == query.parse(f"完成:{same}").nodes) == bool(same) == (read_.notice is None)


def test_every_cited_number_in_every_spelling(agrees, clauses):
    cited = {one.number for clause in clauses for one in clause.citations if is_other(one) and one.number}
    assert len(cited) > 30
    for number in cited:
        assert agrees(Filter("引用", str(number))) > 0
        for spelling in spellings(number):
            read_ = query.parse(f"引用:({spelling})")
            assert (read_.nodes, read_.notice) == ((Filter("引用", str(number)),), None), spelling
        if short := numbers.without_issuer(number):
            assert agrees(Filter("引用", str(short))) > 0


def test_every_cited_title_and_parts_of_it(agrees, clauses):
    titles = sorted({one.title for clause in clauses for one in clause.citations if is_other(one) and one.title})
    random_ = random.Random(22)
    for title in titles:
        at = random_.randrange(len(title))
        assert agrees(Filter("引用", title)) and agrees(Filter("引用", f"《{title}》"))
        agrees(Filter("引用", title[at : at + 4]))


def days() -> list[date]:
    """Those of the gold."""
    lines = (Path(__file__).parents[1] / "gold" / "validity.tsv").read_text("utf-8").splitlines()[1:]
    return sorted({date.fromisoformat(line.split("\t")[1]) for line in lines})


@pytest.mark.parametrize("day", days(), ids=str)
def test_every_state_on_the_days_of_the_gold(engine, oracle, agrees, day):
    held = {one.id: oracle.validity(one.id, day) for one in oracle.documents()}
    assert {id_: engine.validity(id_, day) for id_ in held} == held
    for value in ("是", "否", *State):
        agrees(Filter("有效", f"{value}@{day}"))
    agrees(Filter("有效于", day.isoformat()))
    total = sum(agrees(Filter("有效", f"{state.value}@{day}")) for state in State)
    assert total == len(oracle._rows)
    for hit in engine.search(query.parse("工作").on(day)).hits:
        assert hit.validity == held[hit.document.id]


def test_without_a_day_nothing_is_told_and_valid_means_the_last_of_days(engine, agrees):
    results = engine.search(replace(query.parse("有效:已过有效期"), facets=True))
    assert results.total == agrees(Filter("有效", f"已过有效期@{date.max}")) > 0
    assert {hit.validity for hit in results.hits} == {None}
    assert "validity" not in {facet.name for facet in results.facets}


@pytest.mark.parametrize(
    "asked",
    [
        "责任单位:市财政局 -有效:是",
        "责任单位:(市财政局 OR 市科技局) 完成:2025",
        "(牵头单位:市科协 OR 引用:规划) 有效:(否 OR 未载明)",
        "-(责任单位:市 OR 完成:2000..) 有效于:2022-12-01",
        "责任单位:=市财政局 -牵头单位:=市财政局",
        "配合单位:(=市科协 或 =市教育局) 机关:=济南市人民政府",
        "引用:=《办法》 OR 引用:=国务院办公厅关于印发全民科学素质行动规划纲要（2021—2035年）的通知 OR 责任单位:=市发改委",
        "NOT 引用:济政发〔2022〕18号 完成:长期",
        "非 责任单位:局 贷款",
    ],
)
def test_fields_stand_anywhere_in_a_question(engine, oracle, asked):
    question = replace(query.parse(asked).on(TODAY).page(10_000), facets=True)
    assert question.notice is None
    ours, theirs = engine.search(question), oracle.search(question)
    assert ours.total == theirs.total and ours.facets == theirs.facets
    assert {(hit.clause.id, hit.validity) for hit in ours.hits} == {(hit.clause.id, hit.validity) for hit in theirs.hits}


@pytest.mark.parametrize("day", days()[::2], ids=str)
@pytest.mark.parametrize("asked", ["-火星", "市", "贷款 OR 担保", "有效:是", "责任单位:市财政局", "完成:2025"])
def test_counts_are_exact(engine, oracle, asked, day):
    question = replace(query.parse(asked).on(day), facets=True, limit=0)
    facets = {facet.name: facet.counts for facet in engine.search(question).facets}
    assert facets == {facet.name: facet.counts for facet in oracle.search(question).facets}
    assert sum(count for _, count in facets["validity"]) == engine.search(question).total


def test_who_follows_a_count_finds_as_many(engine):
    facets = {facet.name: facet.counts for facet in engine.search(replace(query.parse("-火星").on(TODAY), facets=True)).facets}
    for year, count in facets["due"]:
        assert engine.search(query.parse(f"完成:{year}")).total == count
    for state, count in facets["validity"]:
        assert engine.search(query.parse(f"有效:{state}").on(TODAY)).total == count
    for name, count in facets["unit"]:
        assert engine.search(query.parse(f'责任单位:="{name}"')).total == count
        assert engine.search(query.parse(f'责任单位:"{name}"')).total >= count  # 市财政局 is in 县市财政局, too
    for name, count in facets["issuer"]:
        assert engine.search(query.parse(f"机关:={name}")).total == count


def test_what_is_cited_leads_to_what_is_there(engine, oracle):
    cited = list(engine.cited())
    assert cited == [(one, replace(c, spans=(), added=()), d) for one, c, d in oracle.cited()]
    clauses = {clause.id for row in engine.documents() for clause in engine.document(row.id).clauses}
    held = {one.id for one in engine.documents()}
    kinds = {"document": 0, "clause": 0, "outside": 0, "form": 0, "malformed": 0}
    for one in (one for row in engine.documents() for c in engine.document(row.id).clauses for one in c.citations):
        kind = "document" if one.target in held else "clause" if one.target in clauses else one.target.partition(":")[0]
        kinds[kind] += 1
        assert kind != "malformed" or one.target.partition(":")[2]
        assert kind != "document" or one.number in (None, engine.document(one.target).number)
        assert (kind == "clause") == bool(one.clause and not one.malformed)
    assert all(kinds[kind] for kind in ("clause", "outside", "form")), kinds


def test_what_held_of_documents_that_are_not_held(engine):
    gone = engine.validity("济政字2019-81", TODAY)
    assert (gone.state, gone.since) == (State.REPEALED, date(2022, 11, 10))
    assert engine.document("济政字2019-81") is None and engine.document(gone.evidence[0].document)
    assert engine.validity("济政字2019-81", date(2022, 11, 9)).state is not State.REPEALED
    for key in ("无", "", "《无此办法》", "济政发2022-99"):
        assert engine.validity(key, TODAY) == UNKNOWN


# --- inheritance, updates, segments ---


def test_what_a_heading_inherits_holds_for_all_below_it(empty):
    outline = [
        ("一、教育", ["（领域牵头单位：市教育局）", ("（一）办学", ["扩大学位。", "减轻负担。"])]),
        ("二、医疗", ["改善服务。"]),
    ]
    made = told(document("滨政发〔2022〕2号", "关于改善民生的通知", outline))
    empty.write([reading("a.txt", made)])
    charged = {clause.id for clause in made.clauses[1:6]}
    assert found(empty, "牵头单位:市教育局") == found(empty, "责任单位:市教育局") == charged
    facets = empty.search(replace(query.parse("-火星"), facets=True)).facets
    assert {facet.name: dict(facet.counts) for facet in facets}["unit"] == {"市教育局": 5}


def issued(number: str, title: str, day: date, *text: str) -> Document:
    made = document(number, title, list(text), dated=day, source=f"{number}.txt", issuers=("滨河市人民政府",))
    return told(replace(made, printed=day))


OLD = issued("滨政发〔2020〕3号", "滨河市供水办法", date(2020, 3, 1), "本办法自2020年4月1日起施行。")
NEW = issued("滨政发〔2024〕9号", "滨河市用水办法", date(2024, 5, 1), "本办法自2024年6月1日起施行，《滨河市供水办法》（滨政发〔2020〕3号）同时废止。")
CITING = issued("滨政发〔2023〕1号", "关于节水的通知", date(2023, 1, 1), "按照《滨河市供水办法》（滨政发〔2020〕3号）执行，市水务局负责。")


def test_what_another_document_does_comes_and_goes_with_it(empty):
    empty.write([reading("old.txt", OLD), reading("citing.txt", CITING)])
    assert empty.validity(OLD.id, TODAY).state is State.VALID
    assert OLD.clauses[1].id in found(empty, "有效:是") and not found(empty, "有效:已废止")
    empty.write([reading("new.txt", NEW)])
    repealed = empty.validity(OLD.id, TODAY)
    assert (repealed.state, repealed.since) == (State.REPEALED, date(2024, 6, 1))
    assert repealed.evidence[0].document == NEW.id
    assert found(empty, "有效:已废止") == {clause.id for clause in OLD.clauses}
    assert found(empty, "有效于:2024-05-31 供水") >= {OLD.clauses[1].id}
    empty.write([], removed=["new.txt"])
    assert empty.validity(OLD.id, TODAY).state is State.VALID and not found(empty, "有效:已废止")
    empty.write([reading("new.txt", NEW)], removed=["old.txt"])
    assert empty.document(OLD.id) is None and empty.validity(OLD.id, TODAY).state is State.REPEALED


PARKING = "滨河市停车管理办法"
EARLY, LATE = issued("滨令〔2010〕1号", PARKING, date(2010, 1, 1), "停车。"), issued("滨令〔2024〕1号", PARKING, date(2024, 1, 1), "停车。")
PLAN = told(document("滨政发〔2021〕2号", "滨河市人民政府关于印发滨河市充电设施规划的通知", [("滨河市“充电”设施规划", ["充电。"])], dated=date(2021, 1, 1), source="p.txt"))  # fmt: skip
BY_TITLE = "按照《滨河市停车管理办法》和《滨河市充电设施规划》执行，参照《滨河市民法》。"


@pytest.mark.parametrize(
    ("held", "day", "leads"),
    [
        ((EARLY, PLAN), date(2022, 1, 1), [EARLY.id, PLAN.id, "outside"]),
        ((EARLY, LATE, PLAN), date(2022, 1, 1), [EARLY.id, PLAN.id, "outside"]),  # the later one was not there yet
        ((EARLY, LATE), date(2025, 1, 1), ["outside", "outside", "outside"]),  # either may be meant
        ((LATE, PLAN), date(2021, 1, 1), ["outside", PLAN.id, "outside"]),
        ((EARLY, PLAN), None, ["outside", "outside", "outside"]),
    ],
)
def test_what_is_cited_by_its_title_leads_to_the_one_that_has_it(empty, held, day, leads):
    citing = replace(CITING, clauses=document("滨政发〔2023〕1号", "关于节水的通知", [BY_TITLE]).clauses, dated=day)
    empty.write([reading("citing.txt", told(citing)), *(reading(f"{one.id}.txt", one) for one in held)])
    assert [one.target for one in empty.document(CITING.id).clauses[1].citations] == leads
    assert [one.target for hit in empty.search(query.parse("参照")).hits for one in hit.clause.citations] == leads


def test_where_a_citation_leads_comes_and_goes_with_what_it_means(empty):
    def targets() -> set[str]:
        return {one.target for one, clause, _ in empty.cited() if clause.id.startswith(CITING.id)}

    empty.write([reading("citing.txt", CITING)])
    assert targets() == {"outside"}
    empty.write([reading("old.txt", OLD)])
    assert targets() == {OLD.id}
    assert {hit.clause.id for hit in empty.search(query.parse("引用:滨政发2020第3号")).hits} == {CITING.clauses[1].id}
    empty.write([], removed=["old.txt"])
    assert targets() == {"outside"}


ASKED = (
    "责任单位:市财政局", "牵头单位:市科协", "配合单位:局", "完成:2025", "完成:长期", "引用:济政发〔2022〕18号", "引用:规划",
    "有效:是", "有效:否", "有效:未载明", "有效于:2022-12-01",
)  # fmt: skip


def answers(engine) -> Iterator[object]:
    for asked in ASKED:
        question = query.parse(asked).on(TODAY)
        results = engine.search(replace(question, facets=True, limit=10_000))
        yield asked, results.facets, {(hit.clause.id, hit.validity) for hit in results.hits}
    yield list(engine.cited())
    yield [engine.validity(key, TODAY) for key in ("济政字2019-81", "济政发2022-18", "济政办发2021-8")]


def test_segments_and_what_is_taken_out_of_them_make_no_difference(engine, tmp_path):
    """Written file by file and each anew, with sources that are taken out of a segment of several."""
    made = EmbeddedEngine.create(tmp_path / "index")
    readings = [read(source.name, source.read_bytes()) for source in sorted(CORPUS.glob("*.txt"))]
    extra = [reading(f"{one.id}.txt", one) for one in (OLD, NEW, CITING)]
    made.write([*readings[:2], *extra])
    for one in (*readings[2:], readings[0]):
        made.write([one])
    assert made.validity(OLD.id, TODAY).state is State.REPEALED and found(made, "责任单位:市水务局 节水")
    made.write([], removed=[one.source for one in extra])
    assert made.validity(OLD.id, TODAY) == UNKNOWN
    assert list(answers(made)) == list(answers(engine))
    made.close()


# --- what nobody has, and what nobody should type ---

EXAMPLES = {field.name: field.example for field in FIELDS}

NOBODY = {
    "责任单位:火星局": "没有条款符合“责任单位:火星局”",
    "责任单位:市大数剧局": "相近的有：市大数据局",
    "配合单位:市财政厅局": "没有条款符合“配合单位:市财政厅局”",
    "完成:1999": "没有条款符合“完成:1999-01-01..1999-12-31”",
    "引用:火星发〔2022〕1号": "没有条款符合“引用:火星发〔2022〕1号”",
    "引用:火星条例": "没有条款符合“引用:火星条例”",
    "有效于:1999-01-01": "没有条款符合“有效于:1999-01-01”",
    "有效:部分失效 年:2019": "没有条款符合",
    "有效:也许": EXAMPLES["有效"],
    "有效于:2023": EXAMPLES["有效于"],
    "完成:尽快": EXAMPLES["完成"],
    "责任单位:": EXAMPLES["责任单位"],
    "引用:": EXAMPLES["引用"],
}


@pytest.mark.parametrize("asked", NOBODY)
def test_what_nobody_has_is_said(engine, asked):
    results = engine.search(query.parse(asked).on(TODAY))
    assert NOBODY[asked] in results.notice
    assert not results.total or NOBODY[asked] in EXAMPLES.values()  # then it was read as words


HOSTILE = (
    "市" * 10_000, "区" * 900, "各" * 900, "（" * 900, "\x00\x01\x1b[31m", "\u202e局", "\ud800", ".*", "[", "(?P<a>", "\\", "(a+)+$",
    "２０２３年１２月", "٢٠٢٣", "9999-12-31", "0000", "0001-01-01", "9999..", "..0001", "2023-02-30", "@", "是@", "是@2023-13-01",
    "《", "《》", "》《", "〔〕号", "济政发〔99999999〕9号", "长期 长期", "牵头:市财政局", "%", "null", "''", "、，；", "中国共产党委", "共青团" * 300,
)  # fmt: skip


@pytest.mark.parametrize("field", [field.name for field in FIELDS if field.name in (*BODIES, "完成", "引用", "有效", "有效于")])
def test_hostile_values_are_answered(engine, field):
    for value in HOSTILE:
        for typed in (f"{field}:{value}", f'{field}:"{value}"', f"-{field}:{value} 贷款", f"{field}:({value} OR 贷款)"):
            results = engine.search(replace(query.parse(typed).on(TODAY), facets=True))
            assert results.hits or results.notice, typed
