"""The gold of validity and duties is about the corpus as it is read: ids, spans, words and values."""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from search.gazette.model import Clause
from search.gazette.parse import read
from tests.gold.mentions import CITATIONS

GOLD = Path(__file__).parent
CORPUS = GOLD.parents[1] / "corpus"

STATES = {"尚未生效", "有效", "部分失效", "已修改", "已废止", "已过有效期", "未载明"}
DATES = {"2019-12-31", "2023-05-01", "2026-11-21"}
ENDED = {"济政字2019-81", "济政办发2017-9", "济人才办发2018-11"}
"""What documents of the corpus end, whole or in part."""
MAY_BE = {
    "unit": {"role": "牵头|责任|配合", "name": r"[^\s-]+", "value": "-"},
    "inherited": {"role": "牵头|责任|配合", "name": r"[^\s-]+", "value": r"\S+/\S+"},
    "deadline": {"role": "完成|截止|长期", "name": "-", "value": r"\d{4}(-\d\d){0,2}|P\d+Y|长期"},
    "amount": {"role": "-", "name": "-", "value": r"\d[\d.]*(~\d[\d.]*)? \S+ [≥≤<>≈由=]"},
}
"""What a line of duties says in each column."""


def lines(path: str) -> list[dict[str, str]]:
    with (GOLD / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def clauses() -> dict[str, dict[str, Clause]]:
    """The clauses of each document, by their ids; those of elsewhere are made up."""
    sources = sorted(CORPUS.glob("*.txt")) + sorted(CITATIONS.glob("elsewhere/*.txt"))
    readings = [read(source.name, source.read_bytes()) for source in sources]
    return {each.id: {clause.id: clause for clause in each.clauses} for reading in readings for each in reading.documents}


DUTIES = sorted(path.name for path in (GOLD / "duties").glob("*.tsv"))


def test_there_are_five_documents():
    assert len(DUTIES) == 5 and {name.removesuffix(".tsv") for name in DUTIES} <= clauses().keys()


@pytest.mark.parametrize("name", DUTIES)
def test_spans_are_that_text_in_that_clause(name):
    texts = {id: clause.text for id, clause in clauses()[name.removesuffix(".tsv")].items()}
    for line in lines(f"duties/{name}"):
        if line["what"] == "inherited":
            assert (line["start"], line["end"]) == ("-", "-") and line["clause"] in texts
            assert line["text"] in texts[line["value"]], line
        else:
            assert texts[line["clause"]][int(line["start"]) : int(line["end"])] == line["text"] != "", line


@pytest.mark.parametrize("name", DUTIES)
def test_values_are_of_the_listed_ones(name):
    for line in lines(f"duties/{name}"):
        for column, pattern in MAY_BE[line["what"]].items():
            assert re.fullmatch(pattern, line[column]), line


@pytest.mark.parametrize("name", DUTIES)
def test_no_two_mentions_share_a_character(name):
    spans = sorted((x["clause"], int(x["start"]), int(x["end"])) for x in lines(f"duties/{name}") if x["start"] != "-")
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in zip(spans, spans[1:], strict=False))


def test_every_row_of_the_tables_has_somebody_who_leads():
    document = "济营转办发2023-1"
    rows = {clause.id for clause in clauses()[document].values() if clause.cells}
    leads = {line["clause"] for line in lines(f"duties/{document}.tsv") if line["role"] == "牵头"}
    assert len(rows) == 194 and rows <= leads


VALIDITY = ["validity.tsv", "validity_elsewhere.tsv"]


def test_validity_has_every_document_of_the_corpus_on_every_date():
    held = {name for name in clauses() if not name.startswith(("滨", "北"))} | ENDED
    known = {(line["document"], line["as_of"]) for line in lines("validity.tsv")}
    assert len(held) == 24 + 3 and {(document, day) for document in held for day in DATES} <= known
    assert {document for document, _ in known} == held


@pytest.mark.parametrize("name", VALIDITY)
def test_a_document_has_one_state_on_a_date(name):
    known = [(line["document"], line["as_of"]) for line in lines(name)]
    assert len(set(known)) == len(known) > 0


@pytest.mark.parametrize("name", VALIDITY)
def test_no_state_is_without_evidence(name):
    texts = {id: clause.text for document in clauses().values() for id, clause in document.items()}
    for line in lines(name):
        assert line["state"] in STATES
        assert (line["state"] == "未载明") == (line["evidence"] == "-") == (line["words"] == "-"), line
        if line["evidence"] != "-":
            proof = [texts[id] for id in line["evidence"].split()]
            words = line["words"].split(" … ")
            assert len(words) == len(proof) and all(said in text for said, text in zip(words, proof, strict=True)), line


@pytest.mark.parametrize("name", VALIDITY)
def test_states_and_their_days_agree(name):
    for line in lines(name):
        day = date.fromisoformat(line["as_of"])
        first, last, since = (
            date.fromisoformat(line[x]) if line[x] != "-" else None for x in ("effective", "expires", "since")
        )
        if line["state"] in {"尚未生效", "未载明"}:
            assert since is None and (first is None or day < first), line
        else:
            assert since is not None and since <= day, line
        if line["state"] == "有效":
            assert first in {since, None} and (last is None or day <= last), line
        if line["state"] == "已过有效期":
            assert last is not None and last < day and (since - last).days == 1, line
