"""One endpoint: all that routes, arguments, the OpenAPI document and its page need to know of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from search.gazette.record import Record
from search.index.engine import Engine
from search.web.addresses import Addresses
from search.web.api.questions import Question
from search.web.api.shapes.shape import Shape


@dataclass(frozen=True, slots=True)
class Now:
    """What a question is answered from: the engine in its ``state``, the site's addresses, the day."""

    engine: Engine
    at: Addresses
    today: date
    state: str


@dataclass(frozen=True, slots=True)
class Samples:
    """Something of each kind that the gazette holds, for examples that can be tried."""

    document: str
    clause: str
    year: int
    number: str
    body: str
    word: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """``path`` is below the API's own, its arguments in braces; ``asks`` names all arguments. ``answer`` makes of a
    question and of what is there now what fits ``answers``, and raises ``NotFound`` only where ``missing`` says in
    Chinese what may be missing. ``example`` are arguments to try it with."""

    name: str
    path: str
    summary: str
    detail: str
    asks: type[Question]
    answers: type[Shape]
    answer: Callable[[Any, Now], Record]
    example: Callable[[Samples], Mapping[str, str]]
    missing: str | None = None
