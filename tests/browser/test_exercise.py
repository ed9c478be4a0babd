"""The exercise: what the next number is, worked out by hand and judged on the card."""

from playwright.sync_api import Page, expect

from tests.browser.acting import moment, open_playground
from tests.browser.inspecting import inspected, pin_node
from tests.browser.tabbing import focus, tab_to
from tests.browser.waiting import until

WORKED = "#preset=worked_example&vocabulary=technical"
HAS_FOCUS = "() => document.activeElement?.matches('#inspector .asked input') ?? false"


def test_the_next_number_is_worked_out_by_keys_while_a_clicker_steps(
    server: str, page: Page
) -> None:
    open_playground(page, f"{server}{WORKED}")
    page.keyboard.press("ArrowRight")
    until(page, lambda: moment(page)["phase"]["name"] == "forward")
    assert "0.0275+0.35 =0.3775" in pin_node(page, 1, 0)
    page.get_by_role("button", name="Exercise").focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="Result")
    expect(field).to_be_visible()
    assert "0.3775" not in inspected(page)
    assert "a = ?" in inspected(page)
    tab_to(page, name="Result")
    page.keyboard.type("-0,3775")
    page.keyboard.press("Enter")
    until(page, lambda: "The sign is the wrong way round" in inspected(page))
    page.keyboard.type("0.3775")
    page.keyboard.press("Enter")
    until(page, lambda: "Right: 0.3775." in inspected(page))
    until(page, lambda: page.evaluate(HAS_FOCUS) and field.input_value() == "")
    page.keyboard.type("0.59")
    page.keyboard.press("PageDown")  # a clicker's key, with the cursor in the field
    until(page, lambda: moment(page)["phase"]["layer"] == 2)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(field).not_to_be_attached()
    assert "a = 0.593269992" in inspected(page)
    assert (focus(page) or {})["name"] == "Exercise"
    page.keyboard.press("PageUp")
    until(page, lambda: moment(page)["phase"]["layer"] == 1)
    expect(field).not_to_be_attached()  # what is answered stays answered
    page.keyboard.press("Enter")
    until(page, lambda: page.get_by_role("button", name="Freeze").is_visible())
