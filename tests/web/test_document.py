"""A document's page without JavaScript: links that last, citations, the lines of the source, errata."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote, unquote, urlsplit

import pytest

from search.gazette import numbers
from search.gazette.model import Reading
from search.index.embedded import EmbeddedEngine
from search.web import addresses, create_app
from search.web.addresses import Addresses
from search.web.parts import lasting
from search.web.parts.lasting import Found

from .test_pages import read, words

SCIENCE = "济政发2022-17"
AT = Addresses()


def clause_of(document, tail: str):
    return next(clause for clause in document.clauses if clause.id.endswith(tail))


def test_a_permalink_of_every_clause_of_the_corpus_leads_to_it(engine):
    for document in map(engine.document, [one.id for one in engine.documents()]):
        for clause in document.clauses:
            said = lasting.digest(clause.label, clause.text)
            assert lasting.locate(document, lasting.key(clause, document), said) == lasting.Place(
                Found.SAME, lasting.key(clause, document), clause
            )


def test_the_permalinks_of_a_page_lead_to_its_clauses(client):
    page = read(client.get(f"/document/{quote(SCIENCE)}"))
    links = page.select(".clause > .permalink, .clause > p > .permalink")
    assert len(links) == len(page.select(".clause")) > 50
    for link in links[::7]:
        answer = client.get(link["href"])
        assert answer.status_code == 302 and "?" not in answer.location
        assert page.find(id=unquote(urlsplit(answer.location).fragment)) == link.find_parent(class_="clause")


@pytest.mark.parametrize(
    ("asked", "words_of", "found", "leads"),
    [
        ("二/一/6", "二/一/6", Found.SAME, "二/一/6"),
        ("二/一/6", None, Found.SAME, "二/一/6"),
        ("二/一/60", "二/一/6", Found.MOVED, "二/一/6"),
        ("二/三/2", "二/一/6", Found.MOVED, "二/一/6"),
        ("二/一/6", "words of nobody", Found.CHANGED, "二/一/6"),
        ("二/一/60", "words of nobody", Found.GONE, None),
        ("二/一/60", None, Found.GONE, None),
        ("\x00<b>", "words of nobody", Found.GONE, None),
    ],
)
def test_a_clause_that_a_better_reading_moved_is_found_by_its_words(client, engine, asked, words_of, found, leads):
    document = engine.document(SCIENCE)
    named = clause_of(document, words_of) if words_of and "/" in words_of else None
    said = lasting.digest(named.label, named.text) if named else "ffffff" if words_of else ""
    place = lasting.locate(document, asked, said)
    assert place.found is found
    assert (place.clause and lasting.key(place.clause, document)) == leads
    answer = client.get(f"/clause/{quote(SCIENCE)}/{quote(asked)}", query_string={"is": said} if said else {})
    there = urlsplit(answer.location)
    assert unquote(there.fragment) == (f"/{leads}" if leads else "")
    notice = read(client.get(f"{there.path}?{there.query}")).select_one(".was")
    assert bool(notice) == (found is not Found.SAME)
    if found is Found.MOVED:
        assert unquote(notice.select_one("a")["href"]) == f"#/{leads}" and "现在的位置" in words(notice)


def test_words_that_two_clauses_say_do_not_tell_which(engine):
    document = engine.document(SCIENCE)
    clause = clause_of(document, "二/一/6")
    twice = replace(document, clauses=(*document.clauses, replace(clause, id=f"{SCIENCE}/九")))
    said = lasting.digest(clause.label, clause.text)
    assert lasting.locate(twice, "十", said).found is Found.GONE
    assert lasting.locate(twice, "九", said).clause.id == f"{SCIENCE}/九"


def test_white_space_punctuation_and_label_are_not_words():
    said = lasting.digest("6.", "6.提升教师科学素质。将“双减”，纳入")
    assert said == lasting.digest("（6）", "（6）提升 教师科学素质 将双减纳入。")
    assert said != lasting.digest("6.", "6.提升教师科学素质。将双减列入")


@pytest.mark.parametrize("address", ["/clause/济政发2012-17/二/一", "/document/济政发2012-17", "/clause/济政发〔2012〕17号"])
def test_a_document_that_is_not_there_is_told_with_the_nearest(client, address):
    answer = client.get(address)
    page = read(answer)
    assert answer.status_code == 404
    assert "济政发〔2022〕17号" in {words(link) for link in page.select("main a")}
    (link,) = [one for one in page.select("main a") if words(one) == "济政发〔2022〕17号"]
    assert client.get(link["href"], follow_redirects=True).status_code == 200


def test_a_clause_is_cited_in_every_style_as_json(client):
    styles = {one["name"]: one["text"].replace("\r\n", "\n") for one in client.get(f"/cite/{quote(SCIENCE)}/二/一/6").get_json()}
    page = read(client.get(f"/document/{quote(SCIENCE)}?cite=二/一/6"))
    assert styles == {words(row.dt): row.dd.get_text().replace("\r\n", "\n") for row in page.select(".cite dl > div")}
    assert styles["新闻与公文"].endswith("（济政发〔2022〕17号），二、（一）6.，载《济南市人民政府公报》2022年第20期，第4—5页")
    there = client.get(urlsplit(styles["永久链接"]).path + "?" + urlsplit(styles["永久链接"]).query)
    assert unquote(there.location) == f"/document/{SCIENCE}#/二/一/6"
    for missing in (f"/cite/{SCIENCE}/九九", "/cite/没有/一"):
        assert client.get(missing).status_code == 404


@pytest.mark.parametrize("document", [SCIENCE, "济营转办发2023-1", "济政办发2019-20"])
def test_the_lines_and_pages_of_the_source_are_shown_on_demand(client, engine, document):
    whole = engine.document(document)
    assert not read(client.get(f"/document/{document}")).select(".line, .leaf")
    page = read(client.get(f"/document/{document}", query_string={"source": 1}))
    for clause in whole.clauses[1:]:
        shown = page.find(id=addresses.anchor(clause.id, document)).select(".line")
        assert [int(words(line.select_one(".number"))) for line in shown] == [one.line for one in clause.breaks]
        text = "".join(line.get_text().strip().removeprefix(words(line.select_one(".number"))) for line in shown)
        assert "".join(text.split()) == "".join(clause.text.split())
    pages = [one.page for clause in whole.clauses[1:] for one in clause.breaks if one.page]
    assert [words(leaf) for leaf in page.select(".leaf")] == [f"第{number}页" for number in sorted(set(pages))]


def test_words_are_marked_in_the_lines_of_the_source_too(client):
    page = read(client.get(f"/document/{SCIENCE}?source=1&q=科学素质"))
    assert len(page.select(".line mark")) > 20
    assert page.select_one(".find input[name=q]")["value"] == "科学素质"


def test_errata_stand_on_top_of_what_they_correct(engine, tmp_path):
    """The corpus has none: one of its documents is called so, and the other gets the number that it cites."""
    cited, citing = engine.document(SCIENCE), engine.document("济政发2022-18")
    number = numbers.parse("济政字〔2019〕81号")
    renamed = replace(cited, id="济政字2019-81", number=number)
    renamed = replace(renamed, clauses=tuple(replace(c, id=c.id.replace(cited.id, renamed.id, 1)) for c in cited.clauses))
    made = EmbeddedEngine.create(tmp_path / "index")
    for title, count in (("关于若干政策的更正", 1), (citing.title, 0)):
        erratum = replace(citing, title=title, clauses=(replace(citing.clauses[0], text=title), *citing.clauses[1:]))
        made.write([Reading("a", "0" * 64, (renamed, erratum), ())])
        notices = read(create_app(made).test_client().get(f"/document/{renamed.id}")).select("article header .notice")
        assert [words(one) for one in notices] == [f"这件公文有更正：{title}。"][:count]
    made.close()


def test_paper_tells_how_to_cite_and_when_it_was_printed(client):
    imprint = words(read(client.get(f"/document/{quote(SCIENCE)}")).select_one(".imprint"))
    assert "（济政发〔2022〕17号）" in imprint and "永久链接：http://localhost/document/" in imprint
    assert "日打印" in imprint and "以纸质公报所载为准" in imprint
