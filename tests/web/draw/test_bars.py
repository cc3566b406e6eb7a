"""Hits per year as bars."""

from __future__ import annotations

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from search.results import Facet
from search.web.draw.bars import ABOVE, HEIGHT, LEAST, MOST, hits_per_year

COUNTS = st.dictionaries(st.integers(1949, 2100), st.integers(1, 100_000), min_size=2)


def chart(counts: dict[int, int], total: int | None = None):
    facet = Facet("year", tuple((str(year), count) for year, count in counts.items()))
    return hits_per_year(facet, sum(counts.values()) if total is None else total, lambda years: f"年:{years}")


def test_a_year_without_hits_is_a_gap():
    made = chart({2019: 4, 2022: 8, 2021: 2}, 17)
    assert [(bar.first, bar.count, bar.address) for bar in made.bars] == [
        (2019, 4, "年:2019"),
        (2020, 0, None),
        (2021, 2, "年:2021"),
        (2022, 8, "年:2022"),
    ]
    assert [bar.height for bar in made.bars] == [HEIGHT / 2, 0, HEIGHT / 4, HEIGHT]
    assert [mark.text for mark, _ in made.counts] == ["4", "2", "8"]
    assert made.undated == 3


def test_one_year_needs_no_chart():
    assert chart({2022: 5}) is None and chart({}) is None
    assert hits_per_year(Facet("year", (("不详", 3), ("2022", 1))), 4, str) is None


def test_many_years_are_put_together_by_round_ones():
    made = chart({1951: 1, 1980: 3, 1983: 2, 2024: 9})
    assert [(bar.first, bar.last, bar.address) for bar in made.bars if bar.count] == [
        (1951, 1951, "年:1951"),
        (1980, 1981, "年:1980..1981"),
        (1982, 1983, "年:1982..1983"),
        (2024, 2024, "年:2024"),
    ]


@settings(deadline=None)
@given(COUNTS)
def test_every_hit_stands_in_one_bar_and_every_bar_in_its_slot(counts):
    made = chart(counts)
    assert sum(bar.count for bar in made.bars) == sum(counts.values())
    assert 2 <= len(made.bars) <= MOST + 1
    assert (made.bars[0].first, made.bars[-1].last) == (min(counts), max(counts))
    assert all(after.first == before.last + 1 for before, after in zip(made.bars, made.bars[1:]))
    for bar in made.bars:
        assert bar.slot <= bar.x and bar.x + made.across <= bar.slot + made.step + 0.01 <= 100.01
        assert bar.y >= ABOVE and abs(bar.y + bar.height - made.ground) < 0.11
        assert bool(bar.count) == bool(bar.height) == bool(bar.address)
    assert made.least / len(made.bars) >= LEAST


@settings(deadline=None)
@given(COUNTS)
def test_more_hits_are_never_a_lower_bar(counts):
    bars = sorted(chart(counts).bars, key=lambda bar: bar.count)
    assert [bar.height for bar in bars] == sorted(bar.height for bar in bars)


def test_each_bar_is_a_link_that_says_what_it_stands_for(client):
    macros = client.application.jinja_env.get_template("charts.html").module
    page = BeautifulSoup(macros.hits_per_year(chart({2019: 1153, 2021: 2}, 1158)), "html.parser")
    assert [(link["aria-label"], link["href"]) for link in page.select("svg a")] == [
        ("2019年 1,153 条", "年:2019"),
        ("2021年 2 条", "年:2021"),
    ]
    assert [row.get_text(" ") for row in page.select("tbody tr")] == ["2019年 1,153", "2020年 0", "2021年 2"]
    assert "另有 3 条不知成文年份" in page.figcaption.get_text()
    ids = {tag["id"] for tag in page.select("[id]")}
    assert {page.svg["aria-labelledby"], page.svg["aria-describedby"]} <= ids
