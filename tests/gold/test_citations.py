"""How much of the gold list of citations the extractor finds, and how much of what it finds is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from search.gazette import numbers
from search.gazette.citations import citations, resolve
from search.gazette.model import Citation, Document
from search.gazette.parse import read
from tests.gold.mentions import CITATIONS, Mention, mentions

CORPUS = Path(__file__).parents[2] / "corpus"
THE_TEN = (
    "济政办发2019-19 济政字2019-55 济政发2021-10 济政办发2021-10 济政发2022-17 济政发2022-18 济营转办发2023-1 "
    "济政字2024-45 济政办字2024-22 济政办字2021-25"
).split()


@dataclass(frozen=True)
class Told:
    """A mention as the list has it, but for the text."""

    clause: str
    start: int
    end: int
    kind: str
    target: str | None
    full: str | None
    where: str
    issuer: str | None
    relation: str


def told(clause: str, text: str, citation: Citation) -> Told:
    """What the extractor says, in the words of the list."""
    span = citation.span
    words = text[span.start : span.end]
    full = f"《{citation.title}》" if citation.kind == "标题" and not citation.clause else words
    target = citation.clause or (str(citation.number) if citation.number else None)
    return Told(
        clause, span.start, span.end, str(citation.kind), target, full if full != words else None,
        resolve(citation, lambda number: None, lambda title: None), citation.level and str(citation.level), str(citation.relation),
    )


def listed(mention: Mention) -> Told:
    m = mention
    return Told(m.clause, m.start, m.end, m.kind, m.target, m.full, m.where, m.issuer, m.relation)


def documents() -> dict[str, Document]:
    sources = [*sorted(CORPUS.glob("*.txt")), *sorted(CITATIONS.glob("elsewhere/*.txt"))]
    return {found.id: found for path in sources for found in read(path.name, path.read_bytes()).documents}


@pytest.fixture(scope="module")
def pairs() -> dict[str, tuple[list[Told], list[Told]]]:
    """What the list and what the extractor says, by document; whether it is made up is told by its id."""
    lists = {path.stem: [listed(each) for each in mentions(path)] for path in CITATIONS.rglob("*.tsv")}
    return {
        id: (lists[id], [told(c.id, c.text, each) for c in document.clauses for each in citations(document).get(c.id, ())])
        for id, document in documents().items()
    }


SETS = {
    "the ten": lambda id: id in THE_TEN,
    "all 24": lambda id: not id.startswith(("滨", "北")),
    "elsewhere": lambda id: id.startswith(("滨", "北")),
}


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("kind", ["文号", "标题", "条款", "附件"])
def test_spans(name, kind, pairs, record_property):
    chosen = [pair for id, pair in pairs.items() if SETS[name](id)]
    gold = {(t.clause, t.start, t.end) for gold, _ in chosen for t in gold if t.kind == kind}
    found = {(t.clause, t.start, t.end) for _, found in chosen for t in found if t.kind == kind}
    precision, recall = (len(gold & found) / (len(part) or 1) if part else 1.0 for part in (found, gold))
    print(f"{name} {kind}: precision {precision:.3f}, recall {recall:.3f} of {len(gold)}")
    for missing in sorted(gold - found):
        print("  missed", missing)
    for wrong in sorted(found - gold):
        print("  wrong", wrong)
    assert precision >= 0.99 and recall >= 0.99


FIELDS = {"target": 0.99, "full": 0.99, "where": 0.99, "issuer": 0.99, "relation": 0.99}
"""What is held; .95 was asked for. A slip in one of the first has to be seen: three wrong ones of 141 were not, at .95."""


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("field", FIELDS)
def test_values(name, field, pairs):
    both = [
        (g, f) for id, (gold, found) in pairs.items() if SETS[name](id)
        for g in gold for f in found if (g.clause, g.start, g.end, g.kind) == (f.clause, f.start, f.end, f.kind)
    ]
    wrong = [(g, f) for g, f in both if getattr(g, field) != getattr(f, field)]
    print(f"{name} {field}: {1 - len(wrong) / len(both):.3f} of {len(both)}")
    for g, f in wrong:
        print("  ", g.clause, g.start, g.end, "gold", getattr(g, field), "found", getattr(f, field))
    assert 1 - len(wrong) / len(both) >= FIELDS[field]


def test_every_number_of_the_corpus_is_classed(pairs):
    for id, document in documents().items():
        where = {(told.clause, told.start, told.end): told.where for told in pairs[id][1]}
        for clause in document.clauses:
            for found in numbers.find(clause.text):
                assert where[clause.id, found.span.start, found.span.end]
