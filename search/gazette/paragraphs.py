"""Lines → paragraphs: what the page had wrapped is joined, and nothing else.

Two kinds of source. Where the lines are the printed page's (``measure`` is known), a line that
fills its measure goes on, a short one ends its paragraph; the first line lacks the two characters
of its lost indent. Where most lines are whole paragraphs, one that ends within a sentence goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from operator import itemgetter

from search.gazette.brackets import opened
from search.gazette.labels import BULLET, Depth, Label, label
from search.gazette.layout import Line, closed
from search.gazette.passage import Passage, joined

INDENT = 2
"""Characters by which a paragraph's first line is printed shorter."""

SLACK = 1
"""A full line may miss its measure by this: a mark that may not begin a line is carried over with its word."""

_ENDING, _CLOSING = tuple("。！？；：…!?;:"), "”’》）)」』"
_CHARGE = re.compile(r"单位[：:]|部门[：:]|负责[）)]$|时限[：:]|时间[：:]")
_DUTY = re.compile(r"[（(]\s*(?:牵头|责任|配合|主办|承办|协办|完成(?:时限|时间)|落实)(?:单位|部门|领导)?")
_ROUND = re.compile("[（()）]")
_NO_HEADING = re.compile("[。；，：！!?？]")
_NO_NAME = re.compile("[。；，：、]")
_MAX_NAME = 14
"""The narrowest column of a gazette holds at least so many characters; a line below it was not cut by it."""

_EDGE = 1000
"""Characters at either end of a paragraph that tell whether it goes on, more than real ones have; so that in one that
never ends a line costs no more than the lines before."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text as it was written, spaces of the layout closed.

    ``places`` are its lines in order, each as the index of its first character in ``text``, number and leaf.
    """

    text: Passage
    places: tuple[tuple[int, int, int], ...]

    @property
    def lines(self) -> tuple[int, int]:
        """Its first and last line."""
        return self.places[0][1], self.places[-1][1]

    @property
    def leaves(self) -> tuple[int, int]:
        """The leaf it begins and the one it ends on."""
        return self.places[0][2], self.places[-1][2]

    @property
    def label(self) -> Label | None:
        return label(self.text.text)

    def cut(self, start: int, end: int) -> Paragraph:
        """The stretch of it from character ``start`` to ``end``, with the lines that this takes."""
        first, last = (bisect_right(self.places, at, key=itemgetter(0)) for at in (start, end - 1))
        return Paragraph(self.text[start:end], self.places[first - 1 : last])


def paragraphs(lines: list[Line], measure: float | None) -> list[Paragraph]:
    """Join the lines of one running text."""
    groups: list[list[Line]] = []
    siblings: dict[int, _Sibling] = {}
    text = ""
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        if groups and _goes_on(groups[-1], text, line, after, measure, siblings):
            groups[-1].append(line)
            text = _abridged(text + closed(line.text).text)
            continue
        if mark := label(text):
            siblings[mark.depth] = _Sibling(mark.value, _close(text))
        groups.append([line])
        text = _abridged(closed(line.text).text)
    return [paragraph(group) for group in groups]


def _abridged(text: str) -> str:
    return text if len(text) <= 2 * _EDGE else text[:_EDGE] + text[-_EDGE:]


class _Close(IntEnum):
    """How a text closes, each more finally than the one before."""

    OPEN = 0
    SENTENCE = 1
    CHARGE = 2  # （责任单位：……）


@dataclass(frozen=True, slots=True)
class _Sibling:
    """The latest paragraph with a mark of some depth: the mark's number, and how the paragraph closes."""

    value: int
    close: _Close


def paragraph(group: list[Line], tight: bool = False) -> Paragraph:
    """The lines of ``group`` as one paragraph."""
    parts = [closed(line.text, tight) for line in group]
    starts = accumulate((len(part.text) for part in parts), initial=0)
    places = tuple((start, line.number, line.leaf) for start, line in zip(starts, group, strict=False))
    return Paragraph(joined(parts), places)


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends where a sentence may end.

    A bracket that closes the text does, if it follows a sentence or names who is in charge.

    >>> ends_sentence("组织实施。"), ends_sentence("充分发"), ends_sentence("（责任单位：市科技局）")
    (True, False, True)
    >>> ends_sentence("创新能力。（市科技局、市科协按职责分工负责）"), ends_sentence("指标（6项）")
    (True, False)
    """
    if text.rstrip(_CLOSING).endswith(_ENDING):
        return True
    if not text.endswith(("）", ")")):
        return False
    opens: list[int] = []
    start = None
    for bracket in _ROUND.finditer(text):
        if bracket[0] in "（(":
            opens.append(bracket.start())
        else:
            start = opens.pop() if opens else None
    return start is not None and (text.endswith(("。", "；", "！", "？"), 0, start) or bool(_CHARGE.search(text, start)))


def _goes_on(
    group: list[Line], text: str, line: Line, after: Line | None, measure: float | None, siblings: dict[int, _Sibling]
) -> bool:
    """Whether ``line`` continues the paragraph of ``group``, whose ``text`` is known as far as it matters;
    ``siblings`` are the latest with a mark, by depth."""
    start = line.text.text
    mark = label(start)
    begins = bool(mark or line.indented or BULLET.match(start))
    before = siblings.get(mark.depth) if mark else None
    expected = mark is not None and mark.value in (1, before.value + 1 if before else 1)
    if _DUTY.match(start) and not _is_heading(text):
        return True
    if opened(text):
        return not (expected and ends_sentence(text))
    if measure is not None:
        return _fills(group, text, line, after, measure, begins, expected)
    if begins:
        return not ends_sentence(text) and not _is_heading(text) and not expected
    if ends_sentence(text):
        return _is_lead(text) or _falls_short(text, start, siblings)
    return not _is_heading(text) and not _is_name(text) or _falls_short(text, start, siblings)


def _fills(
    group: list[Line], text: str, line: Line, after: Line | None, measure: float, begins: bool, expected: bool
) -> bool:
    """Whether the printed lines of ``group`` run on into ``line``: those that fill their measure do.

    ``begins`` tells that ``line`` looks like a paragraph's first, ``expected`` that its mark is the next to come.
    """
    full = _is_full(group, measure)
    if ends_sentence(text):
        return full and not begins and not _is_first(line, after, measure)
    if _is_heading(text):
        return full and not expected
    if len(group) == 1 and _is_name(text):
        return full
    return full or not expected


def _falls_short(text: str, start: str, siblings: dict[int, _Sibling]) -> bool:
    """Whether ``text`` closes less finally than its sibling before it did, so that it must go on: an item among
    items that end a sentence, or one among those that name who is in charge, if ``start`` is what does."""
    mark = label(text)
    sibling = siblings.get(mark.depth) if mark else None
    if sibling is None:
        return False
    close = _close(text)
    return close < sibling.close and (close is _Close.OPEN or _close(start) is sibling.close)


def _close(text: str) -> _Close:
    if not ends_sentence(text):
        return _Close.OPEN
    return _Close.CHARGE if text.endswith(("）", ")")) else _Close.SENTENCE


def _is_full(group: list[Line], measure: float) -> bool:
    """Whether the last line of ``group`` fills the measure, so that the text runs on into the next."""
    line = group[-1]
    reach = line.width + (INDENT if len(group) == 1 else 0)
    return line.stretched or reach >= measure - SLACK


def _is_first(line: Line, after: Line | None, measure: float) -> bool:
    """Whether ``line``, after a full line that ends a sentence, looks like a first line: its indent short of
    the measure, and yet the text goes on in the next."""
    short = not line.stretched and measure - INDENT - SLACK <= line.width <= measure - INDENT
    goes_on = after is not None and label(after.text.text) is None
    return short and goes_on and not ends_sentence(closed(line.text).text)


def _is_heading(text: str) -> bool:
    """Whether ``text`` is a heading so far: a mark and no sentence behind it."""
    mark = None if _NO_HEADING.search(text) else label(text)
    return mark is not None and mark.depth != Depth.ARTICLE


def _is_name(text: str) -> bool:
    """Whether ``text``, without a mark, is too short for a line of running text: a heading or a caption."""
    return len(text) < _MAX_NAME and not _NO_NAME.search(text) and label(text) is None


def _is_lead(text: str) -> bool:
    """Whether ``text`` is the one lead sentence of a numbered item, cut from its body at a column's end.

    Only about as long as a column is wide (16 to 18 characters with the indent).
    """
    if not (12 <= len(text) <= 18 and text.count("。") == 1 and text.endswith("。")):
        return False
    mark = label(text)
    return mark is not None and mark.depth == Depth.THIRD
