"""Clauses of the corpus: where the page breaks, wraps, spaces or looks like something else."""

from __future__ import annotations

import re

import pytest

from search.gazette.model import Clause, Document, Kind, Pages, Reading

# (text that stands whole in exactly one clause, 文号, id below the document, first line, last line)
WHOLE = [
    ("生物学、通用技术、信息技术等学科教师", "济政发〔2022〕17号", "二/一/6", 284, 301),  # printed page number inside
    ("为助力全市经济建设贡献青春力量", "济政发〔2022〕17号", "二/三/1", 395, 412),
    ("制定统一、高效、流畅的监管和执法程序", "济政办字〔2022〕51号", "三/十/2", 4460, 4484),  # running head, 一、
    ("国道220、国道309、国道340", "济政办字〔2019〕51号", None, 3045, 3065),  # a line begins 309、
    ("推进智慧科普建设工程", "济政发〔2022〕17号", "三/二/3", 724, 745),  # letter-spaced
    ("有效提升依申请公开协查、办理规范化水平", "济政办发〔2021〕9号", "三/三", 445, 447),
    ("公民具备科学素质的比例达到18.5%，城乡", "济政发〔2022〕17号", "一/三", 125, 143),  # the point of 18.5 stays
    ("由市与企业（机构）所在区县按1:1比例分担", "济政发〔2022〕18号", None, 1513, 1547),
    ("一、引导信贷资源支持民营和小微企业发展", "济政字〔2019〕55号", "一", 36, 38),  # a heading wrapped
    ("全市每千人医疗卫生机构床位数由7.48张", "济政字〔2021〕36号", "一/六", 187, 189),  # cut like a heading
    ("2.组织开展氢能领域重大关键共性技术攻关", "济政字〔2021〕36号", "二/二十六/2", 263, 265),  # a bare 2. ends a line
    ("2.加强跨境电商多层次人才培养。重点组织企业", "济政发〔2021〕10号", "三/五/2", 133, 135),
    ("到2025年，规模以上企业实施HACCP（食品质量管理体系认证）", "济政办字〔2022〕51号", "三/五/3/3", 3474, 3494),
    ("5份/千人\U00100170年", "济政办字〔2022〕51号", "三/五/3/4", 3496, 3512),  # a private-use character stays
    ("和二O三五年远景目标纲要", "济政办字〔2022〕51号", None, 2370, 2387),
    ("第十三条　2017年3月27日印发的《济南市中小微企业创新券实施管理办法（试行）》", "济政办发〔2019〕19号", "第十三条", 1368, 1394),
    ("走万企 提信心 优服务", "济营转办发〔2023〕1号", None, 124, 124),  # a space between words, not letters
    ("PM_{2.5}", "济营转办发〔2023〕1号", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize("text, number, path, first, last", WHOLE, ids=[row[0][:16] for row in WHOLE])
def test_stands_whole_in_one_clause(
    text: str, number: str, path: str | None, first: int | None, last: int | None, documents: dict[str, Document]
) -> None:
    document = documents[number]
    [clause] = [clause for clause in document.clauses if text in clause.text and clause.kind is not Kind.ROW] or [
        clause for clause in document.clauses if text in clause.text
    ]
    if path:
        assert clause.id == f"{document.id}/{path}"
    if first:
        assert clause.lines == (first, last)


PAGES = [
    ("济政发〔2022〕17号", "二/一/6", Pages(4, 5)),
    ("济政发〔2022〕17号", "标题", Pages(2, 2)),
    ("济政发〔2022〕18号", "三/十一", Pages(14, 15)),
    ("济政办字〔2022〕51号", "三/十/2", Pages(42, 43)),
    ("济政办字〔2019〕51号", "三/一/1", Pages(37, 37)),
    ("济政办字〔2019〕49号", "标题", Pages(26, 26)),
    ("济政字〔2019〕55号", "七/十七", None),
    ("济政字〔2024〕45号", "标题", Pages(2, 2)),
    ("济政字〔2024〕45号", "三/一/2", None),
]


@pytest.mark.parametrize("number, path, pages", PAGES)
def test_pages(number: str, path: str, pages: Pages | None, documents: dict[str, Document]) -> None:
    document = documents[number]
    assert _at(document, path).pages == pages


def test_no_clause_begins_or_ends_inside_a_sentence(clauses: list[tuple[Document, Clause]]) -> None:
    for _, clause in clauses:
        if clause.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.ARTICLE):
            assert re.search(r"[。！？；：）)…][”’）》]*$", clause.text), clause
        assert not re.match(r"[，。；：、）》”！？]", clause.text), clause
        assert "\n" not in clause.text


def test_path_and_extent_tell_the_same(clauses: list[tuple[Document, Clause]]) -> None:
    for document in {document.id: document for document, _ in clauses}.values():
        for i, clause in enumerate(document.clauses):
            below = document.clauses[i + 1 : i + clause.extent]
            if below:
                assert clause.heading
            for other in below if i else ():
                assert other.path[: len(clause.path) + 1] == (*clause.path, clause.heading)
        assert document.clauses[0].extent == len(document.clauses)
        assert document.clauses[0].kind is Kind.TITLE and document.clauses[0].path == ()


def test_ids_are_unique(clauses: list[tuple[Document, Clause]]) -> None:
    ids = [clause.id for _, clause in clauses]
    assert len(ids) == len(set(ids))


TREE = [
    ("济政发〔2022〕17号", "二/一/6", "6.", ["济南市“十四五”全民科学素质行动规划纲要实施方案", "二、提升行动", "（一）青少年科学素质提升行动。"]),
    ("济政办发〔2019〕19号", "第五条", "第五条", ["济南市中小微企业创新券实施管理办法"]),
    ("济政字〔2019〕55号", "七/十七", "（十七）", ["关于金融支持民营和小微企业健康发展的若干措施", "七、降低民营企业融资成本"]),
    ("济政字〔2021〕36号", "二/一/2", "2.", ["二、新增重点任务落实措施（27项）", "（一）建立常态化财政资金直达机制并扩大范围，为市县基层惠企利民提供更加及时有力的财力支持。"]),
    ("济政办字〔2021〕25号", "一/一/3", "3.", ["一、新命名道路", "（一）市中区（10条）。"]),
    ("济政办字〔2022〕51号", "三/三/1/4", "（4）", ["济南市“十四五”市场监管规划", "三、重点任务", "（三）强化监管执法，营造良好竞争环境。", "1.加强重点领域市场秩序监管。"]),
]  # fmt: skip


@pytest.mark.parametrize("number, path, label, above", TREE, ids=[f"{row[0]} {row[1]}" for row in TREE])
def test_headings_above(number: str, path: str, label: str, above: list[str], documents: dict[str, Document]) -> None:
    clause = _at(documents[number], path)
    assert clause.label == label
    assert list(clause.path) == above


def test_an_article_has_its_paragraphs_below(documents: dict[str, Document]) -> None:
    document = documents["济政办发〔2019〕19号"]
    article = _at(document, "第五条")
    at = document.clauses.index(article)
    below = document.clauses[at + 1 : at + article.extent]
    assert [clause.text[:8] for clause in below] == ["市科技局、市工业", "各区县科技、工业"]
    assert all(clause.path[-1] == "第五条" and clause.kind is Kind.PARAGRAPH for clause in below)


def test_closing_provisions_stand_below_no_item(documents: dict[str, Document]) -> None:
    for number, start in [("济政字〔2019〕55号", "本措施自印发之日起施行"), ("济政办发〔2021〕8号", "本方案自2021年6月12日")]:
        [clause] = [clause for clause in documents[number].clauses if clause.text.startswith(start)]
        assert len(clause.path) == 1


def test_measures_inside_a_line_are_clauses(documents: dict[str, Document]) -> None:
    document = documents["济政字〔2021〕36号"]
    second = next(c for c in document.clauses if c.text.startswith("二、新增"))
    at = document.clauses.index(second)
    below = document.clauses[at + 1 : at + second.extent]
    measures = [c for c in below if c.label and c.label.startswith("（")]
    assert len(measures) == 27
    assert sum(measure.extent > 1 for measure in measures) == 22


def test_bullets_are_items(documents: dict[str, Document]) -> None:
    bullets = [c for c in documents["济政办发〔2019〕20号"].clauses if c.text.startswith("———")]
    assert [c.kind for c in bullets] == [Kind.ITEM] * 3
    assert {c.path[-1] for c in bullets} == {"（三）工作原则。"}


# Tables: 文号, rows, columns of the first, cells of one row
TABLES = [
    ("济政字〔2024〕45号", 10, ["序号", "指标项", "单位", "预期值"], ["4", "行政裁决案件受理量", "件/年", "50"]),
    ("济政办字〔2022〕51号", 18, ["序号", "指标名称", "2020年实现数", "2025年目标数", "属性"], ["15", "“96333”电梯应急处置服务平台覆盖率（%）", "100", "100", "约束性"]),
    ("济政办发〔2019〕20号", 14, ["市直部门", "培训计划"], ["市人力资源社会保障局", "3.5"]),
]  # fmt: skip


@pytest.mark.parametrize("number, count, columns, cells", TABLES, ids=[row[0] for row in TABLES])
def test_tables(number: str, count: int, columns: list[str], cells: list[str], documents: dict[str, Document]) -> None:
    rows = [c for c in documents[number].clauses if c.kind is Kind.ROW]
    assert len(rows) == count
    assert all([cell.column for cell in row.cells or ()] == columns for row in rows)
    assert cells in [[cell.text for cell in row.cells or ()] for row in rows]


def test_the_tables_of_measures_have_the_rows_they_count(documents: dict[str, Document]) -> None:
    clauses = documents["济营转办发〔2023〕1号"].clauses
    rows = [c for c in clauses if c.kind is Kind.ROW]
    assert len(rows) == 194
    assert all(len(row.cells or ()) == 7 for row in rows)
    assert sum((row.cells or ())[-1].text == "" for row in rows) == 86
    assert {tuple(cell.column for cell in row.cells or ())[1:3] for row in rows} == {
        ("问题", "解决问题的措施"),
        ("创新任务", "工作推进措施"),
    }
    counted = 0
    for i, clause in enumerate(clauses):
        if said := re.search(r"类[（(]共(\d+)条[）)]$", clause.text):
            assert clause.kind is Kind.HEADING
            assert [c.kind for c in clauses[i + 1 : i + clause.extent]] == [Kind.ROW] * int(said[1])
            counted += int(said[1])
    assert counted == 194


def test_covering_notice_and_the_text_it_issues_are_both_there(documents: dict[str, Document]) -> None:
    kinds = [c.kind for c in documents["济政办发〔2019〕19号"].clauses[:5]]
    assert kinds == [Kind.TITLE, Kind.PARAGRAPH, Kind.SIGNATURE, Kind.HEADING, Kind.ARTICLE]
    both = [c.text for c in documents["济营转办发〔2023〕1号"].clauses if c.kind is Kind.HEADING and not c.path]
    assert both == ["济南市优化营商环境创新提升行动实施方案配套措施", "济南市优化营商环境措施清单"]


def test_the_same_document_has_the_same_ids_wherever_it_stands(readings: dict[str, Reading]) -> None:
    """A document cut out of its file, under another name and with other line numbers."""
    from search.gazette.parse import read
    from tests.gazette.conftest import CORPUS

    text = (CORPUS / "2021-10-11.txt").read_text("utf-8")
    start = text.index("济南市人民政府办公厅 关于龙驹街等市区内道路命名及")
    cut = text[start : text.index("济南市人民政府办公厅 关于确定济南市防范和处置非法集资", start)]
    [document] = read("other.txt", ("\n\n" + cut).encode()).documents
    original = next(d for d in readings["2021-10-11.txt"].documents if d.id == document.id)
    assert [c.id for c in document.clauses] == [c.id for c in original.clauses]


def _at(document: Document, path: str) -> Clause:
    return next(clause for clause in document.clauses if clause.id == f"{document.id}/{path}")
