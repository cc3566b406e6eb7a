"""The real corpus, indexed once for all suites."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.gazette.parse import read
from search.index.embedded import EmbeddedEngine

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the index of the whole corpus."""
    path = tmp_path_factory.mktemp("real") / "index"
    made = EmbeddedEngine.create(path)
    made.write(read(source.name, source.read_bytes()) for source in sorted(CORPUS.glob("*.txt")))
    made.close()
    return path


@pytest.fixture(scope="session")
def engine(index: Path) -> Iterator[EmbeddedEngine]:
    """The engine over the whole corpus, for reading only."""
    opened = EmbeddedEngine.open(index)
    yield opened
    opened.close()
