"""The real corpus, indexed once for all suites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.gazette.parse import read
from search.index.embedded import EmbeddedEngine

CORPUS = Path(__file__).parents[1] / "corpus"
GOLDEN = Path(__file__).parent / "golden"


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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/<name>; a golden file that is missing fails like one that differs."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.exists(), f"{path.name} is missing: pytest --update-golden writes it"
        assert text.splitlines() == path.read_text("utf-8").splitlines()

    return compare
