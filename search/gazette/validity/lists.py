"""Lists of documents that are ended, changed or kept: below a sentence, in an attachment, in the rows of a table.

    决定对下列文件予以废止：                          一、《滨河市供水办法》（滨政发〔2010〕3号）
    决定废止3件行政规范性文件（见附件1）。              附件1 … 1.《滨河市供水办法》（滨政发〔2010〕3号）
    附件2 宣布失效的行政规范性文件目录                  a table with columns 文件名称, 文号
    附件 行政规范性文件清理结果                         a table whose column 清理结果 has 废止, 继续有效
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from search.gazette.model import Citation, Clause, Document, Kind, Span
from search.gazette.numerals import integer
from search.gazette.titles import is_title
from search.gazette.validity.deeds import NAMES, Done, is_planned
from search.gazette.validity.provision import Deed
from search.gazette.validity.sentences import Reference, Sentence, sentences

_FATES = (
    (re.compile("继续有效|继续执行|现行有效|保留"), Deed.PROLONGS),
    (re.compile("废止|失效|撤销|停止执行|不再执行|作废"), Deed.REPEALS),
    (re.compile("修改|修订|修正"), Deed.AMENDS),
)
_FATE = re.compile("|".join(pattern.pattern for pattern, _ in _FATES))
_REVIEWED = re.compile(f"{_FATE.pattern}|清理")
"""What the title of a document has that may have lists without a sentence that announces them."""

_LISTING = re.compile("下列|以下|如下|下述")
_ATTACHED = re.compile(r"(?<![》）)])(?<![》）)]的)附件\s*(?P<n>\d{1,3}|[一二三四五六七八九十]{0,3})")
"""An attachment of this document: 《清理决定》附件3 is another one's."""
_HEADED = re.compile(
    rf"(?:{_FATE.pattern})的?[^，。；]{{0,24}}(?:目录|清单|名单|一览表|列表|文件|规章|法规|政策)"
    rf"|(?:文件|规章|法规)[^，。；]{{0,4}}(?:{_FATE.pattern})"
)
"""How a heading says what becomes of all that stands below it."""
_RESULT = re.compile("结果|意见|结论|状态|效力|备注|类别|处理")
_NAMED = re.compile("名称|标题|题名|文件名|文件$|规章$")
_WHOLE_CELL = re.compile(rf"(?:拟?予以|宣布|现行|建议)?(?:{_FATE.pattern}|有效)")


Cites = Mapping[str, Sequence[Citation]]
"""What each clause cites, by its id."""

Announced = tuple[Sentence, Deed]
"""What a list is announced by, and what is done to all that it names."""

Announcing = dict[int, Deed]
"""What a sentence announces, by the number of the attachment that has the list; ``_BELOW`` is what follows itself."""


def listed(document: Document, said: Sequence[Sentence], cited: Cites) -> Iterator[Done]:
    """What the lists of ``document`` do to the documents in them; ``said`` are its sentences that may announce one."""
    announced = [(sentence, found) for sentence in said for found in [_announcing(sentence)] if found]
    if announced or _REVIEWED.search(document.title):
        for clause, by in zip(document.clauses, _governing(document, announced, cited), strict=True):
            if clause.cells or by and by[0].clause is not clause:
                yield from _line(clause, by, cited)


def changed_below(document: Document, cited: Cites) -> Iterator[Done]:
    """The documents that a heading names and whose words the clauses below it replace."""
    for i, clause in enumerate(document.clauses):
        if clause.extent == 1 or clause.kind is not Kind.HEADING or clause.id not in cited:
            continue
        if (named := _named(clause, cited)) and not named[1].broken:
            changing = (c for c in document.clauses[i + 1 : i + clause.extent] if _REPLACED.search(c.text))
            below = (each for c in changing for each in sentences(c, cited.get(c.id, ())))
            line, reference = named
            if change := next((each for each in below if _REPLACED.search(each.masked) and not each.references), None):
                yield Done(line, line.span(), Deed.AMENDS, reference, change)


def fate_of(text: str) -> Deed | None:
    """What ``text`` says becomes of documents."""
    return next((deed for pattern, deed in _FATES if pattern.search(text)), None)


def _announcing(sentence: Sentence) -> Announcing:
    """The deed for each attachment that a sentence announces one for, and for what stands below itself."""
    masked = sentence.masked
    fates = [(found.start(), fate) for found in _FATE.finditer(masked) for fate in [fate_of(found[0])] if fate]
    if sentence.clause.kind in _NO_SENTENCE or not fates or is_planned(masked[: fates[0][0]]):
        return {}
    places = {_number(found["n"]): found.start() for found in _ATTACHED.finditer(masked)}
    if _LISTING.search(masked) and masked.rstrip().endswith(("：", ":")):
        places[_BELOW] = len(masked)
    return {name: _nearest(fates, at) for name, at in places.items()}


def _nearest(fates: Sequence[tuple[int, Deed]], at: int) -> Deed:
    """The deed that is said last before ``at``, else first behind it: 废止2件（附件1）, 附件1所列文件予以废止."""
    return fates[max(0, bisect_left(fates, at, key=itemgetter(0)) - 1)][1]


def _governing(
    document: Document, announced: Sequence[tuple[Sentence, Announcing]], cited: Cites
) -> list[Announced | None]:
    """For each clause the nearest announcement above it."""
    governing: list[Announced | None] = [None] * len(document.clauses)
    of_attachments = {n: (sentence, deed) for sentence, found in announced for n, deed in found.items()}
    of_clauses = {sentence.clause.id: (sentence, found[_BELOW]) for sentence, found in announced if _BELOW in found}
    for i, clause in enumerate(document.clauses):
        by = of_clauses.get(clause.id) or _headed(clause, of_attachments, cited)
        if by:
            end = i + clause.extent if clause.extent > 1 else _run(document, i, cited)
            governing[i + 1 : end] = [by] * (end - i - 1)
    return governing


def _headed(clause: Clause, of_attachments: dict[int, Announced], cited: Cites) -> Announced | None:
    """What is done below a heading: as it says itself, else as the sentence does that refers to it."""
    attached = _ATTACHED.match(clause.label or "")
    by = of_attachments.get(_number(attached["n"])) if attached else None
    if clause.kind is not Kind.HEADING or clause.id in cited:
        return by
    own = fate_of(clause.text) if _HEADED.search(clause.text) and not is_planned(clause.text) else None
    if own and (by is None or by[1] is not own):
        said = next((s for s, deed in of_attachments.values() if deed is own), None)
        return (said or next(sentences(clause, cited.get(clause.id, ()))), own)
    return by


def _run(document: Document, i: int, cited: Cites) -> int:
    """Where the clauses behind the one at ``i`` end that are lines of a list."""
    end = i + 1
    while end < len(document.clauses) and _named(document.clauses[end], cited):
        end += 1
    return end


def _line(clause: Clause, by: Announced | None, cited: Cites) -> Iterator[Done]:
    """What is done to the document that a line of a list names: as its row says, else as the list is announced."""
    cells = (cell.text for cell in clause.cells or () if _RESULT.search(cell.column))
    result = next((text for text in cells if _WHOLE_CELL.fullmatch(text)), "")
    found = _named(clause, cited) if by or result else None
    if not found or found[1].broken:
        return
    line, reference = found
    sentence, deed = by or (line, None)
    if said := fate_of(result) or deed:
        yield Done(sentence, sentence.span(), said, reference, line if by else None)


def _named(clause: Clause, cited: Cites) -> tuple[Sentence, Reference] | None:
    """The document that ``clause`` names, if it does nothing else."""
    if clause.cells:
        return _named_in_row(clause, cited)
    line = next(sentences(clause, cited.get(clause.id, ())), None)
    if line is None or clause.kind in _NO_SENTENCE:
        return None
    held = next(line.named(0, len(line.masked)), None)
    title = _UNMARKED.match(line.masked)
    names = NAMES.match(line.masked)
    if held and names and _NO_MORE.fullmatch(line.masked, names.end()):
        return line, held
    if title and is_title(title[0].strip()) and not _BEYOND.match(line.masked, title.end()):
        return line, replace(held or Reference(Span(line.start, line.start)), title=title[0].strip())
    return None


def _named_in_row(clause: Clause, cited: Cites) -> tuple[Sentence, Reference] | None:
    line = next(sentences(clause, cited.get(clause.id, ())), None)
    titles = [c.text for c in clause.cells or () if _NAMED.search(c.column) and is_title(c.text.strip("《》"))]
    if line is None or not titles:
        return None
    held = next((r for r in line.references if r.number or r.broken), None)
    title = titles[0].strip("《》") if titles[0].count("《") == titles[0].startswith("《") else titles[0]
    return line, replace(held, title=title) if held else Reference(Span(line.start, line.start), title=title)


def _number(text: str) -> int:
    """The number of an attachment; the only one has none, and is the first."""
    return integer(text) or 1 if text else 1


_REPLACED = re.compile("(?:修改|修订|调整)为|删[去除](?:第|$)|第[^，。]{1,12}(?:增加|删[去除])|增加[一二两][条款项]")
_BELOW = -1
_NO_SENTENCE = (Kind.TITLE, Kind.SIGNATURE, Kind.NOTE)
_NO_MORE = re.compile(r"(?:[（(][^（）()]*[）)]|[，,、：:\s]|\d{4}年[^，。]{0,20}?(?:发布|公布|印发|修订|修正))*")
"""What may follow the name in a line that does nothing else than name."""
_BEYOND = re.compile("[^（(]")
_UNMARKED = re.compile("[^（(《》，。；]{6,}")
