"""Named arrays in one file, mapped into memory: what is not touched is not read, and processes share what is.

The file is the arrays one after another, each at a multiple of 64 bytes, then a table of contents in
JSON (name → type, length, offset), then the length of that table in 8 bytes and a mark.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Arrays = Mapping[str, Array]
"""One-dimensional arrays by name."""

_MARK = b"GAZETTE\n"
_ALIGNED = 64


def save(arrays: Arrays, path: Path) -> None:
    """Write ``arrays`` to ``path`` and to the disk."""
    contents: dict[str, tuple[str, int, int]] = {}
    with path.open("wb") as file:
        for name, array in arrays.items():
            file.write(b"\0" * (-file.tell() % _ALIGNED))
            contents[name] = array.dtype.str, len(array), file.tell()
            file.write(np.ascontiguousarray(array).data)
        table = json.dumps(contents).encode()
        file.write(table + len(table).to_bytes(8, "little") + _MARK)
        file.flush()
        os.fsync(file.fileno())


class Mapped(Mapping[str, Array]):
    """The arrays of a file. ``ValueError`` where it is not one that ``save`` wrote whole."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        end = len(self._map) - len(_MARK)
        if self._map[end:] != _MARK:
            raise ValueError(f"{path.name} is not whole")
        start = end - 8 - int.from_bytes(self._map[end - 8 : end], "little")
        self._contents: dict[str, tuple[str, int, int]] = json.loads(self._map[start : end - 8])

    def __getitem__(self, name: str) -> Array:
        kind, length, offset = self._contents[name]
        return np.frombuffer(self._map, kind, length, offset) if length else np.empty(0, kind)

    def bytes_of(self, name: str) -> tuple[mmap.mmap, int]:
        """What holds the bytes of an array, and where in it they begin."""
        return self._map, self._contents[name][2]

    def __iter__(self) -> Iterator[str]:
        return iter(self._contents)

    def __len__(self) -> int:
        return len(self._contents)


# --- blocks of bytes ---


def block(name: str, items: Sequence[bytes]) -> dict[str, Array]:
    """A block of bytes and where its items begin."""
    at = np.fromiter(accumulate(map(len, items), initial=0), np.int64, len(items) + 1)
    return {name: np.frombuffer(b"".join(items), np.uint8), f"{name}_at": offsets(at)}


def offsets(at: Array) -> Array:
    """Offsets, ascending, in four bytes where they have room."""
    return at.astype(np.uint32 if at[-1] < 1 << 32 else np.int64)


def items(arrays: Arrays, name: str) -> list[bytes]:
    """The items of a block of bytes."""
    held, at = arrays[name].tobytes(), arrays[f"{name}_at"].tolist()
    return [held[a:b] for a, b in zip(at, at[1:])]
