"""What matches: a node of a query → the rows for which it holds, exactly.

Defined by characters, as in ``query`` and proven against brute force:
    a Han word       stands in the text, a heading above or the title, or another name of it does (names)
    letters, digits  stand there whole: 7 is not in 17号
    a prefix         the same, but Han characters uncut, and letters and digits may go on behind it
    a phrase         stands in the text of the clause itself
    words near …     stand there within one stretch, ``distance`` characters longer than they are
    a 文号           is cited in text, headings or title, or is the document's own
Phrases and Han words stand in a text in one of its forms: normalised, or character by character (characters).
Terms only narrow the rows down; where they do not decide, the text does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, reduce
from typing import Any

import numpy as np

from search.gazette.model import DocumentNumber
from search.index.match import said, standing
from search.index.match.filters import PAGE, pages, wanted
from search.index.store.rows import Ints, Mask
from search.index.store.schema import LOOKUPS, WORDS, heading
from search.index.store.snapshot import Snapshot
from search.index.text.analyzer import MAX_TERM, beginning, bigrams, cut, is_alnum, only_asks, pairs, uncut, whole
from search.index.text.characters import fold, forms, literal, normal
from search.index.text.names import also
from search.query import And, Filter, Near, Node, Not, Number, Or, Phrase, Prefix, Words


def holds(node: Node, index: Snapshot) -> Mask:
    """The rows for which ``node`` holds."""
    match node:
        case And(nodes):
            return reduce(np.logical_and, (holds(one, index) for one in nodes))
        case Or(nodes):
            return reduce(np.logical_or, (holds(one, index) for one in nodes))
        case Not(inner):
            return ~holds(inner, index)
        case Words(text):
            everywhere = np.ones(len(index.rows), np.bool_)
            return reduce(np.logical_and, (word_holds(word, index) for word in cut(text)), everywhere)
        case Phrase(text):
            return index.rows.mask(phrase_rows(text, index))
        case Near(words, distance):
            return index.rows.mask(_near_rows(words, distance, index))
        case Prefix(text):
            return _prefix_holds(text, index)
        case Number(number=number):
            return number_holds(number, index)
        case Filter():
            return _passing(node, index)


def pruned(node: Node) -> Node | None:
    """``node`` without what there is nothing to look for in: a run may be punctuation only."""
    match node:
        case Not(inner):
            asks = pruned(inner)
            return Not(asks) if asks else None
        case And(nodes):
            kept = [one for one in map(pruned, nodes) if one]
            return And(tuple(kept)) if len(kept) > 1 else kept[0] if kept else None
        case Or(nodes):
            kept = [one for one in map(pruned, nodes) if one]
            return Or(tuple(kept)) if len(kept) > 1 else kept[0] if kept else None
        case Words(text) | Prefix(text):
            return node if uncut(text) else None
        case Near(words):
            return node if any(map(normal, words)) else None
    return node


def asked(nodes: Iterable[Node]) -> list[Node]:
    """The nodes that look for something, each once. Words that only ask do where there is nothing else."""
    looking = list(dict.fromkeys(node for node in map(pruned, nodes) if node))
    return [node for node in looking if not (isinstance(node, Words) and only_asks(node.text))] or looking


# --- words ---


def word_holds(word: str, index: Snapshot) -> Mask:
    """The rows with ``word`` (one of ``cut``), or another name of it, in their text, a heading above or the title."""
    return reduce(np.logical_or, (_name_holds(name, index) for name in (word, *also(word))))


def _name_holds(word: str, index: Snapshot) -> Mask:
    """Kept as bits: a question asks several times for the same word, and readers for the same words."""
    (bits,) = index.cache.take(("holds", word), lambda: (np.packbits(_worked_out(word, index)),))
    return np.unpackbits(bits, count=len(index.rows)).view(np.bool_)


def _worked_out(word: str, index: Snapshot) -> Mask:
    rows_of = _alnum_rows if is_alnum(word) else _han_rows
    own, above = rows_of(word, index, False), rows_of(word, index, True)
    return index.rows.mask(own) | index.rows.below(above)


def _han_rows(word: str, index: Snapshot, in_headings: bool) -> Ints:
    """The rows whose text (or heading) holds a word of Han characters."""
    return _holding(word, in_headings, index)


def _alnum_rows(word: str, index: Snapshot, in_headings: bool) -> Ints:
    """The rows whose text (or heading) holds a word of letters and digits whole.

    A piece, and two pieces about a point, are terms; the rest is checked in the text.
    """
    terms, field = [token.text for token in bigrams(word)], LOOKUPS.heading if in_headings else LOOKUPS.text
    rows = _candidates(terms, field, index, enough=0)
    if len(terms) > 3 or len(word) >= MAX_TERM:
        rows = _showing(whole(word), rows, index, in_headings)
    return rows


def _showing(found: re.Pattern[str], rows: Ints, index: Snapshot, in_headings: bool) -> Ints:
    """Those of ``rows`` in whose folded text (or heading) something is found."""
    return rows[[bool(found.search(fold(_original(row, index, in_headings)).text)) for row in rows.tolist()]]


def _original(row: int, index: Snapshot, heading_of: bool) -> str:
    clause, ordinal = index.clause(row), int(index.rows.document[row])
    if not heading_of:
        return clause.text
    return heading(index.header(ordinal), clause, row - int(index.rows.first[ordinal])) or ""


def _prefix_holds(text: str, index: Snapshot) -> Mask:
    """The rows with the runs of ``text``, of which the last, if it is one of letters and digits, only begins there."""
    *others, last = uncut(text)
    rows_of = _beginning_rows if is_alnum(last) else _han_rows
    own, above = rows_of(last, index, False), rows_of(last, index, True)
    ends = index.rows.mask(own) | index.rows.below(above)
    return reduce(np.logical_and, (_name_holds(run, index) for run in others), ends)


def _beginning_rows(word: str, index: Snapshot, in_headings: bool) -> Ints:
    """The rows whose text (or heading) has letters and digits that begin with ``word``, by the terms that do.

    A word with points or a long one is checked in the text: terms are pieces between points.
    """
    field = LOOKUPS.heading if in_headings else LOOKUPS.text
    pieces = [token.text for token in bigrams(word)]
    terms = index.terms(field, pieces[-1])
    rows = np.unique(np.concatenate([np.zeros(0, np.int32), *(index.postings(field, term).rows for term in terms)]))
    if len(pieces) > 1 or len(word) >= MAX_TERM:
        rows = _showing(beginning(word), rows, index, in_headings)
    return rows


# --- phrases ---


def phrase_rows(text: str, index: Snapshot) -> Ints:
    """The rows whose own text holds the phrase; none where nothing of it is left when normalised."""
    return reduce(np.union1d, (_holding(form, False, index) for form in forms(text)), np.zeros(0, np.int32))


def _near_rows(words: tuple[str, ...], distance: int, index: Snapshot) -> Ints:
    """The rows in whose own text the words stand within one stretch (``query.Near``)."""
    rows = reduce(np.intersect1d, (phrase_rows(word, index) for word in words if normal(word)))
    return rows[[any(near(words, distance, *index.texts.forms(row))) for row in rows.tolist()]]


def near(words: tuple[str, ...], distance: int, *texts: str) -> tuple[list[tuple[int, int]], ...]:
    """``stretches`` in the normal form of a text, and in its literal one, with the words in the same form."""
    return tuple(stretches(text, one, distance) for text, one in zip(texts, _in_forms(words)))


@lru_cache(maxsize=1024)
def _in_forms(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words in their normal form, and in the literal one; each once."""
    forms_of = ([form(word) for word in words] for form in (normal, literal))
    return tuple(tuple(dict.fromkeys(filter(None, one))) for one in forms_of)


def stretches(text: str, words: Sequence[str], distance: int) -> list[tuple[int, int]]:
    """Where the stretches begin and end in normalised ``text`` in which all ``words`` stand, from word to word."""
    if not all(word in text for word in words):
        return []
    size = distance + sum(map(len, words))
    places = [[found.start() for found in re.finditer(f"(?={re.escape(word)})", text)] for word in words]
    found = []
    for start in sorted({place for standing in places for place in standing}):
        nexts = [bisect_left(standing, start) for standing in places]
        if any(i == len(standing) for i, standing in zip(nexts, places)):
            break
        end = max(standing[i] + len(word) for i, standing, word in zip(nexts, places, words))
        if end - start <= size:
            found.append((start, end))
    return found


def _holding(needle: str, in_headings: bool, index: Snapshot) -> Ints:
    """The rows whose text (or heading) holds ``needle`` in either form; all are read where it has no terms to look up.

    Where it was cut as a word it stands for certain; only where else its parts do is the text read.
    """
    texts, terms = index.headings if in_headings else index.texts, pairs(needle)
    lookups, words = (LOOKUPS.heading, WORDS.heading) if in_headings else (LOOKUPS.text, WORDS.text)
    if not terms:
        return texts.holding(needle)
    if terms == [needle]:
        return index.postings(lookups, needle).rows
    rows = _candidates(terms, lookups, index, _FEW)
    held = among(rows, index.postings(words, needle).rows)
    held[~held] = texts.among(rows[~held], needle)
    return rows[held]


_FEW = 64
"""Rows that are read sooner than another term is looked up: a read costs a microsecond, a term twenty and more."""


def _candidates(terms: list[str], field: str, index: Snapshot, enough: int) -> Ints:
    """The rows that have all ``terms``, or, once no more than ``enough`` are left, the first of the terms."""
    standing = sorted((index.postings(field, term).rows for term in terms), key=len)
    rows = standing[0]
    for others in standing[1:]:
        if len(rows) <= enough:
            break
        rows = rows[among(rows, others)]
    return rows


def among(rows: Ints, others: Ints) -> Mask:
    """For each of ``rows`` whether it is one of ``others``; both ascend."""
    if not len(others) or not len(rows):
        return np.zeros(len(rows), np.bool_)
    if len(rows) > _MANY:
        table = np.zeros(max(rows[-1], others[-1]) + 1, np.bool_)
        table[others] = True
        return table[rows]
    held: Mask = others[np.minimum(others.searchsorted(rows), len(others) - 1)] == rows
    return held


_MANY = 2000
"""Rows that are looked up in a table of all: of 80,000 among 100,000 in 0.2 ms, where it takes 4 to search for each."""


# --- 文号 ---


def number_holds(number: DocumentNumber, index: Snapshot) -> Mask:
    above = index.postings(LOOKUPS.heading, str(number)).rows
    return index.rows.mask(citing(number, index)) | index.rows.below(above) | numbered(number, index)


def citing(number: DocumentNumber, index: Snapshot) -> Ints:
    """The rows whose own text cites ``number`` (``numbers.means``: so are its terms)."""
    return index.postings(LOOKUPS.text, str(number)).rows


def numbered(number: DocumentNumber, index: Snapshot) -> Mask:
    """The rows of the document that has ``number``."""
    held: Mask = np.isin(index.rows.document, index.rows.catalogue.by_number.get(str(number), []))
    return held


# --- filters ---


def _passing(asked: Filter, index: Snapshot) -> Mask:
    """The rows that a filter lets through: those of a document, those that say something, or on a page."""
    if asked.field in said.FIELDS:
        return said.saying(asked, index)
    if asked.field in standing.FIELDS:
        return standing.passing(asked, index)
    if asked.field == PAGE:
        first, last = pages(asked.value)
        firsts, lasts = index.rows.pages
        held: Mask = (firsts <= last) & (lasts >= max(first, 1))
        return held
    return of_documents(*wanted(asked), index)


def of_documents(column: str, wanted: Callable[[Any], bool], index: Snapshot) -> Mask:
    """The rows of the documents that have a value in a column of the catalogue that is ``wanted``."""
    catalogue = index.rows.catalogue
    held: Mask = catalogue.column(column).having(wanted, len(catalogue))[index.rows.document]
    return held
