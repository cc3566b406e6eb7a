"""A shape: a type that says what a JSON object of an answer holds."""

from __future__ import annotations

from typing import Any

import msgspec


class Shape(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What fits has these fields and no others; ``UNSET`` is the default of those that may be left out."""


def told(words: str, **bounds: Any) -> msgspec.Meta:
    """What a field means, for the reader of the API; ``bounds`` as ``msgspec.Meta`` has them."""
    return msgspec.Meta(description=words, **bounds)
