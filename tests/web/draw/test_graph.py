"""The picture of who cites whom: nothing overlaps, nothing is lost, all text fits."""

from __future__ import annotations

import re
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.web.draw.graph import BELOW, DESK, TELEPHONE, Group, Node, draw, shared
from search.web.draw.letters import width

LETTERS = "济南市人民政府关于印发《》（）〔〕0123456789abcXYZ —"
RELATIONS = ["依据", "贯彻", "印发", "转发", "废止", "修改", "参照", "提及"]


class Made:
    """Neighbours of every shape, made from a number: Hypothesis would take a minute to make as many."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def text(self, most: int) -> str:
        return "文" + "".join(self.random.choices(LETTERS, k=self.random.randrange(most)))

    def node(self, steps: int = 1) -> Node:
        one, below = self.random, tuple(self.node(0) for _ in range(steps * self.random.randrange(6)))
        return Node(
            one.choice(["", "国发〔2021〕9号", "国家市场监督管理总局令第1234567890号"]),
            self.text(90),
            one.choice(["/document/d", "/search?q=x"]),
            "、".join(one.sample(RELATIONS, one.randrange(5))),
            one.choice(["", "未收录", "未收录 · 1234 条"]),
            one.random() < 0.5,
            below,
            len(below) + (one.randrange(3) if below else 0),
            "/graph/d",
        )

    def groups(self) -> list[Group]:
        return [self.group() for _ in range(self.random.randrange(5))]

    def group(self) -> Group:
        those = tuple(self.node() for _ in range(self.random.randrange(15)))
        more = self.random.choice([0, 0, 1, 200])
        return Group(self.random.choice(["国家", "省", ""]), those, len(those) + more, "#cited")


PICTURES = st.tuples(st.integers(0), st.sampled_from([DESK, TELEPHONE]))


def picture(seed: int, frame):
    """What is to be drawn, and its drawing."""
    made = Made(seed)
    asked = made.node(), made.groups(), made.groups()
    return asked, draw(*asked, frame)


def overlap(one, other) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def spans(text) -> tuple[float, float]:
    """From where to where a line of letters reaches by the rule of widths."""
    long = width(text.text) * text.size
    start = {"start": text.x, "end": text.x - long, "middle": text.x - long / 2}[text.anchor]
    return start, start + long


@settings(max_examples=60, deadline=None)
@given(PICTURES)
def test_nothing_overlaps_and_everything_is_inside(given):
    frame, (_, made) = given[1], picture(*given)
    assert made.width <= frame.room
    for box in made.boxes:
        assert 0 <= box.x and box.x + box.width <= made.width + 0.01
        assert 0 <= box.y and box.y + box.height <= made.height + 0.01
        assert box.height >= 24 or box.kind == "heading"
        for text in box.texts:
            start, end = spans(text)
            assert box.x <= start and end <= box.x + box.width + 0.01
            assert box.y <= text.y - 0.9 * text.size and text.y + 0.2 * text.size <= box.y + box.height
        for one, other in combinations(box.texts, 2):
            apart = spans(one)[1] <= spans(other)[0] or spans(other)[1] <= spans(one)[0]
            assert one.y != other.y or apart
    assert not any(overlap(one, other) for one, other in combinations(made.boxes, 2))


@settings(max_examples=60, deadline=None)
@given(PICTURES)
def test_every_neighbour_is_drawn_once_or_counted(given):
    frame, ((_, citing, cited), made) = given[1], picture(*given)
    drawn = [box for box in made.boxes if box.kind in ("held", "outside", "more")]
    first = sum(group.count for group in (*citing, *cited))
    assert sum(box.count for box in drawn) == first + sum(
        node.count
        for side in (citing, cited)
        for group, most in zip(side, shared([g.count for g in side], frame.most))
        for node in group.nodes[:most]
    )
    assert [box.kind for box in made.boxes].count("own") == 1
    assert len(made.edges) == len(drawn)
    assert all(box.address for box in drawn)


@settings(max_examples=30, deadline=None)
@given(st.integers(0))
def test_words_on_lines_touch_no_box_and_no_other_words(seed):
    _, made = picture(seed, DESK)
    words = [edge.words for edge in made.edges if edge.words]
    boxes = [box for box in made.boxes if box.kind != "heading"]
    for text, box in product(words, boxes):
        start, end = spans(text)
        beside = end <= box.x or start >= box.x + box.width
        assert beside or text.y <= box.y or text.y - text.size >= box.y + box.height
    assert all(abs(one.y - other.y) >= one.size or spans(one)[1] <= spans(other)[0] or spans(other)[1] <= spans(one)[0] for one, other in combinations(words, 2))


@settings(deadline=None)
@given(st.lists(st.integers(0, 300), max_size=6), st.integers(1, 20))
def test_what_is_shown_is_shared_evenly(sizes, most):
    made = shared(sizes, most)
    assert all(0 <= some <= size for some, size in zip(made, sizes))
    assert sum(made) <= max(most + len(sizes), 0) and sum(made) >= min(most, sum(sizes))
    assert not any(size - some == 1 for some, size in zip(made, sizes))
    held = [some for some, size in zip(made, sizes) if some < size]
    assert not held or max(held) - min(held) <= 1


def node(name: str, **more) -> Node:
    return Node(name, f"{name}的标题", f"/document/{name}", **more)


@pytest.mark.parametrize("frame", [DESK, TELEPHONE])
def test_two_hundred_neighbours_are_few_boxes_and_a_line(frame):
    many = Group("引用它的公文", tuple(node(str(at), words="依据") for at in range(200)), 200, "/search?q=x")
    made = draw(node("自己"), [many], [], frame)
    (more,) = [box for box in made.boxes if box.kind == "more"]
    assert (more.count, more.address, more.texts[0].text) == (200 - frame.most, "/search?q=x", f"另有 {200 - frame.most} 件")
    assert len([box for box in made.boxes if box.kind == "held"]) == frame.most


def test_arrows_point_at_who_is_cited():
    further = (node("丙", words="依据"),)
    made = draw(
        node("自己"),
        [Group("", (node("甲", words="废止", below=further, count=1),), 1, "#")],
        [Group("国家", (node("乙", words="依据", below=further, count=1),), 1, "#")],
        DESK,
    )
    own, citing, cited = (next(box for box in made.boxes if box.full.startswith(name)) for name in ("自己", "甲", "乙"))
    of_citing, below_citing, of_cited, below_cited = (tip(edge.head) for edge in made.edges)
    assert of_citing == (own.x, own.y + own.height / 2)
    assert of_cited == (cited.x, cited.y + cited.height / 2)
    assert below_citing[1] == citing.y + citing.height
    assert below_cited[0] > cited.x and below_cited[1] > cited.y + cited.height
    assert [edge.words.text for edge in made.edges if edge.words] == ["废止", "依据"]


def tip(head: str) -> tuple[float, ...]:
    found = re.match(r"M([\d.]+) ([\d.]+)L", head)
    assert found
    return float(found[1]), float(found[2])


def test_what_is_beyond_the_second_step_is_counted():
    below = tuple(node(str(at)) for at in range(9))
    made = draw(node("自己"), [], [Group("市", (node("甲", below=below, count=9, more="/graph/甲"),), 1, "#")], DESK)
    (more,) = [box for box in made.boxes if box.kind == "more"]
    assert (more.count, more.address) == (9 - BELOW, "/graph/甲")


def test_a_document_alone_is_a_box():
    for frame in (DESK, TELEPHONE):
        made = draw(node("自己"), [], [], frame)
        assert (len(made.boxes), made.edges, made.width) == (1, (), frame.own)
        assert made.height == made.boxes[0].height


def test_the_same_neighbours_make_the_same_picture():
    asked = (node("自己"), [Group("", (node("甲"),), 1, "#")], [Group("国家", (node("乙"),), 1, "#")], TELEPHONE)
    assert draw(*asked) == draw(*asked)
