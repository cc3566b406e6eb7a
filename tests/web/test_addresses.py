"""Addresses: readable by people's browsers, and the same thing back from them."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.gazette.model import Issue
from search.index.engine import Engine
from search.query import Sort
from search.web import addresses
from search.web.addresses import Addresses

NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)


@given(NAMES, NAMES, NAMES)
def test_a_clause_is_found_again_from_its_address(document, place, query):
    parts = urlsplit(Addresses().clause(f"{document}/{place}", document, query))
    assert unquote(parts.path) == f"/document/{document}"
    assert parts.path.count("/") == 2
    assert parse_qs(parts.query, keep_blank_values=True) == {"q": [query]}
    assert unquote(parts.fragment) == addresses.anchor(f"{document}/{place}", document)


@given(NAMES, NAMES)
def test_an_anchor_is_a_valid_id(document, place):
    anchor = addresses.anchor(f"{document}/{place}", document)
    assert anchor.startswith("/")
    assert not any(c.isspace() for c in anchor)


def test_anchors_differ_on_a_page(engine: Engine):
    for document in engine.documents():
        whole = engine.document(document.id)
        assert whole
        anchors = [addresses.anchor(clause.id, whole.id) for clause in whole.clauses]
        assert len(anchors) == len(set(anchors)) > 2


@given(NAMES, st.integers(1, 99), st.sampled_from(Sort), st.booleans())
def test_a_search_is_found_again_from_its_address(text, page, sort, grouped):
    asked = parse_qs(urlsplit(Addresses().search(text, page, sort, grouped)).query, keep_blank_values=True)
    assert asked.pop("q") == [text]
    assert asked.pop("page", ["1"]) == [str(page)]
    assert asked.pop("sort", ["relevance"]) == [sort]
    assert asked.pop("group", None) == (["document"] if grouped else None)
    assert not asked


@pytest.mark.parametrize(
    ("issue", "address"),
    [
        (Issue("济南市人民政府公报", 2024, "15/16", (421, 422)), "/issue/2024/15-16"),
        (Issue("济南市人民政府公报", 2022, "20"), "/issue/2022/20"),
        (Issue(None, 1999, "增刊"), "/issue/1999/%E5%A2%9E%E5%88%8A"),
        (Issue("济南市人民政府公报", None, "20"), None),
        (Issue("济南市人民政府公报", 2022, None), None),
    ],
)
def test_an_issue_has_an_address_where_year_and_number_are_known(issue, address):
    assert Addresses().issue(issue) == address
