"""The composition: a source file → its documents, their clauses, and the problems on the way.

``read`` never fails and never invents: each character of the source that is not white space ends
up in exactly one part of the reading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from search.gazette import sections
from search.gazette.addressees import addressees_of
from search.gazette.contents import Entry
from search.gazette.facts import told
from search.gazette.frontmatter import Front, Head, read_front
from search.gazette.layout import Layout, Line, closed, lay_out
from search.gazette.masthead import is_imprint
from search.gazette.model import Attachment, Document, DocumentNumber, Issue, Pages, Problem, Reading
from search.gazette.numbers import identity, registration
from search.gazette.numerals import day
from search.gazette.outline import Outline, outline, skipped
from search.gazette.pages import Anchor, number_leaves, span
from search.gazette.paragraphs import Paragraph
from search.gazette.parts import Owned, settle
from search.gazette.passage import supplied
from search.gazette.sections import Piece, Role, pieces
from search.gazette.source import Source, open_source
from search.gazette.titles import bare, is_organ, is_title, issuers_of, kind_of

_MAX_DERIVED_TITLE = 50
"""Characters of its first words that stand in for a title the source does not have."""

_MAX_PAGE = 4000
"""Characters that a printed page holds at most; two columns of 43 lines of 18 are 1,548, small print twice that."""

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd]")


def read(name: str, data: bytes) -> Reading:
    """Read one source file; ``name`` is what the corpus calls it."""
    source = open_source(name, data)
    layout = lay_out(source)
    front = read_front(layout.lines)
    listed = _listed(front)
    bodies = [_body(head, listed) for head in front.heads]
    numbered = _numbered(layout, bodies)
    drawn = [_document(body, layout, front, numbered, source) for body in bodies]
    owned = [*_loose_parts(layout, front), *(part for each in drawn for part in _parts(*each))]
    parts, stray = settle(source, owned)
    documents = tuple(told(document) for _, document, _ in drawn)
    problems = (*source.problems, *_problems(source, front, bodies, documents, numbered), *stray)
    return Reading(name, source.sha256, documents, problems, parts, source.lines[-1].number if source.lines else 0)


@dataclass(frozen=True, slots=True)
class _Body:
    """A document's lines by their role."""

    head: Head
    title: Paragraph
    addressee_lines: tuple[Line, ...]
    addressees: tuple[str, ...]
    imprint: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    attachments: tuple[Attachment, ...]
    entry: Entry | None
    """The line of the 目录 for it."""
    derived: bool
    """Whether the title is no title of the source but its first words."""

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.head.registration, *self.head.mark, *self.head.title_lines, *self.head.lines)


def _body(head: Head, listed: _Listed) -> _Body:
    head, derived = _titled(head)
    to, addressees = addressees_of(list(head.lines))
    imprint = tuple(line for line in head.lines if is_imprint(line.flat))
    rest = [line for line in head.lines[len(to) :] if not is_imprint(line.flat)]
    found = pieces(rest, head.title.text)
    standing = head.title_lines or head.mark or head.lines[:1]
    title = Paragraph(head.title, tuple((0, line.number, line.leaf) for line in standing))
    attachments, entry = sections.attachments(found), _entry(listed, head)
    return _Body(head, title, tuple(to), addressees, imprint, tuple(found), attachments, entry, derived)


def _titled(head: Head) -> tuple[Head, bool]:
    """``head`` with a title: its own, else its first line if that is no sentence, else its first words.

    The second value tells that the title is no title of the source.
    """
    if head.title or not head.lines:
        return head, False
    first = closed(head.lines[0].text, tight=True)
    bare = len(first) <= _MAX_DERIVED_TITLE and not re.search(r"[，。；：！？\t]", first.text)
    if is_title(first.text) or bare:
        return replace(head, title=first, title_lines=head.lines[:1], lines=head.lines[1:]), not is_title(first.text)
    words = re.split(r"[。；]", first.text)[0][:_MAX_DERIVED_TITLE].rstrip("，：、") or first.text[:_MAX_DERIVED_TITLE]
    return replace(head, title=supplied(words)), True


def _numbered(layout: Layout, bodies: list[_Body]) -> tuple[int | None, ...]:
    """The printed page of every leaf."""
    anchors = [Anchor(number.line.leaf, number.pages) for number in layout.page_numbers if number.pages]
    if layout.leaves > 1:
        listed = ((body.title.leaves[0], body.entry.page) for body in bodies if body.entry)
        anchors += [Anchor(leaf, (page,)) for leaf, page in listed if page]
    breaks = {after.lines[0].leaf for before, after in zip(bodies, bodies[1:], strict=False) if _is_cut_off(before)}
    overfull = _overfull(layout)
    breaks |= {leaf + side for leaf in overfull for side in (0, 1)}
    numbered = number_leaves(layout.leaves, anchors, breaks)
    return tuple(None if leaf in overfull else page for leaf, page in enumerate(numbered))


def _overfull(layout: Layout) -> set[int]:
    """The leaves that hold more than a page can: page breaks are missing in them."""
    held: Counter[int] = Counter()
    for line in layout.lines:
        held[line.leaf] += len(line.text.text)
    return {leaf for leaf, count in held.items() if count > _MAX_PAGE}


def _is_cut_off(body: _Body) -> bool:
    """Whether the end of the document is missing: no imprint, and an attachment that is not there."""
    return not body.imprint and any(not attachment.held for attachment in body.attachments)


_Listed = dict[DocumentNumber | str, tuple[int, Entry]]
"""The lines of the 目录 with their places, by the number that they give, else by their title."""


def _listed(front: Front) -> _Listed:
    listed: _Listed = {}
    for place, entry in enumerate(front.entries):
        listed.setdefault(entry.number or bare(entry.title), (place, entry))
    return listed


def _entry(listed: _Listed, head: Head) -> Entry | None:
    """The first line of the 目录 for this document."""
    names = (*head.numbers, bare(head.title.text))
    return min((listed[name] for name in names if name in listed), default=(0, None))[1]


def _document(
    body: _Body, layout: Layout, front: Front, numbered: tuple[int | None, ...], source: Source
) -> tuple[_Body, Document, Outline]:
    head = body.head
    entry = body.entry
    number = head.numbers[0] if head.numbers else None
    lines = body.lines
    pages = span(numbered, lines[0].leaf, lines[-1].leaf)
    if pages and _is_cut_off(body):
        pages = Pages(pages.first, None)
    signature = next((piece for piece in body.pieces if piece.role is Role.SIGNATURE), None)
    id = _identity(number, lines)
    drawn = outline(body.title, list(body.pieces), layout, id, numbered)
    if pages is None and entry and entry.page:
        pages = Pages(entry.page, None)
        title = replace(drawn.clauses[0], pages=Pages(entry.page, entry.page))
        drawn = replace(drawn, clauses=(title, *drawn.clauses[1:]))
    document = Document(
        id=id,
        number=number,
        title=head.title.text,
        kind=kind_of(head.title.text) or ("令" if number and number.year is None else None),
        issuers=_issuers(head, signature),
        addressees=body.addressees,
        dated=day(signature.lines[-1].flat) if signature else None,
        printed=day(body.imprint[0].flat) if body.imprint else None,
        registration=registration(head.registration[0].flat) if head.registration else None,
        issue=_issue(layout, front, lines),
        pages=pages,
        attachments=body.attachments,
        source=source.name,
        sha256=source.sha256,
        clauses=drawn.clauses,
    )
    return body, document, drawn


def _identity(number: DocumentNumber | None, lines: tuple[Line, ...]) -> str:
    """The id of a document: its 文号 as an address, else from its content."""
    if number:
        return identity(number)
    return "d-" + sha256("".join(line.flat for line in lines).encode("utf-8", "replace")).hexdigest()[:12]


def _issuers(head: Head, signature: Piece | None) -> tuple[str, ...]:
    """Who issues the document: as its title names them, else its 发文机关标志, else who signs."""
    spaced = " ".join(closed(line.text).text for line in head.title_lines)
    mark = re.sub(r"(?:文件|令)$", "", "".join(line.flat for line in head.mark))
    signed = sections.signatories(signature) if signature else ()
    return (
        issuers_of(spaced)
        or issuers_of(head.title.text)
        or ((mark,) if is_organ(mark) else ())
        or tuple(name.text for name in signed)
    )


def _issue(layout: Layout, front: Front, lines: tuple[Line, ...]) -> Issue | None:
    """The issue that a document is in: what the masthead says, else the running head nearest before its end."""
    if front.issue:
        return front.issue
    heads = layout.running_heads
    before = bisect_right(heads, lines[-1].number, key=lambda head: head.line.number)
    return heads[max(0, before - 1)].issue if heads else None


def _loose_parts(layout: Layout, front: Front) -> Iterator[Owned]:
    """What belongs to no document."""
    yield from _lines("页眉", (head.line for head in layout.running_heads))
    yield from _lines("页码", (number.line for number in layout.page_numbers))
    yield from _lines("刊头", front.masthead)
    yield from _lines("目录", front.contents)
    yield from _lines("栏目", front.columns)
    yield from _lines("版权页", front.colophon)


def _parts(body: _Body, document: Document, drawn: Outline) -> Iterator[Owned]:
    """What belongs to a document: its metadata lines and its clauses."""
    yield from _lines("登记号", body.head.registration)
    yield from _lines("发文机关标志", body.head.mark)
    yield from _lines("主送", (line for line in body.addressee_lines if not is_imprint(line.flat)))
    yield from _lines("印发", body.imprint)
    yield from _lines("表头", drawn.headers)
    yield from (("文号", span) for span in body.head.number_text.owned())
    for clause in document.clauses:
        owner = f"{'标题' if clause is document.clauses[0] else '条款'}:{clause.id}"
        yield from ((owner, span) for span in clause.spans)


def _lines(owner: str, lines: Iterable[Line]) -> Iterator[Owned]:
    return ((owner, span) for line in lines for span in line.text.owned())


def _problems(
    source: Source, front: Front, bodies: list[_Body], documents: tuple[Document, ...], numbered: tuple[int | None, ...]
) -> Iterator[Problem]:
    if source.text.strip() and not documents:
        yield Problem("没有公文", "文件里没有认出公文。")
    for body, document in zip(bodies, documents, strict=True):
        yield from _document_problems(body, document, numbered)
    listed = {document.number for document in documents} | {bare(document.title) for document in documents}
    for entry in front.entries:
        if (entry.number or bare(entry.title)) not in listed:
            yield Problem("目录有正文无", f"目录里的《{entry.title}》没有在正文里找到。")
    for line in source.lines if _PRIVATE.search(source.text) else ():
        if found := _PRIVATE.search(line.text):
            yield Problem("无法识别的字符", f"U+{ord(found[0]):04X} 不是通用字符，原样保留。", line.number)


def _document_problems(body: _Body, document: Document, numbered: tuple[int | None, ...]) -> Iterator[Problem]:
    line = body.title.lines[0]
    if body.derived:
        yield Problem("没有标题", f"公文没有可认的标题，以“{document.title}”代称。", line)
    if document.number is None:
        yield Problem("没有文号", f"《{document.title}》没有文号。", line)
    if document.dated is None and document.number:
        yield Problem("没有成文日期", f"《{document.title}》没有署名和成文日期。", line)
    for attachment in document.attachments:
        if not attachment.held:
            yield Problem("附件未收录", f"《{document.title}》的附件“{attachment.title}”不在文件里。", line)
    for above, clause in skipped(document.clauses):
        yield Problem("序号不连续", f"“{above.label}”之后是“{clause.label}”，其间可能有缺漏。", clause.lines[0])
    if len(numbered) > 1 and document.pages is None:
        yield Problem("页码不明", f"《{document.title}》的页码无从推算。", line)
