"""Who cites a document and whom it cites: its neighbours, and the page with their picture."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import unquote

import pytest

from search.gazette.parse import read as parse
from search.index.embedded import EmbeddedEngine
from search.web import create_app
from search.web.parts.neighbours import asking, neighbours
from search.web.site import Site

from .test_pages import read, words


def notice(number: str, title: str, *clauses: str) -> bytes:
    """A document as a gazette prints it."""
    head = [number, "济南市人民政府", title] if number else [f"济南市人民政府{title}"]
    head.append("各区县人民政府，市政府各部门：")
    return "\n".join([*head, *(f"    {one}" for one in clauses), "    济南市人民政府", "    2021年3月5日"]).encode()


NET = {
    "hub": notice(
        "济政发〔2020〕1号",
        "关于印发济南市政务服务办法的通知",
        "为贯彻《国务院关于加快推进政务服务标准化的意见》（国发〔2022〕5号）、《山东省人民政府关于建设数字强省的意见》（鲁政发〔2019〕3号），制定本通知。",
        "根据《中华人民共和国行政许可法》第十二条，制定如下办法。",
        "再次重申《中华人民共和国行政许可法》的规定。",
        "参照《关于印发济南市窗口管理办法的通知》（济政发〔2020〕3号）执行，济政发〔2020〕1号文件自公布之日起施行。",
    ),
    "cited": notice(
        "济政发〔2020〕3号",
        "关于印发济南市窗口管理办法的通知",
        "根据《国务院关于甲事项的通知》（国发〔2018〕1号）、《国务院关于乙事项的通知》（国发〔2018〕2号），制定本办法。",
    ),
    "title": notice("", "关于公布济南市便民服务事项目录的通知", "现将目录予以公布。"),
    **{
        f"citing{at}": notice(
            f"济政发〔2021〕{at}号",
            f"关于第{at}项工作的通知",
            "根据《关于印发济南市政务服务办法的通知》（济政发〔2020〕1号），制定本通知。",
            *["按照济政发〔2020〕1号要求落实。"] * (at % 2),
            *["按照济政发〔2021〕10号和《济南市人民政府关于公布济南市便民服务事项目录的通知》办理。"] * (at == 11),
            *["按照《济南市人民政府关于印发济南市政务服务办法的通知》办理。"] * (at == 12),
        )
        for at in range(10, 40)
    },
}


@pytest.fixture(scope="module")
def net(tmp_path_factory):
    """Documents that cite each other, which those of the corpus do not."""
    path = tmp_path_factory.mktemp("net") / "index"
    made = EmbeddedEngine.create(path)
    made.write(parse(f"{name}.txt", data) for name, data in NET.items())
    made.close()
    opened = EmbeddedEngine.open(path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def visitor(net):
    return create_app(net).test_client()


def named(those) -> list[tuple]:
    return [(str(one.number or one.title), one.held, one.relations, one.clauses) for one in those]


def test_neighbours_are_told_once_with_all_that_is_done(net):
    found = neighbours(net.document("济政发2020-1"), net)
    assert named(found.cited) == [
        ("国发〔2022〕5号", None, ("贯彻",), 1),
        ("鲁政发〔2019〕3号", None, ("贯彻",), 1),
        ("中华人民共和国行政许可法", None, ("依据", "提及"), 2),
        ("济政发〔2020〕3号", "济政发2020-3", ("参照",), 1),
    ]
    assert [one.level.value for one in found.cited] == ["国家", "省", "国家", "市"]
    assert found.count == 30
    assert sorted(one.held for one in found.citing) == [f"济政发2021-{at}" for at in range(10, 40)]
    clauses = {one.held: one.clauses for one in found.citing}
    assert (clauses["济政发2021-11"], clauses["济政发2021-12"], clauses["济政发2021-14"]) == (2, 2, 1), "12 by title, too"


def test_two_steps_lead_to_their_neighbours_but_not_back(net):
    found = neighbours(net.document("济政发2020-1"), net, True)
    (held,) = [one for one in found.cited if one.held]
    assert (named(held.below), held.count) == ([("国发〔2018〕1号", None, ("依据",), 1), ("国发〔2018〕2号", None, ("依据",), 1)], 2)
    (cited_too,) = [one for one in found.citing if one.held == "济政发2021-10"]
    assert [one.held for one in cited_too.below] == ["济政发2021-11"]
    other = neighbours(net.document("济政发2021-11"), net, True)
    hub = next(one for one in other.cited if one.held == "济政发2020-1")
    assert hub.count == len(hub.below) == 4 and all(one.held != "济政发2021-11" for one in hub.below)


def test_a_document_without_a_number_is_cited_by_its_title(net):
    document = next(one for one in net.documents() if one.number is None)
    found = neighbours(net.document(document.id), net)
    assert [one.held for one in found.citing] == ["济政发2021-11"] and found.count == 1
    assert asking(net.document(document.id)) == "引用:=《济南市人民政府关于公布济南市便民服务事项目录的通知》"


def test_neighbours_of_the_corpus_are_those_that_its_citations_name(engine):
    """Counted another way: over all citations at once."""
    cites, cited_by = defaultdict(set), defaultdict(set)
    for one, clause, document in engine.cited():
        if not (one.malformed or one.target == document.id):
            held = one.target not in (None, "outside")
            cites[document.id].add(one.target if held else str(one.number or one.title))
            if held:
                cited_by[one.target].add(document.id)
    for header in engine.documents():
        found = neighbours(engine.document(header.id), engine)
        assert {one.held or str(one.number or one.title) for one in found.cited} == cites[header.id], header.id
        assert {one.held for one in found.citing} == cited_by[header.id]
        assert found.count == len(found.citing) and len(found.cited) == len(cites[header.id])


def test_the_picture_and_the_lists_say_the_same(visitor):
    page = read(visitor.get("/graph/济政发2020-1"))
    for frame, most in (("desk", 16), ("telephone", 8)):
        drawn = [unquote(box["href"]) for box in page.select(f"svg.{frame} a.box")]
        assert len(drawn) == len(set(drawn)) == most + 1 + 4
        assert words(page.select_one(f"svg.{frame} a.more text")) == f"另有 {30 - most} 件"
        assert page.find(id=page.select_one(f"svg.{frame}")["aria-labelledby"])
    listed = [[words(cell) for cell in row.select("td")] for row in page.select("#cited + .scroll tbody tr")]
    assert listed == [
        ["《中华人民共和国行政许可法》", "国家", "依据、提及", "2", "未收录"],
        ["国发〔2022〕5号 《国务院关于加快推进政务服务标准化的意见》", "国家", "贯彻", "1", "未收录"],
        ["鲁政发〔2019〕3号 《山东省人民政府关于建设数字强省的意见》", "省", "贯彻", "1", "未收录"],
        ["济政发〔2020〕3号 《济南市人民政府关于印发济南市窗口管理办法的通知》", "市", "参照", "1", "引用关系"],
    ]
    assert len(page.select("#citing + .scroll tbody tr")) == 30
    law = next(box for box in page.select("svg.desk a.box") if "行政许可法" in box["aria-label"])
    assert unquote(law["href"]) == "/search?q=引用:《中华人民共和国行政许可法》"
    assert law["aria-label"] == "中华人民共和国行政许可法，依据、提及，未收录 · 2 条引用"
    assert not page.select("svg [style], svg script, svg foreignObject")


def test_every_link_of_the_picture_leads_somewhere(visitor):
    page = read(visitor.get("/graph/济政发2020-1?depth=2"))
    for link in {link["href"] for link in page.select("svg a")}:
        if link.startswith("#"):
            assert page.find(id=link[1:])
        else:
            assert visitor.get(link).status_code == 200, link
    assert words(page.select_one("[aria-current]")) == "两步"
    assert "国发〔2018〕2号" in words(page.select_one("svg.desk"))


def test_another_spelling_leads_to_the_address_that_lasts(visitor):
    answer = visitor.get("/graph/济政发2020第1号?depth=2")
    assert (answer.status_code, unquote(answer.location)) == (302, "/graph/济政发2020-1?depth=2")
    assert visitor.get("/graph/没有这份").status_code == 404


def test_a_document_that_nobody_cites_and_that_cites_nobody_says_so(client, engine):
    lonely = next(one.id for one in engine.documents() if not neighbours(engine.document(one.id), engine).cited)
    page = read(client.get(f"/graph/{lonely}"))
    assert not page.svg and words(page.select_one(".notice")).startswith("它没有引用别的公文")


def test_a_document_leads_to_its_picture(client):
    page = read(client.get("/document/济政发2022-17"))
    link = next(one for one in page.select("a") if words(one) == "引用关系图")
    assert unquote(link["href"]) == "/graph/济政发2022-17"
    assert not read(client.get(link["href"])).select(".choices"), "none of its neighbours is held, so there is no second step"


def test_under_a_path_all_links_stay_there(net):
    client = create_app(net, Site(prefix="/gazette")).test_client()
    page = read(client.get("/gazette/graph/济政发2020-1?depth=2"))
    assert all(link["href"].startswith(("/gazette/", "#")) for link in page.select("a"))
