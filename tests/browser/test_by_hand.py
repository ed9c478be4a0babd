"""Change a network by hand: weights, freezing, the learning rate; and undo it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.acting import moment, open_playground, press, weights
from tests.browser.inspecting import pin_connection, pin_node
from tests.browser.waiting import until

AGE = (1, "Age", 2)  # the connection from Age to h3
LAST = "() => playground.frame.furthest"


def weight(page: Page) -> float:
    """Return the weight from Age to h3."""
    return weights(page)[0][5][2]


def field(page: Page) -> Locator:
    return page.locator("#parameter")


def take_steps(page: Page, count: int) -> None:
    start = moment(page)["step"]
    for _ in range(count):
        page.keyboard.press("n")
    until(page, lambda: moment(page)["step"] == start + count)


def test_a_weight_is_changed_undone_and_done_again(server: str, page: Page) -> None:
    open_playground(page, server)
    take_steps(page, 3)
    page.keyboard.press("p")
    until(page, lambda: moment(page)["step"] == 2)
    before = weights(page)

    pin_connection(page, *AGE)
    field(page).fill("-0,75")
    field(page).press("Enter")
    until(page, lambda: weight(page) == -0.75)
    assert page.evaluate(LAST) == 2  # the step that followed is dropped
    until(page, lambda: field(page).evaluate("(e) => e === document.activeElement"))
    changed = weights(page)

    page.keyboard.press("Control+z")
    until(page, lambda: weights(page) == before)
    assert page.evaluate(LAST) == 3
    page.keyboard.press("Control+Shift+Z")
    until(page, lambda: weights(page) == changed)
    press(page, "Undo")
    until(page, lambda: weights(page) == before)
    until(page, page.get_by_role("button", name="Undo").is_disabled)
    press(page, "Redo")
    until(page, lambda: weights(page) == changed)


def test_arrow_keys_and_a_drag_move_a_weight(server: str, page: Page) -> None:
    open_playground(page, server)
    take_steps(page, 1)
    pin_connection(page, *AGE)
    start = weight(page)
    field(page).press("ArrowUp")
    until(page, lambda: weight(page) == pytest.approx(start + 0.01))
    field(page).press("Shift+ArrowDown")
    until(page, lambda: weight(page) == pytest.approx(start - 0.09))

    box = page.locator("#inspector label", has_text="Weight").bounding_box()
    assert box is not None
    x, y = box["x"] + 5, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y, steps=10)
    page.mouse.up()
    dragged = start - 0.09 + 20 * 0.01
    until(page, lambda: weight(page) == pytest.approx(dragged, abs=1e-3))
    press(page, "Undo")  # the whole drag
    until(page, lambda: weight(page) == pytest.approx(start - 0.09))


@pytest.mark.parametrize(
    ("typed", "found"), [("abc", '"abc"'), ("1e400", '"1e400"'), ("", "nothing")]
)
def test_what_is_no_weight_is_refused_in_the_field(
    server: str, page: Page, typed: str, found: str
) -> None:
    open_playground(page, server)
    take_steps(page, 1)
    before = weights(page)
    pin_connection(page, *AGE)
    field(page).fill(typed)
    field(page).press("Enter")
    refused = page.locator("#inspector .refused")
    until(page, lambda: refused.is_visible())
    assert refused.inner_text().startswith("Expected a number from")
    assert refused.inner_text().endswith(f"found {found}.")
    assert field(page).get_attribute("aria-invalid") == "true"
    assert weights(page) == before
    assert page.get_by_role("button", name="Undo").is_disabled()
    field(page).press("Escape")
    until(page, lambda: not refused.is_visible())
    assert weights(page) == before


def test_what_is_frozen_stays_while_all_else_is_trained(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    take_steps(page, 1)
    pin_connection(page, *AGE)
    held, start = weight(page), weights(page)
    press(page, "Freeze")
    until(page, lambda: page.get_by_role("button", name="Frozen").is_visible())
    page.keyboard.press("Escape")
    take_steps(page, 2)
    assert weight(page) == held
    assert weights(page)[1] != start[1]
    assert "It is frozen" in pin_connection(page, *AGE)
    press(page, "Frozen")
    until(page, lambda: page.get_by_role("button", name="Freeze").is_visible())
    take_steps(page, 1)
    assert weight(page) != held


def test_a_gradient_is_compared_with_a_measured_one(server: str, page: Page) -> None:
    open_playground(page, f"{server}#vocabulary=technical")
    take_steps(page, 1)
    pin_node(page, 2, 0)
    press(page, "Is this gradient right?")
    check = page.locator("#inspector .check")
    until(page, lambda: "Yes: they agree to" in check.inner_text())
    first, formula, *_, last = check.locator("math").all_text_contents()
    gradient = page.evaluate("() => playground.frame.array('bias_gradients', 2)[0]")
    for shown in (first.removeprefix("g"), last):
        number = float(shown.removeprefix("=").replace("−", "-"))
        assert number == pytest.approx(gradient, rel=1e-5)
    assert formula == "(L(b+ε)−L(b−ε))/2ε"
    take_steps(page, 1)  # it was of another moment
    until(page, lambda: check.count() == 0)


def test_the_learning_rate_changes_while_it_learns(server: str, page: Page) -> None:
    open_playground(page, server)
    rate = page.locator("#learning-rate")
    until(page, lambda: rate.input_value() == "0.1")
    press(page, "Play")
    until(page, lambda: moment(page)["step"] > 20)
    rate.fill("0.02")
    rate.press("Enter")
    until(page, lambda: page.evaluate("() => playground.frame.learning_rate") == 0.02)
    changed = moment(page)
    assert changed["is_playing"]
    assert changed["step"] > 20
    until(page, lambda: moment(page)["step"] > changed["step"] + 20)
    press(page, "Pause")

    rate.fill("0")
    rate.press("Enter")
    refused = page.locator("#by-hand .refused")
    until(page, lambda: "Expected a number above 0" in refused.inner_text())
    rate.press("Escape")


def test_no_press_is_lost_while_the_server_answers(server: str, page: Page) -> None:
    open_playground(page, server)
    rate = page.locator("#learning-rate")
    rate.focus()
    for _ in range(20):
        rate.press("ArrowUp")
    until(page, lambda: rate.input_value() == "0.3")
    press(page, "Undo")
    until(page, lambda: rate.input_value() != "0.3")
    before = float(rate.input_value())
    rate.press("ArrowDown")  # from what is there now
    assert until(
        page, lambda: float(rate.input_value()) == pytest.approx(before - 0.01)
    )


def test_thousands_may_be_typed_with_a_comma(server: str, page: Page) -> None:
    open_playground(page, server)
    for _ in range(5):
        page.keyboard.press("Shift+ArrowRight")
    until(page, lambda: moment(page)["step"] == 1250)
    step = page.locator("#step")
    step.fill("1,000")
    step.press("Enter")
    assert until(page, lambda: moment(page)["step"] == 1000)


def test_a_jump_beyond_the_end_goes_to_the_nearest_step_and_says_so(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    take_steps(page, 4)
    page.keyboard.press("Home")
    until(page, lambda: moment(page)["step"] == 0)
    step = page.locator("#step")
    step.fill("90")
    step.press("Enter")
    until(page, lambda: moment(page)["step"] == 4)
    told = page.get_by_role("alert")
    until(page, lambda: "found 90; this is the nearest" in told.inner_text())
    step.fill("2")
    step.press("Enter")
    until(page, lambda: moment(page)["step"] == 2)
    assert until(page, lambda: told.count() == 0)


def test_the_code_is_taken_home_as_one_script(server: str, page: Page) -> None:
    open_playground(page, server)
    press(page, "Code")
    with page.expect_download() as found:
        press(page, "Script")
    assert found.value.suggested_filename == "bank-customers-step-0.py"
    source = found.value.path().read_text()
    assert "import numpy" in source
    assert len(source.splitlines()) <= 250


def test_who_follows_has_nothing_to_change(
    server: str, open_page: Callable[..., Page]
) -> None:
    driver, follower = open_page(), open_page()
    open_playground(driver, server)
    press(driver, "Share")
    link = driver.get_by_role("textbox", name="Link to follow").input_value()
    open_playground(follower, link)
    pin_node(follower, 1, 0)
    controls: dict[str, Any] = {
        "field": follower.locator("#parameter"),
        "undo": follower.get_by_role("button", name="Undo"),
        "what if": follower.get_by_role("button", name="What if?"),
    }
    assert {name: found.count() for name, found in controls.items()} == {
        name: 0 for name in controls
    }
