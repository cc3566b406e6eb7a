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

_MAX_HEADER = 3
"""Lines that a header of several lines takes at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells in order, each a passage (empty where the cell is), and its line."""

    cells: tuple[Passage, ...]
    line: Line


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` are their names (``()`` where no header stands); ``headers`` the passages of all headers."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    headers: tuple[Passage, ...]
    first: int
    """Index of its first line among the lines that were given; ``end`` is the one behind its last."""
    end: int


def tables(lines: list[Line]) -> list[Table]:
    """The tables among ``lines``, in order."""
    found: list[Table] = []
    at = 0
    while at < len(lines):
        table = _tabbed(lines, at, found[-1].columns if found else ()) or _spaced(lines, at)
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
    headers = tuple(cell for cells in cut if _same(cells, names) for cell in cells)
    rows = tuple(
        Row(_filled(cells, len(names)), line)
        for cells, line in zip(cut, lines[at:end], strict=True)
        if not _same(cells, names)
    )
    return Table(names, rows, headers, at, end)


def _filled(cells: list[Passage], count: int) -> tuple[Passage, ...]:
    return tuple(cells + [Passage()] * (count - len(cells)))


def _same(cells: list[Passage], names: tuple[str, ...]) -> bool:
    return bool(names) and tuple(cell.text for cell in cells) == names


def _is_header(names: tuple[str, ...]) -> bool:
    return all(name and len(name) <= _MAX_NAME and not _NUMERIC.fullmatch(name) for name in names)


def _spaced(lines: list[Line], at: int) -> Table | None:
    """The table with columns parted by spaces whose header begins at ``at``: at least two rows that fit it."""
    if not re.search(r"\S\s+\S", lines[at].text.text):
        return None
    for count in range(1, _MAX_HEADER + 1):
        cells, end = _header(lines, at, count)
        names = tuple(cell.text for cell in cells)
        if len(names) < 2 or not _is_header(names) or any(_SENTENCE.search(name) for name in names):
            continue
        table = _rows(lines, at, end, cells, count)
        if len(table.rows) > 1:
            return table
    return None


def _header(lines: list[Line], at: int, count: int) -> tuple[list[Passage], int]:
    """The names in the ``count`` printed lines from ``at``. A line without a blank line above goes on within
    the cell that the line above broke off."""
    cells: list[Passage] = []
    end = at
    for _ in range(count):
        start = end
        while end < len(lines) and (end == start or _continues(lines[end - 1], lines[end])):
            words = _words(lines[end])
            if end > start and cells and words:
                cells[-1], words = cells[-1] + words[0], words[1:]
            cells.extend(words)
            end += 1
    return cells, end


def _rows(lines: list[Line], first: int, at: int, header: list[Passage], count: int) -> Table:
    names = tuple(cell.text for cell in header)
    headers, rows = list(header), []
    while at < len(lines):
        again, end = _header(lines, at, count)
        if tuple(cell.text for cell in again) == names:
            headers.extend(again)
            at = end
            continue
        cells = _fitted(_words(lines[at]), names)
        if not cells:
            break
        rows.append(Row(tuple(cells), lines[at]))
        at += 1
    return Table(names, tuple(rows), tuple(headers), first, at)


def _continues(above: Line, line: Line) -> bool:
    return not line.gap and above.gap and line.leaf == above.leaf


def _words(line: Line) -> list[Passage]:
    text = line.text.text
    return [line.text[m.start() : m.end()] for m in re.finditer(r"\S+", text)]


def _fitted(words: list[Passage], names: tuple[str, ...]) -> list[Passage] | None:
    """``words`` as one cell for each name; ``None`` if they are no row.

    A bracket or quotation belongs to the word before it. What is still too many belongs to the
    first column of words.
    """
    cells: list[Passage] = []
    for word in words:
        glued = cells and (word.text[0] in "（(" or (word.text[0] == "“" and not cells[-1].text.isdecimal()))
        if glued or (cells and cells[-1].text.endswith("”") and not _NUMERIC.fullmatch(word.text)):
            cells[-1] += word
        else:
            cells.append(word)
    wordy = 1 if names[0] == "序号" else 0
    extra = len(cells) - len(names)
    if extra > 0:
        cells[wordy : wordy + extra + 1] = [joined(cells[wordy : wordy + extra + 1])]
    numeric = any(_NUMERIC.fullmatch(cell.text) for cell in cells[1:])
    return cells if extra >= 0 and numeric and not _SENTENCE.search(cells[-1].text) else None
