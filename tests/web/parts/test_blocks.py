"""What a document's page is made of: everything once, in order, under headings that skip no rank."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from search.gazette.model import Cell, Clause, Document, Kind, Pages
from search.index.engine import Engine
from search.results import Fragment
from search.web.parts.blocks import OUTLINE_DEPTH, Entry, Prose, Table, blocks, cut, outline


def clause(name: str, kind: Kind = Kind.PARAGRAPH, extent: int = 1, page: int | None = None, **more: object) -> Clause:
    pages = Pages(page, page) if page else None
    return Clause(f"d/{name}", kind, None, (), name, pages, (1, 1), extent=extent, **more)  # type: ignore[arg-type]


def row(name: str, *columns: str) -> Clause:
    return clause(name, Kind.ROW, cells=tuple(Cell(column, name) for column in columns))


def whole(engine: Engine) -> Iterator[Document]:
    for document in engine.documents():
        found = engine.document(document.id)
        assert found
        yield found


def test_every_clause_stands_once_and_in_order(engine):
    for document in whole(engine):
        shown = [c for b in blocks(document.clauses) for c in (b.rows if isinstance(b, Table) else (b.clause,))]
        assert shown == list(document.clauses)


def test_no_rank_is_skipped(engine):
    for document in whole(engine):
        before = 1
        for block in blocks(document.clauses[1:]):
            if isinstance(block, Prose) and block.rank:
                assert 2 <= block.rank <= before + 1
                before = block.rank


def test_rows_with_the_same_columns_are_one_table():
    made = blocks((row("1", "甲", "乙"), row("2", "甲", "乙"), row("3", "甲"), clause("4"), row("5", "甲")))
    assert [b.columns if isinstance(b, Table) else None for b in made] == [("甲", "乙"), ("甲",), None, ("甲",)]


def test_headings_are_ranked_by_the_headings_above_them():
    made = blocks(
        (
            clause("一", Kind.HEADING, 4),
            clause("（一）", Kind.ITEM, 2),
            clause("1.", Kind.HEADING, 1),
            clause("（二）", Kind.HEADING, 1),
            clause("二", Kind.HEADING, 1),
        )
    )
    assert [block.rank for block in made if isinstance(block, Prose)] == [2, None, 3, 3, 2]


def test_ranks_end_with_those_of_html():
    deep = tuple(clause(str(i), Kind.HEADING, 9 - i) for i in range(9))
    assert [block.rank for block in blocks(deep) if isinstance(block, Prose)] == [2, 3, 4, 5, 6, 6, 6, 6, 6]


def test_a_page_is_told_where_it_begins():
    told = blocks(tuple(clause(str(i), page=page) for i, page in enumerate([2, 2, None, 3, 3, 5])))
    assert [block.page for block in told if isinstance(block, Prose)] == [2, None, None, 3, None, 5]


def test_the_outline_holds_headings_and_what_is_numbered_along_with_them(engine):
    document = engine.document("济政发2022-17")
    (plan,) = outline(document.clauses[1:])
    assert plan.line == "济南市“十四五”全民科学素质行动规划纲要实施方案"
    assert [entry.line for entry in plan.below] == ["一、总体要求", "二、提升行动", "三、重点工程", "四、保障措施"]
    assert [entry.line for entry in plan.below[0].below] == ["（一）指导思想", "（二）基本原则", "（三）工作目标"]


def test_no_outline_is_deeper_than_it_may_be(engine):
    def depth(entries: tuple[Entry, ...]) -> int:
        return max((1 + depth(entry.below) for entry in entries), default=0)

    assert max(depth(outline(document.clauses[1:])) for document in whole(engine)) == OUTLINE_DEPTH


@given(st.lists(st.tuples(st.text(min_size=1), st.booleans())), st.integers(0, 30))
def test_a_cut_keeps_every_character_and_its_mark(pieces, at):
    fragments = [Fragment(text, matched) for text, matched in pieces]
    before, after = cut(fragments, at)
    marks = [(c, f.matched) for f in fragments for c in f.text]
    assert [(c, f.matched) for f in before for c in f.text] == marks[:at]
    assert [(c, f.matched) for f in after for c in f.text] == marks[at:]
