"""Brackets and quotations: what is still open at a place in a text."""

from __future__ import annotations

import re

_PAIRS = {"（": "）", "《": "》", "“": "”", "〔": "〕", "〈": "〉", "(": ")"}
_BRACKET = re.compile(f"[{re.escape(''.join([*_PAIRS, *_PAIRS.values()]))}]")

_MAX_OPEN = 400
"""A bracket that is not closed within so many characters was never meant to: a slip of the source."""


def opened(text: str, end: int | None = None) -> bool:
    """Whether a bracket or quotation opened in ``text`` is still open (and not long ago), up to ``end``."""
    end = len(text) if end is None else end
    opens: list[str] = []
    for bracket in _BRACKET.findall(text, max(0, end - _MAX_OPEN + 1), end):
        if bracket in _PAIRS:
            opens.append(bracket)
        elif opens and bracket in ("）)" if opens[-1] in "（(" else _PAIRS[opens[-1]]):
            opens.pop()
    return bool(opens)
