"""A corpus → an index: what has changed is read, what is gone is taken out, in one commit."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from pathlib import Path

from search.errors import CorpusError, reason
from search.gazette.model import Problem, Reading
from search.gazette.parse import read
from search.index.engine import Engine

SUFFIXES = (".txt",)
"""Of the files that can be read, in lower case."""

_TOLD = 10
"""Problems that the message has room for where nothing could be read."""

Progress = Callable[[int, int, str], None]
"""Told after each file: how many are done, of how many, and the name of this one."""


@dataclass(slots=True)
class Report:
    """What a build did. Counts of sources, but ``documents`` and ``clauses``: those in what was read."""

    read: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: int = 0
    documents: int = 0
    clauses: int = 0
    problems: list[tuple[str, Problem]] = field(default_factory=list)
    seconds: float = 0.0

    def __str__(self) -> str:
        """One line for the terminal."""
        told = [f"读入 {self.read} 个文件（{self.documents} 件公文，{self.clauses} 条）"]
        told += [f"{self.unchanged} 个没有变化"] if self.unchanged else []
        told += [f"移除 {self.removed} 个"] if self.removed else []
        told += [f"{self.failed} 个读不出来"] if self.failed else []
        return f"{'，'.join(told)}；用时 {self.seconds:.1f} 秒。"


def build(corpus: Path, engine: Engine, progress: Progress) -> Report:
    """Bring ``engine`` up to date with the files at ``corpus``, a folder or one file.

    A source is named by its path in the corpus. One that cannot be read now keeps what the index
    has of it, and a corpus that is one file takes nothing out. Where no document is found at all
    the index stays as it was (``CorpusError``). Readings stream into the engine: one is in memory
    at a time.
    """
    began, report = time.monotonic(), Report()
    listed = _listed(corpus, report)
    held = engine.sources()
    gone = [name for name in held if name not in listed.files and not listed.hides(name) and corpus.is_dir()]
    changed = _counted(_changed(listed.files, held, report, progress), report)
    first = next(changed, None)
    if first or gone:
        engine.write(chain(filter(None, [first]), changed), gone)
    report.removed = len(gone)
    report.seconds = time.monotonic() - began
    return report


def sources(corpus: Path) -> list[Path]:
    """The files at ``corpus`` that can be read, in order."""
    return list(_listed(corpus, Report()).files.values())


@dataclass(frozen=True, slots=True)
class _Listed:
    """The source files of a corpus by name, and the folders in it (by name) that could not be listed."""

    files: dict[str, Path]
    closed: tuple[str, ...]

    def hides(self, name: str) -> bool:
        """Whether the source ``name`` may still be there, in a folder that could not be listed."""
        return any(name.startswith(f"{folder}/") for folder in self.closed)


def _listed(corpus: Path, report: Report) -> _Listed:
    kinds = "、".join(SUFFIXES)
    if not corpus.exists():
        raise CorpusError(f"没有 {corpus} 这个文件或目录，请检查路径。")
    if corpus.is_file():
        if corpus.suffix.lower() not in SUFFIXES:
            raise CorpusError(f"读不了 {corpus}：只能读 {kinds} 文件。")
        return _Listed({corpus.name: corpus}, ())
    files: dict[str, Path] = {}
    closed: list[str] = []

    def skip(error: OSError) -> None:
        if Path(error.filename) == corpus:
            raise CorpusError(f"读不到目录 {corpus}：{reason(error)}。请检查目录的权限。") from error
        closed.append(_name(Path(error.filename), corpus))
        report.problems.append((closed[-1], Problem("读不到", f"读不到目录：{reason(error)}")))

    for folder, folders, names in os.walk(corpus, onerror=skip):
        folders.sort()
        for path in (Path(folder, name) for name in sorted(names)):
            if path.suffix.lower() in SUFFIXES and not path.name.startswith("."):
                files[_name(path, corpus)] = path
    if not files and not closed:
        raise CorpusError(f"目录 {corpus} 里没有可以读入的文件（{kinds}）。")
    return _Listed(files, tuple(closed))


def _name(path: Path, corpus: Path) -> str:
    """What the corpus calls a file: its path there, with a name that is no text made one."""
    return os.fsencode(path.relative_to(corpus).as_posix()).decode("utf-8", "backslashreplace")


def _changed(
    files: dict[str, Path], held: Mapping[str, str], report: Report, progress: Progress
) -> Iterator[Reading]:
    """The readings of the files that are new or not what the index holds."""
    for done, (name, path) in enumerate(files.items(), 1):
        try:
            data = path.read_bytes()
        except OSError as error:
            report.failed += 1
            report.problems.append((name, Problem("读不到", f"读不到文件：{reason(error)}")))
        else:
            if held.get(name) == sha256(data).hexdigest():
                report.unchanged += 1
            else:
                yield read(name, data)
        progress(done, len(files), name)


def _counted(readings: Iterator[Reading], report: Report) -> Iterator[Reading]:
    """``readings``, counted; an error at their end where there was nothing to read in any of them."""
    for one in readings:
        report.read += 1
        report.documents += len(one.documents)
        report.clauses += sum(len(document.clauses) for document in one.documents)
        report.problems += [(one.source, problem) for problem in one.problems]
        yield one
    if not (report.documents or report.unchanged):
        told = "".join(f"\n  {name}：{problem.message}" for name, problem in report.problems[:_TOLD])
        raise CorpusError(f"没有读出任何公文，索引没有改动。{told}")
