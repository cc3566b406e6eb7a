"""Where in its document a clause stands, as citations say it: 二、（一）6. · 第十二条第二款第（三）项 · 附件1表中第2行.

A document is cited by the marks that are printed in it. What has no mark is counted (款, 段, 行, 句), and left out where
the count is not certain. In a regulation an article is enough: its chapters only gather them (立法法 on 编、章、节).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from search.cite.cited import Cited, book, quoted
from search.cite.sentences import sentences
from search.cite.steps import Step, Unit
from search.gazette.labels import Depth, Label, label
from search.gazette.model import Clause, Document, Kind, Span


def place(cited: Cited) -> tuple[Step, ...]:
    """The steps to what is cited; none for a whole document."""
    document, clause = cited.document, cited.clause
    if clause is None or clause.kind is Kind.TITLE or clause.text == document.title:
        return ()
    way = _way(document, clause)
    steps = _with_subarticle(document, way, _marked(clause), bool(cited.quote))
    steps = _named(document, clause, (*steps, *_unmarked(document, way, clause)))
    return (*steps, *_sentence(clause, cited.quote))


def _way(document: Document, clause: Clause) -> tuple[Clause, ...]:
    """``clause`` and all that stands above it, up to the title; empty where ``document`` has no clauses."""
    clauses = document.clauses
    at = clauses.index(clause) if clause in clauses else -1
    return tuple(clauses[i] for i in range(at, -1, -1) if i + clauses[i].extent > at)


# The marks -----------------------------------------------------------------------------------


def _marked(clause: Clause) -> tuple[Step, ...]:
    """The steps that have a mark in print, outermost first."""
    steps: list[Step] = []
    for text in (*clause.path, *([clause.text] if clause.label and clause.kind is not Kind.ROW else [])):
        attachment, mark = _ATTACHMENT.match(text), label(text)
        if attachment:
            steps = [Step(Unit.ATTACHMENT, re.sub(r"\s", "", attachment[0]))]
        elif mark:
            steps = [step for step in steps if not _goes_without(step, mark)]
            steps.append(_step(mark, any(step.unit is Unit.ARTICLE for step in steps)))
    return tuple(steps)


_ATTACHMENT = re.compile(r"附件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?=[\s：:]|$)")


def _goes_without(step: Step, below: Label) -> bool:
    """Whether ``step`` says nothing above ``below``: a chapter above an article, 1. above 1.2."""
    division = step.unit is Unit.DIVISION and below.depth == Depth.ARTICLE
    return division or step.unit is Unit.THIRD and below.name.startswith(f"{step.name}.")


def _step(mark: Label, regulation: bool) -> Step:
    """The step of a mark; under an article （一） is an item and 1. a sub-item."""
    units = _IN_ARTICLES if regulation else _UNITS
    return Step(units.get(mark.depth, Unit.DEEPER), mark.text, mark.name, mark.value)


_DIVISIONS: dict[int, Unit] = dict.fromkeys((Depth.PART, Depth.CHAPTER, Depth.SECTION), Unit.DIVISION)
_UNITS: dict[int, Unit] = {
    **_DIVISIONS,
    Depth.FIRST: Unit.FIRST,
    Depth.ARTICLE: Unit.ARTICLE,
    Depth.SECOND: Unit.SECOND,
    Depth.THIRD: Unit.THIRD,
}
_IN_ARTICLES = _UNITS | {Depth.SECOND: Unit.ITEM, Depth.THIRD: Unit.SUBITEM}


# What is counted -----------------------------------------------------------------------------


def _unmarked(document: Document, way: Sequence[Clause], clause: Clause) -> Iterator[Step]:
    """What a clause without a mark is called, by its kind."""
    if clause.kind is Kind.SIGNATURE:
        yield Step(Unit.SIGNATURE)
    elif clause.kind is Kind.NOTE:
        yield Step(Unit.NOTE, "附件说明" if clause.text.startswith("附件") else "注")
    elif clause.kind is Kind.ROW:
        yield from _row(document, way, clause)
    elif clause.kind is Kind.HEADING and not clause.label:
        yield Step(Unit.TEXT, _name(clause.text, document))
    elif _is_paragraph(clause) and len(way) > 1 and _article(way) is None:
        yield from _paragraph(document, way)


def _row(document: Document, way: Sequence[Clause], row: Clause) -> Iterator[Step]:
    if row.label:
        yield Step(Unit.NUMBERED_ROW, name=row.label)
    elif len(way) > 1:
        rows = [sibling for sibling in _below(document, way[1]) if sibling.kind is Kind.ROW]
        yield Step(Unit.ROW, value=rows.index(row) + 1)


def _paragraph(document: Document, way: Sequence[Clause]) -> Iterator[Step]:
    """Which paragraph of what it stands in, unless that has nothing else; an item's own text is its first."""
    clause, above = way[:2]
    below = _below(document, above)
    alike = [sibling for sibling in below if _is_paragraph(sibling)]
    begun = above.kind not in (Kind.TITLE, Kind.HEADING)
    if len(below) + begun > 1:
        yield Step(Unit.PARAGRAPH, value=alike.index(clause) + 1 + begun)


def _with_subarticle(
    document: Document, way: Sequence[Clause], steps: tuple[Step, ...], selected: bool
) -> tuple[Step, ...]:
    """``steps`` with the 款 behind their article, where the article has several and it is certain which.

    A paragraph below an item may be the item's or the article's: it is cited by the article alone.
    """
    at = _article(way)
    last = next((i for i, step in enumerate(steps) if step.unit is Unit.ARTICLE), None)
    if at is None or last is None:
        return steps
    if at > 1 and _is_paragraph(way[0]):
        return steps[: last + 1]
    value = _subarticle(document, way, at, selected)
    return (*steps[: last + 1], Step(Unit.SUBARTICLE, value=value), *steps[last + 1 :]) if value else steps


def _subarticle(document: Document, way: Sequence[Clause], at: int, selected: bool) -> int | None:
    """The number of the 款 that ``way`` leads through: the article's own text is the first."""
    below = _below(document, way[at])
    if not any(map(_is_paragraph, below)):
        return None
    if at == 0:
        return 1 if selected else None
    before = below[: below.index(way[at - 1])]
    items = (item for item in before if not _is_paragraph(item))
    if any(_is_paragraph(inner) for item in items for inner in _below(document, item)):
        return None
    return 1 + sum(map(_is_paragraph, before)) + _is_paragraph(way[at - 1])


def _article(way: Sequence[Clause]) -> int | None:
    return next((i for i, above in enumerate(way) if above.kind is Kind.ARTICLE), None)


def _is_paragraph(clause: Clause) -> bool:
    return clause.label is None and clause.kind in (Kind.PARAGRAPH, Kind.ITEM)


def _below(document: Document, clause: Clause) -> list[Clause]:
    """The clauses right below ``clause``, in order."""
    at = document.clauses.index(clause)
    found, child = [], at + 1
    while child < at + clause.extent:
        found.append(document.clauses[child])
        child += document.clauses[child].extent
    return found


# Which text ----------------------------------------------------------------------------------


def _named(document: Document, clause: Clause, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """``steps``, before them the text of the document that they are in, where they could be in another."""
    marks = tuple(step.mark for step in steps if step.mark)
    if steps and steps[0].unit in (Unit.ATTACHMENT, Unit.TEXT, Unit.SIGNATURE):
        return steps
    if marks and not _elsewhere(document, clause, marks):
        return steps
    text = issued(clause)
    return (Step(Unit.TEXT, _name(text, document)) if text else Step(Unit.BODY), *steps)


def issued(clause: Clause) -> str | None:
    """The name of the text that a clause stands in, where that has no mark: 济南市…管理办法."""
    text = clause.path[0] if clause.path else None
    return text if text and not label(text) and not _ATTACHMENT.match(text) else None


def _elsewhere(document: Document, clause: Clause, marks: tuple[str, ...]) -> bool:
    """Whether another text of the document has the same marks."""
    others = (other for other in document.clauses if other.label == clause.label and issued(other) != issued(clause))
    return any(tuple(step.mark for step in _marked(other)) == marks for other in others)


def _name(text: str, document: Document) -> str:
    """A text that the document's title speaks of is a work, any other heading words of it."""
    return book(text) if text in document.title else quoted(text)


# Sentences -----------------------------------------------------------------------------------


def _sentence(clause: Clause, quote: Span | None) -> Iterator[Step]:
    """The sentences that a selection touches, where the clause has several."""
    every = sentences(clause.text)
    touched = [i for i, s in enumerate(every, 1) if quote and s.start < quote.end and quote.start < s.end]
    if touched and len(every) > 1:
        one = touched[0] == touched[-1]
        yield Step(Unit.SENTENCE if one else Unit.SENTENCES, value=touched[0], last=touched[-1])
