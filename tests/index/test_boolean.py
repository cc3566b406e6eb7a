"""The query language over the real corpus: random questions against brute force, and the laws of Boolean algebra."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import pytest

from search import query
from search.index.match.matching import holds
from search.index.store.rows import Mask
from search.index.store.snapshot import Snapshot
from search.index.text.analyzer import cut
from search.query import And, Filter, Leaf, Near, Node, Not, Number, Or, Phrase, Prefix, Words
from tests import oracle as reference

QUERIES = 2_000


@pytest.fixture(scope="module")
def snapshot(engine) -> Snapshot:
    """What the engine searches, for the masks of matching rows."""
    return engine._current()


@pytest.fixture(scope="module")
def where(oracle, snapshot) -> Callable[[Node], Mask]:
    """Brute force, one truth value for each row; a leaf is looked for once."""
    rows = oracle._rows
    leaves: dict[Leaf, Mask] = {}

    def found(node: Node) -> Mask:
        match node:
            case And(nodes):
                return np.logical_and.reduce([found(one) for one in nodes])
            case Or(nodes):
                return np.logical_or.reduce([found(one) for one in nodes])
            case Not(inner):
                return ~found(inner)
        if node not in leaves:
            leaves[node] = np.array([reference.holds(node, row) for row in rows])[snapshot.rows.place]
        return leaves[node]

    return found


@pytest.fixture(scope="module")
def pool(oracle) -> list[tuple[str, Leaf]]:
    """Leaves of every kind that the corpus gives rise to, each as it is typed."""
    random_ = random.Random(7)
    documents = list(oracle.documents())
    texts = [row.clause.text for row in oracle._rows]
    vocabulary = sorted({word for text in texts for word in cut(text)} - {"or", "not", "and", "或", "非", "且"})
    return [leaf for _ in range(25) for leaf in _leaves(random_, documents, oracle._rows, texts, vocabulary)]


def _leaves(random_, documents, rows, texts, vocabulary) -> Iterator[tuple[str, Leaf]]:
    document = random_.choice([d for d in documents if d.number])
    word, other = (random_.choice(vocabulary) for _ in range(2))
    text = random_.choice([t for t in texts if len(t) > 30])
    at = random_.randrange(len(text) - 20)
    first, second = (("".join(c for c in text[i : i + 2] if c.isalnum()) or "济南") for i in (at, at + 2 + at % 9))
    phrase = text[at : at + random_.randint(1, 8)].replace('"', "").replace("“", "").replace("”", "")
    distance, page = random_.randint(0, 30), random_.randint(1, 60)
    year = random_.randint(2019, 2024)
    yield word, Words(word)
    yield other, Words(other)
    yield f'"{phrase}"', Phrase(phrase)
    if first != second:
        yield f'"{first} {second}"~{distance}', Near((first, second), distance)
    yield f"{word[: 1 + len(word) // 2]}*", Prefix(word[: 1 + len(word) // 2])
    yield f" {document.number} ", Number(document.number)
    yield f"文号:{document.number}", Filter("文号", str(document.number))
    yield f"标题:{document.title[5:9]}", Filter("标题", document.title[5:9])
    yield f"机关:{document.issuers[0][:4]}", Filter("机关", document.issuers[0][:4])
    yield f"文种：{document.kind}", Filter("文种", document.kind)
    yield f"年:{year}..{year + 1}", Filter("年", f"{year}..{year + 1}")
    yield f"日期:{year}-05", Filter("日期", f"{year}-05-01..{year}-05-31")
    yield f"页:{page}..{page + 5}", Filter("页", f"{page}..{page + 5}")
    unit = random_.choice([unit for row in rows for unit in row.clause.units])
    yield f"责任单位:{unit.name}", Filter("责任单位", unit.name)
    yield f'牵头单位:"{unit.name[:3]}"', Filter("牵头单位", unit.name[:3], True)
    yield f"完成:{year + 2}..", Filter("完成", f"{year + 2}-01-01..{date.max}")
    yield f"引用:{word}", Filter("引用", word)
    yield f"有效于:{year}-05-01", Filter("有效于", f"{year}-05-01")
    yield from ((f"有效:{state}", Filter("有效", state)) for state in ("是", "否", "未载明"))
    if document.issue:
        asked = f"{document.issue.year}-{document.issue.number}"
        yield f"期:{asked}", Filter("期", asked)


def grown(random_: random.Random, pool: list[tuple[str, Leaf]], depth: int) -> tuple[str, Node]:
    """A random question, as typed and as nodes; what is compound stands in brackets."""
    kind = random_.random()
    if depth == 0 or kind < 0.25:
        return random_.choice(pool)
    if kind < 0.45:
        typed, node = grown(random_, pool, depth - 1)
        signs = ["NOT ", "非 "] if typed[0] in "-－" else ["-", "－", "NOT ", "非 "]  # -- is one exclusion
        sign = random_.choice(signs)
        return f"{sign}{typed.strip() if len(sign) == 1 else typed}", Not(node)
    parts = [grown(random_, pool, depth - 1) for _ in range(random_.randint(2, 3))]
    nodes = tuple(node for _, node in parts)
    opening, closing = random_.choice(["()", "（）"])
    if kind < 0.75:
        return opening + random_.choice([" ", " AND ", "\u3000"]).join(t for t, _ in parts) + closing, And(nodes)
    return opening + random_.choice([" OR ", " 或 "]).join(t for t, _ in parts) + closing, Or(nodes)


def test_the_rows_are_in_one_order(snapshot, oracle):
    order = np.argsort(snapshot.rows.place).tolist()
    assert [snapshot.clause(row).id for row in order] == [row.clause.id for row in oracle._rows]


def test_every_leaf_is_what_brute_force_finds(snapshot, where, pool):
    found = {type(node).__name__: 0 for _, node in pool}
    for typed, node in pool:
        mask = where(node)
        assert np.array_equal(holds(node, snapshot), mask), typed
        found[type(node).__name__] += int(mask.sum())
    assert all(found.values()), found


def test_random_questions(snapshot, where, pool):
    random_ = random.Random(8)
    found = []
    for _ in range(QUERIES):
        typed, node = grown(random_, pool, 3)
        read = query.parse(typed)
        mask = where(node)
        assert read.notice is None, (typed, read.notice)
        assert np.array_equal(holds(And(read.nodes), snapshot), mask), typed
        found.append(0 < mask.sum() < len(mask))
    assert sum(found) > QUERIES / 3


def test_the_engine_answers_so(engine, where, pool):
    random_ = random.Random(9)
    for _ in range(200):
        typed, node = grown(random_, pool, 2)
        results = engine.search(query.parse(typed))
        alone = isinstance(node, Number)
        assert alone or results.total == where(node).sum(), typed


def test_the_laws(snapshot, pool):
    def mask(node: Node) -> Mask:
        return holds(node, snapshot)

    random_ = random.Random(10)
    for _ in range(300):
        p, q, r = (grown(random_, pool, 1)[1] for _ in range(3))
        a, b, c = map(mask, (p, q, r))
        assert not (mask(And((p, q))) & ~a).any()  # A AND B ⊆ A
        assert not (a & ~mask(Or((p, q)))).any()
        assert np.array_equal(mask(Not(p)), ~a) and np.array_equal(mask(Not(Not(p))), a)
        assert np.array_equal(mask(And((p, Or((q, r))))), mask(Or((And((p, q)), And((p, r))))))
        assert np.array_equal(mask(Or((p, And((q, r))))), mask(And((Or((p, q)), Or((p, r))))))
        assert np.array_equal(mask(Not(And((p, q)))), mask(Or((Not(p), Not(q)))))
        assert np.array_equal(mask(Not(Or((p, q)))), mask(And((Not(p), Not(q)))))
        assert np.array_equal(mask(And((p, q, r))), a & b & c) and np.array_equal(mask(Or((r, q, p))), a | b | c)
