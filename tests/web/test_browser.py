"""The site in a real browser: Debian's Chromium, with and without JavaScript, wide and narrow, light and dark."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, Route, sync_playwright

from search.errors import IndexMissing
from search.web import create_app

from .test_pages import HOSTILE, PAGES, Broken

pytestmark = pytest.mark.browser

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
)

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}

EVERY_PAGE = [*PAGES, "/search?q=" + "贷" * 300, "/search?q=" + "x" * 300, f"/document/{'x' * 300}", f"/search?q={HOSTILE}"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        if os.environ.get("GAZETTE_REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


def opened(browser: Browser, site: str, **options: Any) -> Page:
    """A page in a fresh context, in which the site's own paths can be opened."""
    return browser.new_context(base_url=site, **{"viewport": DESKTOP, **options}).new_page()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    page = opened(browser, site)
    yield page
    page.context.close()


def stands_in_view(page: Page, selector: str) -> bool:
    """Whether the top of the element can be seen."""
    box, size = page.locator(selector).bounding_box(), page.viewport_size
    return bool(box and size and 0 <= box["y"] < size["height"] * 0.5 and 0 <= box["x"] < size["width"])


@pytest.mark.parametrize("javascript", [True, False], ids=["with-js", "without-js"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("科学素质", "科学"),
        ("小微企业贷款贴息", "贴息"),
        ('"为助力全市经济建设贡献青春力量"', "为助力全市经济建设贡献青春力量"),
        ("居民小区频繁停电", "停电"),
    ],
)
def test_a_reader_searches_and_sees_the_clause_marked(browser, site, javascript, viewport, query, marks):
    page = opened(browser, site, java_script_enabled=javascript, viewport=viewport)
    page.goto("/")
    page.get_by_label("检索公报条款").fill(query)
    page.get_by_role("button", name="检索").click()
    page.wait_for_url("**/search?q=*")
    hit = page.locator(".hits > li").filter(has=page.locator(".snippet mark")).first
    assert marks in "".join(hit.locator("mark").all_inner_texts())
    hit.locator("h2 a").click()
    page.wait_for_url("**/document/**")
    target = page.locator(":target")
    assert target.count() == 1
    assert marks in "".join(target.locator("mark").all_inner_texts())
    assert stands_in_view(page, ":target")
    assert target.evaluate("element => getComputedStyle(element).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.context.close()


def test_a_table_row_is_seen_too(page):
    page.goto('/search?q="实现电力业务服务“可视化”" 按时间节点完成')
    page.locator(".hits h2 a").click()
    page.wait_for_url("**/document/**")
    assert page.locator("tr:target mark").count()
    assert stands_in_view(page, "tr:target")


def test_the_keyboard_is_enough(page):
    page.goto("/document/济政发2022-17")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "跳到正文"
    assert stands_in_view(page, ".skip")
    page.keyboard.press("Enter")
    assert page.locator("main:focus").count()
    page.goto("/search?q=科学")
    page.get_by_label("检索公报条款").press("Control+A")
    page.keyboard.type("济政办发2019第18号")
    page.keyboard.press("Enter")
    page.wait_for_url("**/document/**")
    assert "济政办发〔2019〕18号" in page.locator(".particulars").inner_text()


def test_the_outline_leads_into_the_text(page):
    page.goto("/document/济政发2022-17")
    page.get_by_role("navigation", name="目录").get_by_role("link", name="三、重点工程").click()
    assert "三、重点工程" in page.locator(":target").inner_text()
    assert stands_in_view(page, ":target")


def test_a_clause_has_a_link_of_its_own(page):
    page.goto("/document/济政发2022-17?q=科学")
    page.locator(".clause", has_text="提升教师科学素质").hover()
    page.locator(".clause", has_text="提升教师科学素质").locator(".permalink").click()
    assert "提升教师科学素质" in page.locator(":target").inner_text()
    assert "?" not in page.url


def test_pictures_answer_to_keys_and_clicks_and_hold_their_text(page):
    page.goto("/search?q=人才")
    bar = page.get_by_role("link", name="2022年 11 条")
    assert (box := bar.bounding_box()) and box["width"] >= 24 and box["height"] >= 24
    bar.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*2022")
    assert "共 11 条" in page.get_by_role("status").inner_text()
    page.goto("/graph/济营转办发2023-1")
    beyond = """boxes => boxes.flatMap(box => [...box.querySelectorAll("text")].filter(
      text => text.getBBox().x + text.getBBox().width > box.querySelector("rect").getBBox().x + box.querySelector("rect").getBBox().width
    ).map(text => text.textContent))"""
    boxes = page.locator("svg.desk .box")
    assert boxes.count() > 10 and boxes.evaluate_all(beyond) == []
    boxes.and_(page.get_by_role("link")).first.click()
    page.wait_for_url("**/search?q=*")
    assert "失信行为纠正后的信用信息修复管理办法" in page.get_by_label("检索公报条款").input_value()


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_nothing_is_wider_than_a_phone(browser, site, address):
    page = opened(browser, site, viewport=PHONE)
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert page.evaluate("document.scrollingElement.clientWidth") == PHONE["width"]
    page.context.close()


def violations(page: Page) -> list[str]:
    """What axe finds: the rule, and where."""
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}}).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop-light", "phone-dark"]
)
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(browser, site, address, viewport, scheme):
    page = opened(browser, site, viewport=viewport, color_scheme=scheme)
    page.goto(address)
    page.locator("details").evaluate_all("folds => folds.forEach(fold => (fold.open = true))")
    assert violations(page) == []
    page.context.close()


def answered_by(page: Page, client: FlaskClient) -> None:
    """Let ``client`` answer all that ``page`` asks for, instead of the server."""

    def fulfil(route: Route) -> None:
        with client.get(route.request.url) as answer:
            route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.get_data())

    page.route("**/*", fulfil)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("error", [IndexMissing("没有索引。请先运行 gazette index。"), ZeroDivisionError()], ids=["503", "500"])
def test_axe_finds_nothing_on_failures(browser, site, error, scheme):
    page = opened(browser, site, color_scheme=scheme)
    answered_by(page, create_app(Broken(error)).test_client())
    answer = page.goto("/search?q=贷款")
    assert answer and answer.status in (500, 503)
    assert violations(page) == []
    page.context.close()


def test_the_browser_has_nothing_to_complain_of(browser, site):
    """Neither about the policy nor about anything that is not there."""
    page = opened(browser, site)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("response", lambda answer: said.append(answer.url) if answer.status >= 400 else None)
    for address in PAGES[:-2]:
        page.goto(address)
    assert said == []
    assert page.context.cookies() == []
    page.context.close()


def test_a_table_fits_on_paper(browser, site):
    """156 mm, the width of the text that GB/T 9704-2012 sets, are 590 px."""
    page = opened(browser, site, viewport={"width": 590, "height": 850})
    page.emulate_media(media="print")
    page.goto("/document/济营转办发2023-1")
    assert page.evaluate("document.documentElement.scrollWidth") == 590
    page.context.close()


def test_paper_has_the_document_and_nothing_else(page):
    page.goto("/document/济政发2022-17?q=科学")
    page.emulate_media(media="print")
    assert page.locator("article h1").is_visible()
    for selector in ("header.site", "footer.site", ".outline", ".sought", ".permalink"):
        assert not page.locator(selector).first.is_visible()
