"""``gazette check``: what the reader made of a source file, and the proof that it lost nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.gazette.model import Document, Pages, Part, Problem, Reading
from search.gazette.parse import read
from search.gazette.parts import NOBODY
from search.gazette.source import open_source
from search.web import wording


@dataclass(frozen=True, slots=True)
class Balance:
    """Of ``total`` characters, white space aside, ``owned`` have exactly one owner; ``shares`` says by kind of part."""

    total: int
    owned: int
    shares: tuple[tuple[str, int], ...]

    @property
    def even(self) -> bool:
        return self.owned == self.total


@dataclass(frozen=True, slots=True)
class Checked:
    """A reading and its balance. ``sound``: something was read and no character is lost."""

    reading: Reading
    balance: Balance

    @property
    def sound(self) -> bool:
        return bool(self.reading.documents) and self.balance.even


def check(name: str, data: bytes) -> Checked:
    """Read one source file and weigh the reading against the source."""
    reading = read(name, data)
    return Checked(reading, balance(open_source(name, data).text, reading.parts))


def balance(text: str, parts: Iterable[Part]) -> Balance:
    """How many characters of ``text`` the ``parts`` own, each counted once; white space does not count.

    >>> from search.gazette.model import Span
    >>> balance("第 1页正文", [Part("页码", Span(0, 4)), Part("条款:一", Span(4, 5)), Part("未归", Span(5, 6))])
    Balance(total=5, owned=4, shares=(('页码', 3), ('条款', 1), ('未归', 1)))
    """
    owners: Counter[int] = Counter()
    shares: Counter[str] = Counter()
    for part in parts:
        places = [at for at in range(part.span.start, part.span.end) if not text[at].isspace()]
        kind = part.owner.partition(":")[0]
        shares[kind] += len(places)
        if kind != NOBODY:
            owners.update(places)
    total = sum(not c.isspace() for c in text)
    return Balance(total, sum(count == 1 for count in owners.values()), tuple(shares.most_common()))


def report(checked: Checked) -> Iterator[str]:
    """The lines that tell a person, the file's name first."""
    reading, weighed = checked.reading, checked.balance
    clauses = sum(len(d.clauses) for d in reading.documents)
    yield reading.source
    yield f"  公文 {len(reading.documents)} 件，条款 {clauses} 条，{_pages(reading.documents)}"
    for document in reading.documents:
        where = f"，{wording.pages(document.pages)}" if document.pages else ""
        number = f"{document.number} " if document.number else ""
        yield f"    {number}{document.title}（条款 {len(document.clauses)} 条{where}）"
    yield from _problems(reading.problems)
    if weighed.total:
        yield f"  字符 {weighed.total} 个：" + "，".join(f"{kind} {_share(n, weighed.total)}" for kind, n in weighed.shares)
        yield f"  平衡 {_share(weighed.owned, weighed.total)}"


def _problems(problems: tuple[Problem, ...]) -> Iterator[str]:
    yield f"  解析问题 {len(problems)} 个"
    for kind in dict.fromkeys(p.kind for p in problems):
        same = [p for p in problems if p.kind == kind]
        yield f"    {kind} {len(same)} 个"
        for problem in same:
            line = f"第 {problem.line} 行：" if problem.line else ""
            yield f"      {line}{problem.message}"


def _pages(documents: tuple[Document, ...]) -> str:
    """The pages that the documents stand on, as far as the source tells."""
    known = [d.pages for d in documents if d.pages]
    if not known:
        return "页码不明"
    lasts = [p.last or p.first for p in known]
    return wording.pages(Pages(min(p.first for p in known), max(lasts) if all(p.last for p in known) else None))


def _share(part: int, whole: int) -> str:
    """In per cent, rounded down: 100.000 % is all of them.

    >>> _share(999, 1000), _share(0, 0), _share(9999999, 10000000)
    ('99.900 %', '100.000 %', '99.999 %')
    """
    thousandths = part * 100_000 // whole if whole else 100_000
    return f"{thousandths / 1000:.3f} %"
