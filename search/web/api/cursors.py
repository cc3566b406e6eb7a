"""Going on from page to page, also after a commit.

A cursor says which question it belongs to, how many items were given, which the last one was, of which state of the
index and on which day. While the state is the same, pages have no gap and no repetition. After a commit the next page
begins behind the item that was given last, wherever that stands now, if it is among the first ``LOOKED_AT``; else where
it stood. What moved across that place meanwhile is given twice or not at all: ``changed`` says so. The day stays that
of the first page, so that midnight changes nothing.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import Annotated

import msgspec

from search.errors import Wrong, WrongArguments
from search.gazette.record import Record
from search.web.api.questions import Paged

LOOKED_AT = 10_000
"""Items that are looked at for the last one after a commit: a quarter of a second of clauses, and of a list all."""

FARTHEST = 10_000_000
"""No page beyond is asked for, whatever a cursor says."""


class Cursor(msgspec.Struct, array_like=True, frozen=True):
    """Where the next page begins: after ``offset`` items of the answer to ``question``, the last of which was
    ``last``, in ``state`` of the index, asked on ``day``. Of question and last item only digests are told."""

    question: str
    offset: Annotated[int, msgspec.Meta(ge=0, le=FARTHEST)]
    last: str
    state: str
    day: date


def read(asked: Paged) -> Cursor | None:
    """The cursor that was given, ``None`` where there is none; ``WrongArguments`` if it is none of this question's."""
    if not asked.cursor:
        return None
    try:
        padded = asked.cursor.encode("ascii") + b"=" * (-len(asked.cursor) % 4)
        cursor = msgspec.json.decode(urlsafe_b64decode(padded), type=Cursor)
    except (binascii.Error, UnicodeError, msgspec.MsgspecError, ValueError):
        raise WrongArguments((_NONE,)) from None
    if cursor.question != _question(asked):
        raise WrongArguments((_ANOTHERS,))
    return cursor


_NONE = Wrong(
    "cursor",
    "cursor 不是游标；请原样带上一页给的 next，或者去掉它，从第一页取起。",
    "This is no cursor; give the next of the page before as it is, or leave it out to begin anew.",
)
_ANOTHERS = Wrong(
    "cursor",
    "这个 cursor 是别的请求的；除 limit 外，参数要与上一页相同，或者去掉它，从第一页取起。",
    "This cursor belongs to another question: repeat all parameters but limit, or leave it out to begin anew.",
)


def _question(asked: Paged) -> str:
    """What tells one question from another, whatever its page and its size."""
    whole = {name: value for name, value in msgspec.structs.asdict(asked).items() if name not in ("cursor", "limit")}
    return _digest(repr((type(asked), whole)))


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()


def resume(cursor: Cursor | None, state: str, keys: Callable[[], Iterable[str]]) -> int:
    """How many items come before the page; ``keys`` gives those of all items as they are now, in their order."""
    if cursor is None:
        return 0
    if cursor.state == state:
        return cursor.offset
    places = (at for at, key in enumerate(islice(keys(), LOOKED_AT), 1) if _digest(key) == cursor.last)
    return next(places, cursor.offset)


def continued(
    asked: Paged, cursor: Cursor | None, state: str, day: date, offset: int, keys: Sequence[str], total: int
) -> Record:
    """What the page says of the next one; ``keys`` are those of its items, ``total`` how many the whole answer has."""
    end = offset + len(keys)
    following = Cursor(_question(asked), end, _digest(keys[-1]), state, day) if keys and end < total else None
    return {"next": following and _written(following), "changed": cursor is not None and cursor.state != state}


def _written(cursor: Cursor) -> str:
    return urlsafe_b64encode(msgspec.json.encode(cursor)).decode().rstrip("=")
