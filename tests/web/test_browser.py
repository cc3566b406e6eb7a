"""The site in a real browser: Debian's Chromium, with and without JavaScript, wide and narrow, light and dark."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from .browsing import DESKTOP, PHONE, opened, stands_in_view

pytestmark = pytest.mark.browser


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
    assert unquote(page.url).endswith("?q=科学#/二/一/6")


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
