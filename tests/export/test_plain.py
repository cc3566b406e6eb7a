"""A document as text: all of it, in order, and where it is from."""

from __future__ import annotations

import pytest
from hypothesis import given

from search.export.plain import plain
from search.gazette.model import Kind
from tests.cite.cases import PLAN, RULES, TABLE, documents
from tests.outlines import DOCUMENTS


def squeezed(text: str) -> str:
    return "".join(text.split())


def body(document) -> str:
    """What is said between the head and the foot, without the names of columns."""
    _, _, rest = plain(document).partition("\n\n")
    return squeezed(rest.rpartition("————————")[0])


@pytest.mark.parametrize("name", documents())
def test_every_character_is_there_in_order(name):
    document = documents()[name]
    said, at = body(document), 0
    for clause in document.clauses[1:]:
        texts = [cell.text for cell in clause.cells] if clause.cells else [clause.text]
        for text in map(squeezed, texts):
            assert text in said[at:], text
            at = said.index(text, at) + len(text)


@given(DOCUMENTS)
def test_any_document_is_written_whole_and_line_by_line(document):
    lines = plain(document, "https://example.org/d").split("\n")
    assert lines[0] == document.title.split("\n")[0]
    assert "永久链接：https://example.org/d" in lines
    written = squeezed("".join(lines))
    for clause in document.clauses[1:]:
        if clause.cells is None:
            assert squeezed(clause.text) in written
    rows = [clause for clause in document.clauses[1:] if clause.cells]
    assert sum(line.count("\t") for line in lines) >= sum(len(row.cells) - 1 for row in rows)


def test_it_is_laid_out_as_one_would_file_it():
    lines = plain(documents()[PLAN], "https://example.org/x").split("\n")
    assert lines[:2] == [documents()[PLAN].title, "济政发〔2022〕17号"]
    assert "　　一、总体要求" in lines and "　　2022年10月8日" in lines
    own = lines.index("济南市“十四五”全民科学素质行动规划纲要实施方案")
    assert (lines[own - 1], lines[own + 1]) == ("", "")
    assert lines[lines.index("————————") + 1 :] == [
        "成文日期：2022年10月8日",
        "印发日期：2022年10月8日",
        "出处：《济南市人民政府关于印发济南市“十四五”全民科学素质行动规划纲要实施方案的通知》（济政发〔2022〕17号），"
        "载《济南市人民政府公报》2022年第20期，第2—11页",
        "永久链接：https://example.org/x",
        "文字由公报原文整理，标准文本以纸质公报所载为准。",
        "",
    ]


def test_a_table_can_be_pasted_into_a_spreadsheet():
    document = documents()[TABLE]
    row = next(clause for clause in document.clauses if clause.kind is Kind.ROW)
    lines = plain(document).split("\n")
    assert "\t".join(cell.text for cell in row.cells) in lines
    assert "\t".join(cell.column for cell in row.cells) in lines
    assert "\t" not in plain(documents()[RULES])
