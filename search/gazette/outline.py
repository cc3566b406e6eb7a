"""Pieces of a document → its clauses, each under the headings above it.

A clause is a heading, an item, an article, a paragraph, a row of a table, a note or a signature.
What stands below what is a matter of its mark (labels.Depth); what has no mark stands below the
last that has one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from search.gazette.breaks import breaks
from search.gazette.brackets import opened
from search.gazette.labels import BULLET, Depth, label
from search.gazette.layout import Layout, Line, closed
from search.gazette.model import Cell, Clause, Kind
from search.gazette.pages import span
from search.gazette.paragraphs import Paragraph, ends_sentence, paragraph, paragraphs
from search.gazette.passage import Passage, joined
from search.gazette.sections import Piece, Role, signatories
from search.gazette.tables import Table, tables

_NOTE = re.compile(r"(?:注|备注|说明|单位)[：:]\S|[（(](?:[^（）()]|[（(][^（）()]*[）)]){1,80}[）)]$")
_CLOSING = re.compile(
    r"本[\u4e00-\u9fff]{2,10}?(?:自\S{2,40}(?:施行|执行|实施)|适用于|有效期|由\S{2,30}负责解释|的?解释权)"
)
_OF_ATTACHMENTS = re.compile(r"附件|注[：:][^。]*附件")
_INNER = re.compile(r"(?<=[。）)])(?P<n>\d{1,2})[.．、](?=[^\d\s])")
_LEAD = re.compile(r"[^。]{1,80}(?=。|$)")
_MAX_HEADING = 60
"""A marked line that ends no sentence is a heading up to this length; above it, its full stop was lost."""

_SUBHEAD, _CAPTION, _PLAIN = 20, 21, 22
"""Depths below every mark: a heading without one, a table's caption, what opens nothing."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A clause before its place in the outline is known."""

    kind: Kind
    depth: int
    text: Passage
    lines: tuple[int, int]
    leaves: tuple[int, int]
    label: str | None = None
    name: str | None = None
    cells: tuple[Cell, ...] | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's clauses in reading order, and the lines of table headers, which no clause owns."""

    clauses: tuple[Clause, ...]
    headers: tuple[Line, ...]


def outline(
    title: Paragraph, pieces: list[Piece], layout: Layout, document: str, numbered: tuple[int | None, ...]
) -> Outline:
    """The clauses of the document with the id ``document``, beginning with its title."""
    drafts = [_Draft(Kind.TITLE, 0, title.text, title.lines, title.leaves)]
    headers: list[Line] = []
    for piece in pieces:
        if piece.role is Role.RUNNING:
            drafted, names = _running(list(piece.lines), layout.measure)
            drafts += drafted
            headers += names
        else:
            drafts.append(_special(piece))
    return Outline(tuple(_placed(_settled(drafts), document, numbered, layout)), tuple(headers))


def skipped(clauses: tuple[Clause, ...]) -> Iterator[tuple[Clause, Clause]]:
    """Neighbours under one heading whose numbers do not follow on each other: what stood between them is missing.

    Where a list begins is its own affair: measures run on over headings.
    """
    before: dict[tuple[tuple[str, ...], int], tuple[Clause, int]] = {}
    for clause in clauses:
        mark = label(clause.text) if clause.label and clause.kind is not Kind.ROW else None
        if mark is None:
            continue
        last = before.get((clause.path, mark.depth))
        if last and mark.value != last[1] + 1:
            yield last[0], clause
        before[clause.path, mark.depth] = clause, mark.value


def _special(piece: Piece) -> _Draft:
    """What is no running text: a title below the document's own, a signature, the list of attachments."""
    whole = paragraph(list(piece.lines), tight=True)
    if piece.role is Role.SIGNATURE:
        text = joined((*signatories(piece), closed(piece.lines[-1].text, tight=True)), " ")
        return _Draft(Kind.SIGNATURE, _PLAIN, text, whole.lines, whole.leaves)
    if piece.role is Role.ANNOUNCEMENT:
        return _Draft(Kind.NOTE, _PLAIN, whole.text, whole.lines, whole.leaves)
    mark = re.sub(r"[\s：:]", "", piece.mark) if piece.mark else None
    text = whole.text
    if piece.mark and len(piece.lines) > 1:
        text = joined((closed(piece.lines[0].text, tight=True), paragraph(list(piece.lines[1:]), tight=True).text), " ")
    return _Draft(Kind.HEADING, Depth.TEXT, text, whole.lines, whole.leaves, mark, mark)


def _running(lines: list[Line], measure: float | None) -> tuple[list[_Draft], list[Line]]:
    drafts: list[_Draft] = []
    headers: list[Line] = []
    at = 0
    for table in [*tables(lines), None]:
        run = lines[at : table.first if table else len(lines)]
        drafted = [draft for part in paragraphs(run, measure) for draft in _marked(part)]
        if table:
            drafted = _captioned(drafted)
            headers += table.headers
            at = table.end
        drafts += drafted + (_rows(table) if table else [])
    return drafts, headers


def _marked(part: Paragraph) -> list[_Draft]:
    """A paragraph as the clauses it holds: one, or more where 1. 2. 3. run on inside it."""
    bounds = [0, *_inner_starts(part.text.text), len(part.text.text)]
    return [_draft(part.cut(start, end)) for start, end in zip(bounds, bounds[1:], strict=False)]


def _inner_starts(text: str) -> list[int]:
    """Where a 1. 2. 3. that counts on begins a sentence inside ``text``; none, where there is no second."""
    inner = list(_INNER.finditer(text))
    mark = label(text) if inner else None
    counts = value = mark.value if mark and mark.depth == Depth.THIRD else 0
    starts = []
    for found in inner:
        if int(found["n"]) == value + 1 and not opened(text, found.start()):
            starts.append(found.start())
            value += 1
    return starts if counts or len(starts) > 1 else []


def _draft(part: Paragraph) -> _Draft:
    text = part.text.text
    where = (part.text, part.lines, part.leaves)
    mark = part.label
    if mark is None:
        if BULLET.match(text):
            return _Draft(Kind.ITEM, Depth.BULLET, *where)
        if _NOTE.match(text):
            return _Draft(Kind.NOTE, _PLAIN, *where)
        if _is_bare(text):
            return _Draft(Kind.HEADING, _SUBHEAD, *where)
        return _Draft(Kind.PARAGRAPH, _PLAIN, *where)
    if mark.depth == Depth.ARTICLE:
        kind = Kind.ARTICLE
    elif mark.depth < Depth.FIRST or (_is_bare(text) and len(text) <= _MAX_HEADING):
        kind = Kind.HEADING
    else:
        kind = Kind.ITEM
    return _Draft(kind, mark.depth, *where, mark.text, mark.name)


def _is_bare(text: str) -> bool:
    """Whether no sentence stands or ends in ``text``."""
    return len(text) <= _MAX_HEADING and not re.search(r"[。；！？]", text) and not ends_sentence(text)


def _captioned(drafts: list[_Draft]) -> list[_Draft]:
    """The drafts above a table, the last ones read as its caption and notes, if they are."""
    for i in range(len(drafts) - 1, max(-1, len(drafts) - 4), -1):
        if drafts[i].kind is Kind.NOTE:
            continue
        if drafts[i].depth == _SUBHEAD:
            drafts[i] = replace(drafts[i], depth=_CAPTION)
        break
    return drafts


def _rows(table: Table) -> list[_Draft]:
    """Rows as clauses; the number of a row that has one is its label."""
    drafts = []
    for row in table.rows:
        names = table.columns + ("",) * (len(row.cells) - len(table.columns))
        cells = tuple(Cell(name, cell.text) for name, cell in zip(names, row.cells, strict=True))
        text = joined((cell for cell in row.cells if cell), " ")
        first = cells[0].text if cells and re.fullmatch(r"\d{1,4}", cells[0].text) else None
        where = (text, (row.line.number,) * 2, (row.line.leaf,) * 2)
        drafts.append(_Draft(Kind.ROW, _PLAIN, *where, first, first, cells))
    return drafts


def _settled(drafts: list[_Draft]) -> list[_Draft]:
    """An item that is one short sentence and has something below it is their heading."""
    settled = []
    for draft, after in zip(drafts, [*drafts[1:], None], strict=False):
        sentence = draft.text.text
        short = draft.kind is Kind.ITEM and draft.label and len(sentence) <= _MAX_HEADING
        if short and after and _is_below(after, draft):
            if sentence.count("。") <= 1 and sentence.endswith(("。", "：")) and not re.search("；|单位|部门", sentence):
                draft = replace(draft, kind=Kind.HEADING)
        settled.append(draft)
    return settled


def _is_below(draft: _Draft, above: _Draft) -> bool:
    return draft.depth > above.depth and draft.kind is not Kind.SIGNATURE and not _CLOSING.match(draft.text.text)


def _placed(
    drafts: list[_Draft], document: str, numbered: tuple[int | None, ...], layout: Layout
) -> list[Clause]:
    """The drafts as clauses: each below the nearest above it that is less deep."""
    parents = _parents(drafts)
    extents = [1] * len(drafts)
    for i in range(len(drafts) - 1, 0, -1):
        extents[parents[i]] += extents[i]
    ids = _ids(drafts, parents, document)
    clauses: list[Clause] = []
    for i, draft in enumerate(drafts):
        above = clauses[parents[i]] if i else None
        heading = _heading(draft) if i == 0 or extents[i] > 1 or draft.kind is Kind.HEADING else None
        clauses.append(
            Clause(
                id=ids[i],
                kind=draft.kind,
                label=draft.label,
                path=() if above is None or parents[i] == 0 else (*above.path, above.heading or ""),
                text=draft.text.text,
                pages=span(numbered, *draft.leaves),
                lines=draft.lines,
                cells=draft.cells,
                heading=heading,
                extent=extents[i],
                breaks=breaks(draft.text, layout.lines, numbered),
                spans=tuple(draft.text.owned()),
                added=draft.text.added(layout.restored),
            )
        )
    return clauses


def _parents(drafts: list[_Draft]) -> list[int]:
    """The index of the draft above each; the title, index 0, is above all (and its own)."""
    parents, stack = [0], [0]
    for i, draft in enumerate(drafts[1:], 1):
        depth = draft.depth
        if depth == _PLAIN and _is_closing(draft):
            depth = Depth.TEXT + 1
        elif draft.kind in (Kind.PARAGRAPH, Kind.SIGNATURE):
            depth = _CAPTION
        while len(stack) > 1 and drafts[stack[-1]].depth >= depth:
            stack.pop()
        parents.append(stack[-1])
        if draft.depth < _PLAIN:
            stack.append(i)
    return parents


def _is_closing(draft: _Draft) -> bool:
    """Whether ``draft`` belongs to the whole text, whatever stands above it."""
    announces = draft.kind is Kind.NOTE and _OF_ATTACHMENTS.match(draft.text.text)
    return bool(draft.kind is Kind.SIGNATURE or announces or _CLOSING.match(draft.text.text))


def _heading(draft: _Draft) -> str:
    """What the clauses below carry in their path: a heading whole, an article's label, an item's lead sentence."""
    text = draft.text.text
    if draft.kind in (Kind.TITLE, Kind.HEADING):
        return text
    if draft.kind is Kind.ARTICLE and draft.label:
        return draft.label
    lead = _LEAD.match(text)
    return lead[0] if lead else text[:_MAX_HEADING]


def _ids(drafts: list[_Draft], parents: list[int], document: str) -> list[str]:
    """An id for each: the document's and the names of the labels above. What has no label, and what
    shares all its labels with another, is told apart by its content, never by its place."""
    paths: list[tuple[str, ...]] = []
    for i, draft in enumerate(drafts):
        above = paths[parents[i]] if i else ()
        paths.append((*above, draft.name) if draft.name else above)
    own = [
        "/".join((document, *path)) if draft.name or i == 0 else "/".join((document, *path, _digest(draft.text.text)))
        for i, (draft, path) in enumerate(zip(drafts, paths, strict=True))
    ]
    own[0] = f"{document}/标题"
    shared = {key for key, count in Counter(own).items() if count > 1}
    told = [f"{key}~{_digest(d.text.text)}" if key in shared else key for key, d in zip(own, drafts, strict=True)]
    seen: Counter[str] = Counter()
    for i, key in enumerate(told):
        seen[key] += 1
        if seen[key] > 1:
            told[i] = f"{key}-{seen[key]}"
    return told


def _digest(text: str) -> str:
    """Six hexadecimal digits of the text, spaces aside."""
    return sha256("".join(text.split()).encode()).hexdigest()[:6]
