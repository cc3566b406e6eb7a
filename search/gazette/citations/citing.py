"""A document that cites: its mentions, row by row, as citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from search.gazette.citations.levels import Levels
from search.gazette.citations.mentions import Mention, mentions
from search.gazette.citations.others import Other, Others, core, is_form, is_numbered, unmarked
from search.gazette.citations.places import Places
from search.gazette.citations.relations import PAUSE, Row, plans, relation, rows
from search.gazette.model import Citation, Cited, Clause, Document, Kind, Relation, Span


class Citing:
    """What is known of one document before its clauses are read one after the other.

    ``changed`` are the documents that clauses change, by the numbers of these clauses: 二、对《…》作如下修改.
    """

    def __init__(self, document: Document) -> None:
        self.title, self.clauses = document.title, document.clauses
        self.levels = Levels(document)
        self.places = Places(document)
        self.others = Others(self.levels)
        self.found = [mentions(clause.text, _label_ends(clause)) for clause in self.clauses]
        self.changed: dict[int, Other] = {}
        for clause, found in zip(self.clauses, self.found, strict=True):
            if found:
                self.others.learn(clause.text, found)

    def citations(self, at: int) -> tuple[Citation, ...]:
        """What the clause number ``at`` cites; clauses are asked for in reading order."""
        return tuple(_Clause(self, at).citations()) if self.found[at] else ()

    def subject(self, at: int) -> Other | None:
        """The document whose parts the clause ``at`` changes: that of a clause above it, or of the title."""
        above = list(self.places.above(at))
        if found := next((self.changed[i] for i in above if i in self.changed), None):
            return found
        return self.changed.get(0) if at and not self._issued(at) else None

    def listed(self, at: int) -> Relation | None:
        """What is said of all that a list lists: by a heading above it, by what leads up to it, or by the title."""
        above = [self.clauses[i].text for i in self.places.above(at) if self.clauses[i].kind is not Kind.TITLE]
        told = _told(_LIST.search(" ".join(above))) or _told(_LED.search(self._led(at)))
        return told or (None if self._issued(at) else _told(_DEED.search(self.title)))

    def _issued(self, at: int) -> bool:
        """Whether ``at`` stands in a text that the document issues, or in an attachment."""
        heads = (self.clauses[i] for i in self.places.above(at))
        return any(head.kind is Kind.HEADING and not head.label for head in heads)

    def deeds(self, at: int) -> bool:
        """Whether 废止《…》 is done here and not planned: the title says so, and ``at`` is the document's own word."""
        return bool(_ENDING.search(self.title)) and not self._issued(at)

    def _led(self, at: int) -> str:
        """What stands before the list that the clause ``at`` is in: 决定废止以下规章：."""
        return next((self.clauses[i].text for i in range(at - 1, -1, -1) if not self.clauses[i].label), "")

    def is_kind(self, kind: str) -> bool:
        """Whether this document, or a text that it issues, is of this ``kind``: 办法, 条例."""
        return any(core(clause.text).endswith(kind) for clause in self.clauses if not clause.path)


class _Clause:
    """One clause on the way through its mentions.

    ``named`` is the other document that was named last in the row, ``last`` in the clause; ``part`` the part of a
    document that was mentioned last, whole: 第五条第二款 for 第二款 behind 第五条第一款.
    """

    def __init__(self, citing: Citing, at: int) -> None:
        self.citing, self.at, self.text = citing, at, citing.clauses[at].text
        self.subject = citing.subject(at)
        self.named: Other | None = None
        self.last: Other | None = None
        self.part = ""

    def citations(self) -> Iterator[Citation]:
        standing = list(rows(self.text, self.citing.found[self.at]))
        ends = [0, *(row[-1].end for row in standing)]
        starts = [*(row[0].start for row in standing[1:]), len(self.text)]
        for row, end, start in zip(standing, ends, starts, strict=False):
            yield from self._row(row, (end, start))

    def _row(self, row: Row, bounds: tuple[int, int]) -> Iterator[Citation]:
        shared = self._relation(row, bounds)
        planned = plans(self.text, row, bounds[0])
        former = self._former(row) if shared not in (Relation.REPEALS, Relation.AMENDS) else set(row)
        self.named, before = None, None
        for mention in row:
            lead = self.text[before.end if before else bounds[0] : mention.start]
            own = None if mention in former else self._own(mention)
            if cited := own or self._cited(mention, before, lead, planned):
                plain = cited.form or cited.kind is Cited.ATTACHMENT
                yield replace(cited, relation=Relation.MENTIONS if plain else shared)
            before, self.last = mention, self.named or self.last
        if shared is Relation.AMENDS and self.named and (not _has_part(row) or _AMENDING.search(self.citing.title)):
            self.citing.changed[self.at] = self.named

    def _relation(self, row: Row, bounds: tuple[int, int]) -> Relation:
        """What the sentence says is done with ``row``; else what the list or the change says that it stands in."""
        clause = self.citing.clauses[self.at]
        deeds = clause.kind is Kind.TITLE or self.subject is not None or self.citing.deeds(self.at)
        said = relation(self.text, row, bounds, deeds)
        if said is not Relation.MENTIONS:
            return said
        if self.subject and all(mention.kind is Cited.PART for mention in row):
            return Relation.AMENDS
        listed = clause.cells or not PAUSE.search(clause.text, _label_ends(clause), row[0].start)
        return listed and self.citing.listed(self.at) or said

    def _cited(self, mention: Mention, before: Mention | None, lead: str, planned: bool) -> Citation | None:
        if mention.kind is Cited.TITLE:
            return self._title(mention, lead, planned)
        if mention.kind is Cited.NUMBER:
            return self._number(mention, lead)
        if mention.kind is Cited.ATTACHMENT:
            return self._attachment(mention, lead)
        added = lead.endswith("作为")
        follows = added or self.subject or before and before.kind is Cited.PART
        self.part = _whole(mention.of(self.text), self.part if follows else "")
        return self._part(mention, unmarked(lead) or self.named or self.subject or (self.last if added else None))

    def _former(self, row: Row) -> set[Mention]:
        """The titles with a number: one like that of a text issued here is of what went before it."""
        pairs = (*pairwise(row), *pairwise(reversed(row)))
        return {one for one, other in pairs if is_numbered(self.text, one, other)}

    def _own(self, mention: Mention) -> Citation | None:
        """The mention of a text that this very document issues."""
        if mention.kind is not Cited.TITLE:
            return None
        title = self.citing.others.full(mention.inside(self.text))
        clause = self.citing.places.text(title)
        self.named = None if clause else self.named
        return _inside(mention, clause, title) if clause else None

    def _title(self, mention: Mention, lead: str, planned: bool) -> Citation:
        title = self.citing.others.full(mention.inside(self.text))
        other = self.citing.others.titled(title, lead, planned)
        if is_form(title) and not other.number:
            return Citation(_span(mention), mention.kind, Relation.MENTIONS, title=title, form=True)
        self.named = other
        return _outside(mention, other)

    def _number(self, mention: Mention, lead: str) -> Citation:
        if mention.number is None or mention.malformed:
            title = self.named.title if self.named else None
            return Citation(_span(mention), mention.kind, Relation.MENTIONS, title=title, malformed=mention.malformed)
        if not self.named or self.named.number != mention.number:
            self.named = self.citing.others.numbered(mention.number, lead)
        return _outside(mention, self.named)

    def _attachment(self, mention: Mention, lead: str) -> Citation:
        words = mention.of(self.text)
        if self.named and _OF_IT.fullmatch(lead):
            return _outside(mention, self.named, words)
        clause = self.citing.places.attachment(words)
        return _inside(mention, clause) if clause else _outside(mention, Other(level=self.citing.levels.own), words)

    def _part(self, mention: Mention, other: Other | None) -> Citation | None:
        """A part of ``other``, unless it is said to be one of this very document; that too where there is no other."""
        relative = _RELATIVE.match(self.part)
        own = not relative and self.part.startswith("本")
        if other and not own and not relative:
            return _outside(mention, other, self.part)
        if clause := self.citing.places.part(self.part, self.at):
            return _inside(mention, clause)
        if relative:
            return None
        if self.last and (not own or self._quoted(self.last)):
            return _outside(mention, self.last, _without_own(self.part))
        return Citation(_span(mention), mention.kind, Relation.MENTIONS, malformed="无此条款")

    def _quoted(self, other: Other) -> bool:
        """Whether 本法 is ``other`` in its own words: 《行政许可法》规定，依照本法第三十八条."""
        kind = self.part[1 : -len(_without_own(self.part))]
        return bool(other.title and core(other.title).endswith(kind)) and not self.citing.is_kind(kind)


def _span(mention: Mention) -> Span:
    return Span(mention.start, mention.end)


def _inside(mention: Mention, clause: str, title: str | None = None) -> Citation:
    return Citation(_span(mention), mention.kind, Relation.MENTIONS, title=title, clause=clause)


def _outside(mention: Mention, other: Other, part: str | None = None) -> Citation:
    return Citation(
        _span(mention), mention.kind, Relation.MENTIONS, other.number, other.title, part=part, level=other.level
    )


def _has_part(row: Row) -> bool:
    return any(mention.kind is Cited.PART for mention in row)


def _label_ends(clause: Clause) -> int:
    """How much of the text is the clause's own label; 第九条 in 第九条修改为 is none."""
    end = len(clause.label) if clause.label and clause.text.startswith(clause.label) else 0
    return 0 if _IS_CHANGED.match(clause.text, end) else end


def _told(found: re.Match[str] | None) -> Relation | None:
    if not found:
        return None
    return Relation.AMENDS if found["amended"] else Relation.REPEALS


def _without_own(words: str) -> str:
    """第三条 of 本法第三条."""
    return words[max(words.find("第"), 0) :]


def _whole(words: str, before: str) -> str:
    """The part with the article that it is of, that of the part before it.

    >>> _whole("第二款", "第五条第一款"), _whole("第（三）项", "第五条第一款第（一）项"), _whole("第六条", "第五条")
    ('第五条第二款', '第五条第一款第（三）项', '第六条')
    """
    below = _BELOW_ARTICLE.match(words)
    if not below:
        return words
    words = words.removeprefix("该条")
    lead = (_UP_TO_ARTICLE if below["unit"] == "款" else _UP_TO_PARAGRAPH).match(before)
    return (lead[0] if lead else "") + words


_OF_IT = re.compile("[）)]?[的中]?")
_RELATIVE = re.compile("前|本(?:章(?!程)|条(?!例|约)|款|项(?!目))")
_LIST = re.compile("(?:废止|失效|(?P<amended>修改|修订))[^。]{0,30}(?:目录|清单|名单|一览表|文件|规章|法规)(?!.*继续有效)")
_DEED = re.compile("关于(?:公布)?(?:废止(?!.*修[改正订])|(?P<amended>修[改正订](?!.*废止)))")
"""What the title says that the document does, if it does one thing only."""
_ENDING = re.compile("关于.*(?:废止|修[改正订])")
_AMENDING = re.compile("关于.*修[改正订]")
_LED = re.compile("(?:废止|失效|(?P<amended>修[改正订]))(?:以下|下列)[^。]*[：:]$")
_IS_CHANGED = re.compile("(?:修改为|改为|中的|增加[一二两三四五六七八九十][章节条款项目]|删[去除]|废止)")
_BELOW_ARTICLE = re.compile("(?:该条)?(?![前本])第?[（(]?[^第条]{1,6}?[）)]?(?P<unit>[款项目])")
_UP_TO_ARTICLE = re.compile(".*条(?:之.)?")
_UP_TO_PARAGRAPH = re.compile(".*条(?:之.)?(?:第[^第]+款)?")
