"""繁体 → 简体, character by character. The only place that knows OpenCC.

OpenCC converts words; by characters every offset stays where it was, and a text and a question
that go the same way meet, which is all that comparing needs. Nothing that is shown passes here.
"""

from __future__ import annotations

import threading
from functools import cache
from typing import Any


class _Simplified(dict[int, str]):
    """The simplified form of each character, asked for when it is first met (for ``str.translate``)."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if code < _FIRST or 0xD800 <= code < 0xE000 else _converted(char)
        return self[code]


_FIRST = 0x3400
"""The first Han character; what stands before it needs no OpenCC."""

_SIMPLIFIED = _Simplified()
_lock = threading.Lock()


def simplified(text: str) -> str:
    """``text`` in simplified characters, one for one.

    >>> simplified("濟政發〔2022〕17號"), simplified("於後裏")
    ('济政发〔2022〕17号', '于后里')
    """
    return text.translate(_SIMPLIFIED)


def _converted(char: str) -> str:
    with _lock:
        converted: str = _converter().convert(char)
    return converted if len(converted) == 1 else char


@cache
def _converter() -> Any:
    """Loaded when the first Han character is met, in a sixteenth of a second."""
    import opencc

    return opencc.OpenCC("t2s")
