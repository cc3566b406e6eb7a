"""The gold lists speak of the clauses as the reader gives them, and of nothing else than README says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from search.gazette import numbers
from search.gazette.parse import read
from tests.gold.mentions import CITATIONS, Mention, mentions

CORPUS = Path(__file__).parents[2] / "corpus"
ELSEWHERE = CITATIONS / "elsewhere"
LISTS = sorted(CITATIONS.rglob("*.tsv"))

KINDS = {"文号", "标题", "条款", "附件"}
RELATIONS = {"依据", "贯彻", "印发", "转发", "废止", "修改", "参照", "提及"}
LEVELS = {"国家", "省", "市", "区县", "其他"}
MALFORMED = {"malformed:缺序号", "malformed:缺机关代字"}

_SURE = re.compile(r"《|〔\d{4}〕|本[办条规]\w第")
"""What only mentions have: a list that leaves one of these out is not whole."""


@pytest.fixture(scope="module")
def documents() -> dict[str, dict[str, str]]:
    """The text of every clause by its id, by the id of its document."""
    sources = [*sorted(CORPUS.glob("*.txt")), *sorted(ELSEWHERE.glob("*.txt"))]
    readings = [read(path.name, path.read_bytes()) for path in sources]
    return {found.id: {c.id: c.text for c in found.clauses} for each in readings for found in each.documents}


def test_every_document_has_a_list(documents: dict[str, dict[str, str]]) -> None:
    assert {path.stem for path in LISTS} == set(documents)


@pytest.fixture(params=LISTS, ids=lambda path: path.stem)
def listed(request: pytest.FixtureRequest) -> tuple[str, list[Mention]]:
    """The id of a document and what it mentions."""
    return request.param.stem, mentions(request.param)


def test_spans_are_the_text(listed: tuple[str, list[Mention]], documents: dict[str, dict[str, str]]) -> None:
    document, found = listed
    for mention in found:
        assert documents[document][mention.clause][mention.start : mention.end] == mention.text


def test_mentions_stand_in_order_and_apart(
    listed: tuple[str, list[Mention]], documents: dict[str, dict[str, str]]
) -> None:
    document, found = listed
    places = list(documents[document])
    order = [(places.index(mention.clause), mention.start, mention.end) for mention in found]
    assert order == sorted(order)
    for (clause, _, end), (follower, start, _) in zip(order, order[1:], strict=False):
        assert clause < follower or end <= start


def test_values_are_listed_ones(listed: tuple[str, list[Mention]], documents: dict[str, dict[str, str]]) -> None:
    clauses = documents[listed[0]]
    for mention in listed[1]:
        assert mention.kind in KINDS and mention.relation in RELATIONS, mention
        assert mention.where in {"outside", "form"} | MALFORMED or mention.where in clauses, mention
        assert mention.issuer is None or mention.issuer in LEVELS and mention.where == "outside", mention


def test_targets_are_clauses_or_canonical_numbers(
    listed: tuple[str, list[Mention]], documents: dict[str, dict[str, str]]
) -> None:
    for mention in listed[1]:
        inside = mention.where in documents[listed[0]]
        assert inside == (mention.target == mention.where), mention
        assert inside or mention.target is None or str(numbers.parse(mention.target)) == mention.target, mention
        if mention.kind == "文号" and mention.where == "outside":
            assert str(numbers.parse(mention.text)) == mention.target, mention


def test_short_names_share_the_target_of_the_title_they_stand_for(listed: tuple[str, list[Mention]]) -> None:
    targets = {mention.text: mention.target for mention in listed[1] if mention.full is None}
    for mention in listed[1]:
        assert mention.full is None or mention.target == targets[mention.full], mention


def test_nothing_sure_is_left_out(listed: tuple[str, list[Mention]], documents: dict[str, dict[str, str]]) -> None:
    document, found = listed
    for clause, text in documents[document].items():
        spans = [(mention.start, mention.end) for mention in found if mention.clause == clause]
        for sure in _SURE.finditer(text):
            assert any(start <= sure.start() < end for start, end in spans), (clause, sure[0])
