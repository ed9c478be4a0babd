"""What is copied is on the clipboard and said, or the page says how to do it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.acting import open_playground, press
from tests.browser.inspecting import pin_node
from tests.browser.page_clock import stop_clock
from tests.browser.waiting import until

ABSENT = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
REFUSED = """Object.defineProperty(navigator, 'clipboard', {value: {
  writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')),
}});"""
FORBIDDEN = "document.execCommand = () => false;"
PERMISSIONS = ["clipboard-read", "clipboard-write"]
LONG_ENOUGH = 2000  # milliseconds to read that it was copied


def pasted(page: Page) -> str:
    """Return what is pasted into a field of the page, on one line."""
    rate = page.locator("#learning-rate")
    rate.fill("")
    rate.press("Control+v")
    return rate.input_value()


@pytest.mark.parametrize("script", ["", ABSENT, REFUSED])
def test_a_copied_text_is_on_the_clipboard_and_said(
    server: str, open_page: Callable[..., Page], script: str
) -> None:
    page = open_page(permissions=PERMISSIONS)
    page.add_init_script(script)
    page.clock.install()
    open_playground(page, server)
    pin_node(page, 1, 0)
    stop_clock(page)  # what is said stays until time goes on
    press(page, "Copy as text")
    until(page, lambda: page.get_by_role("button", name="Copied").count() == 1)
    title = page.locator("#inspector h3").inner_text()
    assert pasted(page).startswith(f"{title}: ")
    page.locator("#learning-rate").press("Escape")

    press(page, "Share")
    link = page.get_by_role("textbox", name="Link to follow").input_value()
    press(page, "Copy the link")
    copied = page.locator("#share .main", has_text="Copied")
    until(page, lambda: copied.count() == 1)
    page.keyboard.press("Escape")
    assert pasted(page) == link
    page.clock.run_for(LONG_ENOUGH)
    assert until(page, lambda: copied.count() == 0)


@pytest.mark.parametrize("script", [ABSENT, REFUSED])
def test_where_nothing_may_be_copied_the_page_says_so(
    server: str, open_page: Callable[..., Page], script: str
) -> None:
    page = open_page(is_apart=True)
    page.add_init_script(script + FORBIDDEN)
    open_playground(page, server)
    pin_node(page, 1, 0)
    press(page, "Copy as text")
    told = page.locator("#inspector footer .refused")
    until(page, lambda: "copy it by hand" in " ".join(told.all_inner_texts()))
    press(page, "Share")
    press(page, "Copy the link")
    told = page.locator("#share .refused")
    assert until(page, lambda: "copy it by hand" in " ".join(told.all_inner_texts()))
