"""Where things are on the site: every path of it, percent-encoded. No Flask here: the terminal prints them too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from search.gazette.model import Issue
from search.query import Sort

HOME = "/"
HELP = "/help"
SEARCH = "/search"
SUGGEST = "/suggest"
UNPUBLISHED = "/issue/none"
"""The page of the documents that are in no issue."""

ISSUES = "/issues"
NUMBERS = "/numbers"
YEARLESS = "none"
"""The step of a path that stands for the year of numbers that have none, those of decrees."""

KINDS = "/kinds"
ISSUERS = "/issuers"
BODIES = "/bodies"
CITATIONS = "/citations"
COVERAGE = "/coverage"
ABOUT = "/about"
TRENDS = "/trends"
API = "/api"
"""The page that tells of the API, which stands below it."""

API_VERSION = "v1"

NEW = "/new.atom"
OPENSEARCH = "/opensearch.xml"
ROBOTS = "/robots.txt"
SITEMAP = "/sitemap.xml"

RESULT_FORMS = {"csv": "CSV 表格", "json": "JSON"}
DOCUMENT_FORMS = {"txt": "纯文本", "json": "JSON", "xml": "XML（Akoma Ntoso）"}
"""The files that an answer and a document are given as: how their addresses end, and what readers call them."""

GROUPED = "document"
"""What is written behind ``group=`` for results by document (parts.html writes it, too)."""

GO = "go"
"""What a search box sends along: whoever types a 文号 and nothing else wants its document (parts.html writes it, too)."""

COUNTED = "count"
"""What is written behind ``by=`` for trends as mere counts (trends.html writes it, too)."""


def anchor(clause_id: str, document_id: str) -> str:
    """The ``id`` of a clause on its document's page.

    It begins with a slash, which no ``id`` of the page's own does, and has no white space, which HTML forbids.

    >>> anchor("济政发2022-17/二/一/6", "济政发2022-17"), anchor("济政发2022-17", "济政发2022-17")
    ('/二/一/6', '/')
    """
    return "/" + re.sub(r"\s", "_", clause_id.removeprefix(document_id).strip("/"))


def spell(number: str) -> str:
    """The printed number of an issue as it stands in a path."""
    return number.replace("/", "-")


@cache
def version(name: str) -> str:
    """What tells one version of a file of ours from another; empty where there is no such file."""
    file = Path(__file__).parent / "static" / name
    return sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a site whose home is ``prefix`` and a slash on the host ``origin``.

    All methods but ``absolute`` give paths, ``prefix`` included.

    >>> Addresses("/gazette", "https://example.org").absolute(Addresses("/gazette").home())
    'https://example.org/gazette/'
    """

    prefix: str = ""
    origin: str = ""

    def absolute(self, path: str) -> str:
        """The address of one of our paths for whoever is not on the site."""
        return self.origin + path

    def home(self) -> str:
        return self.prefix + HOME

    def help(self) -> str:
        return self.prefix + HELP

    def suggest(self) -> str:
        return self.prefix + SUGGEST

    def about(self) -> str:
        return self.prefix + ABOUT

    def coverage(self) -> str:
        return self.prefix + COVERAGE

    def issues(self) -> str:
        return self.prefix + ISSUES

    def year(self, year: int) -> str:
        """The page of the issues of a year."""
        return f"{self.prefix}/issue/{year}"

    def unpublished(self, page: int = 1) -> str:
        return self.prefix + UNPUBLISHED + _asking("?", page=page if page > 1 else None)

    def numbers(self, organ: str | None = None, page: int = 1, name: str | None = None) -> str:
        """The index of 文号: all 代字, those with ``name`` in them, or the newest year of one.

        >>> Addresses().numbers("a/b"), Addresses("/g").numbers(page=2, name="发")
        ('/numbers/a%2Fb', '/g/numbers?name=%E5%8F%91&page=2')
        """
        return self.prefix + NUMBERS + (f"/{_step(organ)}" if organ else "") + _listing(page, name)

    def serials(self, organ: str, year: int | None, page: int = 1) -> str:
        """The numbers of a 代字 and a year.

        >>> Addresses().serials("甲", 2022), Addresses("/g").serials("甲", None, 2)
        ('/numbers/%E7%94%B2/2022', '/g/numbers/%E7%94%B2/none?page=2')
        """
        return f"{self.prefix}{NUMBERS}/{_step(organ)}/{year or YEARLESS}" + _listing(page)

    def kinds(self) -> str:
        return self.prefix + KINDS

    def issuers(self, page: int = 1, name: str | None = None) -> str:
        return self.prefix + ISSUERS + _listing(page, name)

    def static(self, name: str) -> str:
        """A file of ours that pages need, with what tells this version of it from others: it may be kept for ever."""
        return f"{self.prefix}/static/{name}?v={version(name)}"

    def document(
        self, document_id: str, query: str | None = None, as_of: date | None = None, **more: str | int | None
    ) -> str:
        """The page of a document, with the words of ``query`` marked, what held of it ``as_of`` a day, and whatever
        ``more`` it is asked for (views/document.py).

        >>> Addresses().document("济政发2022-17"), Addresses().document("d", as_of=date(2023, 5, 1))
        ('/document/%E6%B5%8E%E6%94%BF%E5%8F%912022-17', '/document/d?as_of=2023-05-01')
        """
        return f"{self.prefix}/document/{_step(document_id)}" + _asking("?", q=query, as_of=as_of, **more)

    def clause(self, clause_id: str, document_id: str, query: str | None = None, as_of: date | None = None) -> str:
        """A clause on its document's page.

        >>> Addresses().clause("d-3f/附件 1/2", "d-3f", "a&b")
        '/document/d-3f?q=a%26b#/%E9%99%84%E4%BB%B6_1/2'
        """
        return self.document(document_id, query, as_of) + self.fragment(clause_id, document_id)

    def fragment(self, clause_id: str, document_id: str) -> str:
        """A clause on the page that one is on."""
        return f"#{quote(anchor(clause_id, document_id))}"

    def permalink(self, clause_id: str, digest: str = "") -> str:
        """Where a clause is found for good, also when it stands elsewhere by then; ``digest`` tells its words.

        >>> Addresses("/g").permalink("d-3f/附件 1/2", "a1b2c3"), Addresses().permalink("d-3f")
        ('/g/clause/d-3f/%E9%99%84%E4%BB%B6_1/2?is=a1b2c3', '/clause/d-3f')
        """
        return f"{self.prefix}/clause/{_steps(clause_id)}" + _asking("?", **{"is": digest})

    def citation(self, clause_id: str) -> str:
        """How a clause is cited, in every style, as JSON.

        >>> Addresses().citation("d-3f/1")
        '/cite/d-3f/1'
        """
        return f"{self.prefix}/cite/{_steps(clause_id)}"

    def document_as(self, document_id: str, form: str) -> str:
        """A document as a file: one of ``DOCUMENT_FORMS``.

        >>> Addresses("/g").document_as("济政发2022-17", "txt")
        '/g/document/%E6%B5%8E%E6%94%BF%E5%8F%912022-17.txt'
        """
        return f"{self.document(document_id)}.{form}"

    def body(self, name: str, page: int = 1) -> str:
        """The page of a body: all that it is charged with.

        >>> Addresses().body("市财政局"), Addresses("/g").body("a/b", 2)
        ('/body/%E5%B8%82%E8%B4%A2%E6%94%BF%E5%B1%80', '/g/body/a%2Fb?page=2')
        """
        return f"{self.prefix}/body/{_step(name)}" + _asking("?", page=page if page > 1 else None)

    def table(self, name: str) -> str:
        """The same as a table for a spreadsheet."""
        return f"{self.prefix}/body/{_step(name)}.csv"

    def api(self, path: str = "", **asked: str | int) -> str:
        """An endpoint of the API by its path there, and with what is asked of it; without a path where all of them are.

        >>> Addresses("/g").api("/search", q="a b"), Addresses().api()
        ('/g/api/v1/search?q=a%20b', '/api/v1')
        """
        return f"{self.prefix}{API}/{API_VERSION}{path}" + _asking("?", **asked)

    def api_page(self, section: str = "") -> str:
        """The page that tells of the API, or a section of it.

        >>> Addresses().api_page("search")
        '/api#search'
        """
        return self.prefix + API + (f"#{section}" if section else "")

    def openapi(self) -> str:
        return self.api("/openapi.json")

    def bodies(self, page: int = 1, name: str | None = None) -> str:
        return self.prefix + BODIES + _listing(page, name)

    def citations(self, page: int = 1) -> str:
        """A page of the numbers that are cited and not held."""
        return self.prefix + CITATIONS + _asking("?", page=page if page > 1 else None)

    def graph(self, document_id: str, further: bool = False) -> str:
        """The picture of who cites a document and whom it cites, one step or, ``further``, two.

        >>> Addresses().graph("d"), Addresses("/g").graph("d", True)
        ('/graph/d', '/g/graph/d?depth=2')
        """
        return f"{self.prefix}/graph/{_step(document_id)}" + ("?depth=2" if further else "")

    def trends(self, terms: Iterable[str] = (), counted: bool = False) -> str:
        """Terms compared over the years, per 10,000 clauses or, ``counted``, as they are.

        >>> Addresses().trends(), Addresses("/g").trends(["a b", "c"], True)
        ('/trends', '/g/trends?q=a%20b&q=c&by=count')
        """
        return self.prefix + TRENDS + _comparing(terms, counted)

    def trends_table(self, terms: Iterable[str]) -> str:
        """The same as a table for a spreadsheet."""
        return f"{self.prefix}{TRENDS}.csv" + _comparing(terms)

    def issue(self, issue: Issue) -> str | None:
        """The page of an issue; ``None`` where its year or number is not known.

        The slash of a double issue is written as a hyphen, so that it is no step of the path.

        >>> Addresses().issue(Issue("济南市人民政府公报", 2024, "15/16"))
        '/issue/2024/15-16'
        """
        if issue.year is None or issue.number is None:
            return None
        return f"{self.prefix}/issue/{issue.year}/{_step(spell(issue.number))}"

    def search(
        self,
        text: str | None = None,
        page: int = 1,
        sort: Sort = Sort.RELEVANCE,
        grouped: bool = False,
        as_of: date | None = None,
    ) -> str:
        """A page of the answer to ``text``, sorted and grouped so, ``as_of`` a day; pages count from 1. Without a text
        where questions are sent.

        >>> Addresses().search("小微企业 贷款", 2)
        '/search?q=%E5%B0%8F%E5%BE%AE%E4%BC%81%E4%B8%9A%20%E8%B4%B7%E6%AC%BE&page=2'
        >>> Addresses("/g").search("a", sort=Sort.DATE, grouped=True), Addresses().search()
        ('/g/search?q=a&sort=date&group=document', '/search')
        """
        if text is None:
            return self.prefix + SEARCH
        chosen, shown = sort.value if sort is not Sort.RELEVANCE else None, page if page > 1 else None
        more = _asking("&", sort=chosen, group=GROUPED if grouped else None, as_of=as_of, page=shown)
        return f"{self.prefix}{SEARCH}?q={_step(text)}{more}"

    def documents(self, text: str) -> str:
        """The documents that answer ``text``, the newest first."""
        return self.search(text, sort=Sort.DATE, grouped=True)

    def results_as(
        self, form: str, text: str, sort: Sort = Sort.RELEVANCE, grouped: bool = False, as_of: date | None = None
    ) -> str:
        """The whole answer as a file: one of ``RESULT_FORMS``.

        >>> Addresses("/g").results_as("csv", "a", as_of=date(2023, 5, 1))
        '/g/search.csv?q=a&as_of=2023-05-01'
        """
        return f"{self.prefix}{SEARCH}.{form}" + self.search(text, 1, sort, grouped, as_of).removeprefix(
            self.prefix + SEARCH
        )

    def results_feed(self, text: str, grouped: bool = False, page: int = 1, since: date | None = None) -> str:
        """What answers as a feed, newest first, of what came out ``since`` a day.

        >>> Addresses().results_feed("a", True, 2, date(2024, 1, 1))
        '/search.atom?q=a&group=document&since=2024-01-01&page=2'
        """
        shown = page if page > 1 else None
        more = _asking("&", group=GROUPED if grouped else None, since=since, page=shown)
        return f"{self.prefix}{SEARCH}.atom?q={_step(text)}{more}"

    def new(self, page: int = 1) -> str:
        """All documents as a feed, newest first."""
        return self.prefix + NEW + _asking("?", page=page if page > 1 else None)

    def asking(self, form: str = "") -> str:
        """The address of an answer as OpenSearch writes it, for others to put words in."""
        return f"{self.prefix}{SEARCH}{form}?q={{searchTerms}}&page={{startPage?}}"

    def suggesting(self) -> str:
        return f"{self.prefix}{SUGGEST}?q={{searchTerms}}"

    def opensearch(self) -> str:
        return self.prefix + OPENSEARCH

    def sitemap(self, part: int | None = None) -> str:
        """The list of our lists of pages; or one of these, from 1.

        >>> Addresses().sitemap(), Addresses("/g").sitemap(2)
        ('/sitemap.xml', '/g/sitemap-2.xml')
        """
        return f"{self.prefix}/sitemap-{part}.xml" if part else self.prefix + SITEMAP


def _comparing(terms: Iterable[str], counted: bool = False) -> str:
    said = [f"q={_step(term)}" for term in terms] + ([f"by={COUNTED}"] if counted else [])
    return "?" + "&".join(said) if said else ""


def _step(text: str) -> str:
    """``text`` as one step of a path, or as a value behind it."""
    return quote(text, safe="")


def _steps(clause_id: str) -> str:
    """A clause's id as steps of a path, its white space as ``anchor`` writes it."""
    return quote(re.sub(r"\s", "_", clause_id))


def _listing(page: int, name: str | None = None) -> str:
    """What stands behind the path of a list: the name that its lines have in them, and a page of it."""
    return _asking("?", name=name, page=page if page > 1 else None)


def _asking(sign: str, **more: str | int | date | None) -> str:
    """What stands behind a path, or behind the question, after ``sign``; without what is empty.

    >>> _asking("?", q="a", as_of=None, page=2), _asking("&")
    ('?q=a&page=2', '')
    """
    said = "&".join(f"{name}={_step(str(value))}" for name, value in more.items() if value)
    return sign + said if said else ""
