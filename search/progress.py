"""How far a long task is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from typing import TextIO

from search.terminal import safe

BAR = 24
"""Columns of the bar itself: with counts, rate and remaining time a line stays under 80."""

EVERY = 0.1
"""Seconds between two drawings: smooth to the eye, and costs nothing."""


class Progress:
    """Call it after each file: ``progress(done, total, name)``."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._bar = out.isatty()
        self._began = self._drawn = time.monotonic()

    def __call__(self, done: int, total: int, name: str) -> None:
        now = time.monotonic()
        if not self._bar:
            print(f"{done}/{total} {safe(name)}", file=self._out, flush=True)
        elif done == total or now - self._drawn >= EVERY:
            self._drawn = now
            end = "\n" if done == total else ""
            print(f"\r{bar(done, total, now - self._began)}\x1b[K", end=end, file=self._out, flush=True)


def bar(done: int, total: int, seconds: float) -> str:
    """
    >>> bar(3, 12, 6.0)
    '██████░░░░░░░░░░░░░░░░░░ 3/12，每秒 0.5，还需 18 秒'
    """
    filled = BAR * done // total if total else BAR
    rate = done / seconds if seconds else 0.0
    left = f"，还需 {(total - done) / rate:.0f} 秒" if rate and done < total else ""
    return f"{'█' * filled}{'░' * (BAR - filled)} {done}/{total}，每秒 {rate:.1f}{left}"
