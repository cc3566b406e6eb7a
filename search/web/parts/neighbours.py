"""Whom a document cites and who cites it, one step and two: each other document once, with all that is done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from search import query
from search.gazette.model import Document, DocumentNumber, Level
from search.gazette.validity import named
from search.index.engine import Engine
from search.query import Sort
from search.results import Hit
from search.web.parts import links, narrowing

READ = 500
"""Clauses that cite a document that are looked at; of the documents that only others cite it in, the number is told."""

FURTHER = 24
"""Neighbours of a side whose own are asked for: more than are drawn."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another document, by the 文号 or title that tells it, at least one of them; ``held`` is its id where it is in the
    collection. ``relations`` are all that is said in citing, ``clauses`` how many cite. ``below`` are those one step
    further, where they were asked for, of ``count``."""

    number: DocumentNumber | None
    title: str | None
    held: str | None
    level: Level | None
    relations: tuple[str, ...]
    clauses: int
    below: tuple[Neighbour, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Neighbours:
    """``citing`` are those of the ``count`` documents that cite one, or as many as were read, ``cited`` all that it
    cites."""

    citing: tuple[Neighbour, ...]
    count: int
    cited: tuple[Neighbour, ...]


def neighbours(document: Document, engine: Engine, further: bool = False) -> Neighbours:
    """Those of ``document``, which has its clauses; with theirs, if ``further``, without itself."""
    citing, count = _citing(document, engine)
    cited, _ = _cited(document, engine)
    if further:
        citing = tuple(_further(citing, document, engine, _citing))
        cited = tuple(_further(cited, document, engine, _cited))
    return Neighbours(citing, count, cited)


def asking(document: Document) -> str:
    """The question for the clauses that cite ``document``, which has its clauses: by its number, by its title or by
    that of a text that it issues. Of a title that another document has, too, some may mean that one."""
    titles = (narrowing.term("引用", f"《{one.title}》", whole=True) for one in named(document))
    number = [narrowing.term("引用", str(document.number))] if document.number else []
    return " 或 ".join([*number, *titles])


def name(number: DocumentNumber | None, title: str | None) -> str:
    """By what a document is searched for as cited."""
    return str(number) if number else f"《{title}》"


Found = tuple[tuple[Neighbour, ...], int]
"""Neighbours, and how many there are together with those that were not read."""


def _cited(document: Document, engine: Engine) -> Found:
    """Whom it cites, in the order of the text."""
    found: dict[str, list[links.Reference]] = {}
    for one in links.references(document):
        held = links.is_held(one.citation)
        found.setdefault(str(one.citation.target) if held else name(one.citation.number, one.title), []).append(one)
    known = {held.id: held for held in engine.documents(found)}
    return tuple(_merged(many, known.get(key)) for key, many in found.items()), len(found)


def _merged(many: Sequence[links.Reference], held: Document | None) -> Neighbour:
    """One document that is cited by several names."""
    first = many[0]
    relations = tuple(dict.fromkeys(relation for one in many for relation in one.relations))
    clauses = {clause for one in many for clause in one.clauses}
    number, title = (held.number, held.title) if held else (first.citation.number, first.title)
    level = next((one.citation.level for one in many if one.citation.level), None)
    return Neighbour(number, title, held.id if held else None, level, relations, len(clauses))


def _citing(document: Document, engine: Engine) -> Found:
    """Who cites it, in the order of the gazette, and how many they are."""
    found = engine.search(query.parse(asking(document)).page(READ).arranged(Sort.PLACE))
    hits = () if found.partial else found.hits
    citing: dict[str, list[Hit]] = {}
    for hit in hits:
        citing.setdefault(hit.document.id, []).append(hit)
    made = (_one(those, document) for key, those in citing.items() if key != document.id)
    others = tuple(one for one in made if one.clauses)
    unread = found.documents - len(citing) if found.total > len(hits) else 0
    return others, len(others) + max(0, unread)


def _one(hits: Sequence[Hit], cited: Document) -> Neighbour:
    """The document of these hits, as one that cites."""
    citations = [[one for one in hit.clause.citations if one.target == cited.id] for hit in hits]
    relations = dict.fromkeys(one.relation.value for some in citations for one in some)
    document = hits[0].document
    return Neighbour(document.number, document.title, document.id, None, tuple(relations), sum(map(bool, citations)))


def _further(
    those: Iterable[Neighbour], document: Document, engine: Engine, ask: Callable[[Document, Engine], Found]
) -> Iterator[Neighbour]:
    """``those`` with their own neighbours, without ``document`` itself."""
    for at, one in enumerate(those):
        whole = engine.document(one.held) if one.held and at < FURTHER else None
        found, count = ask(whole, engine) if whole else ((), 0)
        below = tuple(other for other in found if other.held != document.id)
        yield replace(one, below=below, count=count - len(found) + len(below))
