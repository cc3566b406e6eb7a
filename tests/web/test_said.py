"""What clauses say and what held of documents, as the pages tell it, over the real corpus."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from urllib.parse import quote, unquote

import pytest

from search.export.spreadsheet import BOM
from search.gazette import numbers
from search.gazette.model import Deadline, End, Kind, Reading, Role, Span, Unit
from search.index.embedded import EmbeddedEngine
from search.query import Filter, Query
from search.web import create_app
from search.web.parts import bodies, duties
from search.web.parts.bodies import charges, charging

from .test_pages import read, words


def particulars(page) -> dict[str, str]:
    return {words(row.dt): words(row.dd) for row in page.select(".particulars > div")}


@pytest.mark.parametrize(
    ("document", "as_of", "said"),
    [
        ("济政发2022-18", "2026-11-21", "已过有效期 2022年11月10日起施行，有效期至2025年11月9日 “本政策措施自2022年11月10日起施行，"),
        ("济政发2022-18", "2025-11-09", "有效 2022年11月10日起施行，有效期至2025年11月9日"),
        ("济政发2022-18", "2022年11月9日", "尚未生效 2022年11月10日起施行"),
        ("济政办发2021-8", "2026-11-21", "已过有效期 2021年6月12日起施行，有效期至2026年6月11日"),
        ("济政办发2019-19", "2026-11-21", "有效 2019年9月29日起施行 “本办法自印发之日起施行”"),
        ("济政发2022-17", "2026-11-21", "未载明 收录的公文没有写明"),
    ],
)
def test_a_document_tells_what_held_on_a_day_and_what_proves_it(client, document, as_of, said):
    page = read(client.get(f"/document/{document}", query_string={"as_of": as_of}))
    assert particulars(page)["效力"].startswith(said)
    for proof in page.select(".proofs a"):
        assert words(proof).strip("“”") in words(page.find(id=unquote(proof["href"]).partition("#")[2]))


@pytest.mark.parametrize("as_of", ["明天", "2023-02-30", "2023", "9" * 500, "0000-01-01", "<b>", "\x00"])
@pytest.mark.parametrize("address", ["/search?q=科学", "/document/济政发2022-18?"])
def test_a_day_that_is_none_is_told(client, address, as_of):
    answer = client.get(f"{address}&as_of={quote(as_of)}")
    assert answer.status_code == 200
    assert "不是一天，效力按今天算" in read(answer).main.get_text()


@pytest.mark.parametrize("as_of", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_are_days(client, as_of):
    for address in ("/search?q=科学", "/document/济政发2022-18?"):
        assert "不是一天" not in client.get(f"{address}&as_of={as_of}").get_data(as_text=True)


def test_a_day_that_was_chosen_stays(client):
    page = read(client.get("/search?q=科学&as_of=2023-05-01"))
    kept = [tag["href"] for tag in page.select(".hits h2 a, .paging a, .choices a, .facets :not(.compare) > a, .chips a")]
    assert kept and all("as_of=2023-05-01" in href for href in kept)
    assert page.select_one("form[role=search] input[name=as_of]")["value"] == "2023-05-01"
    assert page.select_one("form.day input[name=q]")["value"] == "科学"


@pytest.mark.parametrize("arranged", ["", "&group=document"])
def test_a_hit_tells_what_held_of_its_document(client, arranged):
    page = read(client.get(f"/search?q=文号:济政发〔2022〕18号 生物医药&as_of=2026-11-21{arranged}"))
    assert {words(state) for state in page.select(".hits .state")} == {"已过有效期"}
    page = read(client.get("/search?q=文号:济政发〔2022〕17号 科学"))
    assert {words(state) for state in page.select(".hits .state")} == {"效力未载明"}


def test_a_hit_names_who_does_it_and_links_to_what_else_they_do(client):
    page = read(client.get("/search?q=小微企业贷款贴息"))
    chip = page.select_one(".hits .chips a")
    (unit,) = [one for one in chip.find_all(string=True, recursive=False) if one.strip()]
    asked = read(client.get(chip["href"]))
    assert asked.select_one("#q")["value"] == f"小微企业贷款贴息 责任单位:{unit.strip()}"
    assert words(asked.select_one(".count")).startswith("共 ")


@pytest.mark.parametrize("text", ["科学", "贷款 或 科学"])
def test_every_value_of_a_facet_finds_as_many_as_it_says(client, text):
    page = read(client.get("/search", query_string={"q": text, "as_of": "2026-11-21"}))
    assert [words(head) for head in page.select(".facets h3")][:2] == ["成文日期", "文种"]
    for section in page.select(".facets section:has(li)"):
        assert len(section.select(":scope > ul > li")) <= 8
        for line in section.select("li"):
            total, count = (int(words(read(client.get(line.a["href"])).select_one(".count b"))), int(words(line.small)))
            assert total == count, words(line)


def test_nothing_that_does_not_narrow_is_offered(client):
    assert not read(client.get("/search?q=龘龘龘")).select(".facets")
    assert "文种" not in {words(head) for head in read(client.get("/search?q=文种:通知")).select(".facets h3")}


def test_a_document_says_of_itself_what_machines_read(client):
    page = read(client.get("/document/济政发2022-18?as_of=2026-11-21"))
    said = json.loads(page.select_one("script[type='application/ld+json']").string)
    assert (said["@type"], said["legislationIdentifier"]) == ("Legislation", "济政发〔2022〕18号")
    assert said["temporalCoverage"] == "2022-11-10/2025-11-09"
    assert said["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert said["url"] == "http://localhost/document/%E6%B5%8E%E6%94%BF%E5%8F%912022-18"


def test_a_document_can_be_cited_in_every_style(client):
    page = read(client.get("/document/济政发2022-17"))
    styles = {words(row.dt): row.dd.get_text() for row in page.select(".cite dl > div")}
    assert list(styles) == ["新闻与公文", "法学引注手册", "GB/T 7714—2025", "GB/T 7714—2015", "BibTeX", "RIS", "永久链接"]
    assert "（济政发〔2022〕17号），载《济南市人民政府公报》2022年第20期" in styles["新闻与公文"]


def test_a_clause_can_be_cited_too(client):
    page = read(client.get("/document/济政发2022-17"))
    assert not page.select_one(".cite").has_attr("open")
    page = read(client.get(page.select_one(".cite p a")["href"]))
    (line,) = [option for option in page.select(".cite option") if words(option).startswith("6.提升教师科学素质")]
    chosen = read(client.get("/document/济政发2022-17", query_string={"cite": line["value"]})).select_one(".cite")
    assert chosen.has_attr("open") and words(chosen.select_one("option[selected]")) == words(line)
    styles = {words(row.dt): row.dd.get_text() for row in chosen.select("dl > div")}
    assert "（济政发〔2022〕17号），二、（一）6.，载" in styles["新闻与公文"]
    assert "/clause/" + quote(f"济政发2022-17/{line['value']}") + "?is=" in styles["永久链接"]


@pytest.mark.parametrize("cite", ["没有这一条", "<b>", "\x00", "/"])
def test_a_clause_that_is_not_there_cites_the_document(client, cite):
    page = read(client.get("/document/济政发2022-17", query_string={"cite": cite}))
    assert words(page.select_one(".cite summary")) == "怎样引用这件公文"


def test_a_document_lists_what_it_cites(client):
    page = read(client.get("/document/济政发2022-17"))
    listed = {words(line.a): words(line.small) for line in page.select(".references li")}
    assert any("国发〔2021〕9号" in name for name in listed)
    links = page.select(".clause a.cites")
    assert links and all(link["title"] for link in links)


def test_a_document_that_is_cited_says_by_whom(engine, tmp_path):
    """None of the corpus is: one of them gets the number of one that is."""
    cited, citing = engine.document("济政发2022-17"), engine.document("济政发2022-18")
    renamed = replace(cited, id="济政字2019-81", number=numbers.parse("济政字〔2019〕81号"))
    clauses = tuple(replace(c, id=c.id.replace(cited.id, renamed.id, 1)) for c in cited.clauses)
    made = EmbeddedEngine.create(tmp_path / "index")
    made.write([Reading("a", "0" * 64, (replace(renamed, clauses=clauses), citing), ())])
    client = create_app(made).test_client()
    page = read(client.get("/document/济政字2019-81?as_of=2026-11-21"))
    assert words(page.select_one("#cited-by")) == "被引用（1 条）"
    assert words(page.select_one("section:has(> #cited-by) a")) == citing.title
    assert particulars(page)["效力"].startswith("已废止 自2022年11月10日")
    assert particulars(page)["效力"].count(str(citing.number))
    link = read(client.get(f"/document/{quote(citing.id)}")).select_one(".clause a.cites.held[href^='/document/']")
    assert link["href"] == "/document/" + quote("济政字2019-81")
    made.close()


def test_a_clause_tells_who_does_it_and_by_when_on_demand(client):
    page = read(client.get("/document/济政办字2024-22"))
    folds = page.select(".clause details.charged")
    assert folds and not any(fold.has_attr("open") for fold in folds)
    body = read(client.get(page.select(".clause details.charged a")[-1]["href"]))
    assert words(body.h1).endswith("：公报交办的事项")


# --- bodies ---


def all_bodies(engine) -> dict[str, int]:
    return dict(engine.holdings().units)


def test_charges_are_the_clauses_that_a_search_finds(engine):
    whole = [engine.document(document.id) for document in engine.documents()]
    for name in all_bodies(engine):
        asked = Query(name, (Filter("责任单位", name, True),)).page(2000)
        found = {hit.clause.id for hit in engine.search(asked).hits}
        assert {charge.clause.id for document in whole for charge in charges(document, name)} == found, name


def test_a_body_has_a_page_by_document(client, engine):
    first = read(client.get("/body/市财政局"))
    titles = []
    address = "/body/市财政局"
    while address:
        page = read(client.get(address))
        titles += [words(section.h2) for section in page.select("main > section")]
        following = page.select_one(".paging a[rel=next]")
        address = following and following["href"]
    results = engine.search(charging("市财政局").page(1000))
    assert titles == [group.document.title for group in results.groups]
    assert [int(words(bold)) for bold in first.select(".count b")] == [results.total, results.documents]
    assert "牵头" in words(first.select_one(".chips"))


def test_a_body_has_a_table_that_excel_opens(client, engine):
    answer = client.get("/body/市财政局.csv")
    assert answer.mimetype == "text/csv" and answer.get_data().startswith(BOM.encode())
    rows = list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix(BOM), newline="")))
    assert tuple(rows[0]) == bodies.COLUMNS
    held = [charges(engine.document(document.id), "市财政局") for document in engine.documents()]
    assert len(rows) - 1 == sum(len(charge.units) for document in held for charge in document)
    assert {row[1] for row in rows[1:]} <= {role.value for role in Role}


def test_no_cell_is_a_formula(engine):
    document = engine.document("济政办字2024-22")
    at = next(at for at, clause in enumerate(document.clauses) if clause.units)
    clause = replace(document.clauses[at], text="=1+1")
    line = list(bodies.table([replace(document, title="@x", clauses=(clause,))], clause.units[0].name))[1]
    assert ",'@x," in line and ",'=1+1," in line


@pytest.mark.parametrize(("typed", "known"), [("济南市财政局", "市财政局"), ("济南市住房和城乡建设局", "市住房城乡建设局")])
def test_another_name_of_a_body_leads_to_its_page(client, typed, known):
    answer = client.get("/bodies", query_string={"name": typed})
    answer = client.get(answer.location)
    assert (answer.status_code, unquote(answer.location)) == (302, f"/body/{known}")


@pytest.mark.parametrize("typed", ["市财政局。", "（市财政局）", "市 财政局", "：市财政局；"])
def test_a_name_may_be_pasted_with_what_stands_about_it(client, typed):
    shown = read(client.get(f"/body/{quote(typed)}")).select("main > section")
    assert shown and all(section.select(".within > li") for section in shown)


@pytest.mark.parametrize("address", ["/body/没有这个局", "/body/没有这个局.csv", "/body/%00", "/body/-", "/body/“", "/body/" + "局" * 500])
def test_a_body_that_is_charged_with_nothing_is_told(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "没有哪一条交给" in words(read(answer).main)


def test_bodies_are_listed_with_how_often(client, engine):
    page = read(client.get("/bodies"))
    listed = {words(line.a): int(words(line.small)) for line in page.select(".bodies li")}
    assert listed == all_bodies(engine)
    assert all(client.get(line["href"]).status_code == 200 for line in page.select(".bodies a"))


def test_bodies_stand_in_the_order_of_their_roles(engine):
    clause = replace(
        engine.document("济政发2022-17").clauses[0],
        kind=Kind.PARAGRAPH,
        units=(Unit("丙", Role.SUPPORT, Span(0, 1)), Unit("甲", Role.LEAD, Span(1, 2)), Unit("丙", Role.CHARGE, Span(2, 3))),
        deadlines=(
            Deadline(Span(0, 1), End.DONE, "2023-12"),
            Deadline(Span(1, 2), End.IN_FORCE, "2024"),
            Deadline(Span(2, 3), End.DONE, "2023-12"),
        ),
    )
    assert [(unit.name, unit.role) for unit in duties.bodies(clause)] == [("甲", Role.LEAD), ("丙", Role.CHARGE)]
    assert [one.value for one in duties.deadlines(clause)] == ["2023-12"]


# --- what is cited and not held ---


def test_numbers_that_are_cited_and_not_held_are_listed_most_first(client, engine):
    page = read(client.get("/citations"))
    names = [words(line.find(["a", "b"])) for line in page.select(".dangling > li")]
    cited = [str(one.number) for one, _, _ in engine.cited() if one.number and one.target == "outside"]
    assert set(cited) == set(names) and len(names) == int(words(page.select_one(".count b")))
    counts = [int(words(line.small).partition(" 条")[0].rpartition("，")[2]) for line in page.select(".dangling > li")]
    assert counts == sorted(counts, reverse=True)
    for line in page.select(".dangling > li")[:3]:
        found = read(client.get(line.a["href"]))
        assert int(words(found.select_one(".count b"))) == int(words(line.small).partition(" 条")[0].rpartition("，")[2])


def test_one_that_is_not_held_but_ended_is_told_so(client):
    (line,) = [one for one in read(client.get("/citations")).select(".dangling > li") if "济政字〔2019〕81号" in words(one)]
    assert words(line.select_one(".state")) == "已废止"
