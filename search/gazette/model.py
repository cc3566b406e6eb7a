"""What a gazette is made of: issues, documents, clauses. Plain frozen data, no behaviour.

What the source does not say is ``None`` (or an empty tuple), never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.gazette.citations import Citation
    from search.gazette.duties import Amount, Deadline, Unit
    from search.gazette.validity import Provision


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of character offsets, ``start <= offset < end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """文号, the number an issuer gives a document (GB/T 9704-2012, 7.2.5).

    ``year`` is ``None`` for the numbers that run on over the years, those of decrees:
    国务院令第713号; those of announcements are written with 年第: 国家税务总局公告2025年第77号.
    Two are equal when 机关代字, year and serial are; how they were written does not count.
    ``numbers.parse`` reads one, ``str`` writes its canonical form.
    """

    organ: str
    year: int | None
    serial: int

    def __str__(self) -> str:
        year = f"〔{self.year}〕" if self.year is not None else "第"
        if self.year is not None and self.organ.endswith(("公告", "通告")):
            year = f"{self.year}年第"
        return f"{self.organ}{year}{self.serial}号"


@dataclass(frozen=True, slots=True)
class Issue:
    """期, one number of a gazette. ``number`` is as printed ("15/16"), ``total`` the 总期数 it counts."""

    gazette: str | None
    year: int | None
    number: str | None
    total: tuple[int, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """First and last printed page; ``last`` is ``None`` where the source tells only the first."""

    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件 as the document announces it; ``held`` tells whether its text is in the source."""

    title: str
    held: bool


class Kind(StrEnum):
    """What a clause is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ARTICLE = "article"
    ROW = "row"
    NOTE = "note"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's row, with the name of its column."""

    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """条款, the smallest part a reader is sent to; one row of the index.

    ``label`` is the 序号 as printed (（三）, 第十二条), ``path`` the headings above it, outermost
    first. ``heading`` is what the clauses below it carry in their path (``None`` where nothing
    stands below), ``extent`` how many clauses that are, itself included: the clauses of a
    document stand in reading order, so a clause and all that is below it are
    ``clauses[i : i + extent]``. ``lines`` are the first and last line in the source file, from 1.

    ``citations``, ``units``, ``deadlines`` and ``amounts`` are what the text says of others, of who does it, by
    when and how much (``facts``), in the order of the text.

    ``spans`` are the source characters it owns, ``added`` the ranges of ``text`` that the reader
    supplied (restored punctuation); both are for proofs and are not kept in an index.
    """

    id: str
    kind: Kind
    label: str | None
    path: tuple[str, ...]
    text: str
    pages: Pages | None
    lines: tuple[int, int]
    cells: tuple[Cell, ...] | None = None
    heading: str | None = None
    extent: int = 1
    citations: tuple[Citation, ...] = ()
    units: tuple[Unit, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    amounts: tuple[Amount, ...] = ()
    spans: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """公文, one official document.

    ``id`` is made from the 文号, else from the content. ``clauses`` begins with the title; it is
    empty where a document only accompanies one of its clauses (``results.Hit``). ``provisions`` are what it says about
    terms, its own and others', ``titles`` those by which others may call it: its own and those of the texts it issues.
    """

    id: str
    number: DocumentNumber | None
    title: str
    kind: str | None
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    dated: date | None
    printed: date | None
    registration: str | None
    issue: Issue | None
    pages: Pages | None
    attachments: tuple[Attachment, ...]
    source: str
    sha256: str
    clauses: tuple[Clause, ...] = ()
    provisions: tuple[Provision, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """解析问题: what the reader could not make sense of. ``line`` is from 1, ``None`` for the whole file."""

    kind: str
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Who owns a stretch of the source: a clause (by document and clause id) or something that is none."""

    owner: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading one source file gave. Never fails: what went wrong is in ``problems``.

    ``parts`` cover every non-white character of the source exactly once, in order.
    """

    source: str
    sha256: str
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    parts: tuple[Part, ...] = ()
