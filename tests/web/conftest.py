"""The site over the real corpus: as a test client, and as a running server for browsers."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, sync_playwright

from search.index.engine import Engine
from search.web import create_app

from .browsing import opened

SERVE = """
import sys
from pathlib import Path
from search.index.embedded import EmbeddedEngine
from search.web import create_app
from search.web.server import serve
serve(create_app(EmbeddedEngine.open(Path(sys.argv[1]))), "127.0.0.1", 0)
"""

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

MISSING = (
    "no Chromium on this machine; on Debian: apt-get install chromium fonts-noto-cjk"
    " · 本机没有 Chromium；Debian 上请运行 apt-get install chromium fonts-noto-cjk"
)

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP gazette.test 127.0.0.1",
)

PLAIN = "gazette.test"
"""A name of the server by which it is no secure context to a browser."""


@pytest.fixture(scope="session")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


@pytest.fixture(scope="session")
def server(index: Path) -> Iterator[subprocess.Popen[str]]:
    """The production server on a free port, in a process of its own."""
    command = [sys.executable, "-c", SERVE, str(index)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        yield process
        process.terminate()
        process.wait(timeout=30)


@pytest.fixture(scope="session")
def site(server: subprocess.Popen[str]) -> str:
    """Where the server says that it can be reached."""
    assert server.stdout
    said = server.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+", said)
    assert address, said
    return address[0]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        if os.environ.get("GAZETTE_REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    page = opened(browser, site)
    yield page
    page.context.close()
