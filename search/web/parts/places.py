"""Where one can go on the site: what header, footer and home page link, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page: what it is called, the method of ``Addresses`` that says where it is, and the kinds of page (the class of
    their ``main``) that belong to it."""

    name: str
    address: str
    kinds: tuple[str, ...]


ISSUES = Place("按期查阅", "issues", ("issues", "issue"))
NUMBERS = Place("文号", "numbers", ("numbers",))
KINDS = Place("文种", "kinds", ("kinds",))
ISSUERS = Place("发文机关", "issuers", ("issuers",))
BODIES = Place("责任单位", "bodies", ("bodies", "body"))
TRENDS = Place("各年比较", "trends", ("trends",))
COVERAGE = Place("收录情况", "coverage", ("coverage",))
CITATIONS = Place("引用而未收录的文号", "citations", ("citations",))
API = Place("接口", "api_page", ("api",))
HELP = Place("帮助", "help", ("help",))
ABOUT = Place("关于本站", "about", ("about",))

HEADER = (ISSUES, NUMBERS, BODIES, HELP)
"""What stands above every page: with the name they fit on two lines of a telephone."""

MAP = (
    ("查阅", (ISSUES, NUMBERS, KINDS, ISSUERS, BODIES)),
    ("数据", (TRENDS, COVERAGE, CITATIONS)),
    ("说明", (HELP, API, ABOUT)),
)
"""Every page that one can go to without knowing what it is about."""
