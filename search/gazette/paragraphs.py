"""Lines → paragraphs: what the page had wrapped is joined, and nothing else.

Two kinds of source. Where the lines are the printed page's (``measure`` is known), a line that
fills its measure goes on, a short one ends its paragraph; the first line lacks the two characters
of its lost indent. Where most lines are whole paragraphs, one that ends within a sentence goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.gazette.labels import BULLET, Depth, Label, label
from search.gazette.layout import Line, closed
from search.gazette.passage import Passage, joined

INDENT = 2
"""Characters by which a paragraph's first line is printed shorter."""

SLACK = 1
"""A full line may miss its measure by this: a mark that may not begin a line is carried over with its word."""

_ENDS = re.compile(r"[。！？；：…!?;:][”’》）)」』]*$|[。][^。]{0,4}$(?<=[）)])")
_DUTY = re.compile(r"[（(]\s*(?:牵头|责任|配合|主办|承办|协办|完成(?:时限|时间)|落实)(?:单位|部门|领导)?")
_PAIRS = {"（": "）", "《": "》", "“": "”", "〔": "〕", "〈": "〉", "(": ")"}
_MAX_OPEN = 400
"""A bracket that is not closed within so many characters was never meant to: a slip of the source."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text as it was written, spaces of the layout closed."""

    text: Passage
    lines: tuple[int, int]
    leaves: tuple[int, int]

    @property
    def label(self) -> Label | None:
        return label(self.text.text)


def paragraphs(lines: list[Line], measure: float | None) -> list[Paragraph]:
    """Join the lines of one running text."""
    groups: list[list[Line]] = []
    last: dict[int, int] = {}
    for i, line in enumerate(lines):
        after = lines[i + 1] if i + 1 < len(lines) else None
        if groups and _goes_on(groups[-1], line, after, measure, last):
            groups[-1].append(line)
        else:
            groups.append([line])
            if mark := label(line.text.text):
                last[mark.depth] = mark.value
    return [paragraph(group) for group in groups]


def paragraph(group: list[Line], tight: bool = False) -> Paragraph:
    """The lines of ``group`` as one paragraph."""
    text = joined(closed(line.text, tight) for line in group)
    return Paragraph(text, (group[0].number, group[-1].number), (group[0].leaf, group[-1].leaf))


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends where a sentence may end.

    >>> ends_sentence("组织实施。"), ends_sentence("充分发"), ends_sentence("（责任单位：市科技局）")
    (True, False, True)
    """
    return bool(_ENDS.search(text)) or bool(re.search(r"[：:][^。]*[）)]$", text) and not opened(text))


def opened(text: str) -> bool:
    """Whether a bracket or quotation opened in ``text`` is still open (and not long ago)."""
    stack: list[tuple[str, int]] = []
    for i, c in enumerate(text):
        if c in _PAIRS:
            stack.append((c, i))
        elif stack and c in ("）)" if stack[-1][0] in "（(" else _PAIRS[stack[-1][0]]):
            stack.pop()
    return bool(stack) and len(text) - stack[-1][1] < _MAX_OPEN


def _goes_on(group: list[Line], line: Line, after: Line | None, measure: float | None, last: dict[int, int]) -> bool:
    """Whether ``line`` continues the paragraph of ``group``; ``last`` are the latest marks by depth."""
    text = joined(closed(g.text) for g in group).text
    mark = label(line.text.text)
    expected = mark is not None and mark.value in (1, last.get(mark.depth, 0) + 1)
    if _DUTY.match(line.text.text) and not _is_heading(text):
        return True
    if opened(text):
        return not (expected and ends_sentence(text))
    if ends_sentence(text):
        if mark or line.indented or BULLET.match(line.text.text):
            return False
        if measure is None:
            return _is_lead(text)
        return _is_full(group, measure) and not _is_first(line, after, measure)
    if _is_heading(text):
        full = measure is not None and _is_full(group, measure)
        return full and not expected
    if measure is None:
        return not expected
    return not (expected and not _is_full(group, measure))


def _is_full(group: list[Line], measure: float) -> bool:
    """Whether the last line of ``group`` fills the measure, so that the text runs on into the next."""
    line = group[-1]
    reach = line.width + (INDENT if len(group) == 1 else 0)
    return line.stretched or reach >= measure - SLACK


def _is_first(line: Line, after: Line | None, measure: float) -> bool:
    """Whether ``line``, after a full line that ends a sentence, looks like a first line: its indent short of
    the measure, and yet the text goes on in the next."""
    goes_on = after is not None and not ends_sentence(closed(line.text).text) and label(after.text.text) is None
    return goes_on and not line.stretched and measure - INDENT - SLACK <= line.width <= measure - INDENT


def _is_heading(text: str) -> bool:
    """Whether ``text`` is a heading so far: a mark and no sentence behind it."""
    mark = label(text)
    return mark is not None and mark.depth != Depth.ARTICLE and not re.search(r"[。；，：!！?？]", text)


def _is_lead(text: str) -> bool:
    """Whether ``text`` is the one lead sentence of a numbered item, cut from its body at a column's end.

    Only about as long as a column is wide (16 to 18 characters with the indent).
    """
    mark = label(text)
    short = 12 <= len(text) <= 18 and text.count("。") == 1 and text.endswith("。")
    return mark is not None and mark.depth == Depth.THIRD and short
