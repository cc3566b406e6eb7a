"""What a document cites, as links: in its text, and as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from search.gazette.model import Citation, Clause, Document
from search.results import Fragment
from search.web.addresses import Addresses, anchor
from search.web.parts import narrowing
from search.web.parts.blocks import cut


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; ``citation`` where it cites something."""

    fragments: tuple[Fragment, ...]
    citation: Citation | None = None


def pieces(fragments: Sequence[Fragment], citations: Iterable[Citation], start: int = 0) -> Iterator[Piece]:
    """The stretches of a text that begins at character ``start`` of its clause; joined, they are the text."""
    rest, at = tuple(fragments), start
    end = start + sum(len(fragment.text) for fragment in fragments)
    for one in citations:
        if at <= one.span.start < one.span.end <= end:
            before, rest = cut(rest, one.span.start - at)
            inside, rest = cut(rest, one.span.end - one.span.start)
            at = one.span.end
            if before:
                yield Piece(before)
            yield Piece(inside, one)
    if rest:
        yield Piece(rest)


def starts(clause: Clause) -> tuple[int, ...]:
    """Where in a row's text each of its cells begins: they are joined by a space."""
    found, at = [], 0
    for cell in clause.cells or ():
        at = max(clause.text.find(cell.text, at), 0)
        found.append(at)
        at += len(cell.text)
    return tuple(found)


def is_held(citation: Citation) -> bool:
    """Whether another document is cited that is in the corpus."""
    outside = citation.target in (None, "outside", "form") or citation.malformed
    return not outside and not citation.clause


def address(citation: Citation, document: Document, at: Addresses) -> str | None:
    """Where a citation of ``document`` leads: to the clause or document; if that is not held, to all who cite it;
    ``None`` where nobody can say what is meant."""
    if citation.clause:
        return f"#{quote(anchor(citation.clause, document.id))}"
    if citation.malformed or citation.form:
        return None
    if is_held(citation):
        return at.document(str(citation.target))
    return at.search(narrowing.term("引用", name)) if (name := _name(citation)) else None


def _name(citation: Citation) -> str | None:
    """By what it is searched for."""
    return str(citation.number) if citation.number else citation.title and f"《{citation.title}》"


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document that a document cites: the first of its citations, by all the names and with all the relations
    that they say, in the order of the text; ``clauses`` are the ids of those that cite it."""

    citation: Citation
    title: str | None
    relations: tuple[str, ...]
    clauses: tuple[str, ...]


def references(document: Document) -> tuple[Reference, ...]:
    """The other documents that ``document`` cites, each once, in the order of the text."""
    found: dict[str, list[tuple[Citation, Clause]]] = {}
    for clause in document.clauses:
        for one in clause.citations:
            if (name := _name(one)) and not (one.clause or one.form or one.malformed or one.target == document.id):
                found.setdefault(name, []).append((one, clause))
    return tuple(map(_reference, found.values()))


def _reference(cited: Sequence[tuple[Citation, Clause]]) -> Reference:
    title = next((one.title for one, _ in cited if one.title), None)
    relations = dict.fromkeys(one.relation.value for one, _ in cited)
    return Reference(cited[0][0], title, tuple(relations), tuple(dict.fromkeys(clause.id for _, clause in cited)))
