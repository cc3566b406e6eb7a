"""Where a text charges bodies: the stretches that are lists of bodies, and in which role.

The shapes it reads:  （责任单位：市财政局、市税务局） · （牵头单位：…；配合单位：…） · 〔责任部门：…〕
                      （市教育局、市科协按职责分工负责） · （财政部牵头，民政部等按职责分工负责）
                      牵头单位：市民政局；责任单位：各区县政府。 · a column 责任单位
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from search.gazette.duties.stretches import brackets, cells, hold
from search.gazette.model import Clause, Role, Span


@dataclass(frozen=True, slots=True)
class Charge:
    """A list of bodies in a text: where it stands, in which role they are, and whether all that it lists are bodies.

    Behind a label in a bracket and in a column they are; in running text and before 负责, what is named as bodies are.
    """

    span: Span
    role: Role
    sure: bool


_LEADS, _SUPPORTS = "牵头|主办|主责", "配合|参与|参加|协办|协助|协同|协作|支持"
_CHARGES = "责任|承办|落实|实施|负责|主管|承担|分工|完成|执行"
_LABEL = (
    rf"[\u4e00-\u9fff]{{0,4}}?(?:(?P<lead>{_LEADS})|(?P<support>{_SUPPORTS})|{_CHARGES})"
    rf"(?:责任|负责|落实|实施|市级|省级|市直|[（(]责任[）)]|[和及、/]+(?:{_LEADS}|{_SUPPORTS}|{_CHARGES}))*"
    "(?:单位|部门|机构|主体|地区|机关|方)"
)
_COLUMN = re.compile(rf"{_LABEL}(?:[（(和及、/].*)?")
_LABELLED = re.compile(
    rf"(?:^|(?<=[\s。；;，,（(【〔\[]))(?:{_LABEL}(?:[（(]\w{{1,6}}[）)])?|(?P<leads>牵头)|(?P<supports>配合)|责任)[：:]"
)
_LONGEST = 18
"""Characters of a label: 领域牵头单位（部门）."""

_OTHER = re.compile(r"(?:^|(?<=[\s。；;，,（(]))[^：:。；;，,、（）()\s]{2,10}[：:]")
"""A label of something else (完成时限：, 责任人：), which ends a list."""

_DUTY = "(?:按照?|根据|依据|依照?)?(?:各自)?职[责能](?:和?分工)?(?:分别|共同)?"
_VERB = re.compile(
    "(?:(?P<lead>牵头)(?:负责|组织|实施|落实|推进|推动|办理|协调|制定|开展)*"
    rf"|(?P<support>{_SUPPORTS})(?:负责|做好|落实|实施)*"
    rf"|{_DUTY}(?:负责|推进|(?:组织|抓好|做好)?(?:落实|实施))|按照?(?:任务)?分工(?:分别)?(?:负责|落实|实施)"
    "|(?:分别|共同|具体|主要|总|各自)?负责(?:组织|落实|实施|推进)*|(?:抓好|组织|具体)?(?:落实|实施))"
    r"(?=[，,；;。：:\s]|$|会同|按)"
)
"""What follows the bodies that it charges. 负责人 and 配合度 do not: the sentence must be at an end."""

_MARK = re.compile("牵头|责任|负责|单位|部门|主[办责]|配合|参与|参加|协|支持|落实|实施")
"""What every charge has; looked for first, as most brackets explain something."""

_COLON = re.compile("[：:]")
_LABEL_ENDS = re.compile("(?<=[位门构体区关方头合任）)])[：:]")
_SENTENCE = re.compile("[^。；;]+")
_END = re.compile("。|\n|以下|下同")
"""Where a list ends: with its sentence, or before what explains it (以下统称各区县政府)."""

_DOES = re.compile("牵头|负责|配合|参与|参加|协办|协助|协同|协作|支持|落实|实施|推进")
"""What every verb has; looked for first, as most lists behind labels have none."""


def charges(clause: Clause) -> list[Charge]:
    """The lists of bodies in ``clause``: in columns of a row, in brackets, behind labels."""
    if clause.cells is None:
        return list(_written(clause.text))
    roles = ((span, column_role(column)) for column, span in cells(clause))
    return [Charge(span, role, sure=True) for span, role in roles if role]


@lru_cache(maxsize=256)  # the columns of a table come again in each of its rows
def column_role(column: str) -> Role | None:
    """The role that a column of that name gives; ``None`` where it lists no bodies.

    >>> column_role("牵头单位"), column_role("责任部门"), column_role("责任人")
    (<Role.LEAD: '牵头'>, <Role.CHARGE: '责任'>, None)
    """
    label = _COLUMN.fullmatch(re.sub(r"\s+", "", column))
    return _role(label) if label else None


def _written(text: str) -> Iterator[Charge]:
    bracketed = list(brackets(text))
    for each in bracketed:
        if _MARK.search(text, each.start, each.end):
            yield from _bracketed(text, each.start + 1, each.end - 1)
    labels = [label for label in _labels(text, 0, len(text)) if not hold(bracketed, label.start())]
    yield from _labelled(text, labels, len(text), sure=False)


def _labels(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The labels of lists; looked for only before colons, as most texts have few."""
    for colon in _LABEL_ENDS.finditer(text, start, end):
        label = _LABELLED.search(text, max(start, colon.start() - _LONGEST), colon.end())
        if label and label.end() == colon.end():
            yield label
        start = colon.end()


def _bracketed(text: str, start: int, end: int) -> Iterator[Charge]:
    """What stands in a bracket: labelled lists, or sentences that end with what the bodies do."""
    if labels := list(_labels(text, start, end)):
        yield from _labelled(text, labels, end, sure=True)
        return
    for sentence in _SENTENCE.finditer(text, start, end):
        for span, role in _told(text, *sentence.span()):
            if role:
                yield Charge(span, role, sure=False)


def _labelled(text: str, labels: list[re.Match[str]], end: int, *, sure: bool) -> Iterator[Charge]:
    """The lists behind labels, each up to the next label or the end of its sentence.

    A list may tell the role of some of its bodies itself: 责任单位：市民政局牵头，市财政局按职责分工负责.
    """
    for label, following in zip_longest(labels, labels[1:]):
        stop = _stop(text, label.end(), following.start() if following else end)
        for span, told in _told(text, label.end(), stop):
            role = _role(label) if told in (None, Role.CHARGE) else told
            yield Charge(span, role, sure)


def _stop(text: str, start: int, end: int) -> int:
    """Where a list that could go on to ``end`` ends."""
    if found := _END.search(text, start, end):
        end = found.start()
        while end > start and text[end - 1] in "，,（(":
            end -= 1
    if _COLON.search(text, start, end) and (found := _OTHER.search(text, start, end)):
        end = found.start()
    return end


def _told(text: str, start: int, end: int) -> Iterator[tuple[Span, Role | None]]:
    """The bodies before each verb that charges them; ``None`` is the role of those behind the last."""
    for verb in _VERB.finditer(text, start, end) if _DOES.search(text, start, end) else ():
        yield Span(start, verb.start()), _role(verb)
        start = verb.end()
    yield Span(start, end), None


def _role(found: re.Match[str]) -> Role:
    said = found.groupdict()
    if said["lead"] or said.get("leads"):
        return Role.LEAD
    return Role.SUPPORT if said["support"] or said.get("supports") else Role.CHARGE
