"""The folder of an index: what its files are called, and what can be wrong with it, said in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.errors import IndexDamaged, IndexMissing, IndexOutdated, SearchError, reason
from search.index.store.schema import SCHEMA_VERSION

NAME = f"clauses{SCHEMA_VERSION}"
"""Of the index in its folder: an index of another version has another name and lives on beside a new one."""

_FILE = re.compile(r"_?clauses(?P<version>\d+)_.+")
_TOC = re.compile(r"_clauses(?P<version>\d+)_\d+\.toc")


def expect_index(path: Path) -> None:
    """Raise where ``path`` has no index of this version."""
    try:
        versions = {int(toc["version"]) for toc in map(_TOC.fullmatch, _names(path)) if toc}
    except (FileNotFoundError, NotADirectoryError):
        versions = set()
    except OSError as error:
        raise SearchError(f"读不到索引目录 {path}：{reason(error)}。请检查目录的权限。") from error
    if not versions:
        raise missing(path)
    if SCHEMA_VERSION not in versions:
        raise IndexOutdated(f"{path} 里的索引是另一个版本的程序建立的，请运行 gazette index 重建。")


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Whoosh reads pickles and packed numbers: where they are damaged, anything can be raised."""
    try:
        yield
    except SearchError:
        raise
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            raise _damaged(path) from error
        raise SearchError(f"读不到索引 {path}：{reason(error)}。请检查目录的权限。") from error
    except Exception as error:
        raise _damaged(path) from error


def missing(path: Path) -> IndexMissing:
    return IndexMissing(f"{path} 里没有索引。请先运行 gazette index 建立索引，或用 --index 指定索引所在的目录。")


def _damaged(path: Path) -> IndexDamaged:
    return IndexDamaged(f"{path} 里的索引已损坏，请运行 gazette index 重建。")


@contextmanager
def writable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SearchError(f"写不了索引 {path}：{reason(error)}。原有的索引没有改变；请检查磁盘空间和目录的权限。") from error


def _names(path: Path) -> list[str]:
    return [entry.name for entry in path.iterdir()]


def sweep(path: Path) -> None:
    """Take away the files of indexes of other versions; nothing else that may be in the folder."""
    for name in _names(path):
        file = _FILE.fullmatch(name)
        if file and int(file["version"]) != SCHEMA_VERSION:
            (path / name).unlink(missing_ok=True)
