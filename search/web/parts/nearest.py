"""The documents whose 文号 are near one that is not held: what whoever asks for it may have meant."""

from __future__ import annotations

from search.gazette import nearest as grammar
from search.gazette import numbers
from search.index.engine import Engine
from search.results import Numbered


def nearest(typed: str, engine: Engine) -> tuple[Numbered, ...]:
    """Those near the first 文号 that ``typed`` spells, the nearest first; none where it spells none."""
    spelled = numbers.find(typed)
    if not spelled:
        return ()
    held = {one.number: one for one in engine.holdings().numbers}
    return tuple(held[number] for number in grammar.nearest(spelled[0].number, held))
