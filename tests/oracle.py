"""The reference engine: what matches, spelled out over plain records, clause by clause, without an index.

As slow and as simple as can be; what it ranks by means nothing. The engines must give the same
clauses, totals and kinds of answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from hashlib import sha256

from search.gazette import numbers
from search.gazette.duties.bodies import name as body
from search.gazette.model import Citation, Clause, Document, DocumentNumber, Issue, Pages, Reading, Unit
from search.gazette.validity import UNKNOWN, Named, State, Validity, named, provisions, states
from search.index.text.analyzer import cut, only_asks, uncut
from search.index.text.characters import fold, literal, normal
from search.index.text.names import also, otherwise
from search.index.text.pinyin import initials
from search.query import And, Filter, Near, Node, Not, Number, Or, Phrase, Prefix, Query, Sort, Words, sought
from search.results import Coverage, Expansion, Facet, Fragment, Group, Held, Hit, Holdings, Numbered, Results, Shelf

folded = cache(lambda text: fold(text).text)
forms = cache(lambda text: (normal(text), literal(text)))
"""The forms in which texts are compared: tests/index/test_characters.py says what they are."""


@dataclass(frozen=True, eq=False)
class Row:
    """A clause with its document, and the texts that it is found by."""

    clause: Clause
    document: Document
    header: Document
    own: tuple[str, str]
    folded: str
    normalised: str
    """Own text, headings above and title, a line each; normalised in both forms."""
    cited: frozenset[DocumentNumber]
    cited_own: frozenset[DocumentNumber]
    charged: frozenset[tuple[str, str]]
    """Role and name of each body that is charged by the clause, or by a heading above it that stands under a note."""
    corpus: Oracle

    @classmethod
    def of(cls, clause: Clause, document: Document, corpus: Oracle) -> Row:
        texts = (clause.text, *clause.path, document.title)
        return cls(
            clause,
            document,
            replace(document, clauses=()),
            forms(clause.text),
            "\n".join(map(folded, texts)),
            "\n".join(dict.fromkeys(form for text in texts for form in forms(text))),
            frozenset(f.number for text in texts for f in numbers.find(text)),
            frozenset(f.number for f in numbers.find(clause.text)),
            frozenset((unit.role.value, unit.name) for unit in charging(clause, document)),
            corpus,
        )

    def states(self, day: date) -> Validity:
        return self.corpus.validity(self.document.id, day)

    def has(self, word: str) -> bool:
        return any(map(self.stands, (word, *also(word))))

    def stands(self, word: str, whole: bool = True) -> bool:
        if word[0] in "0123456789abcdefghijklmnopqrstuvwxyz":
            ends = "(?![0-9a-z])" if whole else ""
            return word in self.folded and bool(re.search(rf"(?<![0-9a-z]){re.escape(word)}{ends}", self.folded))
        return word in self.normalised


def holds(node: Node, row: Row) -> bool:
    match node:
        case And(nodes):
            return all(holds(one, row) for one in nodes)
        case Or(nodes):
            return any(holds(one, row) for one in nodes)
        case Near(words, distance):
            said = zip(*map(forms, words)) if any(map(normal, words)) else ()
            return any(near(list(filter(None, one)), distance, text) for one, text in zip(said, row.own))
        case Prefix(text):
            *others, last = uncut(text)
            return all(map(row.stands, others)) and row.stands(last, whole=False)
        case Words(text):
            return all(row.has(word) for word in cut(text))
        case Phrase(text):
            return stands(text, row.own)
        case Number(number):
            return any(means(number, one) for one in (*row.cited, row.document.number))
        case Filter(field) if field in SAID:
            return SAID[field](node, row)
        case Filter("标题", value, whole=True):
            return same(value, row.document.title)
        case Filter("机关", value, whole=True):
            return any(same(value, one) for one in row.document.issuers)
        case Filter(field, value, exact):
            values = [value, *otherwise(value)] if field in ("标题", "机关") and not exact else [value]
            return any(passes(field, one, row.document, row.clause) for one in values)
        case Not(inner):
            return not holds(inner, row)


def charging(clause: Clause, document: Document) -> list[Unit]:
    at = document.clauses.index(clause)
    above = [one for i, one in enumerate(document.clauses[:at]) if at < i + one.extent]
    return [*clause.units, *(unit for one in above for unit in one.units if unit.span is None)]


def charges(*roles: str) -> Callable[[Filter, Row], bool]:
    """Whether a body is charged in one of the roles; it has the name that is asked for, or is it by another name."""

    def holds(asked: Filter, row: Row) -> bool:
        charged = [name for role, name in row.charged if role in roles]
        if asked.whole:
            return any(same(asked.value, name) for name in charged)
        value = bare_name(asked)
        if any(stands(value, forms(name)) for name in charged):
            return True
        return not asked.exact and any(
            stands(other, forms(name)) if other not in value else forms(other) == forms(name)
            for other in others(value)
            for name in charged
        )

    return holds


def other_names(asked: Filter) -> tuple[str, ...]:
    """What is looked for beside what a field asks for."""
    if asked.exact or asked.field not in ("标题", "机关", "责任单位", "牵头单位", "配合单位"):
        return ()
    return otherwise(asked.value) if asked.field in ("标题", "机关") else tuple(dict.fromkeys(others(bare_name(asked))))


def bare_name(asked: Filter) -> str:
    return asked.value.strip("（），；。、：,;:()【】[] \u3000")


@cache
def others(value: str) -> list[str]:
    """The other names of a body; a city's or a province's own bodies go without its name."""
    plain = re.sub("^(?:济南|聊城)(?=市..)|^山东(?=省..)", "", value)
    return [other for one in (value, plain) for other in (one, body(one), *otherwise(one)) if other != value]


def is_due(asked: Filter, row: Row) -> bool:
    """Whether a deadline of the clause ends within the days; what is for ever or every year ends on none."""
    if asked.value == "长期":
        return any(one.role == "长期" for one in row.clause.deadlines)
    first, last = map(date.fromisoformat, asked.value.split(".."))
    ends = [ending(one.value) for one in row.clause.deadlines if one.role == "完成"]
    return any(first <= end <= last for end in ends if end)


def ending(value: str) -> date | None:
    """The last day of a year, a month or a day."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return None
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1) if month else date(year, 12, 31)


def cites(asked: Filter, row: Row) -> bool:
    others = [one for one in row.clause.citations if is_other(one)]
    if number := numbers.parse(asked.value):
        return any(means(number, one.number) for one in others if one.number)
    meant = same if asked.whole else lambda title, one: stands(title, forms(one))
    return any(meant(asked.value.strip("《》"), one.title) for one in others if one.title)


def target(citation: Citation, held: list[Document], citing: Document, names: list[Named]) -> str:
    """Where a citation leads; by a title to the only other document that has it and was there on the day."""
    if citation.malformed:
        return f"malformed:{citation.malformed}"
    if citation.form:
        return "form"
    if citation.number or not citation.title:
        meant = [one.id for one in held if citation.number and means(citation.number, one.number)]
        return citation.clause or (meant or ["outside"])[0]
    called = [one for one in names if one.document != citing.id and title(one.title) == title(citation.title)]
    there = [one.document for one in called if one.dated and citing.dated and one.dated <= citing.dated]
    return citation.clause or (there[0] if len(there) == 1 else "outside")


def title(text: str) -> str:
    """A title as titles are compared: without spaces and quotes."""
    return re.sub(r"[\s“”\"'‘’〈〉]", "", text)


def is_other(citation: Citation) -> bool:
    """Whether it is a citation of another document; one that says of what is no number or title is of its own."""
    if citation.clause or citation.form:
        return False
    return citation.kind == "文号" or citation.number is not None or citation.title is not None


def is_valid(asked: Filter, row: Row) -> bool:
    what, _, day = asked.value.partition("@")
    state = row.states(date.fromisoformat(day) if day else date.max).state
    if what in ("是", "否"):
        return state in (IN_FORCE if what == "是" else OUT_OF_FORCE)
    return state.value == what


IN_FORCE = (State.VALID, State.CUT, State.AMENDED)
OUT_OF_FORCE = (State.REPEALED, State.EXPIRED, State.COMING)

SAID: dict[str, Callable[[Filter, Row], bool]] = {
    "责任单位": charges("牵头", "责任", "配合"),
    "牵头单位": charges("牵头"),
    "配合单位": charges("配合"),
    "完成": is_due,
    "引用": cites,
    "有效": is_valid,
    "有效于": lambda asked, row: row.states(date.fromisoformat(asked.value)).state in IN_FORCE,
}


def stands(sought: str, texts: tuple[str, ...]) -> bool:
    """Whether either form of ``sought``, of which something is left, is in one of ``texts``."""
    return any(form != "" and form in text for form in forms(sought) for text in texts)


def same(name: str, other: str) -> bool:
    """Whether they are one in one of their forms."""
    return not set(forms(name)).isdisjoint(forms(other))


def means(asked: DocumentNumber, number: DocumentNumber | None) -> bool:
    """Whether it is the same number, or the same but for the issuer, which ``asked`` does not tell."""
    if number is None or asked == number:
        return number is not None
    kind = next((k for k in ("公告", "通告") if number.organ.endswith(k)), "")
    for level in ("省", "自治区", "市", "区", "县"):
        if not kind and re.fullmatch(f".+{level}人民政府令", number.organ):
            kind = f"{level}政府令"
    return kind not in ("", number.organ) and asked == replace(number, organ=kind)


def near(words: list[str], distance: int, text: str) -> bool:
    """Whether one stretch of ``text``, as long as the words and ``distance`` more, holds them all."""
    if not all(word in text for word in words):
        return False
    size = distance + sum(map(len, set(words)))
    return any(all(word in text[i : i + size] for word in words) for i in range(len(text)))


def passes(field: str, value: str, document: Document, clause: Clause) -> bool:
    if field == "文号":
        return document.number is not None and str(document.number) == value
    if field == "登记号":
        return document.registration == value
    if field == "标题":
        return stands(value, forms(document.title))
    if field == "机关":
        return any(stands(value, forms(one)) for one in document.issuers)
    if field == "文种":
        return document.kind == value
    if field == "期":
        *year, number = value.split("-")
        return document.issue is not None and (
            (not year or document.issue.year == int(year[0]))
            and all(one in re.findall(r"\d+", document.issue.number or "") for one in number.split("/"))
        )
    first, last = value.split("..")
    if field == "日期":
        return document.dated is not None and date.fromisoformat(first) <= document.dated <= date.fromisoformat(last)
    if field == "页":
        if clause.pages is None:
            return False
        pages = range(clause.pages.first, (clause.pages.last or clause.pages.first) + 1)
        return any(int(first) <= page <= int(last) for page in pages)
    assert field == "年"
    year = document.dated.year if document.dated else document.number.year if document.number else None
    return year is not None and int(first) <= year <= int(last)


class Oracle:
    """An ``Engine`` over what was written, in memory."""

    def __init__(self) -> None:
        self._readings: dict[str, Reading] = {}
        self._rows: list[Row] = []
        self._led: list[Document] = []
        self._states: Callable[[date], Mapping[str, Validity]] = lambda day: {}

    @staticmethod
    def prepared(reading: Reading) -> Reading:
        return reading

    def write(self, readings: Iterable[Reading], removed: Iterable[str] = ()) -> None:
        new = {reading.source: reading for reading in readings}
        self._readings = {name: r for name, r in self._readings.items() if name not in set(removed)} | new
        held = self._sorted()
        names = [name for document in held for name in named(document)]
        self._led = [self._leading(document, held, names) for document in held]
        said = [one for document in held for one in provisions(document)]
        self._states = cache(lambda day: states(said, day, names))
        self._rows = [Row.of(clause, document, self) for document in self._held() for clause in document.clauses]

    def _leading(self, document: Document, held: list[Document], names: list[Named]) -> Document:
        """``document``, where each of its citations leads."""
        return replace(document, clauses=tuple(
            replace(clause, citations=tuple(replace(one, target=target(one, held, document, names)) for one in clause.citations))
            for clause in document.clauses
        ))  # fmt: skip

    def validity(self, key: str, as_of: date) -> Validity:
        return self._states(as_of).get(key, UNKNOWN)

    def cited(self) -> Iterator[tuple[Citation, Clause, Document]]:
        every = ((one, row.clause, row.header) for row in self._rows for one in row.clause.citations)
        return (each for each in every if is_other(each[0]))

    def search(self, query: Query) -> Results:
        nodes = [n for n in map(pruned, query.nodes) if n]
        nodes = [n for n in nodes if not (isinstance(n, Words) and only_asks(n.text))] or nodes
        rows, partial = self._found(nodes)
        number = nodes[0].number if len(nodes) == 1 and isinstance(nodes[0], Number) else None
        if query.sort is Sort.DATE and not partial:
            rows = sorted(rows, key=lambda row: (row.document.number != number if number else 0, -day(row.document)))
        ranked = hits(rows, 1, query)
        groups = grouped(ranked)[query.offset : query.offset + query.limit] if query.grouped else None
        shown = ranked[query.offset : query.offset + query.limit] if groups is None else [h for g in groups for h in g.hits]
        told = query.notice or (None if rows and not partial else "没有完全符合的条款。")
        words = [word for n in sought(query.nodes) if isinstance(n, Words) for word in cut(n.text)]
        meanings = {word: also(word) for word in words}
        meanings |= {n.value: other_names(n) for n in sought(query.nodes) if isinstance(n, Filter)}
        expanded = tuple(Expansion(word, meant) for word, meant in meanings.items() if meant)
        cards = [replace(d, clauses=()) for d in self._held() if number and means(number, d.number)]
        card = cards[0] if len(cards) == 1 else None
        spread = counts([] if partial else rows, query.as_of) if query.facets else None
        return Results(
            0 if partial else len(rows),
            tuple(shown),
            partial,
            told,
            expansions=expanded,
            document_card=card,
            facets=spread,
            documents=0 if partial else len({row.document.id for row in rows}),
            groups=None if groups is None else tuple(groups),
            further=() if partial else self._further(nodes, rows, len(rows if groups is None else grouped(ranked)), query),
        )

    def every(self, query: Query, snippets: bool = True) -> Iterator[Hit]:
        found = self.search(replace(query, limit=len(self._rows), offset=0, grouped=False))
        return (replace(hit, snippet=hit.snippet if snippets else ()) for hit in (() if found.partial else found.hits))

    def _further(self, nodes: list[Node], full: list[Row], listed: int, query: Query) -> tuple[Hit, ...]:
        """The rows that have one of two or more plain words and everything else, after all that is ``listed``."""
        words = {word for n in nodes if isinstance(n, Words) for word in cut(n.text)}
        if len(words) < 2 or not full:
            return ()
        strict = [n for n in nodes if not isinstance(n, Words)]
        some = [r for r in self._rows if any(map(r.has, words)) and all(holds(n, r) for n in strict)]
        held = set(full)
        rest = [row for row in some if row not in held]
        first, last = (max(0, at - listed) for at in (query.offset, query.offset + query.limit))
        return tuple(hits(rest, len(full) + 1, query)[first:last])

    def suggest(self, typed: str, limit: int = 10) -> list[str]:
        """What begins so, then what has it inside, then what is spelled so by the first letters of its syllables."""
        documents = self._held()
        texts = [str(d.number) for d in documents if d.number] + [name for d in documents for name in d.issuers]
        texts += [d.title for d in documents] + [said for d in documents for c in d.clauses[1:] for said in phrase(c)]
        key = bare(typed)
        begun = [text for text in texts if bare(text).startswith(key)]
        inside = [text for text in texts if key in bare(text)]
        spelled = [text for text in texts if re.fullmatch("[a-z]+", key) and spelling(text).startswith(key)]
        return list(dict.fromkeys(begun + inside + spelled))[:limit] if key else []

    def where(self, node: Node) -> list[Row]:
        """The rows for which ``node`` holds."""
        return [row for row in self._rows if holds(node, row)]

    def _found(self, nodes: list[Node]) -> tuple[list[Row], bool]:
        """The rows that answer, and whether only in part."""
        if len(nodes) == 1 and isinstance(nodes[0], Number):
            number = nodes[0].number
            titles = [
                r for r in self._rows if means(number, r.document.number) and r.clause is r.document.clauses[0]
            ]
            cited = [r for r in self._rows if any(means(number, one) for one in r.cited_own)]
            return titles + [r for r in cited if r not in titles], False
        full = self.where(And(tuple(nodes))) if nodes else []
        words = {word for n in nodes if isinstance(n, Words) for word in cut(n.text)}
        if full or not words:
            return full, False
        strict = [n for n in nodes if not isinstance(n, Words)]
        kept = [r for r in self._rows if all(holds(n, r) for n in strict)]
        han = [word for word in words if word[0] not in "0123456789abcdefghijklmnopqrstuvwxyz"]
        pairs, singles = ({w[i : i + n] for w in han for i in range(len(w) - n + 1)} for n in (2, 1))
        tiers = ([r for r in kept if any(map(r.has, pieces))] for pieces in (words, pairs, singles))
        some = next(filter(None, tiers), [])
        return some, bool(some)

    def document(self, key: str | DocumentNumber) -> Document | None:
        return next((d for d in self._held() if key in (d.id, d.number)), None)

    def shelves(self) -> tuple[Shelf, ...]:
        found: dict[Shelf, tuple[str, ...]] = {}
        for one in self.documents():
            issue = one.issue and Issue(one.issue.gazette, one.issue.year, one.issue.number)
            shelf = Shelf(issue, issue.year if issue else one.dated.year if one.dated else None, ())
            found[shelf] = (*found.get(shelf, ()), one.id)
        return tuple(replace(shelf, documents=ids) for shelf, ids in found.items())

    def coverage(self) -> tuple[Coverage, ...]:
        return tuple(
            Coverage(name, one.lines, tuple(covered(one)), one.problems[:500], len(one.problems[500:]))
            for name, one in sorted(self._readings.items())
        )

    def holdings(self) -> Holdings:
        held = self._held()
        numbered = [Numbered(d.number, d.id, d.title, d.dated) for d in held if d.number]
        return Holdings(
            tuple(sorted(numbered, key=lambda one: (one.number.organ, -(one.number.year or 0), one.number.serial))),
            most_first([d.kind for d in held if d.kind]),
            most_first([issuer for d in held for issuer in {*d.issuers}]),
            most_first([name for row in self._rows for name in {name for _, name in row.charged}]),
        )

    def follow(self) -> None:
        pass

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        if ids is not None:
            return (replace(held, clauses=()) for one in ids if (held := self.document(one)))
        return (replace(document, clauses=()) for document in self._held())

    def size(self) -> int:
        return len(self._rows)

    def state(self) -> str:
        return sha256(repr(list(self._readings.items())).encode()).hexdigest()

    def sources(self) -> Mapping[str, str]:
        return {name: reading.sha256 for name, reading in self._readings.items()}

    def close(self) -> None:
        pass

    def _held(self) -> list[Document]:
        """The documents in the order of the gazette, each id once, and of what they cite told where it leads."""
        return self._led

    def _sorted(self) -> list[Document]:
        all_of_them = [(d, i) for r in self._readings.values() for i, d in enumerate(r.documents)]
        kept: dict[str, tuple[Document, int]] = {}
        for document, i in sorted(
            all_of_them, key=lambda p: (-len(p[0].clauses), p[0].issue is None, p[0].sha256, p[0].source, p[1])
        ):
            kept.setdefault(document.id, (document, i))
        return [document for document, _ in sorted(kept.values(), key=lambda p: in_gazette(*p))]


def counts(rows: list[Row], as_of: date | None) -> tuple[Facet, ...]:
    """How the rows are spread, counted one by one."""
    values = {name: [] for name in ("year", "kind", "issuer", "issue", "unit", "due", *["validity"] * bool(as_of))}
    for row in rows:
        document = row.document
        dated, issue = document.dated or document.number, document.issue
        values["year"] += [str(dated.year)] if dated and dated.year else []
        values["kind"] += [document.kind] if document.kind else []
        values["issuer"] += sorted(set(document.issuers))
        values["issue"] += [f"{issue.year}-{issue.number}"] if issue else []
        values["unit"] += {name for _, name in row.charged}
        values["due"] += {str(end.year) for one in row.clause.deadlines if one.role == "完成" and (end := ending(one.value))}
        if as_of:
            values["validity"].append(row.states(as_of).state.value)
    return tuple(
        Facet(name, most_first(found)[:200])
        for name, found in values.items()
    )


def covered(reading: Reading) -> Iterator[Held]:
    """The issues of a source, in the order of the gazette."""
    within: dict[Issue | None, list[Document]] = {}
    for document in sorted(reading.documents, key=lambda one: in_gazette(one, reading.documents.index(one))):
        issue = document.issue and Issue(document.issue.gazette, document.issue.year, document.issue.number)
        within.setdefault(issue, []).append(document)
    for issue, documents in within.items():
        clauses = [clause for document in documents for clause in document.clauses]
        stretches = [clause.pages for clause in clauses if clause.pages]
        pages = sorted({page for one in stretches for page in range(one.first, (one.last or one.first) + 1)})
        begins = [page for page in pages if page - 1 not in pages]
        ends = [page for page in pages if page + 1 not in pages]
        yield Held(issue, len(documents), len(clauses), len(stretches), tuple(map(Pages, begins, ends)))


def most_first(found: list[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((value, found.count(value)) for value in set(found)), key=lambda one: (-one[1], one[0])))


def hits(rows: list[Row], first: int, query: Query) -> list[Hit]:
    """The rows, ranked from ``first`` on."""
    day = query.as_of
    return [
        Hit(rank, 0.0, row.clause, row.header, (Fragment(row.clause.text),), validity=row.states(day) if day else None)
        for rank, row in enumerate(rows, first)
    ]


@cache
def bare(text: str) -> str:
    """``text`` as type-ahead compares it: a 文号 without what is written about its year, or not."""
    return "".join(char for char in normal(text) if char not in "〔〕[]()第年")


@cache
def spelling(text: str) -> str:
    return initials(bare(text))


def phrase(clause: Clause) -> list[str]:
    """The first phrase of a heading without its label, of three characters and more; none of what is no heading."""
    if clause.heading is None or clause.extent == 1:
        return []
    unlabelled = re.sub("^第[一二三四五六七八九十百零]+[章节条]|^[一二三四五六七八九十]+(?=、)", "", normal(clause.heading))
    return re.findall("[㐀-鿿][㐀-鿿0-9a-z]{2,29}", unlabelled)[:1]


def day(document: Document) -> int:
    return document.dated.toordinal() if document.dated else 0


def grouped(ranked: list[Hit]) -> list[Group]:
    """The documents as they come in the order of the clauses, each with the first three."""
    within: dict[str, list[Hit]] = {}
    for hit in ranked:
        within.setdefault(hit.document.id, []).append(hit)
    return [Group(hits[0].document, len(hits), tuple(hits[:3])) for hits in within.values()]


def pruned(node: Node) -> Node | None:
    """``node`` without the words that are punctuation only."""
    match node:
        case Not(inner):
            kept = pruned(inner)
            return Not(kept) if kept else None
        case And(nodes) | Or(nodes):
            left = tuple(one for one in map(pruned, nodes) if one)
            return type(node)(left) if left else None
        case Words(text) | Prefix(text):
            return node if uncut(text) else None
        case Near(words):
            return node if any(map(normal, words)) else None
    return node


def in_gazette(document: Document, ordinal: int) -> tuple:
    """Newest issue first; in an issue by source and place; what is in no issue after the issues of its year."""
    if document.issue:
        number = int(re.findall(r"\d+", document.issue.number or "0")[0])
        return -(document.issue.year or 0), -number, document.issue.gazette or "", 0, document.source, ordinal
    year = document.dated.year if document.dated else document.number.year if document.number else None
    return -(year or 0), 0, "", -document.dated.toordinal() if document.dated else 0, document.source, ordinal
