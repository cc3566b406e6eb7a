"""Where a clause stands: marks as printed and as jurists count them, and what is counted only where it is certain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from search.cite import Cited
from search.cite.place import place
from search.cite.sentences import sentences
from search.cite.steps import counted, printed
from search.gazette.model import Clause, Document, Kind, Span
from tests.cite.cases import CASES, ORDER, PLAN, documents

TWO_TEXTS = Document(
    id="d",
    number=None,
    title="关于印发甲办法和乙方案的通知",
    kind="通知",
    issuers=(),
    addressees=(),
    dated=None,
    printed=None,
    registration=None,
    issue=None,
    pages=None,
    attachments=(),
    source="甲.txt",
    sha256="",
)


def outline(*rows: tuple[int, Kind, str | None, str]) -> Document:
    """The document of ``rows``: how deep a clause stands, its kind, label and text."""
    clauses: list[Clause] = []
    above: list[int] = []
    for at, (depth, kind, label, text) in enumerate([(0, Kind.TITLE, None, TWO_TEXTS.title), *rows]):
        above = above[:depth]
        path = tuple(clauses[i].text for i in above if i)
        for i in above:
            clauses[i] = replace(clauses[i], extent=clauses[i].extent + 1)
        clauses.append(Clause(f"d/{at}", kind, label, path, text, None, (1, 1)))
        above.append(at)
    return replace(TWO_TEXTS, clauses=tuple(clauses))


H, I, A, P, R, N = Kind.HEADING, Kind.ITEM, Kind.ARTICLE, Kind.PARAGRAPH, Kind.ROW, Kind.NOTE

ROWS = (
    (1, P, None, "现印发给你们。"),
    (1, H, "一、", "一、通知的要求"),
    (2, P, None, "抓好落实。"),
    (1, H, None, "甲办法"),
    (2, H, "第一章", "第一章 总则"),
    (3, H, "第一节", "第一节 目的"),
    (4, A, "第十七条之一", "第十七条之一　甲。乙。"),
    (5, I, "（一）", "（一）丙；"),
    (6, I, "1.", "1.丁；"),
    (7, I, "（1）", "（1）戊。"),
    (1, H, None, "乙方案"),
    (2, P, None, "为了己，"),
    (2, P, None, "制定本方案。"),
    (2, H, "一、", "一、总体要求"),
    (3, P, None, "坚持庚。"),
    (2, H, "二、", "二、任务"),
    (3, H, "（一）", "（一）推进。"),
    (4, I, "1.", "1.辛。"),
    (5, I, "1.1", "1.1 壬。"),
    (5, I, "①", "①癸。"),
    (5, P, None, "续。"),
    (4, H, None, "小标题"),
    (4, I, None, "——子。"),
    (4, I, None, "——丑。"),
    (1, H, "附件1", "附件1 寅表"),
    (2, N, None, "单位：万元"),
    (2, R, "7", "7 卯"),
    (2, R, None, "合计 8"),
    (2, H, "一、", "一、辰"),
    (2, A, "第三条", "第三条　巳。"),
    (1, H, "附件", "附件"),
    (1, N, None, "附件：午"),
)


@pytest.mark.parametrize(
    ("text", "as_printed", "as_counted"),
    [
        ("现印发给你们。", "正文第一段", "正文第1段"),
        ("一、通知的要求", "正文第一部分", "正文第一节"),  # the plan has a 一、, too
        ("抓好落实。", "正文第一部分", "正文第一节"),  # all that stands below it
        ("甲办法", "《甲办法》", "《甲办法》"),
        ("第一章 总则", "第一章", "第一章"),
        ("第一节 目的", "第一章第一节", "第一章第一节"),
        ("第十七条之一　甲。乙。", "第十七条之一", "第17条之一"),
        ("（一）丙；", "第十七条之一第（一）项", "第17条之一第1项"),
        ("1.丁；", "第十七条之一第（一）项第1目", "第17条之一第1项第1目"),
        ("（1）戊。", "第十七条之一第（一）项第1目（1）", "第17条之一第1项第1目第（1）点"),
        ("乙方案", "《乙方案》", "《乙方案》"),
        ("为了己，", "《乙方案》第一段", "《乙方案》第1段"),
        ("制定本方案。", "《乙方案》第二段", "《乙方案》第2段"),
        ("一、总体要求", "《乙方案》第一部分", "《乙方案》第一节"),
        ("坚持庚。", "《乙方案》第一部分", "《乙方案》第一节"),
        ("二、任务", "第二部分", "第二节"),
        ("（一）推进。", "二、（一）", "第二节第一小节"),
        ("1.辛。", "二、（一）1.", "第二节第一小节第1点"),
        ("1.1 壬。", "二、（一）1.1", "第二节第一小节第1.1点"),
        ("①癸。", "二、（一）1.①", "第二节第一小节第1点第①点"),
        ("续。", "二、（一）1.第二段", "第二节第一小节第1点第2段"),
        ("小标题", "二、（一）“小标题”", "第二节第一小节“小标题”"),
        ("——子。", "二、（一）第一段", "第二节第一小节第1段"),
        ("——丑。", "二、（一）第二段", "第二节第一小节第2段"),
        ("附件1 寅表", "附件1", "附件1"),
        ("单位：万元", "附件1注", "附件1注"),
        ("7 卯", "附件1表中序号7", "附件1表中序号7"),
        ("合计 8", "附件1表中第2行", "附件1表中第2行"),
        ("一、辰", "附件1第一部分", "附件1第一节"),
        ("第三条　巳。", "附件1第三条", "附件1第3条"),
        ("附件", "附件", "附件"),
        ("附件：午", "附件说明", "附件说明"),
    ],
)
def test_places(text, as_printed, as_counted):
    document = outline(*ROWS)
    steps = place(Cited(document, next(clause for clause in document.clauses if clause.text == text)))
    assert (printed(steps), counted(steps)) == (as_printed, as_counted)


def test_every_row_is_tried():
    tried = test_places.pytestmark[0].args[1]
    assert {text for _, _, _, text in ROWS} == {text for text, _, _ in tried}


@pytest.mark.parametrize("name", ["deep", "article", "decree's sub-item", "attachment", "numbered row", "signature", "title"])
def test_marks_need_no_document(name):
    """A hit has its document without clauses: what is printed can be cited all the same."""
    alone = replace(CASES[name], document=replace(CASES[name].document, clauses=()))
    assert place(alone) == place(CASES[name])


@pytest.mark.parametrize(
    ("name", "with_it", "without"),
    [
        ("paragraph", "第五条第三款", "第五条"),
        ("row", "附件1表中第2行", "附件1"),
        ("decree's item of a paragraph", "第四条第二款第（二）项", "第四条第（二）项"),
    ],
)
def test_what_is_counted_needs_the_document(name, with_it, without):
    alone = replace(CASES[name], document=replace(CASES[name].document, clauses=()))
    assert (printed(place(CASES[name])), printed(place(alone))) == (with_it, without)


def test_every_clause_of_the_corpus_has_a_place():
    for document in documents().values():
        for clause in document.clauses:
            whole = clause.kind is Kind.TITLE or clause.text == document.title
            assert bool(place(Cited(document, clause))) is not whole


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        ("甲。乙。", "甲", "第一句"),
        ("甲。乙。", "。乙", "第一至二句"),
        ("甲。", "甲", ""),
        ("提出“甲。乙。”，丙。丁。", "乙", "第一句"),
        ("甲。（牵头单位：市科技局）", "牵头", ""),
        ("甲。乙。（牵头单位：市科技局）", "市科技局", "第二句"),
        ("他问：“甲？”乙！丙", "丙", "第三句"),
        ("甲；乙，丙", "乙", ""),
    ],
)
def test_sentences(text, words, where):
    clause = Clause("d/1", Kind.PARAGRAPH, None, ("一、甲",), text, None, (1, 1))
    start = text.index(words)
    steps = place(Cited(TWO_TEXTS, clause, Span(start, start + len(words))))
    assert printed(steps[1:]) == where
    assert [s.start for s in sentences(text)] == [0, *(s.end for s in sentences(text))][:-1]


def test_a_decrees_chapters_are_not_needed():
    below = next(clause for clause in documents()[ORDER].clauses if clause.id.endswith("第三条/二/1"))
    assert below.path[1] == "第二章 测试" and "章" not in printed(place(Cited(documents()[ORDER], below)))


def test_a_plan_is_named_only_where_it_must_be():
    named = [c for c in documents()[PLAN].clauses if "《" in printed(place(Cited(documents()[PLAN], c)))]
    assert [clause.label for clause in named] == [None, None]
