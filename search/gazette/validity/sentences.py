"""The sentences of a clause, with what stands in 《》, in “” and as 文号 made unreadable: a title says nothing itself.

    本办法自发布之日起施行，《滨河市供水办法》（滨政发〔2010〕3号）同时废止。
    本办法自发布之日起施行，《※※※※※※※》（№№№№№№№№№№№）同时废止。
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.gazette.model import Citation, Cited, Clause, DocumentNumber, Span
from search.gazette.numerals import fold

TITLE, NUMBER, QUOTED = "※№＊"
"""What stands for a character of a title, of a 文号, of a quotation."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document where it is named; ``broken`` is a 文号 that lacks a part and is nobody's, or a form's name.

    ``issued`` says that the title is that of a text that this very document issues.
    """

    span: Span
    number: DocumentNumber | None = None
    title: str | None = None
    broken: bool = False
    issued: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start : start + len(masked)]`` of its clause, ``masked`` being as long, and the references in it.

    ``before`` is the sentence before it in the clause.
    """

    clause: Clause
    start: int
    masked: str
    references: tuple[Reference, ...]
    before: Sentence | None = None

    def span(self) -> Span:
        """Where it stands in the text of its clause."""
        return Span(self.start, self.start + len(self.masked))

    def named(self, start: int, end: int) -> Iterator[Reference]:
        """The documents that are named between two places of ``masked``, each once, with number and title together."""
        first, last = (bisect_left(self.references, self.start + place, key=_start) for place in (start, end))
        inside = [each for each in self.references[first:last] if not self._is_short(each)]
        at = 0
        while at < len(inside):
            both = self._together(inside[at], inside[at + 1]) if at + 1 < len(inside) else None
            yield both or inside[at]
            at += 2 if both else 1

    def meant(self, at: int) -> list[Reference]:
        """What was named last before ``at``, here or not far before: what 该文件 means there."""
        sentence: Sentence | None = self
        for _ in range(_FAR):
            if sentence and (named := list(sentence.named(0, at if sentence is self else len(sentence.masked)))):
                return named
            sentence = sentence.before if sentence else None
        return []

    def _is_short(self, each: Reference) -> bool:
        """Whether it is a short name in the bracket behind a title: （…，以下简称《办法》）."""
        at = each.span.start - self.start
        return bool(each.title and _IN_BRACKET.search(self.masked, max(0, at - _BRACKETED), at))

    def _together(self, one: Reference, other: Reference) -> Reference | None:
        """The one document that a title and a number are, if they are: 《…》（市政府令第30号）, 市政府令第30号公布的《…》."""
        if one.title and other.title:
            return None
        between = self.masked[one.span.end - self.start : other.span.start - self.start]
        if one.title and not other.title and _BRACKET.fullmatch(between):
            return Reference(one.span, other.number, one.title, other.broken)
        if other.title and not one.title and _MADE_BY.fullmatch(between):
            return Reference(other.span, one.number, other.title, one.broken)
        return None


_FAR = 3
"""Sentences."""
_BRACKETED = 60
"""Characters between a title and its short name."""
_IN_BRACKET = re.compile(r"》\s*[（(][^（）()]*$")
_MADE_BY = re.compile("(?:文件)?(?:公布|发布|印发|颁布|下发)的?")
_BRACKET = re.compile(r"\s*[（(\[［〔【][^（）()《》。；]{0,40}")


def sentences(clause: Clause, cited: Sequence[Citation]) -> Iterator[Sentence]:
    """The sentences of ``clause``, without its label; ``cited`` is what it cites."""
    text = fold(clause.text)
    references = [_reference(each) for each in cited if each.kind in (Cited.TITLE, Cited.NUMBER)]
    masked = _masked(text, references)
    begin = len(clause.label) if clause.label and text.startswith(fold(clause.label)) else 0
    before: Sentence | None = None
    for found in _SENTENCE.finditer(masked, begin):
        first, last = (bisect_left(references, place, key=_start) for place in found.span())
        held = tuple(references[first:last])
        before = Sentence(clause, found.start(), found[0], held, before)
        yield before


def _reference(cited: Citation) -> Reference:
    title = cited.title if cited.kind is Cited.TITLE else None
    broken = cited.malformed is not None or cited.form
    return Reference(cited.span, cited.number, title, broken, issued=cited.clause is not None)


_SENTENCE = re.compile(r"[^。；;！\s][^。；;！]*(?:[。；;][（(]见?附件[^（）()]{0,6}[）)])?")


def _start(reference: Reference) -> int:
    return reference.span.start


def _masked(text: str, references: Iterable[Reference]) -> str:
    parts, at = [], 0
    for each in references:
        length = each.span.end - each.span.start
        inside = NUMBER * length if each.title is None else f"《{TITLE * (length - 2)}》"
        parts += [text[at : each.span.start], inside]
        at = each.span.end
    masked = "".join((*parts, text[at:]))
    return _QUOTATION.sub(lambda quoted: f"“{QUOTED * (len(quoted[0]) - 2)}”", masked)


_QUOTATION = re.compile("“[^”]*”")
