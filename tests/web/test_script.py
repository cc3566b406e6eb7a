"""What the script adds, in a browser: by keys and fingers alone, and on plain HTTP as in an office's network."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from .browsing import DESKTOP, PHONE, is_as_wide_as_the_screen, opened, violations
from .conftest import PLAIN

pytestmark = pytest.mark.browser

CITATION = "（济政发〔2022〕17号），二、（一）6.，载《济南市人民政府公报》2022年第20期，第4—5页"
CLAUSE = "/document/济政发2022-17#/二/一/6"
BOX = "检索公报条款"


def pasted(page: Page) -> str:
    """What is on the clipboard, as a reader gets it: pasted."""
    box = page.get_by_label("在本文中查找").locator("visible=true").last
    box.fill("")
    box.press("Control+V")
    return box.input_value()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("host", [PLAIN, "127.0.0.1"])
def test_a_reporter_has_the_citation_on_the_clipboard_in_three_actions(browser, site, host, viewport):
    """On plain HTTP too; by keys and clicks alone, each counted."""
    page = opened(browser, site.replace("127.0.0.1", host), viewport=viewport)
    page.goto("/")
    assert page.evaluate("isSecureContext") == (host != PLAIN)
    actions = 0
    page.get_by_label(BOX).press_sequentially("提升教师科学素质")
    page.keyboard.press("Enter")
    actions += 1
    page.locator(".hits > li h2 a").first.click()
    actions += 1
    page.locator(":target").get_by_role("button", name="复制引用").click()
    actions += 1
    expect(page.locator(":target").get_by_role("status")).to_contain_text(CITATION)
    assert pasted(page).endswith(CITATION)
    assert actions == 3
    page.context.close()


def test_what_cannot_be_copied_stands_selected(page):
    """Where the browser refuses both ways."""
    page.add_init_script("delete Navigator.prototype.clipboard; document.execCommand = () => false")
    page.goto(CLAUSE)
    page.locator(":target").get_by_role("button", name="复制引用").click()
    expect(page.locator(":target").get_by_role("status")).to_contain_text("请按 Ctrl+C")
    assert page.evaluate("document.activeElement.value.slice(...['selectionStart', 'selectionEnd'].map(e => document.activeElement[e]))").endswith(CITATION)
    page.keyboard.press("Control+C")
    assert pasted(page).endswith(CITATION)


@pytest.mark.parametrize(("viewport", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop-light", "phone-dark"])
def test_every_style_is_in_a_menu_for_the_keyboard(browser, site, viewport, scheme):
    page = opened(browser, site, viewport=viewport, color_scheme=scheme)
    page.goto(f"{CLAUSE.replace('#', '?q=科学#')}")
    opener = page.locator(":target").get_by_role("button", name="其他格式")
    opener.focus()
    page.keyboard.press("ArrowDown")
    items = page.locator(":target").get_by_role("menuitem")
    assert items.all_inner_texts() == ["新闻与公文", "法学引注手册", "GB/T 7714—2025", "GB/T 7714—2015", "BibTeX", "RIS", "永久链接"]
    assert violations(page) == []
    assert is_as_wide_as_the_screen(page)
    page.keyboard.press("Escape")
    assert opener.evaluate("element => element === document.activeElement") and not items.first.is_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert "/clause/" in pasted(page)
    page.goto(pasted(page))
    assert unquote(page.url).endswith(CLAUSE)
    page.context.close()


def test_a_clause_is_named_by_its_sign_and_a_row_too(page):
    page.goto("/document/济营转办发2023-1?q=电力")
    for row in (page.locator("tbody tr").nth(3), page.locator(".clause.item").nth(2)):
        row.locator(".permalink").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="复制引用")).to_have_count(2)  # the document's own, and the clause's
        assert page.locator(":target").get_attribute("id") == row.get_attribute("id")
        assert "q=" in page.url
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() in ("责任与时限", "复制引用")


def test_an_anchor_that_is_gone_is_told(page):
    page.goto("/document/济政发2022-17#/九/九")
    expect(page.locator(".was")).to_contain_text("没有找到链接所指的“九/九”")
    page.goto("/document/济政发2022-17#/%E0%A4%A")
    expect(page.locator(".was")).to_be_visible()


def test_what_is_typed_is_completed_by_keys(page):
    page.goto("/")
    box = page.get_by_label(BOX)
    options = page.get_by_role("option")
    assert box.get_attribute("role") == "combobox" and not options.count()
    box.press_sequentially("科学")
    expect(options.first).to_be_visible()
    lines = options.all_inner_texts()
    expect(page.locator("form [aria-live]")).to_have_text(f"有 {len(lines)} 条联想，可用上下键选择")
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert not options.first.is_visible() and box.input_value() == "科学"
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    assert options.nth(1).get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert box.input_value() == lines[0] and not options.first.is_visible()
    assert page.locator(":focus").inner_text() == "检索"
    box.fill("科学")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.get_by_label(BOX).input_value() == lines[0]


def test_completion_waits_for_the_end_of_a_composition(page):
    """As an input method writes: pinyin stands in the box until what is meant is chosen, and Enter is its own."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(request.url)) if "/suggest" in request.url else None)
    page.goto("/")
    box = page.get_by_label(BOX)
    box.focus()
    box.evaluate("""box => {
        box.dispatchEvent(new CompositionEvent("compositionstart"));
        box.value = "ke'xue";
        box.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
        box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", isComposing: true, bubbles: true }));
        box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true }));
    }""")
    page.wait_for_timeout(400)
    assert asked == [] and urlsplit(page.url).path == "/"
    box.evaluate("""box => {
        box.value = "科学";
        box.dispatchEvent(new CompositionEvent("compositionend"));
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }""")
    expect(page.get_by_role("option").first).to_be_visible()
    assert [url.partition("q=")[2] for url in asked] == ["科学"]


def test_an_answer_that_comes_late_is_not_shown(page):
    """The answer to what was typed first comes last, when the box says something else or has been left."""
    held: list[Route] = []
    page.route("**/suggest?q=*", lambda route: held.append(route))
    page.goto("/")
    box = page.get_by_label(BOX)
    box.press_sequentially("科学")
    page.wait_for_timeout(400)
    box.press("Tab")
    assert len(held) == 1
    page.unroute("**/suggest?q=*")
    box.press_sequentially("龘")
    page.wait_for_timeout(400)
    assert not page.get_by_role("option").count()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_completion_is_there_for_fingers(browser, site, viewport):
    page = opened(browser, site, viewport=viewport, has_touch=True)
    page.goto("/search?q=科学")
    page.wait_for_timeout(300)
    assert not page.get_by_role("option").count()
    page.get_by_label(BOX).fill("济政发2022")
    line = page.get_by_role("option").first
    said = line.inner_text()
    assert (box := line.bounding_box()) and box["height"] >= 24
    assert is_as_wide_as_the_screen(page)
    line.tap()
    page.wait_for_function("said => document.getElementById('q')?.value === said || location.pathname.startsWith('/document/')", arg=said)
    page.context.close()


def test_words_are_gone_through_one_by_one_and_the_outline_follows(page):
    page.goto("/document/济政发2022-17")
    page.get_by_label("在本文中查找").last.fill("科普")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    total = page.locator("article mark").count()
    status = page.locator(".marks [role=status]")
    expect(status).to_have_text(f"{total} 处")
    page.get_by_role("button", name="下一处").click()
    page.keyboard.press("Enter")
    expect(status).to_have_text(f"2/{total}")
    expect(page.locator("mark.here")).to_be_in_viewport()
    page.get_by_role("button", name="上一处").click()
    page.keyboard.press("Enter")
    expect(status).to_have_text(f"{total}/{total}")
    expect(page.locator(".outline [aria-current=location]")).to_have_text("四、保障措施")
    page.goto("/document/济政发2022-17#/二/三/2")
    expect(page.locator(".outline [aria-current=location]")).to_have_text("（三）产业工人科学素质提升行动")
