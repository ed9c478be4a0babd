"""What would this customer have to be like? Ask about one who is not in the data."""

import pytest
from playwright.sync_api import Page

from tests.browser.acting import moment, open_playground, press
from tests.browser.waiting import until

OUTPUT = "() => document.querySelector('[data-node=\"2:0\"] .value').textContent"
MARKED = "() => document.querySelector('#network').classList.contains('is-asked')"
ASKED_AGE = "() => document.querySelector('[data-node=\"0:5\"] .value').textContent"


def learn(page: Page, server: str) -> None:
    """Train for an epoch, so that what is asked about matters."""
    open_playground(page, server)
    page.keyboard.press("Shift+ArrowRight")
    until(page, lambda: moment(page)["step"] == 250)
    for _ in range(3):  # to where the next batch is answered with these weights
        page.keyboard.press("ArrowRight")
    until(page, lambda: moment(page)["phase"]["name"] == "forward")
    until(page, lambda: page.evaluate(OUTPUT) not in ("", "?"))


def answer(page: Page) -> str:
    found = page.locator("#ask .answer p").all_inner_texts()
    return found[0] if found else ""


def test_a_real_customer_is_changed_and_the_answer_follows(
    server: str, page: Page
) -> None:
    learn(page, server)
    real = page.evaluate(OUTPUT)
    press(page, "What if?")
    until(page, lambda: answer(page).endswith("will leave"))
    assert real in answer(page)  # nothing is changed yet
    until(page, page.locator("#ask").get_by_text("not in the data").is_visible)
    until(page, page.locator("#data-card").is_hidden)
    until(page, lambda: page.evaluate(MARKED))

    before = answer(page)
    page.get_by_label("Age", exact=True).fill("74")
    until(page, lambda: answer(page) != before)
    until(page, lambda: page.evaluate(OUTPUT) in answer(page))
    until(page, lambda: float(page.evaluate(ASKED_AGE)) > 2)
    pushes = page.locator("#ask .pushes li").all_inner_texts()
    assert any(push.startswith("Age") and "+" in push for push in pushes)

    old = answer(page)
    page.get_by_label("Active", exact=True).select_option("yes")
    until(page, lambda: answer(page) != old)
    press(page, "Back to the real customer")
    until(page, lambda: page.locator("#data-card").is_visible())
    until(page, lambda: page.evaluate(OUTPUT) == real)
    assert until(page, lambda: not page.evaluate(MARKED))


def test_a_new_customer_is_asked_about_and_the_answer_follows_training(
    server: str, page: Page
) -> None:
    learn(page, server)
    press(page, "Ask about a new customer")
    until(page, lambda: answer(page) != "")
    page.get_by_label("Products", exact=True).fill("3")
    until(page, lambda: page.evaluate(OUTPUT) in answer(page))
    first = answer(page)
    page.keyboard.press("Shift+ArrowUp")  # a slider keeps its own keys
    page.get_by_role("radio", name="round").check()
    for _ in range(4):
        press(page, "Next round")
    until(page, lambda: moment(page)["step"] == 1250)
    until(page, lambda: answer(page) != first)


@pytest.mark.parametrize("data", ["iris", "sine"])
def test_every_kind_of_answer_is_said_in_words(
    server: str, page: Page, data: str
) -> None:
    open_playground(page, f"{server}/#data={data}")
    until(page, lambda: page.evaluate("() => playground.frame.example") is not None)
    page.locator(".what-if button").last.click()
    until(page, lambda: answer(page).startswith("The machine says: "))
    assert until(page, lambda: (" sure" in answer(page)) == (data == "iris"))
