"""What held on a day: cases that no gazette of ours has, and what must hold for any provisions and any text."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.gazette.model import Document, DocumentNumber, Span
from search.gazette.parse import read
from search.gazette.validity import (
    UNKNOWN,
    Deed,
    Evidence,
    Named,
    Provision,
    State,
    histories,
    named,
    on,
    provision_record,
    provisions,
    read_provision,
    states,
    validity,
)
from tests.gazette.test_validity import ISSUED

OLD = DocumentNumber("滨政发", 2010, 3)
DAY = date(2020, 6, 1)


def said(deed: Deed, day: date | None = DAY, by: str = "乙", **more: object) -> Provision:
    """A provision of ``by`` about 滨政发〔2010〕3号, whose id is 滨政发2010-3."""
    own = deed in (Deed.STARTS, Deed.ENDS)
    by = "滨政发2010-3" if own else by
    evidence = (Evidence(by, f"{by}/{deed.value}{day}", Span(0, 2), "原文"),)
    return Provision(by, deed, day, evidence, None if own else OLD, **more)  # type: ignore[arg-type]


STARTS = said(Deed.STARTS, date(2015, 1, 1))
ENDS = said(Deed.ENDS, date(2015, 1, 1), until=date(2019, 12, 31))

CASES = [
    # what is said, a day, the state, since, expires
    ([STARTS, ENDS], date(2019, 12, 31), "有效", date(2015, 1, 1), date(2019, 12, 31)),
    ([STARTS, ENDS], date(2020, 1, 1), "已过有效期", date(2020, 1, 1), date(2019, 12, 31)),
    # prolonged before the end, and after it: then there is a gap
    ([STARTS, ENDS, said(Deed.PROLONGS, date(2019, 6, 1), until=date(2024, 12, 31))], date(2021, 1, 1), "有效", date(2015, 1, 1), date(2024, 12, 31)),
    ([STARTS, ENDS, said(Deed.PROLONGS, until=date(2024, 12, 31))], date(2020, 2, 1), "已过有效期", date(2020, 1, 1), date(2019, 12, 31)),
    ([STARTS, ENDS, said(Deed.PROLONGS, until=date(2024, 12, 31))], date(2021, 1, 1), "有效", DAY, date(2024, 12, 31)),
    # by a length: from the old end, else it is proven for no longer than that
    ([STARTS, ENDS, said(Deed.PROLONGS, date(2019, 6, 1), months=24)], date(2021, 12, 31), "有效", date(2015, 1, 1), date(2021, 12, 31)),
    ([said(Deed.PROLONGS, months=24)], date(2022, 5, 31), "有效", DAY, None),
    ([said(Deed.PROLONGS, months=24)], date(2022, 6, 1), "未载明", None, None),
    # 继续有效 leaves a term that runs as it is, and takes away the end of one that is over
    ([STARTS, ENDS, said(Deed.PROLONGS, date(2018, 1, 1))], date(2020, 1, 1), "已过有效期", date(2020, 1, 1), date(2019, 12, 31)),
    ([STARTS, ENDS, said(Deed.PROLONGS)], date(2026, 1, 1), "有效", DAY, None),
    ([said(Deed.PROLONGS)], date(2020, 5, 31), "未载明", None, None),
    # the whole goes before parts, parts before words, an end before both
    ([said(Deed.CUTS), said(Deed.AMENDS, date(2019, 1, 1))], date(2020, 5, 31), "已修改", date(2019, 1, 1), None),
    ([said(Deed.CUTS), said(Deed.AMENDS, date(2019, 1, 1))], DAY, "部分失效", DAY, None),
    ([said(Deed.CUTS), said(Deed.REPEALS, date(2021, 1, 1))], date(2021, 1, 1), "已废止", date(2021, 1, 1), None),
    ([STARTS, ENDS, said(Deed.AMENDS, date(2018, 1, 1))], date(2020, 1, 1), "已过有效期", date(2020, 1, 1), date(2019, 12, 31)),
    ([STARTS, said(Deed.REPEALS), said(Deed.PROLONGS, date(2021, 1, 1))], date(2022, 1, 1), "已废止", DAY, None),
    ([STARTS, said(Deed.REPEALS), said(Deed.REPEALS, date(2021, 1, 1), by="丙")], date(2022, 1, 1), "已废止", DAY, None),
    # repealed before it began; changed before it began
    ([STARTS, said(Deed.REPEALS, date(2014, 1, 1))], date(2016, 1, 1), "已废止", date(2014, 1, 1), None),
    ([STARTS, said(Deed.AMENDS, date(2014, 1, 1))], date(2014, 6, 1), "尚未生效", None, None),
    ([STARTS, said(Deed.AMENDS, date(2014, 1, 1))], date(2015, 1, 1), "已修改", date(2015, 1, 1), None),
    # an end without a beginning, a deed without a day
    ([ENDS], date(2014, 12, 31), "未载明", None, date(2019, 12, 31)),
    ([ENDS], date(2015, 1, 1), "有效", date(2015, 1, 1), date(2019, 12, 31)),
    ([said(Deed.REPEALS, None)], date(2026, 1, 1), "未载明", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("provisions", "as_of", "state", "since", "expires"), CASES)
def test_what_held(provisions: list[Provision], as_of: date, state: str, since: date | None, expires: date | None) -> None:
    found = validity("滨政发2010-3", provisions, as_of)
    assert (found.state.value, found.since, found.expires) == (state, since, expires)


def test_one_clause_is_evidence_once_and_the_one_that_says_both_ends_goes_first() -> None:
    first = Provision("甲", Deed.STARTS, DAY, (Evidence("甲", "甲/1", Span(0, 1), "公布"),))
    both = (Evidence("甲", "甲/9", Span(0, 1), "施行"),)
    again, ends = Provision("甲", Deed.STARTS, DAY, both), Provision("甲", Deed.ENDS, DAY, both, until=date(2025, 5, 31))
    assert validity("甲", [first, again, ends], DAY).evidence == both
    assert validity("甲", [first, again], DAY).evidence == first.evidence


def test_a_title_alone_means_the_earlier_documents_that_have_it() -> None:
    title = "滨河市供水办法"
    ends = Provision("新", Deed.REPEALS, DAY, (Evidence("新", "新/1", Span(0, 1), "废"),), title="滨河市“供水”办法")
    names = [Named("旧", title, date(2010, 1, 1)), Named("新", title, date(2020, 5, 1)), Named("后", title, date(2024, 1, 1))]
    assert {key: found.state for key, found in states([ends], DAY, names).items()} == {"旧": State.REPEALED}
    assert {key: found.state for key, found in states([ends], DAY).items()} == {"《滨河市供水办法》": State.REPEALED}


def test_a_document_is_known_by_its_title_and_by_that_of_the_text_it_issues() -> None:
    older = ISSUED.replace("有关事项的通知", "印发滨河市供水办法的通知").replace("2020", "2010")
    (old,) = read("old.txt", older.format(text="现印发给你们。").replace("3月2日", "3月2日\n\n滨河市供水办法\n\n第一条　本市供水适用本办法。").encode()).documents
    (new,) = read("new.txt", ISSUED.format(text="原《滨河市供水办法》同时废止。").encode()).documents
    names = [*named(old), *named(new)]
    assert {each.title for each in names if each.document == old.id} == {old.title, "滨河市供水办法"}
    found = states([*provisions(old), *provisions(new)], date(2026, 11, 21), names)
    assert {key: (each.state.value, str(each.since)) for key, each in found.items()} == {old.id: ("已废止", "2020-03-02")}


# --- for any provisions ---

days = st.dates(date(2018, 1, 1), date(2021, 12, 31))
deeds = st.sampled_from(list(Deed))


@st.composite
def any_provision(draw: st.DrawFn) -> Provision:
    deed = draw(deeds)
    until = draw(st.none() | days) if deed is Deed.PROLONGS else draw(days) if deed is Deed.ENDS else None
    months = draw(st.none() | st.integers(1, 30)) if deed is Deed.PROLONGS and not until else None
    return said(deed, draw(days), draw(st.sampled_from("乙丙")), until=until, months=months)


files = st.lists(any_provision(), max_size=6)


@given(files, days)
def test_a_state_has_evidence_and_no_evidence_is_from_later(file: list[Provision], as_of: date) -> None:
    found = validity("滨政发2010-3", file, as_of)
    assert bool(found.evidence) == (found.state is not State.UNKNOWN)
    proven = {one: each for each in file for one in each.evidence}
    own = (Deed.STARTS, Deed.ENDS)
    assert all(proven[one].deed in own or (proven[one].day or date.max) <= as_of for one in found.evidence)
    assert found.since is None or found.since <= as_of


@given(files)
def test_states_change_only_on_days_that_are_said(file: list[Provision]) -> None:
    file = [each for each in file if not each.months]
    turns = {each.day for each in file} | {each.until + timedelta(1) for each in file if each.until}
    for entries in histories(file).values():
        assert {day for day, _ in entries[1:]} <= turns


def plainly(file: list[Provision], day: date) -> State:
    """What holds on ``day``, said once more and without the turns of a history (of terms that no length prolongs)."""
    first = {deed: next((each for each in file if each.deed is deed), None) for deed in Deed}
    starts, last = first[Deed.STARTS], first[Deed.ENDS]
    if starts and last:
        pairs = [(s, e) for s in file for e in file if s.deed is Deed.STARTS and e.deed is Deed.ENDS]
        proven = [(s, e) for s, e in pairs if s.day == starts.day and s.evidence == e.evidence]
        starts, last = (proven or [(starts, last)])[0]
    end, holds = last.until if last else None, any(own and own.day and own.day <= day for own in (starts, last))
    done = sorted((each for each in file if each.day and each.day <= day), key=lambda each: each.day or DAY)
    for each in done:
        if each.deed is Deed.PROLONGS:
            end = each.until or (end if end and each.day and end >= each.day else None)
            holds = True
    deeds = {each.deed for each in done}
    return (
        State.REPEALED if Deed.REPEALS in deeds
        else State.EXPIRED if end and end < day
        else State.COMING if starts and starts.day and day < starts.day
        else State.CUT if Deed.CUTS in deeds
        else State.AMENDED if Deed.AMENDS in deeds
        else State.VALID if holds
        else State.UNKNOWN
    )  # fmt: skip


@given(files, days)
def test_a_state_is_what_a_plain_reading_gives_since_it_last_changed(file: list[Provision], as_of: date) -> None:
    file = [each for each in file if not each.months]
    found = validity("滨政发2010-3", file, as_of)
    assert found.state is plainly(file, as_of)
    if found.since:
        assert all(plainly(file, day) is found.state for day in (found.since, as_of))
        assert plainly(file, found.since - timedelta(1)) is not found.state


@given(files, any_provision(), days)
def test_what_is_said_later_changes_nothing_before(file: list[Provision], more: Provision, as_of: date) -> None:
    if more.deed not in (Deed.STARTS, Deed.ENDS) and more.day and more.day > as_of:
        assert validity("滨政发2010-3", [*file, more], as_of) == validity("滨政发2010-3", file, as_of)


@given(files, days, st.integers(0, 2000))
def test_what_is_repealed_stays_so_whatever_else_is_said(file: list[Provision], as_of: date, later: int) -> None:
    if validity("滨政发2010-3", file, as_of).state is State.REPEALED:
        for more in (file, [*file, STARTS, ENDS], [*file, said(Deed.PROLONGS, as_of)]):
            assert validity("滨政发2010-3", more, as_of + timedelta(later)).state is State.REPEALED


@given(files, days)
def test_all_documents_at_once_are_as_each_alone(file: list[Provision], as_of: date) -> None:
    found = states(file, as_of)
    assert found == {key: validity(key, file, as_of) for key in {each.target for each in file}}
    assert found == {key: on(entries, as_of) for key, entries in histories(file).items()}
    assert found.get("无", UNKNOWN) == UNKNOWN


@given(files)
def test_a_provision_comes_back_from_its_record(file: list[Provision]) -> None:
    assert [read_provision(json.loads(json.dumps(provision_record(each)))) for each in file] == file


# --- for any text ---

WORDS = [
    "本办法", "本规定自", "以上规定", "现予公布，", "自", "从", "2020年4月1日", "二〇二〇年四月一日", "9999年12月31日", "0000年0月0日",
    "2020年13月40日", "印发之日", "发布之日起", "99999年", "三十日后", "起", "施行", "试行", "，", "。", "；", "：", "\n", "有效期", "5年",
    "九千九百九十九年", "至", "止", "《", "》", "〈", "〉", "（", "）", "“", "”", "《滨河市供水办法》", "（滨政发〔2010〕3号）", "市政府令第12号", "和",
    "等3件文件", "同时废止", "决定废止", "停止执行", "第三条", "中", "修改为", "有效期延长至", "继续有效", "下列文件", "见附件1", "附件1\n", "一、",
    "1.", "1\t", "序号\t文件名称\t清理结果\n", "，以下简称《办法》", "※", "№", "𠀀", "\u3000",
]  # fmt: skip
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=24).map("".join)


@given(texts)
def test_any_text_is_read_and_its_evidence_stands_in_it(text: str) -> None:
    for each in read("a.txt", ISSUED.format(text=text).encode("utf-8", "replace")).documents:
        check(each)


def check(each: Document) -> None:
    """All that ``each`` says stands in it, survives its record, and proves the states that follow."""
    clauses = {clause.id: clause.text for clause in each.clauses}
    found = provisions(each)
    for one in (one for provision in found for one in provision.evidence):
        assert one.document == each.id and one.words
        assert clauses[one.clause][one.span.start : one.span.end] == one.words
    assert [read_provision(json.loads(json.dumps(provision_record(p)))) for p in found] == list(found)
    assert all(bool(v.evidence) == (v.state is not State.UNKNOWN) for h in histories(found).values() for _, v in h)
