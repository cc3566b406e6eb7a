"""The page of results: what was chosen can be taken back, days and years narrow, a 文号 leads to its document."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup


def asked(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


@pytest.fixture
def read(client):
    return lambda address: BeautifulSoup(client.get(address).data, "html.parser")


@pytest.mark.parametrize("typed", ["济政办发2019第18号", "  济政发【2022】17号 ", "济政办发［2019］１８ 号", "济政发(2022)第十七号"])
def test_a_number_from_the_box_leads_to_its_document(client, engine, typed):
    answer = client.get("/search", query_string={"q": typed, "go": "1"})
    held = client.get("/search", query_string={"q": typed})
    card = BeautifulSoup(held.data, "html.parser").select_one(".card h2 a")
    if card is None:
        pytest.fail(f"no card for {typed}")
    assert answer.status_code == 302
    assert unquote(urlsplit(answer.location).path) == unquote(urlsplit(card["href"]).path)


@pytest.mark.parametrize("typed", ["济政发2012第17号", "济政发2022第17号 科学", "贷款", "非 济政发2022第17号", "-济政发2022第17号"])
def test_anything_else_from_the_box_leads_to_results(client, typed):
    assert client.get("/search", query_string={"q": typed, "go": "1"}).status_code == 200


def test_what_was_chosen_is_taken_back_by_a_link(read):
    page = read("/search?q=企业 年:2019..2023 文种:通知&sort=date&group=document&as_of=2023-05-01")
    links = page.select(".chosen a")
    assert [one["aria-label"] for one in links] == ["去掉 年：2019..2023", "去掉 文种：通知"]
    assert asked(links[0]["href"]) == {"q": ["企业 文种:通知"], "sort": ["date"], "group": ["document"], "as_of": ["2023-05-01"]}


def test_a_field_that_finds_nothing_can_be_taken_back(read):
    page = read("/search?q=企业 年:1950")
    assert not page.select(".hits > li")
    assert asked(page.select_one(".chosen a")["href"])["q"] == ["企业"]


def test_a_field_alone_is_taken_back_to_the_beginning(read):
    assert read("/search?q=年:2022").select_one(".chosen a")["href"] == "/"


def test_bars_lead_to_their_years(read):
    page = read("/search?q=企业")
    bars = page.select(".facets svg a")
    assert len(bars) > 2
    for bar in bars:
        count = int(bar["aria-label"].split()[1].replace(",", ""))
        assert page and f"共 {count} 条" in read(bar["href"]).select_one(".count").get_text().replace("\n", " ")
    assert not page.select("#by-year")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"from": "2022-01-01", "to": "2022-12-31"}, "企业 日期:2022-01-01..2022-12-31"),
        ({"from": "2022-01-01"}, "企业 日期:2022-01-01.."),
        ({"to": "2022", "sort": "date", "as_of": "2023-05-01"}, "企业 日期:..2022"),
        ({"from": "", "to": ""}, "企业"),
    ],
)
def test_days_of_the_form_become_part_of_the_question(client, given, text):
    answer = client.get("/search", query_string={"q": "企业", **given})
    assert answer.status_code == 302
    kept = {name: [value] for name, value in given.items() if name not in ("from", "to")}
    assert asked(answer.location) == {"q": [text], **kept}
    assert client.get(answer.location).status_code == 200


def test_the_form_shows_the_days_that_are_asked_for(read):
    page = read("/search?q=企业 日期:2019..2022")
    assert [page.select_one(f"#{end}")["value"] for end in ("from", "to")] == ["2019-01-01", "2022-12-31"]


@pytest.mark.parametrize("given", ["明天", "2022-13-45", "<b>", "“", "'" * 50, ".." * 20, "a" * 3000])
def test_days_that_are_none_say_how_to_write_them(client, given):
    answer = client.get("/search", query_string={"q": "企业", "from": given}, follow_redirects=True)
    assert answer.status_code == 200
    assert "没有看懂" in answer.text or "检索式太长" in answer.text
