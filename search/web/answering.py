"""What views answer with where it is no page: files to save, of any length, and what other programs read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask import Response

from search.web.feeds.naming import disposition, named

CHUNK = 1 << 14
"""Characters that go out together: a line each would be a packet each."""


def streamed(lines: Iterable[str], mimetype: str) -> Response:
    """``lines``, sent as they are made, whatever their number."""
    return Response(chunks(lines), mimetype=mimetype)


def saved(answer: Response, said: str, form: str) -> Response:
    """``answer`` as a file of this form to save, that is called by what is ``said``."""
    answer.headers["Content-Disposition"] = disposition(named(said, form))
    return unlisted(answer)


def unlisted(answer: Response) -> Response:
    """``answer``, which search engines are not to list: the page that it is made of is what they should."""
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def chunks(lines: Iterable[str]) -> Iterator[bytes]:
    """``lines`` in UTF-8, several together."""
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= CHUNK:
            yield "".join(held).encode("utf-8", "replace")
            held, size = [], 0
    if held:
        yield "".join(held).encode("utf-8", "replace")
