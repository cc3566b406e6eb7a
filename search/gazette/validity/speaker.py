"""A document that says something of terms: from which day it holds, which clauses prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from search.gazette.model import Clause, Document, DocumentNumber, Kind, Span
from search.gazette.numerals import day, fold
from search.gazette.validity.deeds import Done
from search.gazette.validity.moments import DAY, last_day, last_of, length
from search.gazette.validity.provision import Deed, Evidence, Provision
from search.gazette.validity.terms import Term


class Speaker:
    """A document and its own terms.

    What it does without saying from when, it does from ``day`` on: its own first day, else the day on which it is
    dated. ``proof`` is what says that day, and ``saying`` are all clauses that do.
    """

    def __init__(self, document: Document, own: Sequence[Term]) -> None:
        self.document = document
        begins = next((term for term in own if term.effective), None)
        self.effective = begins.effective if begins else None
        self.day = self.effective or document.dated
        self.saying = {term.sentence.clause.id for term in own if begins and term.effective == begins.effective}
        self.proof = (self.evidence(begins.sentence.clause, begins.span),) if begins else self._signed()

    def _signed(self) -> tuple[Evidence, ...]:
        """The day in the signature, which is the last that stands there."""
        signature = next((clause for clause in self.document.clauses if clause.kind is Kind.SIGNATURE), None)
        days = list(re.finditer(DAY, fold(signature.text))) if signature else []
        return (self.evidence(signature, Span(*days[-1].span())),) if signature and days else ()

    def evidence(self, clause: Clause, span: Span) -> Evidence:
        return Evidence(self.document.id, clause.id, span, clause.text[span.start : span.end])

    def holds(self, term: Term) -> Iterator[Provision]:
        """The one or two provisions that a term is."""
        proof: tuple[Evidence, ...] = (self.evidence(term.sentence.clause, term.span),)
        proof += () if self.effective else self.proof
        begins = term.effective or self.day
        if term.effective:
            yield Provision(self.document.id, Deed.STARTS, term.effective, proof)
        if last := term.last(begins):
            yield Provision(self.document.id, Deed.ENDS, begins, proof, until=last)

    def does(self, deed: Done) -> Provision:
        """What is done, with the day from which it holds."""
        since, proof = self._since(deed)
        reference = deed.reference
        until, by = last_day(deed.until or ""), length(deed.lasts or "")
        if by and deed.anew and since:
            until, by = last_of(since, by), None
        return Provision(
            self.document.id, deed.deed, since, proof, self._placed(reference.number),
            reference.title, until, by.months if by else None,
        )  # fmt: skip

    def _since(self, deed: Done) -> tuple[date | None, tuple[Evidence, ...]]:
        """The first day of a deed and all that proves it."""
        said: tuple[Evidence, ...] = (self.evidence(deed.sentence.clause, deed.span),)
        said += (self.evidence(deed.line.clause, deed.line.span()),) if deed.line else ()
        written = day(deed.since or "")
        if written or _ISSUED.search(deed.since or ""):
            return written or self.document.printed or self.document.dated, said
        proven = any(each.clause in self.saying for each in said)
        return self.day, said if proven else (*said, *self.proof)

    def _placed(self, number: DocumentNumber | None) -> DocumentNumber | None:
        """A decree without a place is of this document's: 市政府令第52号 is 滨河市人民政府令第52号."""
        level = _LEVEL.fullmatch(number.organ) if number else None
        if number is None or level is None:
            return number
        said = self.document.number.organ if self.document.number else ""
        place = re.compile(f"[\u4e00-\u9fff]{{1,8}}?{level[1]}(?=人民政府)")
        found = (place.match(name) for name in (*self.document.issuers, said, self.document.title))
        return replace(number, organ=next((f"{each[0]}人民政府令" for each in found if each), number.organ))


_ISSUED = re.compile("(?:印发|公布|发布|下发|颁布|颁发|发文|签发|公告|通告)之?日|即日")
_LEVEL = re.compile("(省|市|区|县|自治区)政府令")
