"""What is marked of an OR: what of it holds for the clause, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from search.index.match.clausewise import answering
from search.index.show.snippet import fragments
from search.query import And, Leaf, Node, Not, Or, Query, parse
from tests import oracle as reference
from tests.index.factories import document
from tests.index.test_boolean import grown, pool

__all__ = ("pool",)  # a fixture

HELD = document("济政发〔2022〕17号", "济南市关于知识产权的通知", [("一、融资", ["质押贷款给予贴息，加强担保。"])])


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("(贷款 火星) OR 贴息", "质押贷款给予[贴息]，加强担保。"),
        ("(贷款 担保) OR 火星", "质押[贷款]给予贴息，加强[担保]。"),
        ("(贷款 担保) OR 贴息", "质押[贷款]给予[贴息]，加强[担保]。"),
        ("(贷款 -担保) OR 贴息", "质押贷款给予[贴息]，加强担保。"),
        ("(贷款 -火星) OR 贴息", "质押[贷款]给予[贴息]，加强担保。"),
        ("贷款火星 OR 贴息", "质押贷款给予[贴息]，加强担保。"),
        ("(贷款 融资) OR 火星", "质押[贷款]给予贴息，加强担保。"),
        ("(贷款 知识产权) OR 火星", "质押[贷款]给予贴息，加强担保。"),
        ("(贷款 文种:意见) OR 贴息", "质押贷款给予[贴息]，加强担保。"),
        ("(贷款 文种:通知) OR 贴息", "质押[贷款]给予[贴息]，加强担保。"),
        ("(贷款 有效:否) OR 火星", "质押[贷款]给予贴息，加强担保。"),  # what nobody tells may hold
        ("(贷款 -有效:否) OR 火星", "质押[贷款]给予贴息，加强担保。"),
        ("(贷款 页:3) OR 贴息", "质押贷款给予[贴息]，加强担保。"),
        ("(贷款 济政发2022第17号) OR 贴息", "质押[贷款]给予[贴息]，加强担保。"),
        ("(贷款 济政发2022第7号) OR 贴息", "质押贷款给予[贴息]，加强担保。"),
        ('(贷款 "贴息 担保"~4) OR 火星', "质押[贷款]给予[贴息]，加强[担保]。"),
        ('(贷款 "贴息 担保"~2) OR 质押', "[质押]贷款给予贴息，加强担保。"),
        ("(质* 火*) OR 担*", "质押贷款给予贴息，加强[担]保。"),
        ("((贷款 火星) OR 贴息) 担保", "质押贷款给予[贴息]，加强[担保]。"),
        ("(((贷款 火星) OR 质押) 贴息) OR 火星", "[质押]贷款给予[贴息]，加强担保。"),
        ("-(贷款 OR 火星) 担保", "质押贷款给予贴息，加强[担保]。"),
        # beside an OR, and in partial matches, what stands is marked
        ("贷款 火星", "质押[贷款]给予贴息，加强担保。"),
        ("火星 OR 水星", "质押贷款给予贴息，加强担保。"),
    ],
)
def test_what_is_marked(asked: str, expected: str):
    clause = HELD.clauses[-1]
    found = fragments(clause.text, answering(parse(asked), clause, HELD))
    assert "".join(f"[{one.text}]" if one.matched else one.text for one in found) == expected


def test_random_questions_mark_what_holds(oracle, pool):
    """By brute force: the leaves of the branches that hold are marked, as if they alone were asked for."""
    random_ = random.Random(13)
    marked = spared = 0
    for _ in range(300):
        node = Or(tuple(grown(random_, pool, 2)[1] for _ in range(2)))
        asked, all_of_them = Query("", (node,)), Query("", (Or(tuple(leaves(node, None))),))
        for row in random_.choices(oracle.where(node) or oracle._rows, k=20):
            alive = tuple(leaves(node, row))
            found = fragments(row.clause.text, answering(asked, row.clause, row.document, lambda one: reference.holds(one, row)))
            assert found == fragments(row.clause.text, Query("", (Or(alive),) if alive else ())), node
            marked += any(one.matched for one in found)
            spared += found != fragments(row.clause.text, all_of_them)
    assert marked > 300 and spared > 20


def leaves(node: Node, row: reference.Row | None) -> Iterator[Leaf]:
    """The leaves that are asked for, of an OR only those in branches that hold for ``row``, if one is given."""
    match node:
        case Or(nodes):
            for one in nodes:
                if row is None or reference.holds(one, row):
                    yield from leaves(one, row)
        case And(nodes):
            for one in nodes:
                yield from leaves(one, row)
        case Not():
            pass
        case _:
            yield node
