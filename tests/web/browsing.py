"""A reader's browser: Debian's Chromium, as wide and as dark as the reader has it; and what axe says of a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, Route

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}

_AXE = {
    "rules": {"target-size": {"enabled": True}},
    # Places that are as they should be are not written out: a third of the time on a long page.
    "resultTypes": ["violations"],
}

_TABLES = 8
"""Tables of a page that axe looks at: those behind them are made alike, and for all 39 of the corpus's longest page
it takes 20 s to tell the contrast of each word from what stands behind it."""


def opened(browser: Browser, site: str, **options: Any) -> Page:
    """A page in a fresh context, in which the site's own paths can be opened."""
    return browser.new_context(base_url=site, **{"viewport": DESKTOP, **options}).new_page()


def answered_by(page: Page, client: FlaskClient) -> None:
    """Let ``client`` answer all that ``page`` asks for, instead of the server."""

    def fulfil(route: Route) -> None:
        with client.get(route.request.url) as answer:
            route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.get_data())

    page.route("**/*", fulfil)


def stands_in_view(page: Page, selector: str) -> bool:
    """Whether the top of the element can be seen."""
    box, size = page.locator(selector).bounding_box(), page.viewport_size
    return bool(box and size and 0 <= box["y"] < size["height"] * 0.5 and 0 <= box["x"] < size["width"])


def unfold(page: Page) -> None:
    """Open all that can be unfolded."""
    page.locator("details").evaluate_all("folds => folds.forEach(fold => (fold.open = true))")


def violations(page: Page) -> list[str]:
    """What axe finds: the rule, and where. Of a page with many tables only the first stay on it."""
    page.locator("table").evaluate_all(f"tables => tables.slice({_TABLES}).forEach(one => one.remove())")
    found = Axe().run(page, options=_AXE).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def is_as_wide_as_the_screen(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways for."""
    size = page.viewport_size
    widths = page.evaluate("[document.documentElement.scrollWidth, document.scrollingElement.clientWidth]")
    return bool(size and widths == [size["width"]] * 2)
