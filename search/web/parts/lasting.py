"""Links to clauses that last: when a better reading numbers a clause anew, its words still tell which one was meant."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from hashlib import blake2s

from search.gazette.model import Clause, Document
from search.web.addresses import Addresses, anchor

BYTES = 3
"""Of a digest: that two clauses of a document of 500 have the same one by chance is once in 130 documents, and then a
link falls back on the id."""


class Found(Enum):
    """What became of the clause that a link was made to."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Place:
    """The clause that a link leads to, ``None`` where it is gone; ``asked`` is its ``id`` on the page as linked."""

    found: Found
    asked: str
    clause: Clause | None = None


def locate(document: Document, asked: str, said: str = "") -> Place:
    """The clause of ``document`` with the id ``asked`` (without that of the document) whose words have the digest
    ``said``; the one clause with these words where the id says others; what has the id where nobody has the words."""
    there = next((one for one in document.clauses if key(one, document) == asked), None)
    if there and said in ("", digest(there.label, there.text)):
        return Place(Found.SAME, asked, there)
    same = [one for one in document.clauses if said and digest(one.label, one.text) == said]
    if len(same) == 1:
        return Place(Found.MOVED, asked, same[0])
    return Place(Found.CHANGED if there else Found.GONE, asked, there)


def key(clause: Clause, document: Document) -> str:
    """What asks for a clause within its document: its id without that of the document.

    >>> from search.gazette.parse import read
    >>> document = read("a.txt", "关于甲的通知\\n\\n　　一、乙".encode()).documents[0]
    >>> key(document.clauses[-1], document)
    '一'
    """
    return anchor(clause.id, document.id).removeprefix("/")


def permalink(clause: Clause, at: Addresses) -> str:
    """The address that is given away for a clause."""
    return at.permalink(clause.id, digest(clause.label, clause.text))


def digest(label: str | None, text: str) -> str:
    """What tells the words of a clause: its letters and digits, in one width, without the label that may be read anew.

    >>> digest("1.", "1.甲 乙，丙") == digest("（1）", "（1）甲乙丙。") != digest(None, "甲乙")
    True
    """
    words = re.sub(r"\W+", "", unicodedata.normalize("NFKC", text.removeprefix(label or "")))
    return blake2s(words.encode("utf-8", "surrogatepass"), digest_size=BYTES).hexdigest()
