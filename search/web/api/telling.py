"""What the page of the API tells: the same table as the OpenAPI document, in the words of a reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote

import msgspec

from search.web.api import arguments, examples, openapi
from search.web.api.endpoint import Endpoint, Now
from search.web.api.endpoints import ENDPOINTS


@dataclass(frozen=True, slots=True)
class Parameter:
    """``fits`` says in words what it may be, ``default`` what it is where it is left out, as it is written."""

    name: str
    needed: bool
    fits: str
    default: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """An endpoint with its parameters, the address of an ``example``, also as it is ``shown``, and what is answered to
    it, if anything."""

    endpoint: Endpoint
    parameters: tuple[Parameter, ...]
    example: str
    shown: str
    answer: str | None


@lru_cache(maxsize=1)  # each example is asked for it
def told(now: Now) -> tuple[Told, ...]:
    """All endpoints."""
    some = examples.samples(now)
    return tuple(_told(one, one.example(some), now) for one in ENDPOINTS)


def _told(one: Endpoint, given: Mapping[str, str], now: Now) -> Told:
    schemas, needed = arguments.schemas(one.asks)
    parameters = tuple(_parameter(name, schema, name in needed) for name, schema in schemas.items())
    example = address(one, given, now)
    return Told(one, parameters, example, unquote(example), examples.answer(one, given, now))


def _parameter(name: str, schema: Mapping[str, Any], needed: bool) -> Parameter:
    default = None if schema.get("default") is None else msgspec.json.encode(schema["default"]).decode().strip('"')
    return Parameter(name, needed, arguments.fitting(schema)[0], default, schema["description"])


def address(one: Endpoint, given: Mapping[str, str], now: Now) -> str:
    """Where ``one`` is asked with these arguments."""
    steps = {name: given[name] for name in openapi.names(one.path)}
    path = one.path.format(**{name: quote(value) for name, value in steps.items()})
    return now.at.api(path, **{name: value for name, value in given.items() if name not in steps})
