"""A corpus of any size: N clauses in source files, an issue each, written on all cores and never held in memory.

The same N, seed and real files give the same bytes on any machine; an issue has the same text whatever the size of
the corpus, apart from how many clauses it is asked for.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from search.gazette.parse import read
from search.index.text import analyzer
from tests.benchmarks.issue import CITIES, LARGEST, PER_YEAR, YEARS, Slot, issue
from tests.benchmarks.seeds import Seeds, seeds
from tests.benchmarks.sentences import Writer

SEED = 20261121

SLOTS = PER_YEAR * len(YEARS)
"""Issues of one gazette: a city's 25 years are 600 issues of 500 clauses, 300,000 clauses."""


class Asked(NamedTuple):
    """An issue to write: where, and how many clauses."""

    slot: Slot
    clauses: int

    @property
    def name(self) -> str:
        return f"{CITIES.index(self.slot.city) + 1}/{self.slot.year}-{self.slot.printed:02}.txt"


def plan(clauses: int) -> list[Asked]:
    """The issues of a corpus: evenly over the years of one gazette, then of a second, and so on.

    >>> [(one.name, one.clauses) for one in plan(1200)]
    [('1/2001-01.txt', 400), ('1/2009-09.txt', 400), ('1/2017-17.txt', 400)]
    """
    count = -(-clauses // LARGEST)
    if count > SLOTS * len(CITIES):
        raise ValueError(f"{len(CITIES)} gazettes have at most {SLOTS * len(CITIES) * LARGEST} clauses")
    full, rest = divmod(count, SLOTS)
    slots = [*range(full * SLOTS), *(full * SLOTS + i * SLOTS // rest for i in range(rest))]
    return [Asked(Slot(slot), (i + 1) * clauses // count - i * clauses // count) for i, slot in enumerate(slots)]


def write(folder: Path, clauses: int, real: Path, seed: int = SEED, processes: int | None = None) -> int:
    """Write a corpus like the files in ``real`` into ``folder``, on all cores; how many bytes it has."""
    tasks = [(folder, real, seed, asked) for asked in plan(clauses)]
    processes = processes or os.cpu_count() or 1
    if processes == 1:
        return sum(map(_write, tasks))
    _seeds(str(real))  # which the processes then share
    with get_context("fork").Pool(processes) as pool:
        return sum(pool.imap_unordered(_write, tasks, chunksize=4))


def next_issue(real: Path, clauses: int = LARGEST, seed: int = SEED) -> bytes:
    """An issue that no corpus holds, of the year after: its last gazette has one more."""
    return issue(Slot(SLOTS * len(CITIES)), clauses, writer(real, seed)).encode()


def writer(real: Path, seed: int = SEED) -> Writer:
    return Writer(_seeds(str(real)), seed)


@cache
def _seeds(real: str) -> Seeds:
    """Made once a process: it takes seconds."""
    return seeds(Path(real))


def _write(task: tuple[Path, Path, int, Asked]) -> int:
    folder, real, seed, asked = task
    data = issue(asked.slot, asked.clauses, writer(real, seed)).encode()
    path = folder / asked.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data)


class Likeness(NamedTuple):
    """How a text looks to an index. ``growth`` is how many different words its first n words hold, by n."""

    clauses: int
    words: int
    growth: dict[int, int]
    duplicates: float
    length: float


def likeness(files: list[Path]) -> Likeness:
    """What tells whether a text is like another: words, new words, clauses that come twice, characters a clause."""
    texts = list(_texts(files))
    growth, seen, count, step = {}, set(), 0, 1000
    for text in texts:
        for token in analyzer.words(text):
            seen.add(token.text)
            count += 1
            if count == step:
                growth[count] = len(seen)
                step *= 2
    twice = sum(n - 1 for n in Counter(texts).values())
    return Likeness(len(texts), count, growth, twice / len(texts), sum(map(len, texts)) / len(texts))


def _texts(files: list[Path]) -> Iterator[str]:
    for file in files:
        for document in read(file.name, file.read_bytes()).documents:
            yield from (clause.text for clause in document.clauses)
