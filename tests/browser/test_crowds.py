"""The crowds: they are there, move while it learns, and say who each of them is."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page

from network_playground.sessions.speeds import SPEEDS
from tests.browser.acting import choose, moment, open_playground, press
from tests.browser.waiting import until

SIXTY_STEPS = str([(row.unit, row.per_second) for row in SPEEDS].index(("step", 60)))
EMPTY = 2_000  # characters of a picture with nothing on it are fewer
PAINTED = "() => document.querySelector('#crowds canvas').toDataURL()"
A_DOT = """() => {
  const canvas = document.querySelector('#crowds canvas');
  const { left, top } = canvas.getBoundingClientRect();
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  for (let y = 4; y < height / 2 - 8; y++) {
    for (let x = 4; x < width / 2 - 12; x++) {
      if (data[4 * (y * width + x) + 3] < 150) continue;
      return [left + x / devicePixelRatio, top + y / devicePixelRatio];
    }
  }
  return null;
}"""


def judged(page: Page) -> str:
    return page.locator("#crowds .judged").inner_text().replace("\u202f", " ")


def painted(page: Page) -> str:
    """Give the picture of the crowds, or nothing as long as there is none."""
    found: str = page.evaluate(PAINTED)
    return found if len(found) > EMPTY else ""


def other_picture(page: Page, last: str) -> str:
    """Give the picture of the crowds once it is another one."""
    now = painted(page)
    return "" if now == last else now


def test_the_crowds_are_there_and_move_while_it_plays(server: str, page: Page) -> None:
    open_playground(page, server)
    page.get_by_role("slider", name="Speed").fill(SIXTY_STEPS)
    before = until(page, lambda: painted(page))
    assert "by always saying “stays”" in judged(page)
    names = page.locator("#crowds .field b").all_inner_texts()
    assert names == ["left", "stayed"]
    first = judged(page)

    press(page, "Play")
    for _ in range(4):
        last = before
        before = until(page, partial(other_picture, page, last))
    press(page, "Pause")
    until(page, lambda: not moment(page)["is_playing"])
    until(page, lambda: judged(page) != first)

    page.get_by_role("radio", name="Technical").check()
    until(page, lambda: judged(page).startswith("Accuracy "))
    press(page, "Code")
    until(page, page.locator("#code .source").is_visible)
    assert page.locator("#crowds").is_hidden()
    press(page, "Crowds")
    until(page, page.locator("#crowds").is_visible)


def test_a_click_or_a_key_says_who_one_of_them_is(server: str, page: Page) -> None:
    open_playground(page, server)
    until(page, lambda: painted(page))
    x, y = until(page, lambda: page.evaluate(A_DOT))
    page.mouse.click(x, y)
    who = page.locator("#crowds .who")
    until(page, lambda: "In truth: left" in who.inner_text())
    until(page, lambda: "Credit score" in who.inner_text())
    clicked = who.locator("h3").inner_text()

    page.keyboard.press("ArrowRight")  # whoever clicked goes on with the page's keys
    until(page, lambda: moment(page)["phase"]["name"] == "forward")
    assert who.locator("h3").inner_text() == clicked

    page.locator("#crowds .field").focus()
    page.keyboard.press("ArrowDown")
    until(page, lambda: "In truth: stayed" in who.inner_text())
    assert who.locator("h3").inner_text() != clicked
    page.keyboard.press("Escape")
    until(page, lambda: who.inner_text() == "")


@pytest.mark.parametrize(
    ("key", "words", "tabs"),
    [
        ("digits", "it finds least", ["crowds", "answers", "code"]),
        ("auto_mpg", "by always saying the mean", ["crowds", "code"]),
        ("circle", None, ["answers", "code"]),
    ],
)
def test_every_kind_of_data_has_what_fits_it(
    server: str, page: Page, key: str, words: str | None, tabs: list[str]
) -> None:
    open_playground(page, server)
    choose(page, key)
    places = page.locator("#aside-tabs h2 button")
    until(page, lambda: [one.get_attribute("data-tab") for one in places.all()] == tabs)
    if words is None:
        until(page, page.locator("#crowds").is_hidden)
        assert page.locator("#map").is_visible()
    else:
        until(page, lambda: words in judged(page))
        assert until(page, lambda: painted(page))


def test_on_a_phone_the_crowds_are_reached_while_it_plays(
    server: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    open_playground(page, server)
    page.get_by_role("slider", name="Speed").fill(SIXTY_STEPS)
    press(page, "Play")
    page.locator("#crowds").scroll_into_view_if_needed()
    before = painted(page)
    until(page, lambda: painted(page) not in ("", before))
    assert moment(page)["is_playing"]
    width = page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= 390
