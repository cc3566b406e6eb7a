"""Letters, scales and the years below a chart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.web.draw.axis import DESK, SIZE, marks
from search.web.draw.letters import fitted, lines, width
from search.web.draw.scales import apart, rounds

TEXTS = st.text(st.sampled_from("济南市人民政府办公厅关于印发《》（）〔〕“”0123456789abcXYZ —-…,. \u3000"), max_size=80)


@pytest.mark.parametrize(
    ("text", "room", "most", "made"),
    [
        ("济南市人民政府印发关于加快生物医药", 8, 2, ("济南市人民政府印", "发关于加快生物…")),
        ("促进物流产业（2024—2026年）的通知", 9, 3, ("促进物流产业", "（2024—2026年）", "的通知")),
        ("《办法》", 1, 9, ("《", "办", "法", "》")),
        ("JNCR-2022-0010006", 6, 2, ("JNCR-2022-", "0010006")),
        ("", 5, 2, ()),
    ],
)
def test_a_text_is_set_on_lines(text, room, most, made):
    assert lines(text, room, most) == made


@settings(deadline=None)
@given(TEXTS, st.floats(1, 30), st.integers(1, 4))
def test_lines_fit_and_say_what_the_text_says(text, room, most):
    made = lines(text, room, most)
    assert len(made) <= most and all(width(line) <= room + 1e-6 for line in made)
    said, whole = ("".join(one.split()) for one in ("".join(made), text))
    assert said == whole or said.endswith("…") and whole.startswith(said[:-1])


@settings(deadline=None)
@given(TEXTS, st.floats(0, 30))
def test_what_is_cut_fits(text, room):
    cut = fitted(text, room)
    assert width(cut) <= room + 1e-6
    assert cut == text or not cut or cut[-1] == "…" and text.startswith(cut[:-1])


@settings(deadline=None)
@given(st.floats(1e-3, 1e7), st.integers(2, 8))
def test_a_scale_has_round_steps_up_to_the_highest(highest, about):
    made = rounds(highest, about)
    steps = {round(b - a, 6) for a, b in pairwise(made)}
    assert made[0] == 0 and made[-1] >= highest * (1 - 1e-9) and made[-2] < highest
    assert len(steps) == 1 and f"{steps.pop():.0e}"[0] in "125"
    assert 2 <= len(made) <= about + 2


@settings(deadline=None)
@given(st.lists(st.floats(0, 200), max_size=8), st.floats(1, 40))
def test_what_is_moved_apart_keeps_its_order(places, gap):
    moved = apart(places, gap, 0, 200)
    room = min(gap, 200 / (len(places) - 1)) if len(places) > 1 else gap
    order = sorted(range(len(places)), key=lambda at: (places[at], at))
    assert all(moved[b] - moved[a] >= room - 1e-6 for a, b in pairwise(order))
    assert all(-1e-6 <= place <= 200 + 1e-6 for place in moved)
    if all(places[b] - places[a] >= gap for a, b in pairwise(order)):
        assert moved == pytest.approx(tuple(places))


@settings(deadline=None)
@given(st.integers(1, 60), st.sampled_from([0, 24]))
def test_names_of_years_do_not_touch_on_a_desk_nor_on_a_telephone(slots, least):
    made = marks([str(1980 + at) for at in range(slots)], least)
    for room, shown in ((DESK, made), (280, [mark for mark in made if not mark.minor])):
        room = max(room, least * slots)
        assert all((b.at - a.at) * room / 100 >= width(a.text) * SIZE for a, b in pairwise(shown))
    assert not made[0].minor
