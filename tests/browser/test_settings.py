"""The settings beside the network, and the small buttons on its drawing."""

from collections.abc import Callable
from functools import partial
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.acting import open_playground, press
from tests.browser.waiting import until

SIZES = "() => playground.drawn.reduce((all, {layer}) => Math.max(all, layer), 0)"
SMALL = """() => [...document.querySelectorAll('.layer-buttons button')]
  .map((button) => button.getBoundingClientRect())
  .filter(({width, height}) => width < 24 || height < 24).length"""


def field(page: Page, name: str) -> Locator:
    return page.locator(f'#settings [name="{name}"]')


def fill(page: Page, name: str, text: str) -> None:
    field(page, name).fill(text)
    field(page, name).press("Enter")


def told_at(page: Page, name: str, kind: str) -> str:
    """Return what is refused or warned of at a field, "" for nothing."""
    row = page.locator("#settings .field", has=page.locator(f'[name="{name}"]'))
    return " ".join(row.locator(f".{kind}").all_inner_texts())


def shows(page: Page, name: str, text: str) -> bool:
    return field(page, name).input_value() == text


def summary(page: Page) -> str:
    return page.locator("#settings .about").inner_text()


def open_settings(page: Page) -> None:
    press(page, "Settings")
    until(page, lambda: page.locator("#settings").is_visible())


def test_layers_are_changed_on_the_drawing_and_undone(server: str, page: Page) -> None:
    open_playground(page, server)
    open_settings(page)
    assert page.evaluate(SMALL) == 0
    assert page.locator("#network").is_visible()

    press(page, "Add a hidden layer after hidden layer 1")
    until(page, lambda: summary(page).startswith("12 – 8 – 8 – 1 "))
    until(page, lambda: page.evaluate(SIZES) == 3)
    for _ in range(3):  # faster than the server answers
        press(page, "Remove a node from hidden layer 2")
    until(page, partial(shows, page, "hidden", "8, 5"))

    field(page, "activations.2").select_option("relu")
    until(page, lambda: field(page, "activations").input_value() == "")
    add = page.get_by_role("button", name="Add a node to hidden layer 1")
    add.focus()
    page.keyboard.press("Enter")
    until(page, partial(shows, page, "hidden", "9, 5"))
    assert add.evaluate("(button) => button === document.activeElement")

    press(page, "Remove hidden layer 1")
    until(page, partial(shows, page, "hidden", "5"))
    until(page, partial(shows, page, "activations", "relu"))
    for sizes in ("9, 5", "8, 5"):
        page.locator("#settings").get_by_role("button", name="Undo").click()
        until(page, partial(shows, page, "hidden", sizes))
    until(page, partial(shows, page, "activations.2", "relu"))


def test_an_optimizer_is_chosen_with_its_numbers(server: str, page: Page) -> None:
    open_playground(page, server)
    open_settings(page)
    field(page, "optimizer").select_option("adam")
    until(page, partial(shows, page, "settings.decay", "0.999"))
    fill(page, "settings.decay", "0.99")
    until(page, partial(shows, page, "settings.decay", "0.99"))
    fill(page, "settings.mean_decay", "1.5")
    until(page, lambda: told_at(page, "settings.mean_decay", "refused"))
    refused = told_at(page, "settings.mean_decay", "refused")
    assert refused == "Expected a number below 1, found 1.5."
    assert not page.locator("#banner .problem").is_visible()
    page.keyboard.press("Escape")
    until(page, partial(shows, page, "settings.mean_decay", "0.9"))
    assert shows(page, "settings.decay", "0.99")

    page.locator("#settings").get_by_role("button", name="Undo").click()
    until(page, partial(shows, page, "settings.decay", "0.999"))
    page.keyboard.press("Escape")
    until(page, lambda: not page.locator("#settings").is_visible())


def test_what_is_refused_and_what_fails_is_told_at_the_field(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    open_settings(page)
    fill(page, "hidden", "8, many")
    until(page, lambda: 'found "many"' in told_at(page, "hidden", "refused"))
    fill(page, "hidden", "600")
    until(page, lambda: "Expected at most 512" in told_at(page, "hidden", "refused"))
    assert summary(page).startswith("12 – 8 – 1 ")

    assert not told_at(page, "learning_rate", "caution")
    fill(page, "learning_rate", "12")
    until(page, lambda: "overshoot" in told_at(page, "learning_rate", "caution"))
    until(page, lambda: not told_at(page, "hidden", "refused"))
    fill(page, "learning_rate", "0,1")
    until(page, lambda: not told_at(page, "learning_rate", "caution"))

    # Two that only go together: the first is refused, and holds with the second.
    field(page, "loss").select_option("binary_cross_entropy")
    field(page, "output").select_option("tanh")
    until(page, lambda: "tanh" in told_at(page, "loss", "refused"))
    field(page, "loss").select_option("half_squared_error")
    until(page, lambda: not told_at(page, "loss", "refused"))
    assert shows(page, "output", "tanh")

    press(page, "All")
    until(page, partial(shows, page, "batch_size", "8000"))
    press(page, "New seed")
    until(page, lambda: field(page, "seed").input_value() not in ("", "0"))


def test_who_watches_and_who_listens_sees_no_buttons(
    server: str, open_page: Callable[..., Page]
) -> None:
    driver = open_page()
    open_playground(driver, server)
    buttons: Any = driver.locator(".layer-buttons button")
    until(driver, lambda: buttons.count() == 5)
    link = driver.locator("#share input").first.input_value()

    follower = open_page()
    open_playground(follower, link)
    assert follower.locator(".layer-buttons button").count() == 0

    driver.keyboard.press("f")
    until(driver, lambda: not buttons.first.is_visible())
