"""What every answer tells the browser: nothing from elsewhere, nothing inline, nothing kept about the reader; and
whether what it has is still what we would send."""

from __future__ import annotations

from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Response, g, request

from search.errors import SearchError
from search.web.addresses import version
from search.web.asking import engine

HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "connect-src 'self'",
            "img-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    # What was searched for stands in the address and is nobody else's business.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def guard(response: Response) -> Response:
    """``response`` with our headers."""
    response.headers.update(HEADERS)
    return response


FOR_EVER = "public, max-age=31536000, immutable"
"""Of a file of ours that is asked for by its version: another one has another address."""


def unchanged() -> Response | None:
    """304, before anything is looked for, where the browser has the answer that it would get.

    An answer depends on its address, on the state of the index, on the day (what is in force), and on our code.
    """
    if request.endpoint in (None, "static") or request.method not in ("GET", "HEAD"):
        return None
    try:
        state = engine().state()
    except SearchError:  # what needs no index is answered without one
        return None
    said = "\n".join((_release(), state, date.today().isoformat(), request.url))
    g.tag = sha256(said.encode("utf-8", "replace")).hexdigest()[:32]
    return Response(status=304) if request.if_none_match.is_weak(g.tag) else None


@cache
def _release() -> str:
    """What tells one state of our code from another: pages, words and ranking are made by all of it."""
    ours = sorted(path for path in Path(__file__).parents[1].rglob("*.*") if path.suffix != ".pyc" and path.is_file())
    return sha256(b"".join(path.read_bytes() for path in ours)).hexdigest()


def keep(response: Response) -> Response:
    """``response`` with what tells it from others, and how long it may be kept: a file of ours for ever, all else if we
    say that it is the same; an answer to a question by nobody but who asked."""
    if response.status_code not in (200, 304):
        return response
    if request.endpoint == "static":
        if request.args.get("v") == version((request.view_args or {}).get("filename", "")):
            response.headers["Cache-Control"] = FOR_EVER
    elif "tag" in g and not response.get_etag()[0]:
        response.set_etag(g.tag, weak=True)
        response.headers["Cache-Control"] = "private, no-cache" if "q" in request.args else "no-cache"
    return response
