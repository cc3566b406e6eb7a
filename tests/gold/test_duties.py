"""What the code finds of duties, measured against what people found (README.md): precision and recall of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest

from search.gazette.duties import Duties, duties
from search.gazette.model import Amount, Document, Kind
from search.gazette.parse import read
from tests.gold.test_duties_gold import CORPUS, DUTIES, lines

AT_LEAST = {"unit": 0.97, "inherited": 0.97, "deadline": 0.95, "amount": 0.95}
"""The precision and the recall that each kind must have over the five documents together."""

PART = {"济营转办发2023-1"}
"""Of which the gold has the rows and the notes only, with what headings inherit from these."""

Found = tuple[str, tuple[str, ...]]
"""The kind, and what must be right of it."""


def counted(value: Decimal) -> str:
    return f"{value.normalize():f}"


def worth(amount: Amount) -> str:
    upto = f"~{counted(amount.upto)}" if amount.upto is not None else ""
    return f"{counted(amount.value)}{upto} {amount.unit or '-'} {amount.comparison}"


def found(clause: str, each: Duties) -> Iterator[Found]:
    """What the code finds in a clause, as the lines of the gold have it: the kind and what must be right."""
    for unit in each.units:
        if unit.span:
            yield "unit", (clause, str(unit.span.start), str(unit.span.end), unit.role, unit.name)
        else:
            yield "inherited", (clause, unit.role, unit.name, unit.source or "")
    for deadline in each.deadlines:
        yield "deadline", (clause, str(deadline.span.start), str(deadline.span.end), deadline.role, deadline.value)
    for amount in each.amounts:
        yield "amount", (clause, str(amount.span.start), worth(amount))


def expected(line: dict[str, str]) -> Found:
    """A line of the gold, with what must be right."""
    clause, kind = line["clause"], line["what"]
    if kind == "unit":
        return kind, (clause, line["start"], line["end"], line["role"], line["name"])
    if kind == "inherited":
        return kind, (clause, line["role"], line["name"], line["value"])
    if kind == "deadline":
        return kind, (clause, line["start"], line["end"], line["role"], line["value"])
    return kind, (clause, line["start"], line["value"])


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    readings = [read(path.name, path.read_bytes()) for path in sorted(CORPUS.glob("*.txt"))]
    return {each.id: each for reading in readings for each in reading.documents}


def _of(name: str, documents: dict[str, Document]) -> tuple[Counter[Found], Counter[Found]]:
    """What one document's gold has, and what the code finds where the gold has been made."""
    document = documents[name.removesuffix(".tsv")]
    charged = duties(document)
    made = (found(clause.id, charged[clause.id]) for clause in document.clauses if clause.id in charged)
    if document.id in PART:
        read = {clause.id for clause in document.clauses if clause.cells or clause.kind is Kind.NOTE or clause.extent > 1}
        made = ([line for line in each if line[1][0] in read] for each in made)
    return Counter(map(expected, lines(f"duties/{name}"))), Counter(line for each in made for line in each)


def _measured(gold: Counter[Found], made: Counter[Found], kind: str) -> tuple[float, float]:
    """Precision and recall of one kind; both 1 where there is nothing to find and nothing was."""
    right, of_gold, of_made = (
        sum(count for line, count in each.items() if line[0] == kind) for each in (gold & made, gold, made)
    )
    return (right / of_made if of_made else 1.0), (right / of_gold if of_gold else 1.0)


@pytest.mark.parametrize("kind", AT_LEAST)
def test_precision_and_recall(kind, documents, capsys):
    together = Counter(), Counter()
    with capsys.disabled():
        for name in DUTIES:
            gold, made = _of(name, documents)
            together[0].update(gold)
            together[1].update(made)
            precision, recall = _measured(gold, made, kind)
            print(f"\n{kind:9} {name.removesuffix('.tsv'):14} precision {precision:.4f} recall {recall:.4f}", end="")
        precision, recall = _measured(*together, kind)
        print(f"\n{kind:9} {'together':14} precision {precision:.4f} recall {recall:.4f}")
    assert precision >= AT_LEAST[kind] <= recall
