"""A question and an engine → its ranking: what a reader sees who asks it and reads on."""

from __future__ import annotations

from collections.abc import Callable

from search import query
from search.evaluate.measures import Asked, Question
from search.index.engine import Engine
from search.results import Hit

DEPTH = 100
"""How far down a ranking is looked at: that of recall@100."""


def ask(question: Question, engine: Engine, name: Callable[[Hit], str | None]) -> Asked:
    """The question as typed; ``name`` gives the id that a hit counts as, ``None`` where it does not count."""
    wanted = DEPTH
    while True:
        results = engine.search(query.parse(question.text).page(wanted))
        shown = (*results.hits, *results.further)
        found = tuple(dict.fromkeys(filter(None, map(name, shown))))
        if len(found) >= DEPTH or len(shown) < wanted:
            return Asked(question, found[:DEPTH], results.took)
        wanted *= 2  # hits that do not count took the places of others
