"""Where things are on the site: paths from its root, percent-encoded. No Flask here: the terminal prints them too."""

from __future__ import annotations

import re
from urllib.parse import quote

from search.gazette.model import Issue
from search.query import Sort

HOME = "/"
HELP = "/help"
SUGGEST = "/suggest"
UNPUBLISHED = "/issue/none"
"""The page of the documents that are in no issue."""

GROUPED = "document"
"""What is written behind ``group=`` for results by document."""


def anchor(clause_id: str, document_id: str) -> str:
    """The ``id`` of a clause on its document's page.

    It begins with a slash, which no ``id`` of the page's own does, and has no white space, which HTML forbids.

    >>> anchor("济政发2022-17/二/一/6", "济政发2022-17"), anchor("济政发2022-17", "济政发2022-17")
    ('/二/一/6', '/')
    """
    return "/" + re.sub(r"\s", "_", clause_id.removeprefix(document_id).strip("/"))


def document(document_id: str, query: str | None = None) -> str:
    """The page of a document, with the words of ``query`` marked.

    >>> document("济政发2022-17")
    '/document/%E6%B5%8E%E6%94%BF%E5%8F%912022-17'
    """
    return f"/document/{quote(document_id, safe='')}" + (f"?q={quote(query, safe='')}" if query else "")


def clause(clause_id: str, document_id: str, query: str | None = None) -> str:
    """A clause on its document's page.

    >>> clause("d-3f/附件 1/2", "d-3f", "a&b")
    '/document/d-3f?q=a%26b#/%E9%99%84%E4%BB%B6_1/2'
    """
    return f"{document(document_id, query)}#{quote(anchor(clause_id, document_id))}"


def issue(issue: Issue) -> str | None:
    """The page of an issue; ``None`` where its year or number is not known.

    The slash of a double issue is written as a hyphen, so that it is no step of the path.

    >>> issue(Issue("济南市人民政府公报", 2024, "15/16"))
    '/issue/2024/15-16'
    """
    if issue.year is None or issue.number is None:
        return None
    return f"/issue/{issue.year}/{quote(spell(issue.number), safe='')}"


def spell(number: str) -> str:
    """The printed number of an issue as it stands in a path."""
    return number.replace("/", "-")


def search(text: str, page: int = 1, sort: Sort = Sort.RELEVANCE, grouped: bool = False) -> str:
    """A page of the answer to ``text``, sorted and grouped so; pages count from 1.

    >>> search("小微企业 贷款", 2)
    '/search?q=%E5%B0%8F%E5%BE%AE%E4%BC%81%E4%B8%9A%20%E8%B4%B7%E6%AC%BE&page=2'
    >>> search("a", sort=Sort.DATE, grouped=True)
    '/search?q=a&sort=date&group=document'
    """
    more = {"sort": sort.value if sort is not Sort.RELEVANCE else "", "group": GROUPED if grouped else ""}
    more["page"] = str(page) if page > 1 else ""
    return f"/search?q={quote(text, safe='')}" + "".join(f"&{name}={value}" for name, value in more.items() if value)
