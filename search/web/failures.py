"""Whatever goes wrong becomes a page in Chinese that says what to do instead, never a traceback; for programs, problem
details."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from search.errors import SearchError
from search.results import Numbered
from search.web.asking import engine
from search.web.parts.nearest import nearest

HEADLINES = {
    400: "这个请求读不懂",
    404: "没有找到",
    405: "不能这样打开",
    414: "地址太长",
    422: "没有可读的内容",
    503: "暂时不能检索",
}

ADVICE = {
    400: "请从首页重新检索。",
    404: "这里没有页面。公文可能没有收录，地址也可能抄漏了字，请用文号或标题里的词检索。",
    405: "请从首页重新检索。",
    414: "请缩短检索的内容再试。",
    500: "网站自己出了错，不是您的操作有误；错误已经记下。请稍后再试，或者换一种写法检索。",
}


Failure = SearchError | HTTPException


def answer_in_words(app: Flask, otherwise: Callable[[Failure], Response | None]) -> None:
    """Let every error of ``app`` end in its page; an unforeseen one is logged by flask and ends in that of 500.

    What is not asked by people is answered ``otherwise``, which gives ``None`` where it was.
    """
    app.register_error_handler(SearchError, lambda error: otherwise(error) or _page(error.status, str(error)))
    app.register_error_handler(HTTPException, lambda error: otherwise(error) or _explain(error))


_Answer = tuple[str, int, dict[str, str]]

RETRY = {"Retry-After": "30"}
"""Seconds after which a machine may ask again while there is no index to be read: about as long as one of a city's
gazettes takes to be made."""


def _explain(error: HTTPException) -> _Answer:
    status = error.code or 500
    return _page(status, ADVICE.get(status, ADVICE[500 if status >= 500 else 400]))


def _page(status: int, message: str) -> _Answer:
    page = render_template(
        "error.html",
        headline=HEADLINES.get(status, "出错了"),
        message=message,
        text=_sought(),
        nearest=_nearest() if status == 404 else (),
        waiting=status == 503,
    )
    return page, status, RETRY if status == 503 else {}


def _sought() -> str:
    """What the reader was after, to be searched for instead: the words asked for, or the document's name."""
    return request.args.get("q", "") or (request.view_args or {}).get("key", "")


def _nearest() -> tuple[Numbered, ...]:
    """The documents that may be meant by a 文号 in the address, wherever it stands there."""
    try:
        return nearest(_sought() or request.path, engine())
    except SearchError:
        return ()
