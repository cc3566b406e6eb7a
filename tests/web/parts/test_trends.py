"""Terms over the years: counted as brute force counts them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date

import pytest

from search.web.parts.trends import MOST, Trend, Trends, table, terms, trends

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def years(engine):
    """The year of every clause of the corpus, with its text."""
    held = (engine.document(header.id) for header in engine.documents())
    return [(document.dated.year, clause.text) for document in held for clause in document.clauses]


def test_years_and_clauses_are_those_of_the_corpus(engine, years):
    found, counted = trends([], engine, TODAY), Counter(year for year, _ in years)
    assert found.years == tuple(range(2019, 2025))
    assert found.clauses == tuple(counted[year] for year in found.years)
    assert found.clauses[1] == 0 and not found.trends


@pytest.mark.parametrize("term", ['"创新"', '"贷款" 或 "担保"', '"责任单位" -"配合"', "年:2022"])
def test_a_term_is_counted_year_by_year(engine, years, term):
    says = {
        '"创新"': lambda year, text: "创新" in text,
        '"贷款" 或 "担保"': lambda year, text: "贷款" in text or "担保" in text,
        '"责任单位" -"配合"': lambda year, text: "责任单位" in text and "配合" not in text,
        "年:2022": lambda year, text: year == 2022,
    }
    counted = Counter(year for year, text in years if says[term](year, text))
    found = trends([term], engine, TODAY)
    (one,) = found.trends
    assert one.counts == tuple(counted[year] for year in found.years) and sum(one.counts)
    assert (one.total, one.undated, one.partial) == (counted.total(), 0, False)


def test_rates_are_of_ten_thousand_clauses_of_the_year():
    found = Trends((2020, 2021, 2022), (2000, 0, 30_000), ())
    one = Trend("甲", (3, 0, 1), 4)
    assert found.rates(one) == (15.0, None, 0.333)
    assert found.counts(one) == (3, None, 1)


def test_what_matches_only_in_part_counts_nothing(engine):
    partial, nothing = trends(["不动产登记 火星移民", "龘龘"], engine, TODAY).trends
    assert (partial.partial, partial.total, set(partial.counts)) == (True, 0, {0})
    assert (nothing.partial, nothing.total, set(nothing.counts)) == (False, 0, {0})


def test_at_most_five_terms_are_compared(engine):
    asked = ["人才", "科技", "金融", "贷款", "补贴", "创新"]
    assert [one.term for one in trends(asked, engine, TODAY).trends] == asked[:MOST]
    assert terms(["", " 人才\u3000 ", "人才", "a  b"]) == ("人才", "a b")


def test_the_table_is_one_for_spreadsheets_and_runs_no_formula(engine):
    said = "".join(table(trends(["人才", '=HYPERLINK("x")'], engine, TODAY)))
    assert said.startswith("\ufeff") and said.count("\r\n") == 7
    head, first, second, *_ = csv.reader(io.StringIO(said.removeprefix("\ufeff")))
    assert head == ["年", "全部条款", "人才 条数", "人才 每万条", '\'=HYPERLINK("x") 条数', '\'=HYPERLINK("x") 每万条']
    assert first[:4] == ["2019", "262", "6", "229.0"]
    assert second[:4] == ["2020", "0", "0", ""]
