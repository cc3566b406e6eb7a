"""What a gazette is made of: issues, documents, clauses. Plain frozen data, no behaviour.

What the source does not say is ``None`` (or an empty tuple), never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


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


class Cited(StrEnum):
    """By what something is cited."""

    NUMBER = "文号"
    TITLE = "标题"
    PART = "条款"
    ATTACHMENT = "附件"


class Level(StrEnum):
    """Whose a document is, party and government being one; ``OTHER`` is neither, a treaty or a newspaper."""

    STATE = "国家"
    PROVINCE = "省"
    CITY = "市"
    DISTRICT = "区县"
    OTHER = "其他"


class Relation(StrEnum):
    """What the citing document does with what it cites, in this sentence."""

    BASIS = "依据"
    CARRIES_OUT = "贯彻"
    ISSUES = "印发"
    FORWARDS = "转发"
    REPEALS = "废止"
    AMENDS = "修改"
    ANALOGY = "参照"
    MENTIONS = "提及"


@dataclass(frozen=True, slots=True)
class Citation:
    """引用: one mention of another document or of a clause.

    ``span`` is where it stands in the clause's text. What is meant: ``clause`` is the id of a clause of the citing
    document itself; else it is another document, by its ``number`` or ``title`` (the full one, without 《》, also
    where a short name stands) as far as the citing document tells them, and ``part`` is what of it, as printed
    (第三条第（二）项, 附件3). ``level`` is ``None`` where nobody can tell, and where no document outside is meant.
    ``malformed`` is the reason why it cannot be looked up; ``form`` says that it is a form, licence or certificate
    and no official document. ``target`` is where it leads in a collection of documents (``resolve``), ``None`` where
    nobody has looked.
    """

    span: Span
    kind: Cited
    relation: Relation
    number: DocumentNumber | None = None
    title: str | None = None
    clause: str | None = None
    part: str | None = None
    level: Level | None = None
    malformed: str | None = None
    form: bool = False
    target: str | None = None


class Role(StrEnum):
    """What a body is charged with."""

    LEAD = "牵头"
    CHARGE = "责任"
    SUPPORT = "配合"


@dataclass(frozen=True, slots=True)
class Unit:
    """A body that a clause charges.

    ``span`` is the body as printed in the clause's text, ``None`` where the clause is charged by its place; then
    ``source`` is the id of the clause that names the body.
    """

    name: str
    role: Role
    span: Span | None
    source: str | None = None


class End(StrEnum):
    """What ends: a task is done by then, a benefit is in force until then, or nothing ends."""

    DONE = "完成"
    IN_FORCE = "截止"
    NEVER = "长期"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time with what makes it an end (底前, 内), where it stands in the clause's text, and what ends then.

    ``value`` is as in ISO 8601: a day, a month or a year; a length as P5Y from a day that the text does not say; a
    month or a day of every year as --12 — or 长期.
    """

    span: Span
    role: End
    value: str


class Comparison(StrEnum):
    """How what is meant compares with the number; 由 is what it was before."""

    AT_LEAST = "≥"
    AT_MOST = "≤"
    MORE = ">"
    LESS = "<"
    ABOUT = "≈"
    FROM = "由"
    IS = "="


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity and where its number and unit stand in the clause's text.

    ``value`` has 万 and 亿 written out, ``upto`` is the end of a range (3至6个月). ``unit`` is ``None`` where the text has
    none: 1000万（含）以下.
    """

    span: Span
    value: Decimal
    unit: str | None
    comparison: Comparison
    upto: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """Where in a clause's text a line of the source begins, its number there (from 1), and the printed page that it
    stands on, ``None`` where that is not known."""

    at: int
    line: int
    page: int | None


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

    ``breaks`` are where the lines of the source begin in the text, in order; a printed page begins where one is on
    another page than the one before.

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
    breaks: tuple[Break, ...] = ()
    spans: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """公文, one official document.

    ``id`` is made from the 文号, else from the content. ``clauses`` begins with the title; it is
    empty where a document only accompanies one of its clauses (``results.Hit``).
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

    ``parts`` cover every non-white character of the source exactly once, in order. ``lines`` is how many lines the
    source has.
    """

    source: str
    sha256: str
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    parts: tuple[Part, ...] = ()
    lines: int = 0
