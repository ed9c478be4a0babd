"""All of it by keyboard alone, and the focus can always be seen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.acting import moment, open_playground, weights
from tests.browser.tabbing import focus, tab_to
from tests.browser.waiting import until

BIAS = "() => playground.frame.array('biases', 1)[0]"


def test_a_weight_is_found_changed_frozen_checked_and_undone_by_keys(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    page.keyboard.press("n")
    until(page, lambda: moment(page)["step"] == 1)
    before = weights(page)

    tab_to(page, node="0:0")
    page.keyboard.press("ArrowRight")
    until(page, lambda: (focus(page) or {}).get("node") == "1:0")
    page.keyboard.press("Enter")
    tab_to(page, id="parameter")
    first = page.evaluate(BIAS)
    page.keyboard.press("ArrowUp")
    until(page, lambda: page.evaluate(BIAS) != first)
    bias = page.evaluate(BIAS)
    tab_to(page, name="Freeze")
    page.keyboard.press("Enter")
    until(page, lambda: (focus(page) or {}).get("name") == "Frozen")
    tab_to(page, name="Is this gradient right?")
    page.keyboard.press("Enter")
    until(page, lambda: page.locator("#inspector .check").is_visible())

    tab_to(page, name="and 8 smaller ones")
    page.keyboard.press("Enter")
    tab_to(page, name="Age")  # the connection that comes from there
    page.keyboard.press("Enter")
    until(page, lambda: "→" in page.locator("#inspector h3").inner_text())
    tab_to(page, id="parameter")
    page.keyboard.press("Control+a")
    page.keyboard.type("1.25")
    page.keyboard.press("Enter")
    until(page, lambda: weights(page)[0][5][0] == 1.25)
    page.keyboard.press("Control+z")
    until(page, lambda: weights(page) == before)
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    until(page, lambda: page.evaluate(BIAS) == first)
    page.keyboard.press("Control+y")
    until(page, lambda: page.evaluate(BIAS) == bias)


def test_a_connection_is_reached_by_keys_before_anything_is_computed(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    title = page.locator("#inspector h3")
    tab_to(page, node="0:0")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    until(page, lambda: (focus(page) or {}).get("node") == "2:0")
    page.keyboard.press("Enter")
    until(page, lambda: page.locator("#inspector .terms button").count() == 8)
    assert "not computed yet" in page.locator("#inspector").inner_text()

    tab_to(page, name="h3")
    page.keyboard.press("Enter")
    until(page, lambda: "h3 →" in title.inner_text().lower())
    until(page, lambda: (focus(page) or {"id": ""})["isSeen"])
    tab_to(page, id="parameter")
    page.keyboard.press("Control+a")
    page.keyboard.type("-0.75")
    page.keyboard.press("Enter")
    until(page, lambda: weights(page)[1][2][0] == -0.75)

    page.keyboard.press("Shift+Tab")
    tab_to(page, name="h3")  # the node where the connection begins
    page.keyboard.press("Enter")
    until(page, lambda: title.inner_text() == "Hidden node h3")
    tab_to(page, name="and 8 smaller ones")
    page.keyboard.press("Enter")
    tab_to(page, name="Age")
    page.keyboard.press("Enter")
    until(page, lambda: "Age →" in title.inner_text())
    tab_to(page, name="Close")
    page.keyboard.press("Enter")
    until(page, lambda: (focus(page) or {}).get("node") == "1:2")
    assert (focus(page) or {})["isSeen"]


def test_what_if_the_rate_and_the_timeline_are_reached_by_keys(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    tab_to(page, name="What if?")
    page.keyboard.press("Enter")
    said = page.locator("#ask .answer p")
    until(page, lambda: said.count() == 1 and "will leave" in said.inner_text())
    until(page, lambda: (focus(page) or {}).get("id") == "ask-CreditScore")
    before = said.inner_text()
    tab_to(page, id="ask-Balance")
    for _ in range(8):
        page.keyboard.press("PageUp")
    until(page, lambda: said.inner_text() != before)
    tab_to(page, name="Back to the real customer")
    page.keyboard.press("Enter")
    until(page, lambda: page.locator("#data-card").is_visible())

    tab_to(page, id="learning-rate")
    page.keyboard.press("ArrowUp")
    until(page, lambda: page.evaluate("() => playground.frame.full_rate") == 0.11)
    tab_to(page, name="Undo")
    page.keyboard.press("Enter")
    until(page, lambda: page.evaluate("() => playground.frame.full_rate") == 0.1)
    tab_to(page, name="Next part")
    page.keyboard.press("Enter")
    until(page, lambda: moment(page)["phase"]["index"] == 1)
    tab_to(page, name="Play")
    page.keyboard.press("Space")
    until(page, lambda: moment(page)["step"] > 5)
    page.keyboard.press("Space")
    until(page, lambda: not moment(page)["is_playing"])
    tab_to(page, name="Timeline")
    page.keyboard.press("Home")
    assert until(page, lambda: moment(page)["step"] == 0)


def test_escape_closes_a_menu_before_anything_else(server: str, page: Page) -> None:
    open_playground(page, server)
    page.click("[data-node='1:2']")
    until(page, lambda: page.locator("#inspector").is_visible())
    is_open = "() => document.querySelectorAll(':popover-open').length"
    for menu in ("File", "Share"):
        for presses in (0, 1):  # with the focus on its button, and in it
            page.get_by_role("button", name=menu, exact=True).focus()
            page.keyboard.press("Enter")
            until(page, lambda: page.evaluate(is_open) == 1)
            for _ in range(presses):
                page.keyboard.press("Tab")
            page.keyboard.press("Escape")
            until(page, lambda: page.evaluate(is_open) == 0)
    assert page.locator("#inspector").is_visible()
    page.keyboard.press("Escape")
    until(page, lambda: page.locator("#inspector").is_hidden())


@pytest.mark.parametrize("has_touch", [False, True])
def test_the_arrows_step_on_while_a_number_stays_pinned_by_pointer(
    server: str, open_page: Callable[..., Page], has_touch: bool
) -> None:
    page = open_page(has_touch=has_touch)
    open_playground(page, server)
    place = page.locator("[data-node='1:2']")
    (place.tap if has_touch else place.click)()
    title = page.locator("#inspector.is-pinned h3")
    until(page, lambda: title.count() == 1)
    page.keyboard.press("ArrowRight")
    until(page, lambda: moment(page)["phase"]["index"] == 1)
    page.keyboard.press("ArrowRight")
    until(page, lambda: moment(page)["phase"]["index"] == 2)
    page.keyboard.press("ArrowLeft")
    until(page, lambda: moment(page)["phase"]["index"] == 1)
    assert title.inner_text() == "Hidden node h3"
    page.keyboard.press("Escape")
    until(page, lambda: title.count() == 0)
    page.keyboard.press("ArrowRight")
    until(page, lambda: moment(page)["phase"]["index"] == 2)

    tab_to(page, node="1:2")  # by keys, the arrows walk from node to node
    page.keyboard.press("ArrowDown")
    until(page, lambda: (focus(page) or {}).get("node") == "1:3")
    assert moment(page)["phase"]["index"] == 2
