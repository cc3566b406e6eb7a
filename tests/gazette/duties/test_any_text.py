"""Whatever a text is: reading its duties never fails, changes nothing, and what is found stands in it, in order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from search.gazette.duties import duties
from search.gazette.model import Clause, Document, Kind
from tests.gazette.duties.made import clause, document

PARTS = (
    "（责任单位： （牵头单位： ；配合单位： 牵头 负责 按职责分工负责 完成时限： ） ( ) 【 】 〔 〕 《 》 “ ” 。 ， 、 ； ： 等 和 及 各 市 县（区） 人民政府 管委会 "
    "市财政局 市发展和改革委员会 法院 莱芜海关 以下简称 的 （含 ） "
    "2025年 12月 31日 底前 年底 年内 到 至 每年 自 之日起 季度 上半年 “十四五”末 长期坚持 并 延长至 "
    "不低于 最高 由 提高到 分别 基础上 以上 （含） 左右 % 万 亿 元 个 工作日 元/家 5 1,000 2—3 12.5 ２０２５ ９９ 第 附件 99999999999999999999"
).split()
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from([*PARTS, " ", "\n", "\t"]), max_size=40).map("".join))
COLUMNS = st.sampled_from(["责任单位", "牵头单位", "完成时限", "单位", "目标值", "任务", ""])
CLAUSES = st.one_of(
    st.builds(clause, TEXTS, kind=st.sampled_from(Kind), extent=st.integers(-1, 6)),
    st.lists(st.tuples(COLUMNS, TEXTS), max_size=5).map(
        lambda cells: clause(" ".join(text for _, text in cells), kind=Kind.ROW, cells=cells)
    ),
)


def placed(clauses: list[Clause]) -> list[Clause]:
    """Each with an id of its own."""
    given = enumerate(clauses)
    return [
        Clause(f"d/{at}", c.kind, None, (), c.text, None, (1, 1), c.cells, c.heading, c.extent) for at, c in given
    ]


DOCUMENTS = st.builds(
    lambda clauses, issuer, title, dated: document(*placed(clauses), issuer=issuer, title=title, dated=dated),
    st.lists(CLAUSES, max_size=6),
    TEXTS,
    TEXTS,
    st.none() | st.dates(),
)


@given(DOCUMENTS)
def test_what_is_found_stands_in_the_text_in_order(given: Document):
    before = repr(given)
    found = duties(given)
    assert repr(given) == before
    texts = {clause.id: clause.text for clause in given.clauses}
    assert found.keys() == {clause.id for clause in given.clauses if clause.kind is not Kind.TITLE}
    for id, each in found.items():
        for kind in (each.units, each.deadlines, each.amounts):
            spans = [item.span for item in kind if item.span]
            assert all(0 <= span.start < span.end <= len(texts[id]) for span in spans)
            assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(unit.name and (unit.span is None) == (unit.source in texts) for unit in each.units)


@given(DOCUMENTS)
def test_a_clause_is_read_alike_wherever_it_stands(given: Document):
    """What a clause names itself does not depend on the clauses around it."""
    found = duties(given)
    for each in given.clauses:
        alone = duties(document(each, issuer=given.issuers[0] if given.issuers else "", title=given.title, dated=given.dated))
        if each.id in found:
            named = tuple(unit for unit in found[each.id].units if unit.span)
            assert (named, found[each.id].deadlines, found[each.id].amounts) == (
                tuple(unit for unit in alone[each.id].units if unit.span),
                alone[each.id].deadlines,
                alone[each.id].amounts,
            )
