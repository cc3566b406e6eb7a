"""What can go wrong, as problem details (RFC 9457), in Chinese and in English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from msgspec import UNSET, UnsetType

from search.errors import Wrong
from search.gazette.record import Record
from search.web.addresses import Addresses
from search.web.api.shapes.shape import Shape, told

MEDIA_TYPE = "application/problem+json"


class WrongParameter(Shape):
    """一个不对的参数。"""

    parameter: Annotated[str, told("参数的名称")]
    detail: Annotated[str, told("怎么不对，应该怎样")]
    detail_en: Annotated[str, told("同上，英文")]


class Problem(Shape):
    """出了什么问题（RFC 9457）。"""

    type: Annotated[str, told("说明这类问题的地址")]
    title: Annotated[str, told("哪一类问题")]
    title_en: Annotated[str, told("同上，英文")]
    status: Annotated[int, told("HTTP 状态码", ge=400, le=599)]
    detail: Annotated[str, told("这一次是怎么回事，该怎么办")]
    detail_en: Annotated[str, told("同上，英文")]
    parameter: Annotated[str | UnsetType, told("不对的参数；有几个时是第一个")] = UNSET
    errors: Annotated[list[WrongParameter] | UnsetType, told("所有不对的参数")] = UNSET


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of problem: its name in addresses, its titles, and what to do about it."""

    name: str
    status: int
    title: str
    title_en: str
    advice: str
    advice_en: str


SORTS = (
    Sort(
        "parameter", 400, "参数不对", "Wrong parameter",
        "有的参数没有、缺少、重复或者不合要求；请照说明改正。",
        "A parameter is unknown, missing, repeated or out of bounds; see what is said about it.",
    ),
    Sort(
        "not-found", 404, "没有找到", "Not found",
        "没有这个地址，或者没有收录所要的内容。",
        "There is no such address, or what is asked for is not held.",
    ),
    Sort(
        "method", 405, "只能读取", "Method not allowed",
        "接口只供读取，请用 GET 或 HEAD。",
        "The API is for reading: use GET or HEAD.",
    ),
    Sort(
        "too-long", 414, "地址太长", "Address too long",
        "请缩短参数再试。",
        "Ask with shorter parameters.",
    ),
    Sort(
        "nothing-to-read", 422, "没有可读的内容", "Nothing to read",
        "语料里没有可读的内容，请联系网站的管理人员。",
        "There is nothing to read in the corpus; tell whoever runs the site.",
    ),
    Sort(
        "unavailable", 503, "暂时不能检索", "Unavailable",
        "索引还没有建好，或者正在重建；请稍后再试。",
        "The index is missing or being rebuilt; try again later.",
    ),
    Sort(
        "fault", 500, "网站出了错", "Internal error",
        "网站自己出了错，不是您的操作有误；错误已经记下，请稍后再试。",
        "The site failed, not you; it has been noted. Try again later.",
    ),
)  # fmt: skip
"""Each with its section on the page of the API. Of a status that has none, the first or the last is told."""


def sort(status: int) -> Sort:
    """
    >>> sort(404).name, sort(418).name, sort(502).name
    ('not-found', 'parameter', 'fault')
    """
    return next((one for one in SORTS if one.status == status), SORTS[-1] if status >= 500 else SORTS[0])


def problem(
    status: int, at: Addresses, detail: str | None = None, detail_en: str | None = None, wrong: Sequence[Wrong] = ()
) -> Record:
    """The record of a problem; ``detail`` is what is known about this one, in Chinese, ``wrong`` the arguments."""
    kind = sort(status)
    record = {
        "type": at.absolute(at.api_page(f"problem-{kind.name}")),
        "title": kind.title,
        "title_en": kind.title_en,
        "status": status,
        "detail": "".join(one.detail for one in wrong) or detail or kind.advice,
        "detail_en": " ".join(one.detail_en for one in wrong) or detail_en or kind.advice_en,
    }
    if wrong:
        told_of = [{"parameter": o.parameter, "detail": o.detail, "detail_en": o.detail_en} for o in wrong]
        record |= {"parameter": wrong[0].parameter, "errors": told_of}
    return record
