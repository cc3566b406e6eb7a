"""Our index: built, opened, asked. The build is the command that anyone runs; questions go through the Engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

from search.index.engine import open_engine
from tests.benchmarks.measuring import Ran, Times, gazette, ran, timed, times
from tests.benchmarks.questions import Question, by_kind

WARM = 5
"""Questions of each kind, others than those measured, that are asked before: what a server that runs has seen."""


def build(corpus: Path, index: Path) -> Ran:
    """``gazette index`` from nothing, process start and loading included."""
    return ran(gazette("index", corpus, "--index", index))


def cold_start(index: Path, word: str) -> float:
    """Seconds from the start of ``gazette search`` to the end of its answer."""
    return ran(gazette("search", word, "--json", "--index", index)).seconds


def latency(index: Path, warm: list[Question], asked: list[Question], hits: int = 10) -> dict[str, Times]:
    """How long the engine takes for the questions of each kind, kinds mixed as readers mix them, each question once."""
    with closing(open_engine(index)) as engine:
        return mixed(lambda question: engine.search(replace(question.query(), limit=hits)), warm, asked)


def mixed(ask: Callable[[Question], object], warm: list[Question], asked: list[Question]) -> dict[str, Times]:
    """``ask`` the questions in a fixed mixed order, those of ``warm`` unmeasured first; the times by kind."""
    for question in warm:
        ask(question)
    took: dict[str, float] = {}
    for question in Random(0).sample(asked, len(asked)):
        took[question.kind + question.text] = timed(lambda: ask(question))
    return {kind: times([took[q.kind + q.text] for q in held]) for kind, held in by_kind(asked)}


def totals(index: Path, asked: Iterable[Question]) -> Iterator[int]:
    with closing(open_engine(index)) as engine:
        for question in asked:
            yield engine.search(question.query()).total
