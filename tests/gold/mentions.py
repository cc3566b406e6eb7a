"""The gold list of citations: every mention of a document or clause, as people found it (citations/README.md)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CITATIONS = Path(__file__).parent / "citations"
"""A list for each document of the corpus; the documents of ``elsewhere/`` are made up and stand beside their lists."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention; ``None`` where the list has "-".

    ``text`` is ``start`` to ``end`` of the clause's text. ``target`` is a 文号 or the id of a clause, ``full`` the
    title that a short name stands for, ``where`` the id of a clause, ``outside``, ``form`` or ``malformed:`` and why.
    """

    clause: str
    start: int
    end: int
    text: str
    kind: str
    target: str | None
    full: str | None
    where: str
    issuer: str | None
    relation: str


def mentions(path: Path) -> list[Mention]:
    """The mentions of one list, in reading order."""
    _, *lines = path.read_text("utf-8").splitlines()
    return [_mention(line.split("\t")) for line in lines]


def _mention(cells: list[str]) -> Mention:
    clause, start, end, text, kind, target, full, where, issuer, relation = cells
    return Mention(
        clause, int(start), int(end), text, kind, _or_none(target), _or_none(full), where, _or_none(issuer), relation
    )


def _or_none(cell: str) -> str | None:
    return None if cell == "-" else cell
