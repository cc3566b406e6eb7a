"""``python -m tests.screenshots INDEX``: a picture of each kind of page into docs/screenshots/, always of the same day."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from search.index.engine import open_engine
from search.web import create_app
from tests.web.browsing import answered_by
from tests.web.conftest import ARGUMENTS, CHROMIUM

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
SITE = "http://gazette.example"
DAY = "as_of=2026-01-01"

DESK = {"viewport": {"width": 1200, "height": 560}, "color_scheme": "light"}
PHONE = {"viewport": {"width": 375, "height": 667}, "color_scheme": "dark", "is_mobile": True}

DESK_PAGES = {
    "home": "/",
    "results": f"/search?q=小微企业&{DAY}",
    "document": f"/document/济政发2022-17?q=科学素质&{DAY}#/二/一/6",
    "graph": "/graph/济营转办发2023-1",
    "trends": "/trends?q=人才&q=贷款&q=科技",
    "body": "/body/市财政局",
    "coverage": "/coverage",
    "numbers": "/numbers",
    "issue": "/issue/2024/15-16",
    "help": "/help",
    "api": "/api",
}

PHONE_PAGES = {
    "home": "/",
    "results": f"/search?q=小微企业&{DAY}",
    "document": f"/document/济政发2022-17?q=科学素质&{DAY}#/二/一/6",
    "trends": "/trends?q=人才&q=贷款&q=科技",
}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        take(browser, DESK_PAGES, DESK, "")
        take(browser, PHONE_PAGES, PHONE, "-phone")
        browser.close()


def take(browser: Browser, pages: dict[str, str], options: dict, kind: str) -> None:
    """A picture of the first screen of each of the ``pages``."""
    client = create_app(open_engine(Path(sys.argv[1]))).test_client()
    page = browser.new_context(base_url=SITE, reduced_motion="reduce", locale="zh-CN", **options).new_page()
    answered_by(page, client)
    for name, address in pages.items():
        answer = page.goto(address, wait_until="networkidle")
        assert answer and answer.ok, address
        page.screenshot(path=FOLDER / f"{name}{kind}.png")


if __name__ == "__main__":
    main()
