"""The corpus, read once for all tests of the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.gazette.model import Clause, Document, Reading
from search.gazette.parse import read

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="session")
def readings() -> dict[str, Reading]:
    """Every corpus file, by name."""
    return {path.name: read(path.name, path.read_bytes()) for path in sorted(CORPUS.glob("*.txt"))}


@pytest.fixture(scope="session")
def documents(readings: dict[str, Reading]) -> dict[str, Document]:
    """Every document of the corpus, by its 文号."""
    return {str(document.number): document for reading in readings.values() for document in reading.documents}


@pytest.fixture(scope="session")
def clauses(documents: dict[str, Document]) -> list[tuple[Document, Clause]]:
    """Every clause of the corpus with its document."""
    return [(document, clause) for document in documents.values() for clause in document.clauses]
