"""An answer on its way: its bytes, its version, its headers, and the link to what follows it."""

from __future__ import annotations

from hashlib import blake2b

import msgspec

from search.gazette.record import Record
from search.web.api.endpoint import Now
from search.web.api.openapi import VERSION

READING = ("GET", "HEAD", "OPTIONS")

OPEN = {
    # Everything here is public and nothing is kept about who asks: every site's pages may read it.
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Allow",
    "Cross-Origin-Resource-Policy": "cross-origin",
}

PREFLIGHT = {
    "Access-Control-Allow-Methods": ", ".join(READING),
    "Access-Control-Allow-Headers": "If-None-Match, Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}
"""What a browser asks by OPTIONS before a page of another site may send If-None-Match; it may remember it for a day."""

FRESH = "public, no-cache"
"""Whoever keeps an answer asks before it is used again: a commit changes any of them, and to ask by the ETag costs
0.1 ms."""

UNKEPT = "no-store"
"""A problem is not kept: what is not held may be held a minute later."""


def written(record: Record) -> bytes:
    return msgspec.json.encode(record)


def version(address: str, now: Now) -> str:
    """The ETag of the answer at ``address``. It is a weak one: the same answer tells how long it took to find."""
    said = "\n".join((VERSION, now.state, now.today.isoformat(), now.at.origin, now.at.prefix, address))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def links(following: str | None, now: Now) -> str:
    """The Link header: where the description is, and the next page, if there is one."""
    described = f'<{now.at.absolute(now.at.openapi())}>; rel="service-desc"'
    return f'<{now.at.absolute(following)}>; rel="next", {described}' if following else described
