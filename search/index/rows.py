"""The rows of an index as arrays: what evaluation and scoring read.

Row 0 is the first clause of the newest document: rows stand in the order of the gazette, so ties
are broken by row and a list without scores is in order already. The clauses of a document stand
together, in reading order, so what is below row ``i`` is ``i + 1`` to ``i + extent[i]``.

Derived from what is stored when an index is opened, in time linear in its text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.gazette.model import Document, Pages
from search.index.characters import in_group, literal, normal

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]
"""One truth value for each row."""


class Kept(NamedTuple):
    """What an engine keeps of one clause. ``number`` is the engine's own; ``place`` is the ordinal of the
    document in its source and of the clause in its document. The title's brings the document.
    """

    number: int
    source: str
    place: tuple[int, int]
    text: str
    heading: str | None
    extent: int
    pages: Pages | None
    document: Document | None


class Block:
    """Normalised texts in one block of UTF-8 (a substring of it is one of the text)."""

    def __init__(self, texts: Sequence[str]) -> None:
        encoded = [text.encode() for text in texts]
        self._block = b"\n".join(encoded)  # normalised text has no line breaks: nothing is found across two rows
        self._starts = np.cumsum([0, *(len(e) + 1 for e in encoded)], dtype=np.int64)
        self.lengths: Ints = np.fromiter(map(len, texts), np.int32, len(texts))

    def __getitem__(self, row: int) -> str:
        return self._block[self._starts[row] : self._starts[row + 1] - 1].decode()

    def among(self, rows: Ints, needle: str) -> Ints:
        """Which of ``rows`` hold ``needle``."""
        find, sought, starts = self._block.find, needle.encode(), self._starts
        spans = zip(starts[rows].tolist(), starts[rows + 1].tolist())
        return rows[np.fromiter((find(sought, a, b) >= 0 for a, b in spans), np.bool_, len(rows))]

    def holding(self, needle: str) -> Ints:
        """All rows that hold ``needle``."""
        sought, rows, at = needle.encode(), [], 0
        while (at := self._block.find(sought, at)) >= 0:
            rows.append(int(np.searchsorted(self._starts, at, side="right")) - 1)
            at = int(self._starts[rows[-1] + 1])
        return np.array(rows, np.int32)


class Texts(Block):
    """The ``normal`` form of a text of each row; and the ``literal`` one of those where it is another."""

    def __init__(self, texts: Sequence[str]) -> None:
        normals, literals = list(map(normal, texts)), list(map(literal, texts))
        super().__init__(normals)
        unlike = [row for row, (one, other) in enumerate(zip(normals, literals)) if one != other]
        self._literals, self._unlike = Block([literals[row] for row in unlike]), np.array(unlike, np.int32)

    def forms(self, row: int) -> tuple[str, str]:
        """The normal form of the text of ``row``, and the literal one."""
        at = int(np.searchsorted(self._unlike, row))
        text = self[row]
        return text, self._literals[at] if at < len(self._unlike) and self._unlike[at] == row else text

    def literally(self, needle: str) -> Ints:
        """The rows that hold ``needle`` in a literal form that is not the normal one."""
        return self._unlike[self._literals.holding(needle)] if in_group(needle) else self._unlike[:0]


@dataclass(frozen=True, slots=True)
class Rows:
    """``numbers[row]`` is the engine's own number of a row, ``row[number]`` the way back (-1: not shown)."""

    documents: tuple[Document, ...]
    first: Ints  # of each document: the row of its title
    sizes: Ints  # of each document: how many rows
    dated: Ints  # of each document: the ordinal of the day of its 成文日期, 0 where it is not known
    document: Ints  # of each row: which of the documents
    extent: Ints
    numbers: Ints
    row: Ints
    pages: tuple[Ints, Ints]  # of each row: its first and its last page, 0 where they are not known
    texts: Texts
    headings: Texts

    def __len__(self) -> int:
        return len(self.numbers)

    def below(self, rows: Ints, counts: Ints) -> Ints:
        """For each row, the sum of ``counts`` over those of ``rows`` that stand above it.

        A title stands above its whole document, itself included: it is the document's title and
        the text of a row. Counts are integers, so that the sums are exact.
        """
        start = rows + (self.first[self.document[rows]] != rows)
        steps = np.zeros(len(self) + 1, np.int32)
        np.add.at(steps, start, counts)
        np.subtract.at(steps, rows + self.extent[rows], counts)
        return np.cumsum(steps[:-1], dtype=np.int32)

    def mask(self, rows: Ints) -> Mask:
        held = np.zeros(len(self), np.bool_)
        held[rows] = True
        return held

    def of_documents(self, wanted: Iterable[bool]) -> Mask:
        """The rows of the documents for which ``wanted`` is true (one truth value a document, in order)."""
        return np.fromiter(wanted, np.bool_, len(self.documents))[self.document]


def arrange(kept: Iterable[Kept]) -> Rows:
    """The rows of what an engine keeps, whatever the order it comes in."""
    clauses: dict[tuple[str, int], list[Kept]] = defaultdict(list)
    documents: dict[tuple[str, int], Document] = {}
    for one in kept:
        key = one.source, one.place[0]
        clauses[key].append(one._replace(document=None))
        if one.document:
            documents[key] = one.document
    sizes = {key: len(clauses[key]) for key in documents}
    keys = sorted(_distinct(documents, sizes), key=lambda key: _in_gazette(documents[key], key[1]))
    ordered = [one for key in keys for one in sorted(clauses[key], key=lambda one: one.place)]
    counts = [sizes[key] for key in keys]
    numbers = np.fromiter((one.number for one in ordered), np.int32, len(ordered))
    row = np.full(max((one.number for ones in clauses.values() for one in ones), default=-1) + 1, -1, np.int32)
    row[numbers] = np.arange(len(ordered), dtype=np.int32)
    return Rows(
        documents=tuple(documents[key] for key in keys),
        first=np.cumsum([0, *counts], dtype=np.int32)[:-1],
        sizes=np.array(counts, np.int32),
        dated=np.fromiter((_day(documents[key]) for key in keys), np.int32, len(keys)),
        document=np.repeat(np.arange(len(keys), dtype=np.int32), counts),
        extent=np.fromiter((one.extent for one in ordered), np.int32, len(ordered)),
        numbers=numbers,
        row=row,
        pages=_pages([one.pages for one in ordered]),
        texts=Texts([one.text for one in ordered]),
        headings=Texts([one.heading or "" for one in ordered]),
    )


def _day(document: Document) -> int:
    return document.dated.toordinal() if document.dated else 0


def _pages(pages: Sequence[Pages | None]) -> tuple[Ints, Ints]:
    firsts = (one.first if one else 0 for one in pages)
    lasts = ((one.last or one.first) if one else 0 for one in pages)
    return np.fromiter(firsts, np.int32, len(pages)), np.fromiter(lasts, np.int32, len(pages))


def _distinct(documents: dict[tuple[str, int], Document], sizes: dict[tuple[str, int], int]) -> list[tuple[str, int]]:
    """Of documents with one id, the one to show: more clauses, then in an issue, then by hash and place."""

    def preference(key: tuple[str, int]) -> tuple[Any, ...]:
        document = documents[key]
        return -sizes[key], document.issue is None, document.sha256, key

    best = {documents[key].id: key for key in sorted(documents, key=preference, reverse=True)}
    return list(best.values())


def _in_gazette(document: Document, ordinal: int) -> tuple[Any, ...]:
    """Where a document stands: newest issue first, in it by source and reading order.

    Documents that are in no issue follow the issues of their year, newest first.
    """
    issue, number, dated = document.issue, document.number, document.dated
    year = (issue and issue.year) or (dated and dated.year) or (number and number.year) or 0
    printed = re.search(r"\d+", issue.number or "") if issue else None
    day = 0 if issue or not dated else dated.toordinal()
    gazette = (issue.gazette or "") if issue else ""
    return -year, -int(printed[0]) if printed else 0, gazette, -day, document.source, ordinal
