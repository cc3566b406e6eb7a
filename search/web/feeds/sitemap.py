"""What search engines may look at: a list of lists of pages (sitemaps.org), and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement

from search.export.markup import written
from search.index.engine import Engine
from search.web.addresses import API, SEARCH, SUGGEST, Addresses
from search.web.feeds.dates import calendar
from search.web.parts import places

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

SIZE = 10_000
"""Pages of a list. 50,000 are allowed in 50 MB: an address of ``LONGEST`` characters at most keeps 10,000 below 22."""

LONGEST = 2_047
"""Characters of an address that a list may have."""


@dataclass(frozen=True, slots=True)
class Page:
    """The path of a page, and the day that it is of, where that is known."""

    path: str
    day: date | None = None


def pages(engine: Engine, at: Addresses) -> tuple[Page, ...]:
    """Home, all that leads on, documents, issues and bodies, as the index has them now."""
    days = dict(calendar(engine))
    listed = [Page(at.home(), newest(days.values())), *(Page(path) for path in _leading_on(at))]
    listed += [Page(at.document(key), day) for key, day in days.items()]
    for shelf in engine.shelves():
        if shelf.issue and (path := at.issue(shelf.issue)):
            listed.append(Page(path, newest(days.get(key) for key in shelf.documents)))
    listed += [Page(at.body(name)) for name, _ in engine.holdings().units]
    return tuple(page for page in listed if len(at.absolute(page.path)) <= LONGEST)


def _leading_on(at: Addresses) -> Iterator[str]:
    return (getattr(at, place.address)() for _, those in places.MAP for place in those)


def newest(days: Iterable[date | None]) -> date | None:
    """The last of the days that are known."""
    return max(filter(None, days), default=None)


def parts(listed: Sequence[Page]) -> Iterator[Sequence[Page]]:
    """The pages of each list."""
    return (listed[start : start + SIZE] for start in range(0, len(listed), SIZE))


def index(listed: Sequence[Page], at: Addresses) -> bytes:
    """The list of lists."""
    days = [newest(page.day for page in part) for part in parts(listed)]
    lists = [Page(at.sitemap(number), day) for number, day in enumerate(days, 1)]
    return _listed("sitemapindex", "sitemap", lists, at)


def part(listed: Sequence[Page], number: int, at: Addresses) -> bytes | None:
    """The list with this number, from 1; ``None`` where there is none."""
    held = listed[SIZE * (number - 1) : SIZE * number] if number > 0 else ()
    return _listed("urlset", "url", held, at) if held else None


def _listed(root: str, each: str, listed: Iterable[Page], at: Addresses) -> bytes:
    made = Element(root, xmlns=NAMESPACE)
    for page in listed:
        one = SubElement(made, each)
        SubElement(one, "loc").text = at.absolute(page.path)
        if page.day:
            SubElement(one, "lastmod").text = page.day.isoformat()
    return written(made)


def robots(at: Addresses) -> str:
    """robots.txt: documents, issues and bodies are to be found, questions have no end.

    >>> print(robots(Addresses("/g", "https://example.org")), end="")
    User-agent: *
    Disallow: /g/search
    Disallow: /g/suggest
    Disallow: /g/api/
    Disallow: /g/*?
    Allow: /g/static/
    Sitemap: https://example.org/g/sitemap.xml
    """
    closed = (at.prefix + SEARCH, at.prefix + SUGGEST, f"{at.prefix}{API}/", f"{at.prefix}/*?")
    told = "".join(f"Disallow: {path}\n" for path in closed)
    told += f"Allow: {at.prefix}/static/\n"
    return f"User-agent: *\n{told}Sitemap: {at.absolute(at.sitemap())}\n"
