"""What a question that is being typed may go on to."""

from __future__ import annotations

from typing import Annotated

from search.gazette.record import Record
from search.web.api.endpoint import Endpoint, Now
from search.web.api.questions import Question
from search.web.api.shapes.shape import Shape, told


class Asked(Question, frozen=True, kw_only=True):
    q: Annotated[str, told("已经输入的字；拼音首字母也可以", min_length=1, max_length=50)]
    limit: Annotated[int, told("最多几项", ge=1, le=50)] = 10


class Suggestions(Shape):
    """可以接着输入的内容。"""

    query: Annotated[str, told("已经输入的字")]
    suggestions: Annotated[list[str], told("标题、文号、发文机关、条款标题，最可能的在前")]


def suggest(asked: Asked, now: Now) -> Record:
    return {"query": asked.q, "suggestions": now.engine.suggest(asked.q.strip(), asked.limit)}


SUGGEST = Endpoint(
    "suggest",
    "/suggest",
    "输入提示",
    "给输入框用：由已经输入的几个字（或拼音首字母）提示标题、文号、发文机关和条款标题。",
    Asked,
    Suggestions,
    suggest,
    lambda some: {"q": some.word[:2], "limit": "5"},
)
