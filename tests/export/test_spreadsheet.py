"""CSV: Excel opens it with its Chinese, runs nothing of it, and every clause is in it once."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.export.spreadsheet import BOM, COLUMNS, guarded, write
from tests.cite.cases import LOOSE, PLAN, documents
from tests.outlines import DOCUMENTS


def written(some) -> str:
    out = io.StringIO(newline="")
    write(some, out)
    return out.getvalue()


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline=""), strict=True))


def test_every_clause_is_a_row():
    held = rows(written(documents().values()))
    assert [row["条款"] for row in held] == [clause.id for document in documents().values() for clause in document.clauses]
    assert all(tuple(row) == COLUMNS for row in held)


@pytest.mark.parametrize(
    ("clause", "column", "cell"),
    [
        (f"{PLAN}/二/一/6", "文号", "济政发〔2022〕17号"),
        (f"{PLAN}/二/一/6", "公报", "济南市人民政府公报2022年第20期"),
        (f"{PLAN}/二/一/6", "页码", "第4—5页"),
        (f"{PLAN}/二/一/6", "成文日期", "2022-10-08"),
        (f"{LOOSE}/标题", "公报", ""),
        (f"{LOOSE}/标题", "页码", ""),
        ("济政发2021-10/标题", "公报", "济南市人民政府公报2021年第10/11期"),
        ("济政发2021-10/一", "页码", "第3页起"),
    ],
)
def test_cells(clause, column, cell):
    assert next(row for row in rows(written(documents().values())) if row["条款"] == clause)[column] == cell


def test_lines_end_as_excel_expects():
    text = written([documents()[PLAN]])
    assert text.count("\r\n") == text.count("\n") == len(documents()[PLAN].clauses) + 1


@given(st.lists(DOCUMENTS, max_size=2))
def test_nothing_is_lost_and_nothing_is_a_formula(some):
    clauses = [clause for document in some for clause in document.clauses]
    held = rows(written(some))
    assert [row["正文"].removeprefix("'") for row in held] == [clause.text.removeprefix("'") for clause in clauses]
    assert not any(cell[:1] in tuple("=+-@＝＋－＠\t\r\n") for row in held for cell in row.values() if cell)


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1"])
def test_what_begins_a_formula_is_text(cell):
    assert guarded(cell) == f"'{cell}" and guarded(f"甲{cell}") == f"甲{cell}" and guarded("") == ""
