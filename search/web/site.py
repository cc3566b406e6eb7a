"""Where the site stands for its readers: what its permalinks, feeds and canonical links begin with. No Flask here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from search.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Site:
    """``origin`` is scheme and host, empty where it is that of each request; ``prefix`` the path that the site is
    served under, empty at the root of its host."""

    origin: str = ""
    prefix: str = ""


def site(base: str | None) -> Site:
    """The site at ``base``, an address such as https://example.org/gazette; ``BadRequest`` where it is none.

    >>> site("https://example.org/gazette/"), site(None)
    (Site(origin='https://example.org', prefix='/gazette'), Site(origin='', prefix=''))
    """
    if not base:
        return Site()
    base = base.strip()
    if not (found := re.fullmatch(r"(https?://[^\s/?#@\"<>\\]+)(/[^\s?#\"<>\\]*)?", base)):
        raise BadRequest(
            f"“{base}”不是网站的地址，要以 http:// 或 https:// 开头，"
            "例如 https://gazette.example.cn 或 https://example.cn/gazette。"
        )
    return Site(found[1], quote((found[2] or "").rstrip("/"), safe="/%"))
