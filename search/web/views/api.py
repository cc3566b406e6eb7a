"""The API: every endpoint of its table, its description, and whatever goes wrong below /api."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import quote

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestURITooLarge

from search.errors import SearchError, WrongArguments
from search.gazette.record import Record
from search.web.addresses import API, Addresses
from search.web.api import answers, arguments, examples, openapi, problems, telling
from search.web.api.endpoint import Endpoint, Now
from search.web.api.endpoints import ENDPOINTS
from search.web.api.questions import Nothing
from search.web.asking import at, engine
from search.web.failures import Failure

pages = Blueprint("api", __name__)

LONGEST = 1 << 15
"""Bytes of an address: five terms of the longest take 12,000, a question 9,000."""


def _answering(endpoint: Endpoint) -> Callable[..., Response]:
    def view(**steps: str) -> Response:
        if len(request.path) + len(request.query_string) > LONGEST:
            raise RequestURITooLarge
        asked = arguments.read(endpoint.asks, [*steps.items(), *request.args.items(multi=True)])
        return _fresh(lambda now: endpoint.answer(asked, now))

    return view


def _description() -> Response:
    arguments.read(Nothing, request.args.items(multi=True))
    return _fresh(lambda now: openapi.document(now.at, examples.samples(now)))


def _fresh(answer: Callable[[Now], Record]) -> Response:
    """An answer with its version; none, if whoever asks has this one."""
    now = _now()
    version = answers.version(request.full_path, now)
    response = Response(mimetype="application/json")
    response.set_etag(version, weak=True)
    response.headers["Cache-Control"] = answers.FRESH
    if version in request.if_none_match.as_set(include_weak=True):
        response.status_code = 304
        return response
    record = answer(now)
    response.headers["Link"] = answers.links(_following(record.get("next"), now.at), now)
    response.set_data(answers.written(record))
    return response


def _now() -> Now:
    return Now(engine(), at(), date.today(), engine().state())


def _following(cursor: str | None, site: Addresses) -> str | None:
    """This address with another cursor."""
    if cursor is None:
        return None
    path = quote(request.path.removeprefix(Addresses().api()))
    return site.api(path, **{**request.args.to_dict(), "cursor": cursor})


for one in ENDPOINTS:
    steps = re.sub(r"{(\w+)}", r"<path:\1>", one.path)
    pages.add_url_rule(Addresses().api(steps), one.name, _answering(one), merge_slashes=False)
pages.add_url_rule(Addresses().openapi(), "openapi", _description)


def _is_asked() -> bool:
    """Whether the request is one of the API's, there or not."""
    return request.path.startswith(f"{API}/")


def problem(error: Failure) -> Response | None:
    """What went wrong, as problem details; ``None`` where it was not the API that was asked."""
    if not _is_asked():
        return None
    status = (error.code if isinstance(error, HTTPException) else error.status) or 500
    wrong = error.wrong if isinstance(error, WrongArguments) else ()
    said = str(error) if isinstance(error, SearchError) else None
    response = Response(status=status, mimetype=problems.MEDIA_TYPE)
    response.set_data(answers.written(problems.problem(status, at(), said, wrong=wrong)))
    response.headers["Cache-Control"] = answers.UNKEPT
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(answers.READING)
    return response


@pages.get(API)
def page() -> str:
    told = telling.told(_now())
    about = openapi.ABOUT.splitlines()
    return render_template("api.html", told=told, about=about, version=openapi.VERSION, problems=problems.SORTS)


@pages.after_app_request
def _open(response: Response) -> Response:
    """Let the pages of other sites read the answers."""
    if _is_asked():
        response.headers.update(answers.OPEN)
        if request.method == "OPTIONS":
            response.headers.update(answers.PREFLIGHT)
    return response
