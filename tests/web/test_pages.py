"""Pages as a reader's browser gets them, over the real corpus."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from lxml import html

from search import query
from search.errors import IndexBusy, IndexDamaged, IndexMissing, IndexOutdated, SearchError
from search.gazette.model import Reading
from search.index.embedded import EmbeddedEngine
from search.query import FIELDS, OPERATORS
from search.web import addresses, create_app
from search.web.parts.paging import SIZE
from tests.index.test_nastiest import LONGEST, NASTIEST

PAGES = (
    "/",
    "/search",
    "/search?q=科学素质",
    "/search?q=科学素质&page=2",
    "/search?q=科学素质&sort=date&page=2",
    "/search?q=科学+通知&group=document&sort=place",
    "/search?q=济政发2012第17号",
    "/search?q=电力接入",
    "/search?q=公积金",
    "/search?q=不动产登记+火星移民",
    "/search?q=%E9%BE%98%E9%BE%98",
    "/search?q=济政发2022第17号",
    "/document/济政发2022-17",
    "/document/济政发2022-17?q=科学",
    "/document/济营转办发2023-1",
    "/document/济政办发2019-19",
    "/document/济政办发2019-20",
    "/issues",
    "/issue/2022",
    "/issue/2024/15-16",
    "/issue/none",
    "/numbers",
    "/numbers/济政发",
    "/numbers/济政发/2022",
    "/kinds",
    "/issuers?name=政府",
    "/coverage",
    "/search?q=贷款+或+通知&as_of=2023-05-01",
    "/document/济政发2022-18?as_of=明天",
    "/document/济政发2022-17?cite=二/一/6",
    "/body/市财政局",
    "/bodies",
    "/citations",
    "/trends?q=人才&q=不动产登记+火星移民",
    "/graph/济营转办发2023-1?depth=2",
    "/help",
    "/api",
    "/about",
    "/document/济政发2022-16",
    "/nowhere",
)
"""One of each kind, and of each shape that a document takes."""


def read(response) -> BeautifulSoup:
    return BeautifulSoup(response.data, "lxml", from_encoding="utf-8")


def words(tag: Tag | None) -> str:
    assert tag
    return " ".join(tag.get_text().split())


def test_home_says_what_is_covered(client):
    page = read(client.get("/"))
    assert words(page.select_one(".covered")).startswith("收录公报 4 期、公文 24 件、条款 1,")
    assert words(page.select_one(".covered")).endswith("2019、2021—2024年。")
    assert len(page.select(".documents > li")) == 10


def test_help_shows_what_can_be_written_and_it_finds_something(client):
    page = read(client.get("/help"))
    shown = {words(link): link["href"] for link in page.select(".usage a")}
    assert list(shown) == [each.example for each in (*OPERATORS, *FIELDS)]
    for address in shown.values():
        assert words(read(client.get(address)).select_one(".count")).startswith("共 "), address
    assert page.select_one("footer a[href='/help']")


def test_results_are_clauses_with_where_they_stand(client):
    page = read(client.get("/search", query_string={"q": "小微企业贷款贴息"}))
    (hit,) = [hit for hit in page.select(".hits > li") if "（十七）" in words(hit.select_one(".path"))]
    assert words(hit.h2) == "济南市人民政府印发关于金融支持民营和小微企业健康发展若干措施的通知"
    assert "济政字〔2019〕55号" in words(hit.select_one(".facts"))
    assert "济南市人民政府公报2019年第19期" in words(hit.select_one(".facts"))
    assert "".join(words(mark) for mark in hit.select("mark")).endswith("贴息")
    assert hit.h2.a["href"].startswith(f"/document/{quote('济政字2019-55')}?q=")


def test_a_hit_tells_its_pages_and_a_document_in_no_issue_tells_so(client):
    page = read(client.get("/search", query_string={"q": '"生物学、通用技术、信息技术等学科教师"'}))
    (hit,) = page.select(".hits > li")
    assert "第4—5页" in words(hit.select_one(".facts"))
    page = read(client.get("/search", query_string={"q": '"推行10千伏及以下电力接入“免审制”"'}))
    assert {"未刊于公报" in words(facts) for facts in page.select(".hits .facts")} == {True}


def test_a_number_in_any_spelling_finds_its_document_first(client):
    page = read(client.get("/search", query_string={"q": "济政办发2019第18号"}))
    assert "济政办发〔2019〕18号" in words(page.select_one(".hits > li"))


def test_a_number_shows_its_document_as_a_card_and_labels_what_cites_it(client):
    page = read(client.get("/search", query_string={"q": "济政发2022第17号"}))
    card, *cites = page.select(".hits > li")
    assert (words(card.select_one(".sort")), card["class"]) == ("公文", ["card"])
    assert {"济政发〔2022〕17号", "济南市人民政府公报2022年第20期", "2022年10月8日"} <= {words(li) for li in card.select("li")}
    assert {words(cite.select_one(".sort")) for cite in cites} <= {"引用它的条款"}
    assert not read(client.get("/search?q=科学素质")).select(".sort, .card")


def test_a_hit_opens_its_document_at_the_clause_with_the_words_marked(client):
    for hit in read(client.get("/search", query_string={"q": "科学素质"})).select(".hits > li"):
        address = urlsplit(hit.h2.a["href"])
        opened = read(client.get(f"{address.path}?{address.query}"))
        assert opened.find(id=unquote(address.fragment))
        assert opened.select("article mark")


def test_pages_of_results_follow_each_other(client):
    ranks, address = [], "/search?q=科学素质"
    while address:
        page = read(client.get(address))
        first = int(page.select_one(".hits")["start"])
        ranks += range(first, first + len(page.select(".hits > li, .others li")))
        following = page.select_one(".paging a[rel=next]")
        address = following and following["href"]
    total = int(words(page.select_one(".count b")))
    assert ranks == list(range(1, total + 1))
    assert total > 2 * SIZE


def current(page: BeautifulSoup) -> list[str]:
    """What is chosen of order and grouping."""
    return [words(link) for link in page.select(".choices a[aria-current=true]")]


def test_order_and_grouping_are_links_that_keep_what_else_is_chosen(client):
    page = read(client.get("/search?q=科学"))
    assert current(page) == ["相关度", "逐条"]
    for link, name in (("日期", "日期"), ("按公文", "按公文"), ("刊登位置", "刊登位置"), ("逐条", "逐条")):
        page = read(client.get(page.find("a", string=link)["href"]))
        assert name in current(page)
    assert current(page) == ["刊登位置", "逐条"]
    fields = {field["name"]: field["value"] for field in page.select("form[role=search] input")}
    assert fields == {"q": "科学", "go": "1", "sort": "place"}
    assert all("sort=place" in link["href"] for link in page.select(".paging a"))


@pytest.mark.parametrize("address", ["/search?q=科学&sort=新", "/search?q=科学&sort=&group=", "/search?q=科学&group=x&sort=DATE"])
def test_an_order_that_there_is_not_is_the_usual_one(client, address):
    assert current(read(client.get(address))) == ["相关度", "逐条"]


def test_by_date_the_newest_come_first(client):
    page = read(client.get("/search?q=科学&sort=date"))
    dates = [words(facts.select("li")[-1]) for facts in page.select(".hits .facts")]
    years = [int(date[:4]) for date in dates if date.endswith("日")]
    assert years == sorted(years, reverse=True) and len(years) == len(page.select(".hits > li"))


def test_documents_are_counted_and_shown_with_their_first_clauses(client, engine):
    page = read(client.get("/search?q=科学&group=document"))
    results = engine.search(query.parse("科学").arranged(grouped=True))
    assert [int(words(bold)) for bold in page.select(".count b")] == [results.total, results.documents]
    shown = page.select(".hits > li")
    assert [words(one.h2) for one in shown] == [group.document.title for group in results.groups]
    for one, group in zip(shown, results.groups):
        links = [unquote(link["href"].partition("#")[2]) for link in one.select(".within .to")]
        assert links == [addresses.anchor(h.clause.id, h.document.id) for h in group.hits if h.clause.kind != "title"]
        assert bool(one.select(".rest")) == (group.total > len(group.hits))


def test_what_repeats_a_hit_is_folded_under_it(client, engine):
    page = read(client.get("/search?q=电力接入"))
    hits = engine.search(query.parse("电力接入")).hits
    assert page.select(".hits > li .others")
    for one in page.select(".hits > li:has(.others)"):
        (first,) = [hit for hit in hits if unquote(one.h2.a["href"]).endswith("#" + addresses.anchor(hit.clause.id, hit.document.id))]
        others = [hit.clause for hit in hits if hit.repeats == first.clause.id]
        assert words(one.select_one(".others summary")) == f"另有 {len(others)} 处"
        shown = [unquote(link["href"]).partition("#")[2] for link in one.select(".others a")]
        assert shown == [addresses.anchor(other.id, first.document.id) for other in others]
    assert int(words(page.select_one(".count b"))) > len(page.select(".hits > li"))


def test_numbers_near_one_that_is_nowhere_are_links(client):
    page = read(client.get("/search?q=济政发2012第17号"))
    (link,) = page.select(".notice a")
    assert words(page.select_one(".notice")).endswith("相近的有：济政发〔2022〕17号。")
    assert "济政发〔2022〕17号" in words(read(client.get(link["href"])).select_one(".card"))


@pytest.mark.parametrize(
    ("asked", "shown", "said"),
    [
        ("0", 1, []),
        ("abc", 1, []),
        ("-1", 1, []),
        ("", 1, []),
        ("1.5", 1, []),
        ("２", 2, []),
        ("999", -1, ["没有第 999 页，这是最后一页。"]),
        ("9" * 5000, -1, ["没有第 1000000 页，这是最后一页。"]),
    ],
)
def test_a_page_that_is_not_there_is_answered_by_one_that_is(client, asked, shown, said):
    page = read(client.get("/search", query_string={"q": "科学", "page": asked}))
    pages = [int(words(tag)) for tag in page.select(".paging a:not([rel]), .paging b")]
    assert int(words(page.select_one(".paging b"))) == (pages[shown] if shown < 0 else shown)
    assert page.select(".hits > li")
    assert [words(notice) for notice in page.select(".notice")] == said


@pytest.mark.parametrize("query", ["", "   ", "\t\n"])
def test_an_empty_query_is_told_what_to_type(client, query):
    page = read(client.get("/search", query_string={"q": query}))
    assert words(page.h1) == "请输入要找的内容"
    assert len(page.select(".examples a")) == 9


@pytest.mark.parametrize("query", ["龘龘龘", '"一字不差的原句不在这里"', '""', "-", "，。！", "标题:火星", "\x00", "☃"])
def test_nothing_found_is_told_what_to_type(client, query):
    page = read(client.get("/search", query_string={"q": query}))
    assert words(page.select_one(".count")) == "没有找到"
    assert len(page.select(".advice li")) > 2
    assert words(page.select_one(".notice"))


def test_partial_matches_are_said_to_be_partial(client):
    page = read(client.get("/search", query_string={"q": "不动产登记 火星移民"}))
    assert words(page.select_one(".count")).startswith("最接近的")
    assert "部分匹配" in words(page.select_one(".notice"))
    assert page.select(".hits > li")


def test_a_query_of_any_length_is_answered(client):
    answer = client.get("/search", query_string={"q": "贷" * 10_000})
    assert answer.status_code == 200
    assert "检索式太长" in words(read(answer).select_one(".notice"))


def test_a_document_shows_its_particulars(client):
    page = read(client.get("/document/济政办发2021-9"))
    shown = {words(row.dt): words(row.dd) for row in page.select(".particulars > div")}
    assert shown["文号"] == "济政办发〔2021〕9号"
    assert shown["发文机关"] == "济南市人民政府办公厅"
    assert shown["主送机关"] == "各区县人民政府，市政府各部门（单位）"
    assert shown["文种"] == "通知"
    assert shown["成文日期"] == "2021年5月28日"
    assert shown["刊载"].startswith("济南市人民政府公报2021年第10/11期，第21")
    assert shown["附件"] == "2021年济南市政务公开重点工作任务分解表 （未收录）"
    assert shown["来源"] == "2021-10-11.txt"
    assert words(page.h1) == "济南市人民政府办公厅关于印发2021年济南市政务公开工作要点的通知"


def test_a_document_in_no_issue_says_so(client):
    page = read(client.get("/document/济营转办发2023-1"))
    assert "未刊于公报" in words(page.select_one(".particulars"))
    assert [words(title) for title in read(client.get("/issue/none")).select(".documents .title")] == [words(page.h1)]


def test_every_clause_of_every_document_is_on_its_page(client, engine):
    for document in engine.documents():
        whole = engine.document(document.id)
        page = client.get(f"/document/{quote(document.id)}")
        shown = "".join(read(page).select_one("article").get_text().split())
        for clause in whole.clauses:
            texts = [cell.text for cell in clause.cells] if clause.cells else [clause.text]
            assert all("".join(text.split()) in shown for text in texts), clause.id


def test_rows_are_tables_with_named_columns(client):
    page = read(client.get("/document/济营转办发2023-1"))
    assert sum(len(table.select("tbody tr")) for table in page.select("table")) == 194
    for table in page.select("table"):
        assert table.parent["tabindex"] == "0"
        assert [words(th) for th in table.select("thead th[scope=col]")][0] == "序号"
        assert all(row["id"].startswith("/") and row.select(".permalink") for row in table.select("tbody tr"))


@pytest.mark.parametrize(
    "spelling",
    ["济政发〔2022〕17号", "济政发[2022]17号", "济政发2022第17号", "济政发（２０２２） 017 号", "济政发2022年17号"],
)
def test_a_number_in_any_spelling_leads_to_its_document(client, spelling):
    answer = client.get(f"/document/{quote(spelling)}", query_string={"q": "科普 工程"})
    assert answer.status_code == 302
    assert unquote(answer.location) == "/document/济政发2022-17?q=科普 工程"


def test_marks_are_those_of_the_query(client):
    page = read(client.get("/document/济政发2022-17", query_string={"q": '"青少年科学素质"'}))
    assert {words(mark) for mark in page.select("article mark")} == {"青少年科学素质"}
    assert not read(client.get("/document/济政发2022-17")).select("mark")


def test_an_issue_lists_its_documents_in_page_order(client):
    for number in ("15-16", "15/16"):
        page = read(client.get(f"/issue/2024/{number}"))
        assert words(page.h1) == "济南市人民政府公报2024年第15/16期"
        assert "总第421、422期" in words(page.select_one(".facts"))
        numbers = [words(facts.li) for facts in page.select(".documents .facts")]
        assert numbers == ["济政字〔2024〕45号", "济政字〔2024〕47号", "济政办字〔2024〕21号", "济政办字〔2024〕22号"]


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/nowhere", 404, "这里没有页面"),
        ("/document/", 404, "这里没有页面"),
        ("/document/济政发2022-99", 404, "没有收录“济政发2022-99”这份公文"),
        ("/document/济政发〔2022〕170号", 404, "没有收录"),
        ("/document/%00", 404, "没有收录"),
        ("/document/%FF%FE", 404, "没有收录"),
        ("/document/../../etc/passwd", 404, "没有"),
        ("/issue/2022/99", 404, "没有收录2022年第99期公报"),
        ("/issue/abc/1", 404, "这里没有页面"),
        ("/issue/99999999999999999999/1", 404, "没有收录"),
        ("/static/nothing.css", 404, "这里没有页面"),
    ],
)
def test_what_is_not_there_is_answered_in_words(client, address, status, said):
    answer = client.get(address)
    page = read(answer)
    assert answer.status_code == status
    assert said in words(page.main)
    assert page.select_one("form[role=search] input[name=q]")


def test_a_missing_document_can_be_searched_for(client):
    page = read(client.get("/document/济政发2022-99"))
    assert page.select_one("input[name=q]")["value"] == "济政发2022-99"
    assert page.select_one("main .rest a")["href"] == f"/search?q={quote('济政发2022-99')}"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_for_reading(client, method):
    answer = getattr(client, method)("/search")
    assert answer.status_code == 405
    assert "请从首页重新检索" in words(read(answer).main)


class Broken:
    """An engine whose index went away while the site was running."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __getattr__(self, name: str):
        def fail(*_):
            raise self.error

        return fail


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (IndexMissing("没有索引。请先运行 gazette index 建立索引。"), 503),
        (IndexOutdated("索引是另一个版本的程序建立的，请运行 gazette index 重建。"), 503),
        (IndexDamaged("索引已损坏，请运行 gazette index 重建。"), 503),
        (IndexBusy("另一个程序正在写入索引，请等它完成后再试。"), 503),
        (SearchError("读不到索引。请检查目录的权限。"), 500),
    ],
)
@pytest.mark.parametrize("address", ["/", "/search?q=x", "/document/x", "/issue/2022/20", "/issue/none"])
def test_an_index_that_cannot_be_read_is_explained(error, status, address):
    answer = create_app(Broken(error)).test_client().get(address)
    assert answer.status_code == status
    assert words(read(answer).select_one(".message")) == str(error)


def test_an_unforeseen_error_is_a_page_without_a_traceback(caplog):
    answer = create_app(Broken(ZeroDivisionError("secret"))).test_client().get("/search?q=贷款")
    assert answer.status_code == 500
    assert "网站自己出了错" in words(read(answer).main)
    assert "secret" not in answer.get_data(as_text=True)
    assert "secret" in caplog.text


HOSTILE = "<script>alert('q')</script>\"'&amp;{{ 7*7 }}"


@pytest.mark.parametrize("address", ["/search?q=", "/document/", "/issue/2022/", "/document/济政发2022-17?q=", "/"])
def test_what_is_typed_is_only_ever_text(client, address):
    answer = client.get(address + quote(HOSTILE))
    page = read(answer)
    assert not page.select("script:not([src], [type='application/ld+json']), [onerror], [onload]")
    assert "<script>" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("typed", NASTIEST.values(), ids=NASTIEST)
def test_the_nastiest_have_a_page(client, typed):
    asked = quote(typed[:LONGEST].encode("utf-8", "surrogatepass"))
    for address in ("/search?q=", "/search?group=document&sort=date&q=", "/document/济政发2022-17?q="):
        page = read(client.get(address + asked))
        assert page.h1 and page.main and page.main.get_text(strip=True), address
    assert client.get("/suggest?q=" + asked).status_code == 200


def test_what_is_read_is_only_ever_text(engine, tmp_path):
    document = engine.document("济政办发2019-20")
    clauses = tuple(
        replace(
            clause,
            text=HOSTILE + clause.text,
            label=HOSTILE,
            heading=HOSTILE if clause.heading else None,
            path=(HOSTILE,) * len(clause.path),
            cells=clause.cells and tuple(replace(cell, column=HOSTILE, text=HOSTILE) for cell in clause.cells),
        )
        for clause in document.clauses
    )
    hostile = replace(
        document, title=HOSTILE, kind=HOSTILE, issuers=(HOSTILE,), addressees=(HOSTILE,), source=HOSTILE, clauses=clauses
    )
    made = EmbeddedEngine.create(tmp_path / "index")
    made.write([Reading(HOSTILE, "0" * 64, (hostile,), ())])
    client = create_app(made).test_client()
    for address in ("/", "/search?q=alert", f"/document/{document.id}?q=script", "/issue/2019/19"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert HOSTILE in read(answer).get_text()
        assert "<script>" not in answer.get_data(as_text=True)
        assert not read(answer).select("script:not([src], [type='application/ld+json'])")
    made.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_well_made(client, address):
    """What axe does not ask: no id twice, nothing inline, nothing from elsewhere, a title of its own."""
    page = read(client.get(address))
    assert page.html["lang"] == "zh-CN"
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert not page.select("[style], style, script:not([src], [type='application/ld+json']), [onclick]")
    assert all(urlsplit(tag.get("href") or tag["src"]).netloc == "" for tag in page.select("[href]:not([rel=canonical]), [src]"))
    assert words(page.title).endswith("政府公报检索")
    assert page.select_one(".skip")["href"] == "#main"
    ranks = [int(tag.name[1]) for tag in page.select("h1, h2, h3, h4, h5, h6")]
    assert ranks.count(1) == 1
    titled = [rank for tag, rank in zip(page.select("h1, h2, h3, h4, h5, h6"), ranks) if tag.find_parent("nav") is None]
    assert all(after <= before + 1 for before, after in zip(titled, titled[1:]))


def test_every_link_leads_somewhere(client):
    """From each kind of page one step further; fragments must be there too."""

    @cache
    def opened(address: str) -> tuple[list[str], set[str]]:
        """The links of a page, and the places that a link may lead to."""
        with client.get(address) as answer:
            assert answer.status_code == 200, address
            page = html.document_fromstring(answer.data) if answer.mimetype == "text/html" else html.Element("html")
        links = page.xpath("//a[not(contains(@class, 'permalink'))]/@href | //link/@href")  # those: test_document.py
        return links, set(page.xpath("//@id"))

    for address in PAGES[:-2]:
        for link in opened(address)[0]:
            target = urlsplit(urljoin(quote(address, safe="/?=&+%"), link))
            _, places = opened(target.path + (f"?{target.query}" if target.query else ""))
            assert not target.fragment or unquote(target.fragment) in places, link


def test_what_is_typed_is_completed(client):
    answer = client.get("/suggest?q=济政发2022")
    assert answer.mimetype == "application/x-suggestions+json"
    assert answer.get_json()[0] == "济政发2022"
    assert "济政发〔2022〕17号" in answer.get_json()[1]
    assert client.get("/suggest").get_json() == ["", []]
