"""引用: what each clause of a document cites, and what it does with it.

``mentions.py`` finds where something is mentioned, ``relations.py`` what is done with it, ``places.py`` which clause of
this very document is meant, ``levels.py`` whose a document is; here they are put together, for the document as a whole:
a title has the number that is given with it anywhere, a short name (以下简称《指导意见》) stands for its title everywhere.

    >>> citations(document)["济政发2022-18/372e8a"][0].relation      # doctest: +SKIP
    <Relation.REPEALS: '废止'>
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.gazette.citations.citation import Citation, Cited, Level, Relation, resolve
from search.gazette.citations.levels import Levels
from search.gazette.citations.mentions import Mention, mentions
from search.gazette.citations.places import Places
from search.gazette.citations.relations import Row, plans, relation, rows
from search.gazette.model import Clause, Document, DocumentNumber, Kind, Span

__all__ = ["Citation", "Cited", "Level", "Relation", "citations", "resolve"]


def citations(document: Document) -> dict[str, tuple[Citation, ...]]:
    """What each clause of ``document`` cites, by the clause's id, in reading order; who cites nothing is left out."""
    return _Citing(document).all()


@dataclass(frozen=True, slots=True)
class _Meant:
    """Another document, as far as this one tells."""

    title: str | None = None
    number: DocumentNumber | None = None
    level: Level | None = None
    malformed: str | None = None


class _Citing:
    """One document that cites: what its titles and short names mean, and where its parts are."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.levels = Levels(document)
        self.places = Places(document)
        self.found = [mentions(c.text, _label_ends(c)) for c in document.clauses]
        self.known: dict[str, _Meant] = {}
        self.full: dict[str, str] = {}
        self.subjects: dict[int, _Meant] = {}
        self.last: _Meant | None = None
        self.part = ""
        for clause, found in zip(document.clauses, self.found, strict=True):
            self._learn(clause.text, found)

    def all(self) -> dict[str, tuple[Citation, ...]]:
        cited = ((clause.id, tuple(self._clause(i, clause.text))) for i, clause in enumerate(self.document.clauses))
        return {id: each for id, each in cited if each}

    # --- what the document says of others ---

    def _learn(self, text: str, found: list[Mention]) -> None:
        """Keep the numbers and short names that ``text`` gives titles."""
        for before, after in zip(found, found[1:], strict=False):
            if before.kind is Cited.TITLE and after.kind is Cited.NUMBER and _BRACKET.fullmatch(text, before.end, after.start):
                self._know(text, before, after)
            if before.kind is Cited.NUMBER and after.kind is Cited.TITLE and _RIGHT_BEFORE.fullmatch(text, before.end, after.start):
                self._know(text, after, before)
        titles = [mention for mention in found if mention.kind is Cited.TITLE]
        for full, short in zip(titles, titles[1:], strict=False):
            if _CALLED.search(text, full.end, short.start):
                name = _inside(text, full)
                self.full.setdefault(_inside(text, short), self.full.get(name, name))

    def _know(self, text: str, title: Mention, number: Mention) -> None:
        name = _inside(text, title)
        level = self.levels.of_title(name) or (self.levels.of_number(number.number) if number.number else None)
        told = None if number.malformed else number.number
        if name not in self.known or told and not self.known[name].number:
            self.known[name] = _Meant(name, told, level)

    # --- what a clause cites ---

    def _clause(self, at: int, text: str) -> Iterator[Citation]:
        self.last, self.part = None, ""
        standing = list(rows(text, self.found[at]))
        for i, row in enumerate(standing):
            bounds = (
                standing[i - 1][-1].end if i else 0,
                standing[i + 1][0].start if i + 1 < len(standing) else len(text),
            )
            yield from self._row(at, text, row, bounds)

    def _row(self, at: int, text: str, row: Row, bounds: tuple[int, int]) -> Iterator[Citation]:
        deeds = self.document.clauses[at].kind is Kind.TITLE or self._subject(at) is not None
        shared = relation(text, row, bounds, deeds)
        if shared is Relation.MENTIONS:
            shared = self._listed(at, row) or shared
        if shared is Relation.MENTIONS and self._subject(at) and all(mention.kind is Cited.PART for mention in row):
            shared = Relation.AMENDS
        planned = plans(text, row, bounds[0])
        meant: _Meant | None = None
        for i, mention in enumerate(row):
            before = row[i - 1] if i else None
            lead = text[max(bounds[0], before.end if before else 0) : mention.start]
            if mention.kind is Cited.PART:
                behind = self._subject(at) or before and before.kind is Cited.PART
                self.part = _whole(text[mention.start : mention.end], self.part if behind else "")
                cited = self._part(at, text, mention, self.part, lead, meant)
            elif mention.kind is Cited.ATTACHMENT:
                cited = self._attachment(text, mention, lead, meant)
            elif mention.kind is Cited.TITLE:
                cited, meant = self._title(text, mention, lead, planned)
            else:
                cited, meant = self._number(text, mention, lead, meant)
            self.last = meant or self.last
            if cited:
                plain = cited.form or cited.kind is Cited.ATTACHMENT
                yield replace(cited, relation=Relation.MENTIONS if plain else shared)
        if shared is Relation.AMENDS and meant and not any(mention.kind is Cited.PART for mention in row):
            self.subjects[at] = meant

    def _title(self, text: str, mention: Mention, lead: str, planned: bool) -> tuple[Citation, _Meant | None]:
        name = _inside(text, mention)
        full = self.full.get(name, name)
        if clause := self.places.text(full):
            return _cited(text, mention, _Meant(full), clause=clause), None
        known = self.known.get(full, _Meant())
        level = self.levels.of_title(full) or known.level or self.levels.of_lead(lead)
        level = level or (self.levels.own if planned else _everybody_knows(full))
        meant = _Meant(full, known.number, level)
        if known.number is None and _FORM.search(_core(full)):
            return _cited(text, mention, _Meant(full), form=True), None
        if full not in self.known:
            self.known[full] = meant
        return _cited(text, mention, meant), meant

    def _number(self, text: str, mention: Mention, lead: str, meant: _Meant | None) -> tuple[Citation, _Meant | None]:
        if mention.malformed:
            return _cited(text, mention, _Meant(meant.title if meant else None), malformed=mention.malformed), meant
        if meant and meant.number == mention.number:
            return _cited(text, mention, meant), meant
        level = self.levels.of_number(mention.number) if mention.number else None
        meant = _Meant(None, mention.number, level or self.levels.of_lead(lead))
        return _cited(text, mention, meant), meant

    def _attachment(self, text: str, mention: Mention, lead: str, meant: _Meant | None) -> Citation:
        words = text[mention.start : mention.end]
        if meant and _OF_IT.fullmatch(lead):
            return _cited(text, mention, meant, part=words)
        if clause := self.places.attachment(words):
            return _cited(text, mention, _Meant(), clause=clause)
        return _cited(text, mention, _Meant(level=self.levels.own), part=words)

    def _part(
        self, at: int, text: str, mention: Mention, words: str, lead: str, meant: _Meant | None
    ) -> Citation | None:
        """A part of the document named before it, of the one that is amended here, or of this one.

        ``words`` is the mention with the article that it is of: 第五条第二款 for 第二款 behind 第五条第一款.
        """
        relative = _RELATIVE.match(words)
        own = not relative and words.startswith("本")
        other = None if own or relative else _unmarked(lead) or meant or self._subject(at)
        if other:
            return _cited(text, mention, other, part=words)
        if clause := self.places.part(words, at):
            return _cited(text, mention, _Meant(), clause=clause)
        if relative:
            return None
        if self.last and (not own or self._speaks_for_itself(words)):
            return _cited(text, mention, self.last, part=words[words.index("第") :])
        return _cited(text, mention, _Meant(), malformed="无此条款")

    def _speaks_for_itself(self, words: str) -> bool:
        """Whether 本法 is what was named last, as it is in its own words: 《行政许可法》规定，依照本法第三十八条."""
        kind = words[1 : words.index("第")]
        return bool(self.last and self.last.title and _core(self.last.title).endswith(kind)) and not any(
            _core(clause.text).endswith(kind) for clause in self.document.clauses if not clause.path
        )

    def _subject(self, at: int) -> _Meant | None:
        """The document that the clauses here change: that of the heading above them, or of the title."""
        above = list(self.places.above(at))
        if found := next((self.subjects[i] for i in above if i in self.subjects), None):
            return found
        issued = any(self.document.clauses[i].kind is Kind.HEADING and not self.document.clauses[i].label for i in above)
        return None if issued or not at else self.subjects.get(0)

    def _listed(self, at: int, row: Row) -> Relation | None:
        """What a list says of all that it lists: 决定废止的行政规范性文件目录."""
        clauses = self.document.clauses
        if not clauses[at].cells and row[0].start > _label_ends(clauses[at]) + 3:
            return None
        heads = " ".join(clauses[i].text for i in self.places.above(at))
        listed = _LIST.search(heads)
        return (Relation.AMENDS if listed["amended"] else Relation.REPEALS) if listed else None


def _inside(text: str, title: Mention) -> str:
    return text[title.start + 1 : title.end - 1]


def _label_ends(clause: Clause) -> int:
    return len(clause.label) if clause.label and clause.text.startswith(clause.label) else 0


def _cited(
    text: str, mention: Mention, meant: _Meant, *, clause: str | None = None, part: str | None = None,
    malformed: str | None = None, form: bool = False,
) -> Citation:
    outside = not (clause or malformed or form)
    return Citation(
        Span(mention.start, mention.end), mention.kind, Relation.MENTIONS, meant.number, meant.title, clause, part,
        meant.level if outside else None, malformed, form,
    )


def _whole(words: str, before: str) -> str:
    """The part with the article that it is of: 第二款 behind 第五条第一款 is 第五条第二款.

    >>> _whole("第二款", "第五条第一款"), _whole("第（三）项", "第五条第一款第（一）项"), _whole("第六条", "第五条")
    ('第五条第二款', '第五条第一款第（三）项', '第六条')
    """
    below = _BELOW_ARTICLE.match(words)
    if not below:
        return words
    lead = (_UP_TO_ARTICLE if below["unit"] == "款" else _UP_TO_PARAGRAPH).match(before)
    return (lead[0] if lead else "") + words


def _unmarked(before: str) -> _Meant | None:
    """What is named without 《》 before a part of it: 刑法第三百四十八条."""
    law = _LAW.search(before)
    return _Meant(level=Level.STATE) if law else _Meant() if _REGULATION.search(before) else None


def _core(title: str) -> str:
    """``title`` without brackets at its end: （试行）, （2021－2035年）."""
    return _LAST_BRACKET.sub("", title)


def _everybody_knows(title: str) -> Level | None:
    """A regulation whose title names nobody is the state's: 城市绿化条例, 疫苗管理法; of an 意见 or 通知 nobody can tell."""
    core = _core(title)
    return Level.STATE if len(core) > _ONLY_KIND and _NORM.search(core) and not core.startswith("关于") else None


_BRACKET = re.compile("\\s*(?:[（(〔\\[][^（）()《》〔〕]{0,24})?")
_RIGHT_BEFORE = re.compile("(?:文件?)?")
_CALLED = re.compile("(?:[（(][^《》]*)?[简统下]称(?:为)?[“\"]?")
_OF_IT = re.compile("[）)]?[的中]?(?:的)?")
_RELATIVE = re.compile("前|本(?:章(?!程)|条(?!例|约)|款|项(?!目))")
_LIST = re.compile("(?:废止|失效|(?P<amended>修改|修订))[^。]{0,30}(?:目录|清单|名单|一览表|文件|规章|法规)(?!.*继续有效)")
_BELOW_ARTICLE = re.compile("(?![前本])第?[（(]?[^第条]{1,6}?[）)]?(?P<unit>[款项目])")
_UP_TO_ARTICLE = re.compile(".*条(?:之.)?")
_UP_TO_PARAGRAPH = re.compile(".*条(?:之.)?(?:第[^第]+款)?")
_LAW = re.compile("(?<![方做执司违依合守用看办])法典?$")
_REGULATION = re.compile("(?:条例|办法|细则|章程)$")
_LAST_BRACKET = re.compile("[（(][^（）()]*[）)]$")
_FORM = re.compile(
    "(?:证|证明|执照|发票|凭证|合同|回执|护照|簿|(?:申请|申报|登记|备案|审批|审核|汇总|统计|调查|推荐|评分|自评|报告|承诺|信息|情况)表|[告通]知单|(?<![白蓝绿皮全丛教议])书)$"
)
_NORM = re.compile("(?:法典?|条例|规定|办法|规则|细则|标准|规范|准则|规程|规划|纲要|目录|制度|清单|解释|\\d条)$")
_ONLY_KIND = 4
"""《管理办法》 alone tells nothing."""
