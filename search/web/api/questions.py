"""What may be asked: arguments by type and bounds, of which each endpoint's question is made."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from search.query import MAX_LENGTH
from search.web.api.shapes.shape import told


class Question(msgspec.Struct, kw_only=True, frozen=True):
    """The arguments of an endpoint: those named in its path stand there, the others behind the question mark."""


class Nothing(Question, frozen=True, kw_only=True):
    """No argument at all."""


class Paged(Question, frozen=True, kw_only=True):
    """A question whose answer is given page by page."""

    limit: Annotated[int, told("一页几项", ge=1, le=100)] = 10
    cursor: Annotated[str, told("上一页给的 next，原样带上，其他参数不变", max_length=300)] | UnsetType = UNSET


Text = Annotated[str, told("检索式，写法见网站的帮助页", min_length=1, max_length=MAX_LENGTH)]
Day = Annotated[date, told("效力按哪一天算；不写是今天")]
Key = Annotated[str, told("公文的标识，或任意写法的文号", min_length=1, max_length=200)]
