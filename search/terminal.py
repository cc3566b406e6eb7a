"""Results and documents as lines of a terminal. All text of the corpus passes ``safe``."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from search.gazette.model import Document, Pages
from search.gazette.validity import Validity
from search.index.show.dangling import Dangling
from search.query import Query
from search.results import Fragment, Group, Hit, Results, folded
from search.web import wording

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

BOLD_RED, BRACKETS = ("\x1b[1;31m", "\x1b[0m"), ("【", "】")
"""What stands before and after a match: on a terminal, and elsewhere."""


def prepare() -> None:
    """Write UTF-8 whatever the locale; what cannot be written becomes ``?``, never an error.

    A stream that was closed before we began (``>&-``) is one that holds nothing.
    """
    sys.stdin = sys.stdin or open(os.devnull)
    sys.stdout = sys.stdout or open(os.devnull, "w")
    sys.stderr = sys.stderr or open(os.devnull, "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def write_no_more() -> None:
    """After standard output failed (``head`` has enough, a disk is full): nothing is left to flush at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def marks(out: TextIO) -> tuple[str, str]:
    """The marks for what is written to ``out`` (https://no-color.org is respected)."""
    return BOLD_RED if out.isatty() and not os.environ.get("NO_COLOR") else BRACKETS


def safe(text: str) -> str:
    """``text`` without the control characters by which a source file could steer a terminal.

    >>> safe("济\\x1b[2J南")
    '济[2J南'
    """
    return _CONTROL.sub("", text)


def results(query: Query, found: Results, mark: tuple[str, str]) -> Iterator[str]:
    """One page of hits, after a line that counts them or says why there are none."""
    if found.notice:
        yield safe(found.notice)
    if found.suggestion:
        yield safe(f"您是不是要找：{found.suggestion}")
    if found.expansions:
        yield safe(wording.expansions(found.expansions))
    if found.total or not found.notice:
        yield _count(query, found)
    card = found.document_card
    if found.groups is None:
        for hit, others in folded(found.hits):
            yield from _hit(hit, others, mark, cites=card is not None and hit.document.id != card.id)
    for group in found.groups or ():
        yield from _group(group, mark, cites=card is not None and group.document.id != card.id)
    if found.further:
        yield ""
        yield wording.FURTHER
    for hit, others in folded(found.further):
        yield from _hit(hit, others, mark)
    for facet in found.facets or ():
        yield ""
        yield f"{wording.FACETS[facet.name]}：{safe('，'.join(f'{value} {count} 条' for value, count in facet.counts))}"


def _count(query: Query, found: Results) -> str:
    if found.groups is None:
        return f"共 {found.total} 条" + _stretch(query.offset + 1, len(found.hits), found.total, "条")
    stretch = _stretch(query.offset + 1, len(found.groups), found.documents, "件")
    return f"共 {found.total} 条，见于 {found.documents} 件公文{stretch}"


def _group(group: Group, mark: tuple[str, str], cites: bool = False) -> Iterator[str]:
    yield ""
    yield f"{'引用：' if cites else ''}{safe(group.document.title)}（{group.total} 条）"
    yield f"   {safe(_where(group.document, group.document.pages))}"
    for hit, others in folded(group.hits):
        pages = wording.pages(hit.clause.pages) if hit.clause.pages else ""
        yield f"   {hit.rank}. {safe(' › '.join(filter(None, (*hit.clause.path, pages))))}".rstrip()
        yield f"      {_snippet(hit.snippet, mark)}"
        yield from _elsewhere(others, hit, "      ")


def _hit(hit: Hit, others: tuple[Hit, ...], mark: tuple[str, str], cites: bool = False) -> Iterator[str]:
    yield ""
    yield f"{hit.rank}. {'引用：' if cites else ''}{safe(hit.document.title)}"
    yield f"   {safe(_where(hit.document, hit.clause.pages))}{_standing(hit.validity)}"
    if hit.clause.path:
        yield f"   {safe(' › '.join(hit.clause.path))}"
    yield f"   {_snippet(hit.snippet, mark)}"
    yield from _elsewhere(others, hit, "   ")


def _elsewhere(others: tuple[Hit, ...], shown: Hit, indent: str) -> Iterator[str]:
    """A line for the hits that repeat the one that is shown."""
    if others:
        places = "；".join(f"{other.rank}. {wording.elsewhere(other, shown)}" for other in others)
        yield f"{indent}另有 {len(others)} 处：{safe(places)}"


def document(of: Document, validity: Validity, citing: int) -> Iterator[str]:
    """A document: what is known of it and what held of it, how many clauses cite it, then its clauses, indented by
    their headings."""
    yield safe(of.title)
    yield safe(_where(of, of.pages))
    for name, value in (
        ("发文机关", "、".join(of.issuers)),
        ("主送机关", "、".join(of.addressees)),
        ("成文日期", of.dated and wording.day(of.dated)),
        ("印发日期", of.printed and wording.day(of.printed)),
        ("登记号", of.registration),
        ("附件", "；".join(a.title if a.held else f"{a.title}（未收录）" for a in of.attachments)),
        ("效力", wording.standing(validity)),
        ("依据", "；".join(f"“{each.words}”" for each in validity.evidence)),
        ("被引用", citing and f"{citing} 条"),
    ):
        if value:
            yield safe(f"{name}：{value}")
    for clause in of.clauses[1:]:
        text = " | ".join(cell.text for cell in clause.cells) if clause.cells else clause.text
        yield ""
        yield "  " * len(clause.path) + safe(text)


def citations(written: Sequence[tuple[str, str | None]]) -> Iterator[str]:
    """Citations with the names of their styles; one alone is told without, to be copied.

    >>> list(citations([("新闻与公文", "《甲》"), ("RIS", "TY  - JOUR\\r\\nER  - "), ("永久链接", None)]))
    ['新闻与公文：', '《甲》', '', 'RIS：', 'TY  - JOUR', 'ER  - ']
    """
    told = [(name, text) for name, text in written if text]
    for i, (name, text) in enumerate(told):
        if len(written) > 1:
            yield from ([""] if i else []) + [f"{name}："]
        yield from map(safe, text.splitlines())


def dangling(found: Iterable[Dangling]) -> Iterator[str]:
    """A line for each number that leads nowhere: how often it is cited, whose it is, what it is called, where first."""
    for one in found:
        clause, document = one.places[0]
        what = one.malformed or "".join(f"《{title}》" for title in one.titles[:1])
        where = document.number or document.title
        told = f"{one.name} · {one.level.value if one.level else '级别不明'} · {what or '没有标题'} · 见 {where}"
        yield f"{len(one.places):5} 条  {safe(told)}"


def table(report: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Measures, a row for each kind of question; shares with three decimals.

    >>> list(table({"全部": {"questions": 4, "mrr": 0.875}}))
    [' questions        mrr', '         4      0.875  全部']
    """
    yield " ".join(f"{name:>10}" for name in next(iter(report.values())))
    for kind, row in report.items():
        cells = (f"{value:10.3f}" if isinstance(value, float) else f"{value:10}" for value in row.values())
        yield f"{' '.join(cells)}  {safe(kind)}"


def _stretch(first: int, shown: int, total: int, unit: str) -> str:
    if shown:
        return f"，第 {first}—{first + shown - 1} {unit}"
    return f"，没有第 {first} {unit}" if total else ""


def _where(of: Document, pages: Pages | None) -> str:
    """文号, issue and page, as far as they are known."""
    number = str(of.number) if of.number else "无文号"
    issue = wording.issue(of.issue) if of.issue else "未登公报"
    return " · ".join(filter(None, (number, issue, wording.pages(pages) if pages else None)))


def _standing(validity: Validity | None) -> str:
    """What held of the document, where anything is said of it."""
    return f" · {validity.state.value}" if validity and validity.evidence else ""


def _snippet(fragments: Iterable[Fragment], mark: tuple[str, str]) -> str:
    before, after = mark
    text = "".join(f"{before}{safe(f.text)}{after}" if f.matched else safe(f.text) for f in fragments)
    return " ".join(text.split())
