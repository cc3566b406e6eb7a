"""A corpus → an index: what has changed is read, what is gone is taken out, in one commit."""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from search.errors import CorpusError, reason
from search.gazette.model import Problem, Reading
from search.gazette.parse import read
from search.index.engine import Engine

SUFFIXES = (".txt",)
"""Of the files that can be read, in lower case."""

_TOLD = 10
"""Problems that the message has room for where nothing could be read."""

Progress = Callable[[int, int, str], None]
"""Told after each file that is read: how many are done, of how many that have changed, and the name of this one."""


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
    the index stays as it was (``CorpusError``). Readings stream into the engine: a few are in
    memory at a time.
    """
    began, report = time.monotonic(), Report()
    listed = _listed(corpus, report)
    held = engine.sources()
    gone = [name for name in held if name not in listed.files and not listed.hides(name) and corpus.is_dir()]
    changed = list(_changed(listed.files, held, report))
    if changed or gone or not report.unchanged:
        engine.write(_prepared(changed, engine, report, progress), gone)
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


@dataclass(frozen=True, slots=True)
class _Changed:
    """A file that is new or not what the index holds."""

    name: str
    path: Path
    size: int


def _changed(files: dict[str, Path], held: Mapping[str, str], report: Report) -> Iterator[_Changed]:
    """The files that have to be read."""
    for name, path in files.items():
        try:
            data = path.read_bytes()
        except OSError as error:
            _failed(name, error, report)
        else:
            if held.get(name) == sha256(data).hexdigest():
                report.unchanged += 1
            else:
                yield _Changed(name, path, len(data))


def _failed(name: str, error: OSError, report: Report) -> None:
    report.failed += 1
    report.problems.append((name, Problem("读不到", f"读不到文件：{reason(error)}")))


# --- reading, in as many processes as pay ---


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of a file: a reading as the engine takes it, and what the report tells of it."""

    name: str
    prepared: Any
    documents: int
    clauses: int
    problems: tuple[Problem, ...]


def _read(file: _Changed, prepare: Callable[[Reading], Any]) -> _Read | OSError:
    """In any process; an error is an answer, too."""
    try:
        reading = read(file.name, file.path.read_bytes())
    except OSError as error:
        return error
    clauses = sum(len(document.clauses) for document in reading.documents)
    return _Read(file.name, prepare(reading), len(reading.documents), clauses, reading.problems)


_WORTH = 4 * 2**20
"""Bytes to be read for which processes of their own pay: they take a second to start, and read this in three."""


def _all_read(
    files: Sequence[_Changed], prepare: Callable[[Reading], Any]
) -> Iterator[tuple[_Changed, _Read | OSError]]:
    """What comes of each of ``files``, in their order."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if min(cores, len(files)) < 2 or sum(file.size for file in files) < _WORTH:
        yield from ((file, _read(file, prepare)) for file in files)
        return
    context = get_context("spawn")  # forking is not safe where a library has started threads
    with ProcessPoolExecutor(cores, context, initializer=_leave_interrupts_alone) as pool:
        try:
            running: deque[tuple[_Changed, Future[_Read | OSError]]] = deque()
            for file in files:
                running.append((file, pool.submit(_read, file, prepare)))
                if len(running) > 2 * cores:  # enough to keep all busy, few enough to keep in memory
                    yield running[0][0], running.popleft()[1].result()
            while running:
                yield running[0][0], running.popleft()[1].result()
        except BrokenProcessPool as error:
            raise CorpusError("读取语料的进程被系统终止了，可能是内存不够；索引没有改动。请关掉别的程序再试。") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts_alone() -> None:
    """Ctrl-C reaches every process of a terminal; only the first is to say so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _prepared(files: Sequence[_Changed], engine: Engine, report: Report, progress: Progress) -> Iterator[Any]:
    """What the engine takes of ``files``, counted; an error at the end where there was nothing to read in any."""
    for done, (file, one) in enumerate(_all_read(files, engine.prepared), 1):
        if isinstance(one, OSError):
            _failed(file.name, one, report)
        else:
            report.read += 1
            report.documents += one.documents
            report.clauses += one.clauses
            report.problems += [(file.name, problem) for problem in one.problems]
            yield one.prepared
        progress(done, len(files), file.name)
    if not (report.documents or report.unchanged):
        told = "".join(f"\n  {name}：{problem.message}" for name, problem in report.problems[:_TOLD])
        raise CorpusError(f"没有读出任何公文，索引没有改动。{told}")
