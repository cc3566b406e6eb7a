"""The question: what the reader types → ``Query``. Knows no engine.

    贷款 贴息                words, all of them (an unspaced run is cut into words by the engine)
    "贷款贴息" “贷款贴息”       a phrase, exactly, in the clause's own text
    贷款 OR 贴息 · 贷款 或 贴息   one of them; binds less than the space, which is AND
    -试行 · NOT 试行 · 非 试行    not this word (or phrase, number, field, group)
    (贷款 OR 担保) 贴息        a group; a bracket that opens and closes within a run is text: 办法（试行）
    知识产* · RC*            Han characters as typed, without being cut; a run of letters or digits that begins so
    "知识产权 质押"~10        these words in the clause's own text, at most 10 characters between them, in any order
    济政办发2019第18号         a 文号, in any spelling
    机关:=市财政局            a field and = before its value: the whole name, not a part of it
    文种:通知                a field (``FIELDS``); signs and their examples are in ``OPERATORS``
    标题:(贷款 OR 贴息)        each of the group is asked of the field

Full-width punctuation and curly quotes mean the same as ASCII; inside quotes they are text. Nothing
that can be typed fails: what cannot be understood is searched as plain words, and ``notice`` says
so and what to type.
"""

from __future__ import annotations

from search.query.fields import FIELDS, OPERATORS
from search.query.nodes import (
    And,
    Filter,
    Leaf,
    Near,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Prefix,
    Query,
    Sort,
    Words,
    sought,
)
from search.query.parser import MAX_LENGTH, parse

__all__ = (
    "FIELDS",
    "MAX_LENGTH",
    "OPERATORS",
    "And",
    "Filter",
    "Leaf",
    "Near",
    "Node",
    "Not",
    "Number",
    "Or",
    "Phrase",
    "Prefix",
    "Query",
    "Sort",
    "Words",
    "parse",
    "sought",
)
