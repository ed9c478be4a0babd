"""All weights as a heat map: what is folded or not drawn is found there."""

import re

from playwright.sync_api import Locator, Page

from tests.browser.acting import moment, open_playground, press
from tests.browser.waiting import until

PIXELS = """() => {
  const canvas = document.querySelector('#weights canvas');
  const {width, height} = canvas;
  return [...canvas.getContext('2d').getImageData(0, 0, width, height).data].join();
}"""
SHAPE = """() => {
  const {width, height} = document.querySelector('#weights canvas');
  return [height, width];
}"""


def said(page: Page) -> tuple[str, float]:
    """Read the words and the number of the cell under the cursor."""
    words, number = page.locator("#weights .readout span").inner_text().split(": ")
    return words.lower(), float(number.replace("\N{MINUS SIGN}", "-"))


def test_every_weight_is_found_in_the_heat_map_by_keys_and_pointer(
    server: str, page: Page
) -> None:
    open_playground(page, f"{server}#data=digits&hidden=64,32&step=20")
    until(page, lambda: moment(page)["step"] == 20)
    until(page, lambda: "of 6" in page.locator(".legend .count").inner_text())
    page.get_by_role("button", name="All weights as a heat map").click()
    sheet = page.locator("#weights")
    until(page, sheet.is_visible)
    until(page, lambda: page.evaluate(SHAPE) == [64, 64])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    weights = page.evaluate("() => playground.weights(1)")
    until(page, lambda: said(page)[0] == "weight from 1.2 to h1.64")
    _, number = said(page)
    assert abs(number - weights[1][63]) <= 0.006 * abs(weights[1][63])
    assert moment(page)["step"] == 20  # the arrows moved the cursor, not time

    sheet.locator("select").select_option("3")
    until(page, lambda: page.evaluate(SHAPE) == [32, 10])
    page.locator("#weights canvas").hover(position={"x": 1, "y": 1})
    until(page, lambda: said(page)[0] == "weight from h2.1 to 0")
    press(page, "Where it comes from")
    title = page.locator("#inspector h3")
    until(page, lambda: title.inner_text() == "h2.1 → 0")

    page.locator("#weights canvas").focus()
    page.keyboard.press("Escape")
    until(page, sheet.is_hidden)
    see_all = page.locator(".legend .see-all")
    assert until(page, lambda: see_all.evaluate("e => e === document.activeElement"))


def test_the_heat_map_follows_training_and_stands_beside_the_results(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    page.keyboard.press("w")
    until(page, page.locator("#weights").is_visible)
    before = page.evaluate(PIXELS)
    scale = page.locator("#weights .range")
    until(page, lambda: re.search(r"[1-9]", scale.inner_text()))
    press(page, "Play")
    until(page, lambda: page.evaluate(PIXELS) != before)
    press(page, "Pause")
    press(page, "Close the weights")
    press(page, "Results")
    button = page.locator("#results").get_by_text("All weights as a heat map")
    until(page, button.is_visible)
    button.click()
    assert until(page, page.locator("#weights").is_visible)


def test_what_is_folded_leads_to_its_weights(server: str, page: Page) -> None:
    open_playground(page, f"{server}#data=bank&hidden=64,64")
    folded = page.locator(".nodes .folded")
    until(page, lambda: folded.count() == 2)
    folded.nth(1).click()
    until(page, page.locator("#weights").is_visible)
    assert until(page, lambda: page.locator("#weights select").input_value() == "2")


def is_beside(name: Locator, field: Locator) -> bool:
    """Say whether a name stands left of a field, at the height of its text."""
    at, room = name.bounding_box(), field.bounding_box()
    assert at is not None
    assert room is not None
    middle = at["y"] + at["height"] / 2
    is_level = room["y"] < middle < room["y"] + room["height"]
    return is_level and at["x"] + at["width"] <= room["x"]


def test_the_table_of_weights_names_its_rows_and_columns(
    server: str, page: Page
) -> None:
    open_playground(page, f"{server}#data=bank&hidden=2,3")
    page.get_by_role("button", name="All weights as a heat map").click()
    sheet = page.locator("#weights")
    until(page, sheet.is_visible)
    sheet.locator("select").select_option("2")
    sheet.get_by_text("As a table").click()
    columns = sheet.locator(".named .into span")
    rows = sheet.locator(".named .from span")
    until(page, lambda: columns.count() == 3)
    assert columns.all_inner_texts() == ["h2.1", "h2.2", "h2.3"]
    assert rows.all_inner_texts() == [
        "h1.1",
        "h1.2",
        "biases",
    ]
    # Each name stands beside its line of numbers.
    for row in rows.all():
        assert is_beside(row, sheet.locator("textarea"))
    sheet.locator("select").select_option("1")
    until(page, lambda: rows.count() == 13)
    sheet.locator("textarea").evaluate("e => { e.scrollTop = 1000; }")
    until(page, lambda: is_beside(rows.last, sheet.locator("textarea")))
