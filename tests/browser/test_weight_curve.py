"""The error against one weight stands in the inspector, and follows every moment."""

from playwright.sync_api import Page

from tests.browser.acting import moment, open_playground, press
from tests.browser.inspecting import pin_connection
from tests.browser.waiting import until

AGE = (1, "Age", 2)  # the connection from Age to hidden node 3
GRADIENT = """() => {
  const gradient = playground.frame.array("weight_gradients", 1)[5 * 8 + 2];
  return Number(gradient.toPrecision(3));
}"""
LABEL = (
    """() => document.querySelector(".along svg")?.getAttribute("aria-label") ?? "" """
)


def number_behind(text: str, word: str) -> float:
    """Read the number behind a word, as the page writes it."""
    return float(text.split(word)[1].split()[0].rstrip(",:.").replace("−", "-"))


def shows_this_moment(page: Page) -> bool:
    """Say whether the curve's slope is the gradient of the moment on the screen."""
    label: str = page.evaluate(LABEL)
    slope = number_behind(label, "slope ") if label else None
    return bool(slope == page.evaluate(GRADIENT))


def told(page: Page) -> str:
    return page.locator(".along .told").inner_text()


def test_the_error_against_a_weight_is_shown_and_follows_the_moment(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    for _ in range(3):
        page.keyboard.press("n")
    until(page, lambda: moment(page)["step"] == 3)
    pin_connection(page, *AGE)
    until(page, lambda: shows_this_moment(page))
    gradient = page.evaluate(GRADIENT)
    way = ("rises", "down") if gradient > 0 else ("falls", "up")
    assert f"the error {way[0]} by about" in told(page)
    assert f"so the weight went {way[1]}, by" in told(page)
    assert "Of the 32 customers of this step" in page.locator(".along").inner_text()

    page.keyboard.press("v")
    until(page, lambda: "against the gradient" in told(page))
    assert number_behind(told(page), "∂L/∂w = ") == gradient

    wide = number_behind(page.evaluate(LABEL), "from ")
    press(page, "Closer")
    until(page, lambda: abs(number_behind(page.evaluate(LABEL), "from ")) < abs(wide))
    assert shows_this_moment(page)

    page.keyboard.press("n")
    until(page, lambda: moment(page)["step"] == 4 and shows_this_moment(page))

    start = moment(page)["step"]
    press(page, "Play")
    until(page, lambda: moment(page)["step"] > start + 20)
    press(page, "Pause")
    until(page, lambda: shows_this_moment(page))
    until(page, lambda: "At step" not in page.locator(".along").inner_text())

    summary = page.locator(".along summary")
    summary.focus()
    page.keyboard.press("Enter")
    until(page, lambda: page.locator(".along svg").count() == 0)
    page.keyboard.press("Enter")
    until(page, lambda: page.locator(".along svg").count() == 1)
