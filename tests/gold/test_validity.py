"""The gold lists of what held on a day, against what the documents are read to say (README.md has the rules)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from search.gazette.parse import read
from search.gazette.validity import UNKNOWN, Provision, Validity, provisions, states
from tests.gold.test_gold import CORPUS, ELSEWHERE

LISTS = {"validity.tsv": CORPUS, "validity_elsewhere.tsv": ELSEWHERE}
Row = dict[str, str]


@pytest.fixture(scope="module")
def said() -> dict[str, list[Provision]]:
    """What all documents of each list say."""
    readings = {name: [read(p.name, p.read_bytes()) for p in sorted(folder.glob("*.txt"))] for name, folder in LISTS.items()}
    return {name: [p for r in each for d in r.documents for p in provisions(d)] for name, each in readings.items()}


def rows() -> Iterator[tuple[str, Row]]:
    for name in LISTS:
        with (Path(__file__).parent / name).open(encoding="utf-8") as lines:
            yield from ((name, row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def written(day: date | None) -> str:
    return day.isoformat() if day else "-"


def told(found: Validity) -> Row:
    """What was found, in the words of the list; ``words`` apart."""
    return {
        "state": found.state.value,
        "effective": written(found.effective),
        "expires": written(found.expires),
        "since": written(found.since),
        "evidence": " ".join(each.clause for each in found.evidence) or "-",
    }


@pytest.mark.parametrize(("name", "row"), list(rows()), ids=lambda v: v if isinstance(v, str) else f"{v['document']} {v['as_of']}")
def test_what_held_on_a_day(said: dict[str, list[Provision]], name: str, row: Row) -> None:
    found = states(said[name], date.fromisoformat(row["as_of"])).get(row["document"], UNKNOWN)
    assert told(found) == {key: row[key] for key in told(found)}
    expected = row["words"].split(" … ") if found.evidence else []
    assert len(expected) == len(found.evidence)
    for words, each in zip(expected, found.evidence, strict=True):
        assert words in each.words


def test_words_are_those_of_the_clauses(said: dict[str, list[Provision]]) -> None:
    texts = {
        clause.id: clause.text
        for folder in LISTS.values()
        for path in folder.glob("*.txt")
        for document in read(path.name, path.read_bytes()).documents
        for clause in document.clauses
    }
    for each in (one for found in said.values() for p in found for one in p.evidence):
        assert each.words == texts[each.clause][each.span.start : each.span.end] != ""
