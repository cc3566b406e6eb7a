"""A corpus as the reader gives it, one clause a line of JSON: what jieba alone is measured on, and what peers index.

Read on all cores, file by file, into a folder: nothing is held in memory.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from search.gazette.parse import read
from search.index.text import analyzer
from tests.benchmarks.measuring import timed


class Row(NamedTuple):
    """A clause as tokens, parted by spaces: its words, those of the title and the headings above it, its pairs of
    neighbouring characters (for phrases); the 文号 that it is of (a title) or cites; the year of its document."""

    words: str
    above: str
    pairs: str
    numbers: str
    year: int


@dataclass(frozen=True, slots=True)
class Floor:
    """What no build can do without: reading the files, then jieba over what was read. Seconds on all cores.

    ``text`` is the clauses' UTF-8 in bytes.
    """

    clauses: int
    text: int
    reading: float
    jieba: float


def floor(corpus: Path, folder: Path) -> Floor:
    """Read ``corpus`` into ``folder``, then cut it with jieba alone, each on all cores; processes are started before."""
    folder.mkdir(parents=True)
    files = [(file, folder / f"{i}.jsonl") for i, file in enumerate(sorted(corpus.rglob("*.txt")))]
    _load_jieba()
    counts: list[tuple[int, int]] = []
    with _processes() as pool:
        reading = timed(lambda: counts.extend(pool.imap_unordered(keep, files, chunksize=2)))
        jieba = timed(lambda: list(pool.imap_unordered(_jieba, [kept for _, kept in files], chunksize=2)))
    return Floor(sum(clauses for clauses, _ in counts), sum(text for _, text in counts), reading, jieba)


def tokenise(folder: Path) -> None:
    """Cut the clauses that ``floor`` kept in ``folder`` into tokens, on all cores."""
    list(analyzer.words("济南市"))  # loads the dictionary, which the processes then share
    with _processes() as pool:
        list(pool.imap_unordered(cut, folder.glob("*.jsonl")))


def rows(folder: Path) -> Iterator[Row]:
    """The clauses of ``folder`` as ``tokenise`` left them, in order."""
    for path in sorted(folder.glob("*.tokens"), key=lambda path: int(path.stem)):
        with path.open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                *tokens, year = line.rstrip("\n").split("\t")
                yield Row(*tokens, year=int(year))


def _processes() -> Any:
    return get_context("fork").Pool(os.cpu_count())


def keep(task: tuple[Path, Path]) -> tuple[int, int]:
    """Read a file and keep its clauses; how many they are, and how many bytes of text."""
    file, kept = task
    clauses = text = 0
    with kept.open("w", encoding="utf-8") as out:
        for record in records(file):
            clauses, text = clauses + 1, text + len(record["text"].encode())
            print(json.dumps(record, ensure_ascii=False), file=out)
    return clauses, text


def records(file: Path) -> Iterator[dict[str, Any]]:
    """The clauses of a file, each with what is indexed of its document."""
    for document in read(file.name, file.read_bytes()).documents:
        said = document.dated or document.number
        for i, clause in enumerate(document.clauses):
            yield {
                "text": clause.text,
                "above": [document.title, *clause.path] if i else [],
                "number": str(document.number) if document.number and not i else "",
                "year": (said.year if said else None) or 0,
            }


def _read(kept: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in kept.read_text("utf-8").split("\n") if line]


def _jieba(kept: Path) -> int:
    import jieba

    return sum(1 for record in _read(kept) for _ in jieba.tokenize(record["text"], mode="search"))


def _load_jieba() -> None:
    import jieba

    jieba.setLogLevel(60)  # it tells of its own start
    jieba.initialize()


def cut(kept: Path) -> None:
    """Cut what was kept of a file into tokens, in a file beside it."""
    with kept.with_suffix(".tokens").open("w", encoding="utf-8", newline="\n") as out:
        out.writelines("\t".join(map(str, row(record))) + "\n" for record in _read(kept))


def row(record: dict[str, Any]) -> Row:
    """A clause as tokens."""
    text = record["text"]
    numbers = [record["number"], *(token.text for token in analyzer.cited(text))]
    return Row(
        words=_joined(token.text for token in analyzer.words(text)),
        above=_joined(token.text for part in record["above"] for token in analyzer.words(part)),
        pairs=_joined(pairs(text)),
        numbers=_joined(filter(None, numbers)),
        year=record["year"],
    )


def pairs(text: str) -> list[str]:
    """The pairs of neighbouring Han characters, in order: as a phrase of them, a phrase of characters.

    >>> pairs("知识产权")
    ['知识', '识产', '产权']
    """
    return [token.text for token in analyzer.bigrams(text) if token.end - token.start == 2 and not token.text.isascii()]


def _joined(tokens: Iterable[str]) -> str:
    return " ".join(tokens)
