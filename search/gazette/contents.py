"""目录: what an issue says it contains, and on which pages.

    【市政府文件】
    济南市人民政府关于加快跨境电子商务发展的意见
    (济政发〔2021〕10号) (3)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.gazette import numbers
from search.gazette.layout import Line
from search.gazette.model import DocumentNumber

_CONTENTS = re.compile(r"目[录次]")
_ENTRY_PAGE = re.compile(
    r"(?:[（(](\d{1,3})[）)]|(?<![…·.])[…·.]{2,}+[（(]?(\d{1,3})[）)]?"
    r"|(?:(?<=号)|(?<=号[）)])|(?<=通知)|(?<=意见))[/／]?(\d{1,3}))$"
)
COLUMN = re.compile(r"【[^】]{2,20}】")

_MAX_ENTRY = 8
"""Lines that one entry takes at most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the 目录: a title as it names it, with the number and first page it gives."""

    title: str
    number: DocumentNumber | None
    page: int | None


def read_contents(lines: tuple[Line, ...]) -> tuple[int, int, tuple[Entry, ...]]:
    """Where the 目录 begins and ends, and its entries; ``end`` is 0 where there is none."""
    start = next((i for i, line in enumerate(lines[:200]) if _CONTENTS.fullmatch(line.flat)), None)
    if start is None:
        return 0, 0, ()
    entries: list[Entry] = []
    pending: list[str] = []
    end = start + 1
    for i in range(start + 1, len(lines)):
        text = lines[i].flat
        if COLUMN.fullmatch(text):
            end = i + 1 if not pending else end
            continue
        pending.append(text)
        page = _ENTRY_PAGE.search(text)
        if page:
            entries.append(_entry("".join(pending), int(page[1] or page[2] or page[3])))
            pending, end = [], i + 1
        elif numbers.parse(text.strip("()（）")) or len(pending) > _MAX_ENTRY or text.endswith("。"):
            break
    return start, end, tuple(entries)


def _entry(text: str, page: int) -> Entry:
    text = _ENTRY_PAGE.sub("", text).rstrip("…·.")
    found = numbers.find(text)
    if found and found[-1].span.end >= len(text) - 1:
        title = text[: found[-1].span.start].rstrip("（(")
        return Entry(title, found[-1].number, page)
    return Entry(text, None, page)
