"""The outline of every corpus file, line by line: a change of reading is reviewed as a diff of tests/golden/."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from search.gazette.model import Clause, Reading
from tests.gazette.conftest import CORPUS


@pytest.mark.parametrize("name", sorted(path.name for path in CORPUS.glob("*.txt")))
def test_outline(name: str, readings: dict[str, Reading], golden: Callable[[str, str], None]) -> None:
    golden(f"outline/{name}", "\n".join(_lines(readings[name])) + "\n")


def _lines(reading: Reading) -> Iterator[str]:
    for document in reading.documents:
        yield f"# {document.number or document.id} {document.title}"
        for clause in document.clauses:
            yield "  " * len(clause.path) + _line(clause, len(document.id) + 1)


def _line(clause: Clause, id_starts: int) -> str:
    pages = f" p{clause.pages.first}-{clause.pages.last}" if clause.pages else ""
    text = clause.text if len(clause.text) <= 60 else f"{clause.text[:36]}……{clause.text[-20:]} ({len(clause.text)})"
    return f"{clause.id[id_starts:]} {clause.kind} {clause.lines[0]}-{clause.lines[1]}{pages}: {text}"
