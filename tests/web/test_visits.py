"""Every page, looked at in one visit: by day at a desk, by night on a telephone; on paper and in failure, too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from search.errors import IndexMissing
from search.web import create_app

from .browsing import DESKTOP, PHONE, answered_by, is_as_wide_as_the_screen, opened, unfold, violations
from .test_pages import HOSTILE, PAGES, Broken

pytestmark = pytest.mark.browser

WIDEST = ("/search?q=" + "贷" * 300, "/search?q=" + "x" * 300, f"/document/{'x' * 300}", f"/search?q={HOSTILE}")


@pytest.fixture(scope="module")
def seen(browser: Browser, site: str) -> Iterator[tuple[Page, list[str]]]:
    """One page for all visits, and what the browser complains of."""
    page, said = opened(browser, site), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda answer: said.append(answer.url) if answer.status >= 400 else None)
    yield page, said
    page.context.close()


def by_day(page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")


def by_night(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_for_everybody(seen, address):
    """Axe finds nothing, nothing is wider than a phone, the browser has nothing to complain of (neither of the policy
    nor of anything that is not there), and keeps nothing."""
    page, said = seen
    said.clear()
    answer = page.goto(address)
    assert answer
    unfold(page)
    by_night(page)
    assert is_as_wide_as_the_screen(page)
    assert violations(page) == []
    by_day(page)
    assert violations(page) == []
    assert answer.status >= 400 or said == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("address", WIDEST)
def test_nothing_typed_is_wider_than_a_phone(seen, address):
    page, _ = seen
    by_night(page)
    page.goto(address)
    assert is_as_wide_as_the_screen(page)


@pytest.mark.parametrize("error", [IndexMissing("没有索引。请先运行 gazette index。"), ZeroDivisionError()], ids=["503", "500"])
def test_a_failure_is_for_everybody(page, error):
    answered_by(page, create_app(Broken(error)).test_client())
    for dress in (by_day, by_night):
        dress(page)
        answer = page.goto("/search?q=贷款")
        assert answer and answer.status in (500, 503)
        assert violations(page) == []
        assert is_as_wide_as_the_screen(page)
