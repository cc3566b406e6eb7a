"""What a page of each kind weighs on its way, and how long the site works on it."""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flask.testing import FlaskClient

from search.index.engine import open_engine
from search.web import create_app
from tests.benchmarks.figures import RUNS
from tests.benchmarks.measuring import Times, machine, times

KB = 1000

MOST = 100 * KB
"""Bytes of HTML, CSS and JavaScript that a page may have as they are sent, without its data."""

REQUESTS = 30
"""Of each page; three before them are not counted."""

PAGES = {
    "home": "/",
    "results": "/search?q=科学素质",
    "results by document": "/search?q=科学+通知&group=document",
    "nothing found": "/search?q=龘龘",
    "document": "/document/济政发2022-17?q=科学",
    "document, longest": "/document/济营转办发2023-1",
    "document, source lines": "/document/济政发2022-17?source=1",
    "citation graph": "/graph/济营转办发2023-1",
    "issue": "/issue/2024/15-16",
    "issues": "/issues",
    "issues of a year": "/issue/2022",
    "numbers": "/numbers",
    "numbers of a year": "/numbers/济政发/2022",
    "issuers": "/issuers",
    "coverage": "/coverage",
    "body": "/body/市财政局",
    "bodies": "/bodies",
    "cited, not held": "/citations",
    "trends": "/trends?q=人才&q=贷款",
    "help": "/help",
    "about": "/about",
    "API": "/api",
    "not there": "/nowhere",
}


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as sent, of the page and of its markup alone; ms of the thread that answers."""

    name: str
    html: int
    bare: int
    times: Times


def measure(index: Path) -> list[str]:
    """The table of all pages over ``index``."""
    client = create_app(open_engine(index)).test_client()
    assets = {name: sent(client, f"/static/{name}") for name in ("style.css", "site.js")}
    return list(_table([weigh(client, *one) for one in PAGES.items()], assets))


def keep(table: list[str]) -> Path:
    """Write the table beside the runs over questions."""
    path = RUNS / f"{date.today()}-{machine()}-pages.txt"
    path.write_text("\n".join(table) + "\n", "utf-8")
    return path


def weigh(client: FlaskClient, name: str, address: str) -> Page:
    took = [_worked(client, address) for _ in range(REQUESTS + 3)][3:]
    text = client.get(address).get_data(as_text=True)
    return Page(name, sent(client, address), len(gzip.compress(bare(text).encode())), times(took))


def _worked(client: FlaskClient, address: str) -> float:
    """Seconds of one answer, read to its end and compressed."""
    began = time.thread_time()
    client.get(address, headers={"Accept-Encoding": "gzip"}).get_data()
    return time.thread_time() - began


def sent(client: FlaskClient, address: str) -> int:
    """Bytes of the body that goes to a browser."""
    with client.get(address, headers={"Accept-Encoding": "gzip"}) as answer:
        return len(answer.get_data())


def bare(page: str) -> str:
    """The page with its data taken out: the texts of its main part, and all that its attributes say but classes.

    >>> bare('<h1>甲</h1><main id="main"><p class="a" title="乙">丙<b>丁</b></p></main>')
    '<h1>甲</h1><main><p class="a"><b></b></p></main>'
    """
    return re.sub(r"<main\b.*</main>", lambda main: _markup(main[0]), page, flags=re.DOTALL)


def _markup(main: str) -> str:
    return re.sub(r'(?<=>)[^<>]+(?=<)|\s(?!class=)[\w:-]+="[^"]*"', "", main)


def _table(pages: list[Page], assets: dict[str, int]) -> Iterator[str]:
    both = sum(assets.values())
    yield f"{date.today()}  {machine()}  kB as sent (gzip), ms of the thread that answers, {REQUESTS} requests of each"
    yield ", ".join(f"{name} {size / KB:.1f} kB" for name, size in assets.items())
    yield ""
    yield f"{'page':24}{'HTML':>8}{'markup':>8}{'all':>8}{'without data':>14}{'p50':>8}{'p95':>8}"
    for page in pages:
        whole, frame = page.html + both, page.bare + both
        sizes = f"{page.html / KB:8.1f}{page.bare / KB:8.1f}{whole / KB:8.1f}{frame / KB:14.1f}"
        told = "" if frame <= MOST else f"   over {MOST // KB} kB"
        yield f"{page.name:24}{sizes}{page.times.p50:8.1f}{page.times.p95:8.1f}{told}"
