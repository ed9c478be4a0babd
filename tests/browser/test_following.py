"""Others look on: the same moments in any other window, and not a word to say."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.browser.acting import moment, open_playground, press, step_on, weights
from tests.browser.waiting import until

# A page that tries what the page itself never does: to command on a follower's socket.
COMMAND = """(path) => new Promise((resolve) => {
  const address = location.origin.replace('http', 'ws') + path + '/socket';
  const socket = new WebSocket(address);
  socket.onopen = () => socket.send('{"kind": "step", "number": 1, "unit": "step"}');
  socket.onmessage = ({data}) => {
    if (typeof data !== 'string') return;
    const message = JSON.parse(data);
    if (message.kind === 'problem' || message.kind === 'done') resolve(message);
  };
  socket.onclose = () => resolve({kind: 'closed'});
})"""

IS_AT_THE_END = """() => scrollY > 0
  && scrollY + innerHeight >= document.documentElement.scrollHeight - 1"""
# Counts the keys that the page leaves to the browser, whose scrolling takes its time.
NOTE_KEYS = """() => {
  window.keysLeft = 0;
  addEventListener('keydown', (event) => { keysLeft += !event.defaultPrevented; });
}"""


def test_who_follows_sees_the_same_and_cannot_command(
    server: str, open_page: Callable[..., Page]
) -> None:
    driver, follower = open_page(), open_page()
    open_playground(driver, server)
    driver.get_by_role("radio", name="round").check()
    step_on(driver)
    driver.get_by_role("radio", name="part").check()
    for _ in range(4):
        step_on(driver)

    press(driver, "Share")
    link = driver.get_by_role("textbox", name="Link to follow").input_value()
    driver.keyboard.press("Escape")
    open_playground(follower, link)  # late: all this has happened before
    assert follower.evaluate("() => document.body.classList.contains('follower')")
    sees_the_same(follower, driver)
    assert follower.get_by_role("button", name="Next part", exact=True).count() == 0
    until(follower, follower.get_by_text("You are following").is_visible)

    for _ in range(4):
        step_on(driver)
        sees_the_same(follower, driver)

    before = moment(driver)
    follower.keyboard.press("ArrowRight")
    follower.keyboard.press("Space")
    answer: dict[str, Any] = follower.evaluate(COMMAND, link.removeprefix(server))
    assert answer["kind"] == "problem"
    assert "cannot command" in answer["message"]
    assert moment(driver) == before
    sees_the_same(follower, driver)


def test_who_follows_scrolls_with_the_keys_that_command(
    server: str, open_page: Callable[..., Page]
) -> None:
    driver = open_page()
    open_playground(driver, server)
    press(driver, "Share")
    link = driver.get_by_role("textbox", name="Link to follow").input_value()
    follower = open_page(viewport={"width": 640, "height": 360})
    open_playground(follower, link)
    follower.keyboard.press("End")
    until(follower, lambda: follower.evaluate(IS_AT_THE_END))
    follower.evaluate(NOTE_KEYS)
    keys = ["PageUp", "PageDown", "Home", "End", "Space"]
    for key in keys:
        follower.keyboard.press(key)
    assert follower.evaluate("() => keysLeft") == len(keys)


def sees_the_same(follower: Page, driver: Page) -> None:
    told = moment(driver)
    until(follower, lambda: moment(follower) == told)
    assert weights(follower) == weights(driver)
