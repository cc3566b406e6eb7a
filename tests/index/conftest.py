"""Every engine that there is, empty; and the reference engine over the whole corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.gazette.parse import read
from search.index.embedded import EmbeddedEngine
from search.index.engine import Engine
from tests.conftest import CORPUS
from tests.oracle import Oracle

ENGINES: dict[str, Callable[[Path], Engine]] = {"embedded": EmbeddedEngine.create, "oracle": lambda path: Oracle()}


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine that holds nothing."""
    made = ENGINES[request.param](tmp_path / "index")
    yield made
    made.close()


@pytest.fixture(scope="session")
def oracle() -> Oracle:
    """The reference engine over the whole corpus."""
    made = Oracle()
    made.write(read(source.name, source.read_bytes()) for source in sorted(CORPUS.glob("*.txt")))
    return made
