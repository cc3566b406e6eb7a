"""The page that compares terms over the years, as a reader's browser gets it."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from search.web import create_app
from search.web.parts.examples import COMPARED
from search.web.site import Site
from tests.index.test_nastiest import NASTIEST

from .test_pages import read, words


def test_two_terms_are_lines_and_columns_whose_numbers_lead_to_the_clauses(client):
    page = read(client.get("/trends?q=人才&q=贷款+或+担保"))
    assert [words(one) for one in page.select(".keys li")] == ["人才", "贷款 或 担保"]
    rows = [[words(cell) for cell in row.select("th, td")] for row in page.select(".figures tbody tr")]
    assert rows[0] == ["2019", "262", "6 229.0", "19 725.2"]
    assert rows[1] == ["2020", "0", "—", "—"]
    assert rows[-1] == ["合计", "1,428", "69", "35"]
    link = next(one for one in page.select(".figures a") if words(one) == "19")
    assert unquote(link["href"]) == "/search?q=(贷款 或 担保) 年:2019"
    assert words(read(client.get(link["href"])).select_one(".count")).startswith("共 19 条")
    points = {one["aria-label"]: unquote(one["href"]) for one in page.select("svg a")}
    assert points["人才 2023年：41 条，每万条 833.3"] == "/search?q=人才 年:2023"
    assert len(points) == 10 and not page.select("[style], svg script")


def test_numbers_as_they_are_can_be_compared_too(client):
    page = read(client.get("/trends?q=人才&by=count"))
    assert words(page.select_one("[aria-current]")) == "条数"
    assert words(page.select_one("figcaption")) == "各年条数"
    assert page.select_one("form.comparing [name=by]")["value"] == "count"


def test_without_a_term_there_are_examples_each_of_which_finds_something(client):
    page = read(client.get("/trends"))
    assert not page.svg and len(page.select("form.comparing [name=q]")) == 5
    links = [link["href"] for link in page.select(".compared a")]
    assert len(links) == len(COMPARED)
    for link in links:
        shown = read(client.get(link))
        assert not shown.select(".notice") and shown.select(".figures a"), link


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("q=不动产登记+火星移民", "没有一条含有“不动产登记 火星移民”的全部词语，按 0 条计；看最接近的条款。"),
        ("q=龘龘", "没有找到“龘龘”，按 0 条计。"),
        ("q=a&q=b&q=c&q=d&q=e&q=人才&q=贷款", "一次比较 5 个，没有比较：人才、贷款。"),
    ],
)
def test_what_a_line_cannot_show_is_said(client, asked, said):
    assert said in [words(one) for one in read(client.get(f"/trends?{asked}")).select(".notice")]


def test_the_form_leads_to_a_short_address(client):
    answer = client.get("/trends?q=人才&q=&q=++&q=人才&q=贷款&by=count")
    assert (answer.status_code, unquote(answer.location)) == (302, "/trends?q=人才&q=贷款&by=count")
    assert client.get("/trends?q=&q=").location == "/trends"


def test_the_table_is_downloaded(client):
    page = read(client.get("/trends?q=人才"))
    answer = client.get(page.select_one(".download")["href"])
    assert answer.mimetype == "text/csv" and answer.get_data(as_text=True).startswith("\ufeff年,全部条款,人才 条数")
    assert client.get("/trends.csv").status_code == 200


@pytest.mark.parametrize("typed", NASTIEST)
def test_nothing_that_can_be_typed_breaks_it(client, typed):
    answer = client.get("/trends", query_string={"q": [typed, "人才"]}, follow_redirects=True)
    assert answer.status_code == 200 and "比较" in answer.get_data(as_text=True)
    assert client.get("/trends.csv", query_string={"q": typed}).status_code == 200


def test_under_a_path_all_links_stay_there(engine):
    client = create_app(engine, Site(prefix="/gazette")).test_client()
    page = read(client.get("/gazette/trends?q=人才"))
    assert all(link["href"].startswith(("/gazette/", "#")) for link in page.select("a"))
    assert client.get("/gazette/trends?q=人才&q=").location.startswith("/gazette/trends?q=")


def test_an_answer_leads_to_the_comparison(client):
    page = read(client.get("/search?q=贷款 或 担保"))
    assert unquote(page.select_one(".compare a")["href"]) == "/trends?q=贷款 或 担保"
