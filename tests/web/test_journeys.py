"""A citizen, a reporter and a clerk at their daily work, from home to its end, by the keyboard alone; each action (a line
typed and sent, a link or a button pressed) is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from .browsing import DESKTOP, opened, stands_in_view

pytestmark = pytest.mark.browser

TELEPHONE = {"width": 375, "height": 667}

FURTHEST = 400
"""Presses of Tab after which something counts as out of reach."""


@dataclass(slots=True)
class Hands:
    """A reader at the keyboard, on ``page``, and how often something was done."""

    page: Page
    actions: int = 0

    def reach(self, selector: str) -> None:
        """Go on by Tab until what is looked for has the focus."""
        for _ in range(FURTHEST):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"Tab does not lead to {selector}")

    def press(self, selector: str, address: str | re.Pattern[str] | None = None) -> None:
        """Reach and press it; wait for the page that it leads to."""
        self.reach(selector)
        self._enter(address)

    def ask(self, words: str, address: str) -> None:
        """Type a line into the search box and send it."""
        self.reach("input[name=q]")
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)
        self._enter(address)

    def _enter(self, address: str | re.Pattern[str] | None) -> None:
        self.page.keyboard.press("Enter")
        self.actions += 1
        if address:
            self.page.wait_for_url(address)


@pytest.fixture(params=[(True, DESKTOP), (False, DESKTOP), (True, TELEPHONE), (False, TELEPHONE)], ids=["desktop", "desktop-without-js", "phone", "phone-without-js"])
def hands(request, browser, site) -> Iterator[Hands]:
    javascript, viewport = request.param
    page = opened(browser, site, java_script_enabled=javascript, viewport=viewport)
    page.goto("/")
    yield Hands(page)
    page.context.close()


def count(page: Page) -> int:
    """How many clauses are found."""
    return int(page.locator(".count b").first.inner_text().replace(",", ""))


def test_a_citizen_finds_narrows_takes_back_and_reads(hands):
    page = hands.page
    hands.ask("小微企业", "**/search?q=*")
    found = count(page)
    assert "小微企业" in "".join(page.locator(".hits mark").all_inner_texts())
    hands.press(".facets section li a", re.compile(r"%3A|:"))
    assert 0 < count(page) <= found and page.locator(".chosen li").count() == 1
    hands.press(".chosen a", "**/search?q=*")
    assert count(page) == found and not page.locator(".chosen").count()
    hands.press(".hits h2 a", "**/document/**")
    assert "小微企业" in "".join(page.locator(":target mark").all_inner_texts())
    assert stands_in_view(page, ":target")
    assert hands.actions == 4


def test_a_reporter_reads_a_citation_that_can_be_copied_without_a_script(hands):
    """As text that is reached, selected and copied; the button of test_browser.py is what a script adds."""
    page = hands.page
    hands.ask("提升教师科学素质", "**/search?q=*")
    hands.press(".hits h2 a", "**/document/**")
    hands.press("details.cite summary")
    hands.reach("details.cite pre")
    citation = page.locator("details.cite pre:focus").inner_text()
    assert "济政发〔2022〕17号" in citation and "《济南市人民政府公报》2022年第20期" in citation
    assert hands.actions == 3


@pytest.mark.parametrize("pasted", ["济政办发2019第18号", "济政办发[2019]18", "济政办发（２０１９）１８号文件"])
def test_a_clerk_is_at_the_document_in_one_action(hands, pasted):
    page = hands.page
    hands.ask(pasted, "**/document/**")
    assert "济政办发〔2019〕18号" in page.locator(".particulars").inner_text()
    assert hands.actions == 1
    hands.ask("市财政局", "**/search?q=*")
    assert page.locator(".hits > li").count()


def test_a_clerk_takes_the_tasks_of_a_body_to_a_spreadsheet(hands):
    page = hands.page
    hands.press("footer a[href='/bodies']", "**/bodies")
    hands.press("main a[href^='/body/']", "**/body/*")
    hands.reach("a[href$='.csv']")
    with page.expect_download() as downloaded:
        hands._enter(None)
    assert downloaded.value.path().read_bytes().startswith(b"\xef\xbb\xbf")
    assert hands.actions == 3
