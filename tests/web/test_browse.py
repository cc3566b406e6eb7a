"""The pages by which one browses: home, issues, 文号, kinds, issuers, bodies, coverage, help; and what they say of what is
not there."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from urllib.parse import quote, unquote

import pytest
from flask.testing import FlaskClient

from search.errors import IndexBusy, IndexMissing
from search.gazette.model import Issue, Problem, Reading
from search.index.embedded import EmbeddedEngine
from search.query import FIELDS, OPERATORS
from search.web import create_app
from search.web.addresses import Addresses
from search.web.parts import examples, places

from .test_pages import PAGES, Broken, read, words

AT = Addresses()

BROWSING = [one.address for _, listed in places.MAP for one in listed]


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> FlaskClient:
    """A site over an index that holds nothing."""
    made = EmbeddedEngine.create(tmp_path_factory.mktemp("bare") / "index")
    made.write([])
    return create_app(made).test_client()


@pytest.fixture(scope="module")
def other(engine, tmp_path_factory) -> EmbeddedEngine:
    """Another gazette with one of our documents: in three issues of two years, once without a year, once in no issue."""
    document = engine.document("济政发2022-18")

    def held(name: str, issue: Issue | None) -> Reading:
        own = replace(document, id=f"x-{name}", number=None, issue=issue, source=name, kind="命令", issuers=("滨河市人民政府",))
        clauses = tuple(replace(one, id=one.id.replace(document.id, own.id), units=()) for one in document.clauses)
        return Reading(name, name.ljust(64, "0"), (replace(own, sha256=name.ljust(64, "0"), clauses=clauses),), (), lines=9)

    named = [Issue("滨河市人民政府公报", 2021, number) for number in ("2", "4")]
    issues = [*named, Issue("海东省人民政府公报", 2021, "2"), Issue("滨河市人民政府公报", 2018, None), Issue("滨河市人民政府公报", None, "7")]
    made = EmbeddedEngine.create(tmp_path_factory.mktemp("other") / "index")
    made.write([held(f"{i}.txt", issue) for i, issue in enumerate([*issues, None])])
    return made


@pytest.fixture(scope="module")
def stranger(other) -> FlaskClient:
    return create_app(other).test_client()


# --- home ---


def test_one_search_box_is_in_sight_at_once(client):
    page = read(client.get("/"))
    assert len(page.select("form[role=search]")) == 1
    assert page.select_one("main > section").select_one("form[role=search]")


def test_each_reader_has_examples_that_find_something(client, engine):
    shown = [[words(link) for link in one.select("a")] for one in read(client.get("/")).select(".examples > div")]
    assert shown == [list(one.queries[: examples.SHOWN]) for one in examples.READERS]
    for link in read(client.get("/")).select(".examples a"):
        assert words(read(client.get(link["href"], follow_redirects=True)).select_one("h1, .count"))
    assert all(engine.search(examples.query.parse(one)).total for queries in shown for one in queries)


def test_examples_are_of_what_is_held(other):
    found = {one.reader: one.queries for one in examples.found(other)}
    assert "文种:命令" in found["工作人员"] and "济政办发2019第18号" not in found["工作人员"]
    assert all(other.search(examples.query.parse(one)).total for queries in found.values() for one in queries)


def test_home_leads_to_every_way_of_browsing(client, engine):
    page = read(client.get("/"))
    assert [words(title) for title in page.select(".ways h3")] == ["按期", "按文号", "按文种", "按发文机关", "按责任单位"]
    assert [words(issue) for issue in page.select(".strip .held")] == ["15/16"]
    assert [words(year) for year in page.select(".ways .wide .chips a")] == ["2022年", "2021年", "2019年"]


# --- frame ---


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_the_same_ways_on(client, address):
    page = read(client.get(address, follow_redirects=True))
    for part, wanted in (("header", places.HEADER), ("footer", [one for _, listed in places.MAP for one in listed])):
        links = page.select(f"{part}.site nav a")
        assert [(words(link), link["href"]) for link in links] == [(one.name, getattr(AT, one.address)()) for one in wanted]


@pytest.mark.parametrize(
    ("address", "name", "current"),
    [
        ("/issues", "按期查阅", "page"),
        ("/issue/2022", "按期查阅", "true"),
        ("/issue/2022/20", "按期查阅", "true"),
        ("/numbers", "文号", "page"),
        ("/body/市财政局", "责任单位", "true"),
        ("/help", "帮助", "page"),
        ("/coverage", "收录情况", "page"),
        ("/search?q=科学", None, None),
    ],
)
def test_where_one_is_is_marked(client, address, name, current):
    marked = read(client.get(address)).select("header.site [aria-current], footer.site [aria-current]")
    assert {(words(one), one["aria-current"]) for one in marked} == ({(name, current)} if name else set())


# --- issues ---


def test_every_issue_is_on_the_page_of_its_year(client, engine):
    listed = read(client.get("/issues"))
    for shelf in (one for one in engine.shelves() if one.issue):
        assert listed.select_one(f'a[href="{AT.issue(shelf.issue)}"]')
        page = read(client.get(AT.year(shelf.year)))
        (line,) = [one for one in page.select("ol.issues > li") if one.select_one(f'a[href="{AT.issue(shelf.issue)}"]')]
        assert [unquote(link["href"]).removeprefix("/document/") for link in line.select("details a")] == list(
            contents(engine, shelf)
        )


def contents(engine, shelf) -> list[str]:
    """The ids of an issue's documents in page order, put so by hand."""
    held = list(engine.documents(shelf.documents))
    return [one.id for one in sorted(held, key=lambda one: one.pages.first if one.pages else 10**9)]


def test_what_is_missing_is_said_and_no_more(client):
    page = read(client.get("/issue/2022"))
    assert [words(gap) for gap in page.select("ol.issues .gap")] == ["第1—19期未收录"]
    assert words(read(client.get("/issues")).select_one(".strip .missing")) == "1—14期未收录"
    assert [words(year) for year in read(client.get("/issues")).select(".calendar .gap")] == ["2023年没有收录公报", "2020年没有收录公报"]


def test_years_lead_to_those_beside_them(client):
    assert [words(link) for link in read(client.get("/issue/2022")).select(".beside a")] == ["← 2021年", "2024年 →"]
    assert [words(link) for link in read(client.get("/issue/2024")).select(".beside a")] == ["← 2022年"]


def test_an_issue_tells_of_itself(client):
    page = read(client.get("/issue/2021/10-11"))
    assert "总第" in words(page.select_one(".facts"))
    assert [words(step) for step in page.select(".crumbs a")] == ["按期查阅", "2021年"]
    assert [words(link) for link in page.select(".beside a")] == ["← 2019年第19期", "2022年第20期 →"]
    assert page.find("a", string="在这一期里检索")["href"] == f"/search?q={quote('期:2021-10/11', safe='')}"
    first = page.select_one(".contents > li")
    assert words(first.select_one(".begins")).startswith("第") and words(first.select("li")[-1]) == "意见"
    assert "附件未收录" in words(page.select_one(".reading")) and "2021-10-11.txt" in words(page.select_one(".reading"))


def test_validity_stands_in_the_contents(client):
    (line,) = [one for one in read(client.get("/issue/2022/20")).select(".contents > li") if "〔2022〕18号" in words(one)]
    assert words(line.select_one(".state")) == "已过有效期"


def test_two_gazettes_of_one_year_stand_apart(stranger):
    page = read(stranger.get("/issue/2021"))
    assert [words(title) for title in page.select("h2")] == ["海东省人民政府公报", "滨河市人民政府公报"]
    page = read(stranger.get("/issue/2021/2"))
    assert len(page.select(".contents")) == 2 and len(page.select("h1")) == 1


def test_issues_of_no_year_or_number_are_named(stranger):
    assert "年份不详的公报：滨河市人民政府公报第7期" in words(read(stranger.get("/issues")).main)
    assert "期号不详" in words(read(stranger.get("/issue/2018")).main)
    assert len(read(stranger.get("/issue/none")).select(".contents > li")) == 1


# --- 文号 ---


def test_every_number_is_in_the_index(client, engine):
    shown = []
    for organ in read(client.get("/numbers")).select(".organs a"):
        page = read(client.get(organ["href"]))
        years = [organ["href"], *(link["href"] for link in page.select("nav.years a"))]
        for address in years:
            shown += [unquote(link["href"]).removeprefix("/document/") for link in read(client.get(address)).select(".serials .title")]
    assert Counter(shown) == Counter(one.id for one in engine.holdings().numbers)


def test_gaps_between_serials_are_told(client):
    page = read(client.get("/numbers/济政发/2022"))
    assert [words(line)[:9] for line in page.select(".serials > li")] == ["第1—16号未收录", "17号 济南市人民", "18号 济南市人民"]


@pytest.mark.parametrize("typed", ["济政发2022第17号", " 濟政發［２０２２］17 "])
def test_a_whole_number_leads_to_its_document(client, typed):
    answer = client.get("/numbers", query_string={"name": typed}, follow_redirects=True)
    assert unquote(answer.request.path) == "/document/济政发2022-17"


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/numbers?name=政办", 200, "名称里有“政办”的 2 个代字"),
        ("/numbers?name=火星", 200, "没有收录代字里有“火星”的公文"),
        ("/numbers/火星发", 404, "没有收录文号以“火星发”开头的公文"),
        ("/numbers/济政发/1999", 404, "没有收录文号以“济政发〔1999〕”开头的公文"),
        ("/numbers/济政发/none", 404, "没有收录文号以“济政发”开头的公文"),
        ("/issuers?name=火星", 200, "发文机关的名称里都没有“火星”"),
        ("/issue/1999", 404, "没有收录1999年的公报"),
        ("/issues?page=9", 200, "按期查阅"),
        ("/issue/none?page=9", 200, "共 1 件"),
    ],
)
def test_what_is_not_there_is_said(client, address, status, said):
    answer = client.get(address)
    assert answer.status_code == status
    assert said in words(read(answer).main)


# --- kinds, issuers, bodies ---


@pytest.mark.parametrize("address", ["/kinds", "/issuers"])
def test_a_count_leads_to_as_many_documents(client, engine, address):
    held = engine.holdings()
    names = dict(held.kinds if address == "/kinds" else held.issuers)
    lines = read(client.get(address)).select(".names li")
    assert {words(line.a): int(words(line.small).removesuffix(" 件")) for line in lines} == names
    for line in lines:
        found = words(read(client.get(line.a["href"])).select(".count b")[1])
        assert int(found) == names[words(line.a)]


def test_bodies_are_sifted_by_name(client, engine):
    held = [name for name, _ in engine.holdings().units]
    page = read(client.get("/bodies?name=管理"))
    assert [words(one.a) for one in page.select("ol.bodies li")] == [name for name in held if "管理" in name]
    assert unquote(client.get("/bodies?name=市财政局").location) == "/body/市财政局"


def test_a_thousand_bodies_are_on_pages(engine):
    class Many:
        """The engine, with more bodies than a page has lines."""

        def __getattr__(self, name: str):
            return getattr(engine, name)

        def holdings(self):
            return replace(engine.holdings(), units=tuple((f"第{i}局", 1) for i in range(1000)))

    client, address, shown = create_app(Many()).test_client(), "/bodies?name=局", []
    while address:
        page = read(client.get(address))
        shown += [words(one) for one in page.select("ol.bodies a")]
        following = page.select_one(".paging a[rel=next]")
        address = following and following["href"]
    assert shown == [f"第{i}局" for i in range(1000)]


# --- coverage ---


def test_coverage_counts_what_is_held(client, engine):
    page = read(client.get("/coverage"))
    assert [words(one.dd) for one in page.select(".tally > div")] == ["4 期", "24 件", f"{engine.size():,} 条", "5 个"]
    assert [words(one) for one in page.select(".calendar dd > small")][:2] == ["收录 1 期，缺 14 期", "收录 1 期，缺 19 期"]


def test_every_problem_is_told_with_its_source_and_line(client, engine):
    shown = [words(line) for line in read(client.get("/coverage")).select("details li")]
    told = [
        f"{one.message} {source.source} 第 {one.line} 行" for source in engine.coverage() for one in source.problems
    ]
    assert Counter(shown) == Counter(told) and told


def test_what_cannot_be_read_at_all_is_named(tmp_path):
    made = EmbeddedEngine.create(tmp_path / "index")
    made.write([Reading("空.txt", "0" * 64, (), (Problem("空文件", "文件里没有内容。"),))])
    page = read(create_app(made).test_client().get("/coverage"))
    assert "这些文件里没有认出公文：空.txt" in words(page.main)
    assert words(page.select_one("details li")) == "文件里没有内容。 空.txt"


# --- nothing, or no index ---


@pytest.mark.parametrize("address", BROWSING)
def test_an_empty_index_says_so_on_every_page(bare, address):
    answer = bare.get(getattr(AT, address)())
    assert answer.status_code == 200
    assert words(read(answer).main)


def test_an_empty_home_says_what_to_do(bare):
    page = read(bare.get("/"))
    assert "还没有收录公文" in words(page.main) and "gazette index" in words(page.main)
    assert not page.select(".examples, .ways, .documents")


@pytest.mark.parametrize("error", [IndexMissing("没有索引。"), IndexBusy("正在写入。")])
def test_without_an_index_one_is_told_when_to_come_again(error):
    client = create_app(Broken(error)).test_client()
    for address in set(BROWSING) - {"help", "about", "trends", "api_page"}:
        answer = client.get(getattr(AT, address)())
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
        assert str(error) in words(read(answer).main)
    assert [client.get(address).status_code for address in ("/help", "/about")] == [200, 200]
    assert client.get("/nowhere/济政发2022第17号").status_code == 404


@pytest.mark.parametrize("address", ["/document/济政发2022-16", "/济政发〔2022〕16号", "/doc/济政发2022第16号"])
def test_a_page_that_is_not_there_offers_the_nearest_numbers(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    near = [unquote(link["href"]) for link in read(answer).select(".names a")]
    assert near[:2] == ["/document/济政发2022-17", "/document/济政发2022-18"]


# --- help ---


def test_help_covers_every_field_and_sign(client):
    page = read(client.get("/help"))
    said = words(page.main)
    assert all(one.meaning in said for one in (*OPERATORS, *FIELDS))
    assert {re.sub("#", "", link["href"]) for link in page.select(".within-page a")} == {one["id"] for one in page.select("h2[id]")}


@pytest.mark.parametrize("address", ["/help", "/about"])
def test_every_search_that_is_advised_finds_something(client, engine, address):
    for link in read(client.get(address)).select("main a[href^='/search?q=']"):
        assert engine.search(examples.query.parse(unquote(link["href"].partition("q=")[2]))).total, words(link)
