"""What a clause cites, as a value, and what becomes of it in a collection of documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from search.gazette.model import DocumentNumber, Span


class Cited(StrEnum):
    """By what something is cited."""

    NUMBER = "文号"
    TITLE = "标题"
    PART = "条款"
    ATTACHMENT = "附件"


class Level(StrEnum):
    """Whose a document is, party and government being one; ``OTHER`` is neither, a treaty or a newspaper."""

    STATE = "国家"
    PROVINCE = "省"
    CITY = "市"
    DISTRICT = "区县"
    OTHER = "其他"


class Relation(StrEnum):
    """What the citing document does with what it cites, in this sentence."""

    BASIS = "依据"
    CARRIES_OUT = "贯彻"
    ISSUES = "印发"
    FORWARDS = "转发"
    REPEALS = "废止"
    AMENDS = "修改"
    ANALOGY = "参照"
    MENTIONS = "提及"


@dataclass(frozen=True, slots=True)
class Citation:
    """引用: one mention of another document or of a clause.

    ``span`` is where it stands in the clause's text. What is meant: ``clause`` is the id of a clause of the citing
    document itself; else it is another document, by its ``number`` or ``title`` (the full one, without 《》, also
    where a short name stands) as far as the citing document tells them, and ``part`` is what of it, as printed
    (第三条第（二）项, 附件3). ``level`` is ``None`` where nobody can tell, and where no document outside is meant.
    ``malformed`` is the reason why it cannot be looked up; ``form`` says that it is a form, licence or certificate
    and no official document. ``target`` is where it leads in a collection of documents (``resolve``), ``None`` where
    nobody has looked.
    """

    span: Span
    kind: Cited
    relation: Relation
    number: DocumentNumber | None = None
    title: str | None = None
    clause: str | None = None
    part: str | None = None
    level: Level | None = None
    malformed: str | None = None
    form: bool = False
    target: str | None = None


OUTSIDE, FORM, MALFORMED = "outside", "form", "malformed"
"""What a citation is of that leads to no clause and no document."""


def resolve(citation: Citation, known: Callable[[DocumentNumber], str | None]) -> str:
    """Where ``citation`` leads: the id of a clause or document, else ``outside``, ``form`` or ``malformed:`` and why.

    ``known`` gives the id of the document that has a number, if there is one.
    """
    if citation.malformed:
        return f"{MALFORMED}:{citation.malformed}"
    if citation.form:
        return FORM
    held = known(citation.number) if citation.number and not citation.clause else None
    return citation.clause or held or OUTSIDE
