"""Figures: percentiles of times, memory of a process and all its children, sizes of folders, what machine it was."""

from __future__ import annotations

import math
import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds."""

    p50: float
    p95: float
    p99: float

    def __str__(self) -> str:
        return "/".join(_short(value) for value in (self.p50, self.p95, self.p99))


def _short(value: float) -> str:
    """
    >>> _short(0.123), _short(4.56), _short(1234.5)
    ('0.12', '4.6', '1234')
    """
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def times(seconds: Sequence[float]) -> Times:
    """The percentiles of times, by nearest rank.

    >>> times([0.001 * i for i in range(1, 101)])
    Times(p50=50.0, p95=95.0, p99=99.0)
    """
    ordered = sorted(seconds)

    def at(share: float) -> float:
        return round(1000 * ordered[max(0, math.ceil(share * len(ordered)) - 1)], 3)

    return Times(at(0.5), at(0.95), at(0.99))


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def mean(values: Iterable[float]) -> float:
    """The geometric mean; of ratios it is the one that does not depend on which side is the base.

    >>> round(mean([2, 8]), 6)
    4.0
    """
    held = [math.log(max(value, 1e-6)) for value in values]
    return math.exp(sum(held) / len(held)) if held else math.nan


def size(folder: Path) -> int:
    """Bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for one in found:
        try:
            tasks = list(Path(f"/proc/{one}/task").iterdir())
            found += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except OSError:  # it has ended
            continue
    return found


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes of a family: ``resident`` counts a page once for each process that has it, ``proportional`` once."""

    resident: int
    proportional: int


def memory(pid: int) -> Memory:
    """What the family of ``pid`` holds now."""
    resident = proportional = 0
    for one in family(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        sizes = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines if line.endswith("kB")}
        resident += sizes.get("Rss", 0)
        proportional += sizes.get("Pss", 0)
    return Memory(resident, proportional)


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that has ended: how long it took, and the most memory that it and its children held at once."""

    seconds: float
    peak: Memory
    output: str


EVERY = 0.25
"""Seconds between two looks at the memory of a command: each costs a large process some milliseconds."""


def ran(command: Sequence[str]) -> Ran:
    """Run a command, and look at its memory while it runs; ``RuntimeError`` where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    seen: list[Memory] = []
    watch = threading.Thread(target=_watch, args=(process, seen))
    watch.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - began
    watch.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{output[-2000:]}")
    peak = Memory(max((m.resident for m in seen), default=0), max((m.proportional for m in seen), default=0))
    return Ran(seconds, peak, output)


def _watch(process: subprocess.Popen[str], seen: list[Memory]) -> None:
    while process.poll() is None:
        seen.append(memory(process.pid))
        time.sleep(EVERY)


def machine() -> str:
    """What the figures depend on, and nothing that says whose machine it is: cores, Python, commit.

    >>> machine().count("-")
    2
    """
    told = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=Path(__file__).parent)
    python = f"py{platform.python_version()}"
    return f"{os.cpu_count()}cores-{python}-{told.stdout.strip() or 'unknown'}"


def gazette(*arguments: object) -> list[str]:
    """The command line of ``gazette`` with this Python."""
    return [sys.executable, "-m", "search", *map(str, arguments)]
