"""What matches: a node of a query → the rows for which it holds, exactly.

Defined by characters, as in ``query`` and proven against brute force:
    a Han word       stands in the normalised text, a heading above or the title
    letters, digits  stand there whole: 7 is not in 17号
    a phrase         stands in the normalised text of the clause itself
    a 文号           is cited in text, headings or title, or is the document's own
Terms only narrow the rows down; where they do not decide, the text does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import numpy as np

from search.gazette.model import Document, DocumentNumber
from search.index.analyzer import MAX_TERM, bigrams, cut, is_alnum, whole
from search.index.characters import fold, normal
from search.index.rows import Ints, Mask, Texts
from search.index.schema import LOOKUPS, heading
from search.index.snapshot import Snapshot
from search.query import Filter, Node, Not, Number, Phrase, Words


def holds(node: Node, index: Snapshot) -> Mask:
    """The rows for which ``node`` holds."""
    match node:
        case Words(text):
            everywhere = np.ones(len(index.rows), np.bool_)
            return reduce(np.logical_and, (word_holds(word, index) for word in cut(text)), everywhere)
        case Phrase(text):
            return index.rows.mask(_phrase_rows(text, index))
        case Number(number=number):
            return number_holds(number, index)
        case Filter(field, value):
            wanted = FILTERS[field](value)
            return index.rows.of_documents(map(wanted, index.rows.documents))
        case Not(inner):
            return ~holds(inner, index)


def asks(node: Node) -> bool:
    """Whether there is anything in ``node`` to look for: a run may be punctuation only."""
    inner = node.node if isinstance(node, Not) else node
    return not isinstance(inner, Words) or bool(cut(inner.text))


# --- words ---


def word_holds(word: str, index: Snapshot) -> Mask:
    """The rows with ``word`` (one of ``cut``) in their text, a heading above or the title."""
    rows_of = _alnum_rows if is_alnum(word) else _han_rows
    own, above = rows_of(word, index, False), rows_of(word, index, True)
    return index.rows.mask(own) | _below(above, index)


def _below(rows: Ints, index: Snapshot) -> Mask:
    return index.rows.below(rows, np.ones(len(rows), np.int32)) > 0


def _han_rows(word: str, index: Snapshot, in_headings: bool) -> Ints:
    """The rows whose text (or heading) holds a word of Han characters."""
    field, texts = (LOOKUPS.heading, index.rows.headings) if in_headings else (LOOKUPS.text, index.rows.texts)
    return _holding(word, _pairs(word), field, texts, index)


def _alnum_rows(word: str, index: Snapshot, in_headings: bool) -> Ints:
    """The rows whose text (or heading) holds a word of letters and digits whole.

    A piece, and two pieces about a point, are terms; the rest is checked in the text.
    """
    terms = [token.text for token in bigrams(word)]
    rows = _candidates(terms, LOOKUPS.heading if in_headings else LOOKUPS.text, index, enough=0)
    if len(terms) <= 3 and len(word) < MAX_TERM:
        return rows
    found = whole(word)
    return rows[[bool(found.search(fold(_original(row, index, in_headings)).text)) for row in rows]]


def _original(row: int, index: Snapshot, heading_of: bool) -> str:
    clause, first = index.clause(row), index.rows.first[index.rows.document[row]]
    if not heading_of:
        return clause.text
    return heading(index.rows.documents[index.rows.document[row]], clause, row - first) or ""


# --- phrases ---


def _phrase_rows(text: str, index: Snapshot) -> Ints:
    """The rows whose own text holds the phrase; none where nothing of it is left when normalised."""
    phrase = normal(text)
    if not phrase:
        return np.zeros(0, np.int32)
    return _holding(phrase, _pairs(text), LOOKUPS.text, index.rows.texts, index)


def _holding(needle: str, terms: list[str], field: str, texts: Texts, index: Snapshot) -> Ints:
    """The rows that hold ``needle``, of which ``terms`` are parts; all rows are read where there are no terms."""
    if not terms:
        return texts.holding(needle)
    rows = _candidates(terms, field, index, enough=0 if terms == [needle] else _FEW)
    return rows if terms == [needle] else texts.among(rows, needle)


def _pairs(text: str) -> list[str]:
    """The pairs of neighbouring Han characters in ``text``, or the single ones where there is no pair."""
    han = [token.text for token in bigrams(text) if not is_alnum(token.text)]
    return list(dict.fromkeys([t for t in han if len(t) == 2] or han))


_FEW = 64
"""Rows that are read sooner than another term is looked up: a read costs a microsecond, a term twenty and more."""


def _candidates(terms: list[str], field: str, index: Snapshot, enough: int) -> Ints:
    """The rows that have all ``terms``, or, once no more than ``enough`` are left, the first of the terms."""
    rows = index.postings(field, terms[0]).rows
    for term in terms[1:]:
        if len(rows) <= enough:
            break
        rows = np.intersect1d(rows, index.postings(field, term).rows, assume_unique=True)
    return rows


# --- 文号 ---


def number_holds(number: DocumentNumber, index: Snapshot) -> Mask:
    above = index.postings(LOOKUPS.heading, str(number)).rows
    return index.rows.mask(citing(number, index)) | _below(above, index) | numbered(number, index)


def citing(number: DocumentNumber, index: Snapshot) -> Ints:
    """The rows whose own text cites ``number``."""
    return index.postings(LOOKUPS.text, str(number)).rows


def numbered(number: DocumentNumber, index: Snapshot) -> Mask:
    """The rows of the document that has ``number``."""
    return index.rows.of_documents(document.number == number for document in index.rows.documents)


# --- filters ---


def _by_number(value: str) -> Callable[[Document], bool]:
    return lambda document: str(document.number or "") == value


def _by_registration(value: str) -> Callable[[Document], bool]:
    return lambda document: document.registration == value


def _by_title(value: str) -> Callable[[Document], bool]:
    sought = normal(value)
    return lambda document: bool(sought) and sought in normal(document.title)


def _by_issuer(value: str) -> Callable[[Document], bool]:
    sought = normal(value)
    return lambda document: bool(sought) and any(sought in normal(issuer) for issuer in document.issuers)


def _by_kind(value: str) -> Callable[[Document], bool]:
    return lambda document: document.kind == value


def _by_year(value: str) -> Callable[[Document], bool]:
    first, last = map(int, value.split(".."))

    def wanted(document: Document) -> bool:
        said = document.dated or document.number
        year = said.year if said else None
        return year is not None and first <= year <= last

    return wanted


FILTERS: dict[str, Callable[[str], Callable[[Document], bool]]] = {
    "文号": _by_number,
    "登记号": _by_registration,
    "标题": _by_title,
    "机关": _by_issuer,
    "文种": _by_kind,
    "年": _by_year,
}
"""For each name of ``query.FIELDS``."""
