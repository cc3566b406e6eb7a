"""Any document at all, as hypothesis draws it: odd texts, marks and kinds in any outline that a reader could give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from search.gazette.model import Attachment, Cell, Clause, Document, DocumentNumber, Issue, Kind, Pages

SIGNS = "甲乙（）《》〈〉“”一、1.第条款项。，{}\\%&#_~^$,*<>=+-@\"';\n \t\x00\x0b\ufffe附件A"
TEXTS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=12)
DAYS = st.none() | st.dates(date(1950, 1, 1), date(2030, 1, 1))
PAGES = st.none() | st.builds(Pages, st.integers(1, 99), st.none() | st.integers(100, 200))
LABELS = st.none() | st.sampled_from(["一、", "（一）", "第十二条", "1.", "1.2", "附件1", "第一章", "5", "①"])
CELLS = st.none() | st.lists(st.builds(Cell, TEXTS | st.just(""), TEXTS | st.just("")), max_size=4).map(tuple)
CLAUSES = st.builds(
    Clause, id=TEXTS, kind=st.sampled_from(Kind), label=LABELS, path=st.just(()), text=TEXTS, pages=PAGES, lines=st.just((1, 1))
)
ISSUES = st.builds(
    Issue, st.none() | TEXTS, st.none() | st.integers(1950, 2030), st.none() | st.sampled_from(["20", "15/16"]), st.just(()), DAYS
)


@st.composite
def clauses(draw: st.DrawFn) -> tuple[Clause, ...]:
    """The title and clauses below it, each with the headings above it and what stands below it."""
    drafted = draw(st.lists(st.tuples(CLAUSES, st.integers(1, 5), CELLS), max_size=9))
    made = [replace(draw(CLAUSES), id="d/标题", kind=Kind.TITLE, label=None)]
    above: list[tuple[int, int]] = [(0, 0)]
    for at, (clause, depth, cells) in enumerate(drafted, 1):
        above = [step for step in above if step[0] < depth]
        text = clause.text if not clause.label or draw(st.booleans()) else clause.label + clause.text
        if clause.kind is Kind.ROW and cells is not None:
            text = " ".join(cell.text for cell in cells if cell.text) or text
            cells = cells if any(cell.text for cell in cells) else None
        path = tuple(made[i].text for _, i in above if i)
        kept = cells if clause.kind is Kind.ROW else None
        made.append(replace(clause, id=f"d/{at}{clause.id}", text=text, path=path, cells=kept))
        for _, i in above:
            made[i] = replace(made[i], extent=made[i].extent + 1)
        above.append((depth, at))
    return tuple(made)


DOCUMENTS = st.builds(
    Document,
    id=st.just("d"),
    number=st.none() | st.builds(DocumentNumber, st.sampled_from(["甲发", "甲市人民政府令"]), st.none() | st.just(2022), st.just(3)),
    title=TEXTS,
    kind=st.none() | st.just("通知"),
    issuers=st.lists(TEXTS, max_size=5).map(tuple),
    addressees=st.lists(TEXTS, max_size=3).map(tuple),
    dated=DAYS,
    printed=DAYS,
    registration=st.none() | st.just("JNCR-2022-0010006"),
    issue=st.none() | ISSUES,
    pages=PAGES,
    attachments=st.lists(st.builds(Attachment, TEXTS, st.booleans()), max_size=2).map(tuple),
    source=st.just("甲.txt"),
    sha256=st.just("0" * 64),
    clauses=clauses(),
)
"""Documents with their clauses, the title among them."""
