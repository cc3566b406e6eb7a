"""Other gazettes than the corpus: made-up sources in the forms that other cities and the State Council print."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from search.gazette.model import Document, Issue, Kind, Pages, Reading
from search.gazette.parse import read
from tests.gazette.conftest import CORPUS
from tests.gazette.test_balance import check

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> Reading:
    return read(name, (SAMPLES / name).read_bytes())


def outline(document: Document) -> list[str]:
    """Label, or kind and first characters, of every clause, indented by its place."""
    return ["  " * len(c.path) + (c.label or f"{c.kind.value} {c.text[:6]}") for c in document.clauses]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_every_character_has_one_owner(path: Path) -> None:
    reading = read(path.name, path.read_bytes())
    check(reading, path.read_text("utf-8"))
    assert not [part for part in reading.parts if part.owner == "未归"]


def test_an_issue_with_a_decree_a_joint_document_and_a_chronicle() -> None:
    decree, measures, joint, chronicle = sample("city-issue.txt").documents
    issue = Issue("青岛市人民政府公报", 2023, "5", (812,), date(2023, 3, 15))
    assert [d.issue for d in (decree, measures, joint, chronicle)] == [issue] * 4
    assert [d.pages for d in (decree, measures, joint, chronicle)] == [Pages(n, None) for n in (3, 12, 18, 25)]

    assert (str(decree.number), decree.title, decree.kind) == ("青岛市人民政府令第298号", "青岛市城市供热管理办法", "令")
    assert (decree.issuers, decree.dated) == (("青岛市人民政府",), date(2023, 2, 20))
    assert outline(decree)[4:] == [
        "  第一章", "    第一条", "    第二条", "      paragraph 本办法所称城",
        "  第二章", "    第三条", "      （一）", "      （二）", "      （三）", "    第四条",
    ]  # fmt: skip

    assert [(a.title, a.held) for a in measures.attachments] == [("任务清单", True), ("申报表", True)]
    assert measures.addressees == ("各区、市人民政府", "市政府各部门", "市直各单位")
    rows = [clause for clause in measures.clauses if clause.kind is Kind.ROW]
    assert [[(cell.column, cell.text) for cell in row.cells or ()] for row in rows] == [
        [("序号", "1"), ("任务", "打造夜市"), ("责任单位", "市商务局")],
        [("序号", "2"), ("任务", "延长公交"), ("责任单位", "市交通运输局")],
    ]
    assert measures.clauses[-1].path == ("附件2 申报表",)

    assert joint.issuers == ("青岛市教育局", "青岛市财政局")
    assert (joint.dated, [(a.title, a.held) for a in joint.attachments]) == (
        date(2023, 2, 28),
        [("2023年学前教育补助分配表", False)],
    )
    assert (chronicle.number, chronicle.title, len(chronicle.clauses)) == (None, "2023年2月大事记", 3)


def test_a_document_as_issued_with_dashed_page_numbers() -> None:
    [document] = sample("as-issued.txt").documents
    assert str(document.number) == "国办发〔2024〕3号"
    assert document.title == "国务院办公厅关于进一步优化政务服务的指导意见"
    assert (document.pages, document.issue, document.dated) == (Pages(1, 2), None, date(2024, 1, 9))
    assert outline(document) == [
        "title 国务院办公厅", "paragraph 为进一步优化",
        "一、", "  （一）", "  （二）", "二、", "  （三）", "  （四）", "    1.", "    2.",
        "signature 国务院办公厅", "note （此件公开发",
    ]  # fmt: skip


def test_a_text_without_a_number_is_a_document_all_the_same() -> None:
    reading = sample("no-number.txt")
    [document] = reading.documents
    assert (document.title, document.number, document.dated) == (
        "关于开展2024年春季义务植树活动的倡议书",
        None,
        date(2024, 3, 12),
    )
    assert [problem.kind for problem in reading.problems] == ["没有文号"]
    assert read("elsewhere.txt", (SAMPLES / "no-number.txt").read_bytes()).documents[0].id == document.id


def test_a_number_that_is_skipped_is_a_problem() -> None:
    text = (CORPUS / "2024-15-16.txt").read_text("utf-8").split("\n")
    torn = [line for line in text if not line.startswith("5. 加大海关知识产权保护力度")]
    [problem] = read("torn.txt", "\n".join(torn).encode()).problems
    assert (problem.kind, problem.message, problem.line) == ("序号不连续", "“4.”之后是“6.”，其间可能有缺漏。", 122)


def test_a_telephone_number_at_the_end_is_the_document_s() -> None:
    [document] = sample("with-telephone.txt").documents
    assert "联系电话：0531-66600000" in "".join(clause.text for clause in document.clauses)
    assert document.clauses[-1].text == "济南市商务局 2024年8月20日"


def test_what_stands_before_the_first_document_is_kept() -> None:
    reading = sample("torn.txt")
    rest, document = reading.documents
    assert [problem.kind for problem in reading.problems] == ["没有标题", "没有文号", "没有成文日期"]
    assert outline(rest) == ["title 切实提高办理", "paragraph 切实提高办理", "（三）", "signature 济南市人民政"]
    assert rest.clauses[0].spans == ()
    assert document.title.endswith("代表性项目名录的通知")


# data → the kind of problem that says what is wrong with it
BAD = [
    (b"", "空文件"),
    (b" \n\t\r\n", "空文件"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "不是文本"),
    (b"PK\x03\x04\x14\x00\x06\x00", "不是文本"),
    (bytes(range(128, 256)) * 40, "不是文本"),
    ("济南市人民政府公报，".encode() * 2_000_000, "文件过大"),
]


@pytest.mark.parametrize("data, kind", BAD, ids=[kind for _, kind in BAD])
def test_what_is_no_text_is_a_problem(data: bytes, kind: str) -> None:
    reading = read("bad.txt", data)
    assert [problem.kind for problem in reading.problems] == [kind]
    assert reading.documents == () and len(reading.sha256) == 64


def test_encodings() -> None:
    text = (SAMPLES / "as-issued.txt").read_text("utf-8")
    expected = [c.text for c in read("a.txt", text.encode()).documents[0].clauses]
    for data, kinds in [
        (text.encode("gb18030"), ["编码"]),
        (text.encode("utf-16"), []),
        (text.encode("utf-8-sig"), []),
        (text.replace("\n", "\r\n").encode(), []),
    ]:
        reading = read("a.txt", data)
        assert [problem.kind for problem in reading.problems] == kinds
        assert [c.text for c in reading.documents[0].clauses] == expected


@pytest.mark.parametrize("name", ["2022-20-documents.txt", "2019-19-excerpt.txt"])
def test_form_feeds_mark_pages_as_well(name: str) -> None:
    text = (CORPUS / name).read_text("utf-8")
    spaced, fed = (read(name, t.encode()).documents for t in (text, re.sub(r"(?m)^ (?=\S)", "\f", text)))
    assert [(d.pages, [(c.id, c.pages) for c in d.clauses]) for d in fed] == [
        (d.pages, [(c.id, c.pages) for c in d.clauses]) for d in spaced
    ]


def test_where_page_marks_are_lost_no_page_is_guessed() -> None:
    text = (CORPUS / "2019-19-excerpt.txt").read_text("utf-8")
    documents = read("2019.txt", re.sub(r"(?m)^ (?=\S)", "", text).encode()).documents
    assert [document.pages for document in documents] == [None] * 7
    last = documents[-1].clauses[-1]
    assert last.pages is None


def test_what_follows_a_page_number_and_a_form_feed_is_text() -> None:
    text = "关于印发某方案的通知\n济政发〔2022〕1号\n甲乙丙丁。\n12\f戊己庚辛。\n"
    (document,) = read("fed.txt", text.encode()).documents
    assert [(c.text, c.pages) for c in document.clauses[1:]] == [
        ("甲乙丙丁。", Pages(12, 12)),
        ("戊己庚辛。", Pages(13, 13)),
    ]
