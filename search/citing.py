"""What ``gazette cite`` is asked for: a clause by its id, words by themselves, the address of a site."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from search.cite import Cited
from search.errors import BadRequest, NotFound
from search.gazette.model import Clause, Document, Span
from search.web.addresses import Addresses
from search.web.parts.lasting import permalink
from search.web.site import site


def cited(document: Document, clause: str | None, words: str | None, base: str | None, today: date) -> Cited:
    """``document``, the clause with this id, or these words of one; with its permalink on the site at ``base``."""
    found, quote = _clause(document, clause) if clause else None, None
    if words is not None:
        found, quote = _quote(words, [found] if found else document.clauses)
    return Cited(document, found, quote, _permalink(base, document, found) if base else None, today)


def _clause(document: Document, key: str) -> Clause:
    """The clause with this id, written with that of its document or without."""
    tail = key.removeprefix(document.id).strip("/")
    found = [clause for clause in document.clauses if clause.id == f"{document.id}/{tail}"]
    if not found:
        shown = document.number or document.id
        raise NotFound(f"《{document.title}》里没有条款“{tail}”。各条的 id 见 gazette show {shown} --json。")
    return found[0]


def _quote(words: str, clauses: Sequence[Clause]) -> tuple[Clause, Span]:
    """The one clause that says ``words``, and where in it they stand."""
    found = [clause for clause in clauses if words in clause.text]
    if not words.strip() or not found:
        raise NotFound(f"这里没有“{words}”。--quote 要照原文写，一字不差。")
    if len(found) > 1:
        some = "、".join(clause.id for clause in found[:3])
        raise BadRequest(f"有 {len(found)} 条写着“{words}”：请用 --clause 指明是哪一条，例如 {some}。")
    start = found[0].text.index(words)
    return found[0], Span(start, start + len(words))


def _permalink(base: str, document: Document, clause: Clause | None) -> str:
    stands = site(base)
    at = Addresses(stands.prefix, stands.origin)
    return at.absolute(permalink(clause, at) if clause else at.document(document.id))
