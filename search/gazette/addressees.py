"""主送机关: whom a document is sent to, the line under its head that ends in a colon."""

from __future__ import annotations

import re

from search.gazette.labels import label
from search.gazette.layout import Line
from search.gazette.titles import is_organ

_ADDRESSEES = re.compile(r"[^。；]{2,200}[：:]")
_STOP = re.compile(r"[。；：！？;:!?]$")
_MAX_LINES = 6
"""Lines of addressees at most."""


def addressees_of(lines: list[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """The lines of 主送机关 that ``lines`` begin with, and the bodies they name.

    >>> addressees_of([])
    ([], ())
    """
    for count in range(1, min(_MAX_LINES, len(lines)) + 1):
        text = "".join(line.flat for line in lines[:count])
        if _ADDRESSEES.fullmatch(text) and not label(text) and not re.search(r"如下|以下|《", text):
            return list(lines[:count]), _listed(text.rstrip("：:"))
        if _STOP.search(text):
            break
    return [], ()


def _listed(text: str) -> tuple[str, ...]:
    """The names of addressees, parted by ，; by 、 only where each part is a name by itself (各区、市人民政府 is one).

    >>> _listed("各区、市人民政府，市政府各部门（单位、公司）"), _listed("市教育局、市财政局")
    (('各区、市人民政府', '市政府各部门（单位、公司）'), ('市教育局', '市财政局'))
    """
    names = _split_outside(text, "，,；;")
    if len(names) > 1:
        return names
    parts = _split_outside(text, "、")
    return parts if all(is_organ(part) for part in parts) else names


def _split_outside(text: str, separators: str) -> tuple[str, ...]:
    """``text`` between ``separators`` that stand outside brackets."""
    names, depth = [""], 0
    for c in text:
        depth += (c in "（(") - (c in "）)")
        if c in separators and depth == 0:
            names.append("")
        else:
            names[-1] += c
    return tuple(name for name in names if name)
