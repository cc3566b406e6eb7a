"""A document that is held, by whatever names it."""

from __future__ import annotations

from search import query
from search.errors import NotFound
from search.gazette import numbers
from search.gazette.model import Document
from search.index.engine import Engine


def document(engine: Engine, key: str) -> Document:
    """The document with this id, or with this 文号 in any spelling."""
    number = numbers.parse(key)
    found = engine.document(key) or (engine.document(number) if number else None)
    if found is None:
        nearest = engine.search(query.parse(str(number))).nearest if number else ()
        raise NotFound(
            f"没有收录“{key}”这份公文。请核对文号，例如：济政发〔2022〕17号；也可以用标题里的词检索。", tuple(map(str, nearest))
        )
    return found
