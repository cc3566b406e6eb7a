"""The reference evaluation: how clauses are ranked, as one would write it down in a paper.

Read from top to bottom it defines every score and every order. It is plain Python over the clauses that
``tests.oracle`` holds; of the product it takes the constants, the tokens, the lists of names, and what matches from
brute force. The engine must give the same hits and scores (tests/index/test_reference.py).

    score(row, question) = own(row) + what its document adds, for the MOST rows that a first look prefers; the others
                           score what the first look gives them, but no more than the least of those
    a first look         = the sum of what pairs of characters, runs of letters and digits give (where there are none,
                           all terms), those of what is asked and of other names for it: each once, by its greatest
                           share, in whole thousandths
    own(row)             = the sum over the runs, phrases and words that are asked for, each:
                             what its terms give (BM25 over text, headings and title)
                           + for a run of words: what it gives that the run stands as typed
                           + for each of its words: what other names of it and official words for it give beyond it

    a term gives         rarity · mentions / (mentions + K1), by its share
    mentions             in the text / length + HEADING · in the headings above + TITLE · in the title
    length               1 - B + B · max(SHORT, characters / mean characters of a row)
    rarity               (K1 + 1) · ln(1 + (rows - f + ½) / (f + ½)), f: rows that mention it anywhere
    a document adds      DOCUMENT · mean of ``own`` over its SPEAKING best rows (what is not looked at gives 0)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field as column
from functools import cache
from math import inf, log

from search.index.rank.candidates import MOST, UNITS
from search.index.rank.context import DOCUMENT, SPEAKING
from search.index.rank.mentions import B, HEADING, SHORT, TITLE
from search.index.rank.scoring import CHARACTER, K1, OFFICIAL, PAIR, VERBATIM, WORD
from search.index.store.schema import FIELDS, LOOKUPS, WORDS, Field
from search.index.text.analyzer import content, cut, is_alnum
from search.index.text.lay import official
from search.index.text.names import same
from search.query import And, Leaf, Near, Node, Not, Number, Or, Phrase, Prefix, Query, Sort, Words, sought
from tests.oracle import Row, day, holds, means, only_asks, pruned

Rows = frozenset[int]
Values = Mapping[int, float]
"""Rows by their place in the gazette; a value of rows, 0 for those that are not there."""


@dataclass(frozen=True)
class Ranked:
    """Rows with their scores, and those that stand before all others in any order: the title of a 文号."""

    scores: Values
    titles: Rows = frozenset()

    def ordered(self, merit: Mapping[int, float] | None = None) -> list[int]:
        """The greatest merit first, which is the score if nothing else; equal ones as in the gazette."""
        by = self.scores if merit is None else merit
        return sorted(self.scores, key=lambda row: (-by[row], row))


@dataclass(frozen=True)
class Answer:
    """Every row that answers, in order, whether all only in part; then those that do so in part; scores of both."""

    hits: tuple[int, ...]
    scores: Values
    partial: bool = False
    further: tuple[int, ...] = ()
    further_scores: Values = column(default_factory=dict)


class Reference:
    """Over ``rows``, in the order of the gazette. What is worked out for a term or a leaf is kept, but for that it
    could be worked out each time."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.place = {row.clause.id: i for i, row in enumerate(rows)}
        self.mean = max(1.0, sum(len(row.own[0]) for row in rows) / len(rows))
        self.sizes = Counter(row.document.id for row in rows)
        self.own = {field: _stood(field, (((row.clause.text, 1.0),) for row in rows)) for field in FIELDS}
        self.above = {field: _stood(field, map(_said_above, rows)) for field in FIELDS}

    # --- a question ---

    def search(self, query: Query) -> Answer:
        nodes = _asking(query.nodes)
        if not nodes:
            return Answer((), {})
        if len(nodes) == 1 and isinstance(nodes[0], Number):
            found = self.numbered(nodes[0])
            return Answer(self.arranged(found, query.sort), found.scores)
        full = self.where(And(tuple(nodes)))
        if not full:
            some = self.ranked(self.some(nodes), nodes)
            return Answer(tuple(some.ordered()), some.scores, partial=bool(some.scores))
        found = self.ranked(full, nodes)
        rest = self.ranked(self.some(nodes), nodes) if len(_words(nodes)) > 1 else Ranked({})
        further = tuple(row for row in rest.ordered() if row not in full)
        return Answer(self.arranged(found, query.sort), found.scores, False, further, rest.scores)

    def arranged(self, found: Ranked, sort: Sort) -> tuple[int, ...]:
        """What matches in full, by relevance, by date (the newest first, unknown ones last) or as in the gazette."""
        if sort is Sort.RELEVANCE:
            return tuple(found.ordered())
        by = {row: float(day(self.rows[row].document)) if sort is Sort.DATE else 0.0 for row in found.scores}
        return tuple(found.ordered(by | dict.fromkeys(found.titles, inf)))

    # --- what matches ---

    @cache
    def where(self, node: Node) -> Rows:
        """The rows for which ``node`` holds, by brute force; a word is looked for once."""
        everything = frozenset(range(len(self.rows)))
        match node:
            case And(nodes):
                return everything.intersection(*map(self.where, nodes))
            case Or(nodes):
                return frozenset().union(*map(self.where, nodes))
            case Not(inner):
                return everything - self.where(inner)
            case Words(text):
                return everything.intersection(*map(self.has, cut(text)))
        return frozenset(i for i, row in enumerate(self.rows) if holds(node, row))

    @cache
    def has(self, word: str) -> Rows:
        return frozenset(i for i, row in enumerate(self.rows) if row.has(word))

    def some(self, nodes: list[Node]) -> Rows:
        """The rows with one of the words, or else of their pairs of characters, or else of their characters, and with
        everything that is no plain word."""
        loose = _words(nodes)
        strict = self.where(And(tuple(node for node in nodes if not isinstance(node, Words))))
        for pieces in (loose, _pieces(loose, 2), _pieces(loose, 1)):
            if found := strict & frozenset().union(*map(self.has, pieces)):
                return found
        return frozenset()

    def numbered(self, node: Number) -> Ranked:
        """A 文号 alone: the titles of its documents score 2, the clauses that cite it 1."""
        titles = {i for i, row in enumerate(self.rows) if means(node.number, row.document.number) and _is_title(row)}
        cited = {i for i, row in enumerate(self.rows) if any(means(node.number, one) for one in row.cited_own)}
        scores = {row: 2.0 * (row in titles) + 1.0 * (row in cited) for row in titles | cited}
        return Ranked(scores, frozenset(titles))

    # --- the score ---

    def ranked(self, found: Rows, nodes: list[Node]) -> Ranked:
        """What each row says itself, and what its document adds; all rows of a document asked for by its 文号 come
        before all others."""
        asked = list(dict.fromkeys(_scoring(sought(nodes))))
        first = self.first_look(found, asked)
        close = sorted(found, key=lambda row: (-first[row], row))[:MOST]
        own = self.says(close, asked)
        added = self.around(own)
        total = {row: own[row] + added[row] for row in own}
        least = min(total.values(), default=0.0)
        total = {row: min(first[row], least) for row in found} | total
        top = max(total.values(), default=0) + 1
        for leaf in dict.fromkeys(sought(nodes)):
            if isinstance(leaf, Number):
                for row in total:
                    total[row] += top * means(leaf.number, self.rows[row].document.number)
        return Ranked(total)

    def first_look(self, found: Rows, asked: Iterable[Words | Phrase]) -> Values:
        shares: dict[tuple[str, Field], float] = {}
        for node in asked:
            names = Counter({node.text: 1.0})
            for word in cut(node.text) if isinstance(node, Words) else ():
                names |= Counter(_other_names(word))  # the greatest of each
            for text, share in names.items():
                for pair in _pairs(text):
                    shares[pair] = max(share, shares.get(pair, 0.0))
        looked = dict.fromkeys(found, 0)
        for (term, field), share in shares.items():
            given = self.given(term, field)
            for row in found & given.keys():
                looked[row] += round(UNITS * share * given[row])
        return {row: whole / UNITS for row, whole in looked.items()}

    def says(self, close: Iterable[int], asked: Iterable[Words | Phrase]) -> dict[int, float]:
        """``own``: the sum over all that is asked for, each once; what is excluded gives nothing."""
        given = [self.asked_for(one) for one in asked]
        return {row: sum(values.get(row, 0.0) for values in given) for row in sorted(close)}

    def around(self, own: dict[int, float]) -> Values:
        """What its document adds to each row that is looked at: by the SPEAKING best of each document (to five
        decimals: what is equal stays equal)."""
        best: dict[str, list[float]] = defaultdict(list)
        for row in sorted(own, key=lambda row: (-round(own[row], 5), row)):
            best[self.rows[row].document.id].append(own[row])
        mean = {one: sum(values[:SPEAKING]) / min(self.sizes[one], SPEAKING) for one, values in best.items()}
        return {row: DOCUMENT * mean[self.rows[row].document.id] for row in own}

    @cache
    def asked_for(self, node: Words | Phrase) -> Values:
        """What a run of words or a phrase gives each row."""
        given = Counter(self.by_terms(node.text))
        if isinstance(node, Words):
            given.update(self.as_typed(node.text))
            for word in cut(node.text):
                given.update(self.by_other_names(word))
        return given

    def as_typed(self, text: str) -> Values:
        """To the rows where a run of several words stands as typed: VERBATIM of the most that its terms can give."""
        if len(cut(text)) < 2:
            return {}
        most = sum(share * self.rarity(term, field) for term, field, share in terms(content(text)))
        return dict.fromkeys(self.where(Phrase(content(text))), VERBATIM * most)

    def by_other_names(self, word: str) -> Values:
        """Of other names for a word (which count in full) and official words for it (OFFICIAL), what the best of them
        gives a row beyond what the word itself gives it."""
        given = [(share, self.by_terms(other)) for other, share in _other_names(word).items()]
        typed = self.by_terms(word)
        said = frozenset().union(*(values for _, values in given))
        best = {row: max(share * values.get(row, 0.0) for share, values in given) for row in said}
        return {row: max(0.0, value - typed.get(row, 0.0)) for row, value in best.items()}

    # --- terms ---

    @cache
    def by_terms(self, text: str) -> Values:
        """What the terms of a text give each row, without the words of it that only ask."""
        total: dict[int, float] = defaultdict(float)
        for term, field, share in terms(content(text)):
            for row, value in self.given(term, field).items():
                total[row] += share * value
        return total

    @cache
    def given(self, term: str, field: Field) -> Values:
        """BM25: what a term gives each row that mentions it or stands below a mention."""
        own, above, rarity = self.own[field][term], self.above[field][term], self.rarity(term, field)
        mentions = {row: own.get(row, 0) / self.length(row) + above.get(row, 0) for row in own.keys() | above.keys()}
        return {row: rarity * often / (often + K1) for row, often in mentions.items()}

    @cache
    def rarity(self, term: str, field: Field) -> float:
        """The most that a term can give: the inverse of its document frequency."""
        rows, f = len(self.rows), len(self.own[field][term].keys() | self.above[field][term].keys())
        return (K1 + 1) * log(1 + (rows - f + 0.5) / (f + 0.5))

    def length(self, row: int) -> float:
        """The length of a row as BM25 takes it, by the characters of its normal form."""
        return 1 - B + B * max(SHORT, len(self.rows[row].own[0]) / self.mean)


def terms(text: str) -> Iterator[tuple[str, Field, float]]:
    """The terms of what is asked, each once, with its share: words; pairs of characters, runs of letters and digits;
    and single characters."""
    for term in dict.fromkeys(token.text for token in WORDS.tokens(text)):
        yield term, WORDS, WORD
    for term in dict.fromkeys(token.text for token in LOOKUPS.tokens(text)):
        yield term, LOOKUPS, CHARACTER if len(term) == 1 and not is_alnum(term) else PAIR


def _other_names(word: str) -> dict[str, float]:
    return dict.fromkeys(official(word), OFFICIAL) | dict.fromkeys(same(word), 1.0)


def _pairs(text: str) -> list[tuple[str, Field]]:
    found = list(terms(content(text)))
    pairs = [(term, field) for term, field, share in found if field is LOOKUPS and share != CHARACTER]
    return pairs or [(term, field) for term, field, _ in found]


def _stood(field: Field, said: Iterable[Iterable[tuple[str, float]]]) -> defaultdict[str, dict[int, float]]:
    """By terms, in which rows they stand and how often, given the texts of each row with what a mention counts."""
    counted = cache(lambda text: Counter(token.text for token in field.tokens(text)))
    stood: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for row, texts in enumerate(said):
        for text, weight in texts:
            for term, count in counted(text).items():
                stood[term][row] = stood[term].get(row, 0.0) + weight * count
    return stood


def _said_above(row: Row) -> list[tuple[str, float]]:
    """The headings above a row, and the title, which is above the row that it is, too."""
    return [*((heading, HEADING) for heading in row.clause.path), (row.document.title, TITLE)]


def _is_title(row: Row) -> bool:
    return row.clause is row.document.clauses[0]


# --- what is asked ---


def _asking(nodes: Iterable[Node]) -> list[Node]:
    """The nodes that look for something; words that only ask (多少, 如何) do where there is nothing else."""
    looking = [node for node in map(pruned, nodes) if node]
    return [node for node in looking if not (isinstance(node, Words) and only_asks(node.text))] or looking


def _scoring(leaves: Iterable[Leaf]) -> Iterator[Words | Phrase]:
    """A prefix scores as the run that it is, words near each other as phrases; a 文号 and a filter give nothing."""
    for leaf in leaves:
        match leaf:
            case Words() | Phrase():
                yield leaf
            case Prefix(text):
                yield Words(text)
            case Near(words):
                yield from map(Phrase, words)


def _words(nodes: Iterable[Node]) -> set[str]:
    """The words of the plain runs that stand beside the rest."""
    return {word for node in nodes if isinstance(node, Words) for word in cut(node.text)}


def _pieces(words: Iterable[str], length: int) -> set[str]:
    """The stretches of so many characters in words of Han characters."""
    han = [word for word in words if not is_alnum(word)]
    return {word[i : i + length] for word in han for i in range(len(word) - length + 1)}
