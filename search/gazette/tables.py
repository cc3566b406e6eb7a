"""Tables: runs of lines whose columns are parted by tabs, or by spaces under a header.

A row keeps its cells with the names of their columns. A header that is repeated after a page break
is read once for each; what stands in it belongs to the table and to no row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.gazette.layout import Line, closed
from search.gazette.passage import Passage, joined

_NUMERIC = re.compile(r"[\d.,，%‰+\-—～~／/≥≤<>]+")
_SENTENCE = re.compile(r"[。；，]")
_MAX_NAME = 16
"""A column's name is no longer; a cell of the first row that is, makes the row a row."""

_MAX_COLUMNS = 60
"""No page is wide enough for more columns; and each row has all of them."""

_MAX_HEADER = 3
"""Lines that a header of several lines takes at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells in order, each a passage (empty where the cell is), and its line."""

    cells: tuple[Passage, ...]
    line: Line


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` are their names (``()`` where no header stands); ``headers`` the lines of all headers."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    headers: tuple[Line, ...]
    first: int
    """Index of its first line among the lines that were given; ``end`` is the one behind its last."""
    end: int


def tables(lines: list[Line]) -> list[Table]:
    """The tables among ``lines``, in order."""
    found: list[Table] = []
    barren: set[_Search] = set()
    at = 0
    while at < len(lines):
        table = _tabbed(lines, at, found[-1].columns if found else ()) or _spaced(lines, at, barren)
        if table:
            found.append(table)
        at = table.end if table else at + 1
    return found


def _tabbed(lines: list[Line], at: int, known: tuple[str, ...]) -> Table | None:
    """The run of tabbed lines that begins at ``at``; without a header it goes on with the columns ``known``."""
    end = at
    while end < len(lines) and "\t" in lines[end].text.text:
        end += 1
    if end == at:
        return None
    cut = [[closed(cell.strip()) for cell in line.text.split("\t")] for line in lines[at:end]]
    names = tuple(cell.text for cell in cut[0])
    if not _is_header(names):
        names = known if len(known) >= max(map(len, cut)) else ()
    rows, headers = [], []
    for cells, line in zip(cut, lines[at:end], strict=True):
        if names and tuple(cell.text for cell in cells) == names:
            headers.append(line)
        else:
            rows.append(Row(_filled(cells, len(names)), line))
    return Table(names, tuple(rows), tuple(headers), at, end)


def _filled(cells: list[Passage], count: int) -> tuple[Passage, ...]:
    return tuple(cells + [Passage()] * (count - len(cells)))


def _is_header(names: tuple[str, ...]) -> bool:
    if len(names) > _MAX_COLUMNS:
        return False
    return all(name and len(name) <= _MAX_NAME and not _NUMERIC.fullmatch(name) for name in names)


_Search = tuple[int, int, tuple[str, ...]]
"""A search for rows: from which line, under a header of how many lines, of which names."""


def _spaced(lines: list[Line], at: int, barren: set[_Search]) -> Table | None:
    """The table with columns parted by spaces whose header begins at ``at``: at least two rows that fit it."""
    if len(lines[at].text.text.split(None, 1)) < 2:
        return None
    for count in range(1, _MAX_HEADER + 1):
        names, end = _header(lines, at, count)
        if len(names) < 2 or not _is_header(names) or any(_SENTENCE.search(name) for name in names):
            continue
        if table := _rows(lines, at, (end, count, names), barren):
            return table
    return None


def _header(lines: list[Line], at: int, count: int) -> tuple[tuple[str, ...], int]:
    """The names in the ``count`` printed lines from ``at``, and the line behind. A line without a blank line above
    goes on within the cell that the line above broke off."""
    names: list[str] = []
    end = at
    for _ in range(count):
        start = end
        while end < len(lines) and (end == start or _continues(lines[end - 1], lines[end])):
            words = lines[end].text.text.split()
            if end > start:
                names[-1] += words.pop(0)
            names += words
            end += 1
    return tuple(names), end


def _rows(lines: list[Line], first: int, search: _Search, barren: set[_Search]) -> Table | None:
    """The table that ``search`` finds, headers of the same names within it; where it finds none, it is ``barren``."""
    at, count, names = search
    headers = lines[first:at]
    rows: list[Row] = []
    searched: list[_Search] = []
    while at < len(lines) and (rows or (at, count, names) not in barren):
        searched.append((at, count, names))
        again, end = _header(lines, at, count)
        if again == names:
            headers += lines[at:end]
            at = end
            continue
        cells = _fitted(lines[at], names)
        if not cells:
            break
        rows.append(Row(tuple(cells), lines[at]))
        at += 1
    if len(rows) > 1:
        return Table(names, tuple(rows), tuple(headers), first, at)
    barren.update(searched)
    return None


def _continues(above: Line, line: Line) -> bool:
    return not line.gap and above.gap and line.leaf == above.leaf


def _fitted(line: Line, names: tuple[str, ...]) -> list[Passage] | None:
    """The words of ``line`` as one cell for each name; ``None`` if they are no row.

    A bracket or quotation belongs to the word before it. What is still too many belongs to the
    first column of words.
    """
    if len(line.text.text.split(None, len(names) - 1)) < len(names):
        return None
    groups: list[list[Passage]] = []
    for word in line.text.words():
        if groups and _is_glued(word.text, groups[-1][-1].text):
            groups[-1].append(word)
        else:
            groups.append([word])
    cells = [joined(group) for group in groups]
    wordy = 1 if names[0] == "序号" else 0
    extra = len(cells) - len(names)
    if extra > 0:
        cells[wordy : wordy + extra + 1] = [joined(cells[wordy : wordy + extra + 1])]
    numeric = any(_NUMERIC.fullmatch(cell.text) for cell in cells[1:])
    return cells if extra >= 0 and numeric and not _SENTENCE.search(cells[-1].text) else None


def _is_glued(word: str, before: str) -> bool:
    if word[0] in "（(" or (word[0] == "“" and not before.isdecimal()):
        return True
    return before.endswith("”") and not _NUMERIC.fullmatch(word)
