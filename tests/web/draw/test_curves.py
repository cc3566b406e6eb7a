"""Values over the years as lines."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from search.web.draw.curves import ABOVE, APART, HEIGHT, LEAST, MOST, ROOM, curves, shares
from search.web.draw.letters import width

VALUES = st.one_of(st.none(), st.integers(0, 5000), st.floats(0, 10_000).map(lambda value: round(value, 1)))


@st.composite
def compared(draw):
    years = range(1990, 1990 + draw(st.integers(1, 40)))
    line = st.lists(VALUES, min_size=len(years), max_size=len(years))
    return years, draw(st.lists(st.tuples(st.text(max_size=30), line), max_size=7))


def test_a_year_without_a_value_is_a_gap_in_the_line():
    made = curves(range(2019, 2024), [("人才", [5, None, 10, 0, 20])])
    (line,) = made.curves
    assert [(point.year, point.x, point.y) for point in line.points] == [
        (2019, 10.0, ABOVE + HEIGHT * 0.75),
        (2021, 50.0, ABOVE + HEIGHT * 0.5),
        (2022, 70.0, ABOVE + HEIGHT),
        (2023, 90.0, ABOVE),
    ]
    assert [(piece.x1, piece.x2) for piece in line.pieces] == [(50.0, 70.0), (70.0, 90.0)]
    assert made.scale == (("0", 252.0), ("5", 192.0), ("10", 132.0), ("15", 72.0), ("20", 12.0))
    assert made.voids == (20.0,)


def test_names_of_lines_that_end_alike_stand_apart():
    made = curves([2020, 2021], [(name, [1, 4]) for name in ("甲", "乙", "丙")])
    assert [line.beside for line in made.curves] == [ABOVE, ABOVE + APART, ABOVE + 2 * APART]


def test_nothing_to_compare_draws_an_empty_chart():
    made = curves([], [])
    assert (made.curves, made.years, made.voids) == ((), (), ())
    assert not curves([2020], [("甲", [None])]).curves[0].points


@settings(deadline=None)
@given(compared())
def test_every_value_stands_where_the_scale_has_it(drawn):
    years, named = drawn
    made = curves(years, named)
    assert [line.name for line in made.curves] == [name for name, _ in named[:MOST]]
    highest = float(made.scale[-1][0].replace(",", ""))
    for line, (_, values) in zip(made.curves, named):
        told = [(year, value) for year, value in zip(years, values) if value is not None]
        assert [(point.year, point.value) for point in line.points] == told
        assert all(abs(ABOVE + HEIGHT * (1 - point.value / highest) - point.y) < 0.1 for point in line.points)
        assert len(line.pieces) == sum(b[0] == a[0] + 1 for a, b in pairwise(told))
        assert width(line.label) <= ROOM and ABOVE <= line.beside <= ABOVE + HEIGHT


@settings(deadline=None)
@given(st.lists(st.floats(ABOVE, ABOVE + HEIGHT), min_size=1, max_size=MOST))
def test_each_point_of_a_year_has_clicks_of_its_own(places):
    made = sorted(shares(places))
    assert made[0][0] == 0 and all(a[1] == b[0] for a, b in pairwise(made))
    assert all(end - start >= LEAST - 0.2 for start, end in made)
    if all(b - a >= 2 * LEAST for a, b in pairwise(sorted(places))):
        assert all(start <= place <= end for place, (start, end) in zip(places, shares(places)))
