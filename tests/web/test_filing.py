"""A document as a file."""

from __future__ import annotations

from datetime import date
from itertools import islice
from urllib.parse import quote, unquote

import pytest
from lxml import etree

from search import query
from search.export.akomantoso import akomantoso
from search.export.plain import plain
from search.web.addresses import DOCUMENT_FORMS
from search.web.record import whole_record

TYPES = {"txt": "text/plain", "json": "application/json", "xml": "application/akn+xml"}


def test_every_form_is_tried():
    assert set(TYPES) == set(DOCUMENT_FORMS)


@pytest.mark.parametrize("form", TYPES)
def test_a_document_is_given_as(client, engine, form):
    for held in islice(engine.documents(), 5):
        answer = client.get(f"/document/{held.id}.{form}")
        assert (answer.status_code, answer.mimetype) == (200, TYPES[form])
        name = unquote(answer.headers["Content-Disposition"].rpartition("''")[2])
        assert name == f"{held.number or held.title}.{form}"
        assert answer.headers["X-Robots-Tag"] == "noindex"


def test_text_has_the_permalink(client, engine):
    whole = engine.document("济政发2022-17")
    assert client.get("/document/济政发2022-17.txt").text == plain(whole, f"http://localhost/document/{quote(whole.id)}")


def test_json_is_what_the_terminal_prints(client, engine):
    whole, today = engine.document("济政办发2019-18"), date.today()
    citing = engine.search(query.parse(f"引用:{whole.number}").page(1000).arranged(query.Sort.PLACE))
    expected = whole_record(whole, engine.validity(whole.id, today), today, citing.hits)
    assert client.get("/document/济政办发2019-18.json").get_json() == expected


def test_xml_is_akoma_ntoso(client, engine):
    sent = client.get("/document/济政发2022-17.xml").get_data()
    assert sent == akomantoso(engine.document("济政发2022-17"))
    assert etree.fromstring(sent).tag.endswith("akomaNtoso")


@pytest.mark.parametrize("form", TYPES)
def test_any_spelling_of_a_number_leads_to_it(client, form):
    answer = client.get(f"/document/济政发〔2022〕17号.{form}")
    assert (answer.status_code, answer.location) == (302, f"/document/{quote('济政发2022-17')}.{form}")


@pytest.mark.parametrize("key", ["没有这份", "%00", "..", "济" * 500, "a.txt.txt"])
@pytest.mark.parametrize("form", TYPES)
def test_what_is_not_held_is_a_page_that_says_so(client, key, form):
    answer = client.get(f"/document/{key}.{form}")
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
