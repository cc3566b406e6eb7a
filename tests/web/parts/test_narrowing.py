"""Links that narrow ask for what was asked, and one thing more."""

from __future__ import annotations

import pytest

from search.query import Filter, parse
from search.results import Facet
from search.web.parts.narrowing import FEW, FIELDS, MOST, choices, narrowed, term
from search.web.wording import FACETS


@pytest.mark.parametrize(
    "text",
    [
        "贷款",
        "小微企业 贷款 -担保",
        "贷款 OR 担保",
        "贷款 或 担保 或 贴息",
        "(贷款 OR 担保) 年:2022",
        '"按职责分工负责"',
        "“知识产权 质押”~10",
        "济政发2022第17号",
        "标题:(贷款 OR 贴息)",
        "知识产*",
        "有效:是",
        '"没有收尾的引号',
        "（没有收尾的括号",
    ],
)
@pytest.mark.parametrize(("field", "value"), [("年", "2022"), ("责任单位", "市财政局"), ("有效", "已过有效期")])
def test_what_was_asked_is_asked_still(text, field, value):
    (added,) = parse(term(field, value)).nodes
    assert isinstance(added, Filter)
    assert parse(narrowed(text, field, value)).nodes == (*parse(text).nodes, added)


@pytest.mark.parametrize("value", ["市财政局", "国网 济南", "甲（乙）局", "“甲”局", "a-b", "甲 OR 乙", "各区县、各部门", "-", "市:局"])
def test_any_name_is_one_term(value):
    for whole in (False, True):
        (node,) = parse(term("责任单位", value, whole)).nodes
        assert isinstance(node, Filter) and (node.field, node.whole) == ("责任单位", whole)


def test_each_facet_has_a_field_and_a_name(engine):
    assert set(FIELDS) == set(FACETS)


def test_only_what_narrows_is_offered_and_no_more_than_fits():
    many = Facet("unit", tuple((f"市{at}局", 90 - at) for at in range(90)))
    (units,) = choices([Facet("kind", (("通知", 90),)), many], "贷款", 90 + 1 - 1)
    assert (units.name, len(units.few), len(units.few + units.more)) == ("unit", FEW, MOST)


def test_what_is_asked_for_already_is_no_link():
    (years,) = choices([Facet("year", (("2022", 3), ("2021", 2)))], "贷款 年:2022", 5)
    assert [(one.value, one.text) for one in years.few] == [("2022", None), ("2021", "贷款 年:2022 年:2021")]
