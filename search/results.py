"""The answer as plain data: what an engine gives and what the web and the terminal show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from search.gazette.model import Clause, Document, DocumentNumber, Issue, Pages, Problem
from search.gazette.validity import Validity


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a snippet; ``matched`` where it is what was asked for.

    The fragments of a snippet, joined, are text of the clause; a gap is a fragment "…".
    """

    text: str
    matched: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a hit ranks where it does: a word, the place that mentions it, in Chinese, and its share in the score."""

    word: str
    place: str
    share: float


@dataclass(frozen=True, slots=True)
class Hit:
    """命中: a clause that answers. ``rank`` counts from 1 over all pages; ``document`` is without its clauses.

    ``reasons`` where the query asks for them. ``validity`` is what held of the document on the day of the query,
    ``None`` where it has none. ``repeats`` is the id of the clause of an earlier hit beside it that
    says the same.
    """

    rank: int
    score: float
    clause: Clause
    document: Document
    snippet: tuple[Fragment, ...]
    reasons: tuple[Reason, ...] = ()
    repeats: str | None = None
    validity: Validity | None = None


def folded(hits: tuple[Hit, ...]) -> tuple[tuple[Hit, tuple[Hit, ...]], ...]:
    """The hits that repeat none before them, each with those that repeat it. Only what is shown is folded."""
    return tuple((hit, tuple(o for o in hits if o.repeats == hit.clause.id)) for hit in hits if hit.repeats is None)


@dataclass(frozen=True, slots=True)
class Group:
    """A document that answers: how many of its clauses match, and the first few of them, with their ranks among all."""

    document: Document
    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """A word that was asked for, and its other names, which were looked for, too."""

    word: str
    also: tuple[str, ...]


Counts = tuple[tuple[str, int], ...]
"""Values, each with how many have it; most first, equal ones in the order of their characters."""


@dataclass(frozen=True, slots=True)
class Facet:
    """分面: how many of the clauses that match in full have each value."""

    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Shelf:
    """What an engine holds of one issue: ids of documents, in the order of the gazette. Of the issue only gazette, year
    and number are told. What is in no issue (``None``) stands together by the ``year`` of its 成文日期."""

    issue: Issue | None
    year: int | None
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document that has a 文号; ``dated`` is its 成文日期."""

    number: DocumentNumber
    id: str
    title: str
    dated: date | None


@dataclass(frozen=True, slots=True)
class Holdings:
    """收录: what an engine holds, in documents. ``numbers`` stand by 代字, those of one by year (newest first, those of
    no year last), those of a year by serial; ``kinds`` and ``issuers`` by how many documents have each, most first;
    ``units`` are all bodies by how many clauses charge each."""

    numbers: tuple[Numbered, ...]
    kinds: Counts
    issuers: Counts
    units: Counts


@dataclass(frozen=True, slots=True)
class Held:
    """What there is of one issue in one source, or of what is in no issue (``None``): how many documents and clauses,
    and the printed ``pages`` on which the clauses stand, so far as the pages of ``placed`` of them are known. Of the
    issue only gazette, year and number are told."""

    issue: Issue | None
    documents: int
    clauses: int
    placed: int
    pages: tuple[Pages, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read of one source, a file of so many ``lines``: also documents that another source has, too, from which
    they are shown. ``further`` is how many problems there were beside those that are told."""

    source: str
    lines: int
    held: tuple[Held, ...]
    problems: tuple[Problem, ...]
    further: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """One page of the answer to a query.

    ``total`` counts every clause that matches in full, ``documents`` those that they stand in. When none
    does, ``partial`` is true, both are 0 and the hits are the best partial matches. ``further`` are the best
    partial matches that follow where the clauses that match in full end before the page does. ``notice`` is
    a line in Chinese for the reader, or ``None``. ``took`` is in seconds. ``suggestion`` is the text of a
    question that finds more, where this one finds little. ``document_card`` is the document that was asked
    for by its 文号, without its clauses. ``nearest`` are the 文号 near one that is nowhere; the notice names
    them, too. ``facets`` and ``groups`` are ``None`` where they were not asked for; the hits of a grouped
    answer are those of its groups.
    """

    total: int
    hits: tuple[Hit, ...]
    partial: bool = False
    notice: str | None = None
    took: float = 0.0
    expansions: tuple[Expansion, ...] = ()
    suggestion: str | None = None
    further: tuple[Hit, ...] = ()
    document_card: Document | None = None
    facets: tuple[Facet, ...] | None = None
    documents: int = 0
    groups: tuple[Group, ...] | None = None
    nearest: tuple[DocumentNumber, ...] = ()
