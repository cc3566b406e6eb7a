"""The sentences of a clause."""

from __future__ import annotations

import re

from search.gazette.brackets import opened
from search.gazette.model import Span

_END = re.compile("[。！？]+[”’」』）]*")
_BRACKETED = re.compile(r"\s*[（(].*[）)]\s*")


def sentences(text: str) -> list[Span]:
    """The sentences of ``text``, each with what closes it; they cover all of it.

    What stands in brackets behind the last sentence (who is in charge) belongs to it.

    >>> [s.end for s in sentences("一、总则。提出“先行。先试”。（牵头单位：市科技局）")]
    [5, 26]
    """
    ends = [found.end() for found in _END.finditer(text) if not opened(text, found.end())]
    if not ends or ends[-1] < len(text):
        ends = ends[:-1] if ends and _BRACKETED.fullmatch(text, ends[-1]) else ends
        ends.append(len(text))
    return [Span(start, end) for start, end in zip([0, *ends], ends, strict=False)]
