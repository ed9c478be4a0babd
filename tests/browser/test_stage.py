"""A speaker on a stage: a clicker, a black screen, and a reload in between."""

import base64
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from playwright.sync_api import Page

from tests.browser.acting import box_of, lit_step, moment, open_playground, weights
from tests.browser.page_clock import as_time_passes, stop_clock
from tests.browser.waiting import until

IS_FULL_SCREEN = "() => Boolean(document.fullscreenElement)"
PROJECTOR = {"width": 1920, "height": 1080}
CURSOR_REST = 3000  # milliseconds without a movement until the cursor goes
LEAST_TYPE = 24  # px: what the last row can read

VISIBLE_PARTS = """() => ['header', 'data-card', 'network', 'curve', 'code', 'steps',
  'controls', 'sentence', 'timeline'].filter(
    (id) => document.getElementById(id).checkVisibility({visibilityProperty: true}))"""
ON_STAGE = ["network", "curve", "steps", "sentence"]

TYPE = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const {parentElement: element, data} = texts.currentNode;
    if (!data.trim() || !element.checkVisibility({visibilityProperty: true})) continue;
    if (element.closest('script, noscript, .hidden-but-read')) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    found.push([size, data.trim()]);
  }
  return found;
}"""

# The brightest part of a picture's colours, from 0 to 255.
BRIGHTEST = """async (encoded) => {
  const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes]));
  const {width, height} = picture;
  const pen = new OffscreenCanvas(width, height).getContext('2d');
  pen.drawImage(picture, 0, 0);
  return pen.getImageData(0, 0, width, height).data.reduce(
    (most, value, place) => place % 4 === 3 ? most : Math.max(most, value), 0);
}"""

SIZES = [(1920, 1080), (1440, 900), (1280, 720), (390, 844)]
# What the button lies on, of all that is drawn.
UNDER_BUTTON = """() => {
  const button = document.querySelector('#leave').getBoundingClientRect();
  const drawn = '#network text, #network circle, #curve h2, #curve .losses';
  return [...document.querySelectorAll(drawn)].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.left < button.right && button.left < box.right
      && box.top < button.bottom && button.top < box.bottom;
  }).map((element) => element.textContent);
}"""


def test_a_speaker_presents_with_a_clicker(
    server: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport=PROJECTOR)
    open_playground(page, server)
    page.keyboard.press("f")
    until(page, lambda: page.evaluate(VISIBLE_PARTS) == ON_STAGE)

    phases = [moment(page)["phase"]]
    for count in range(1, 5):
        page.keyboard.press("PageDown")
        now = until(page, partial(is_at, page, count))
        phases.append(now["phase"])
    until(page, lambda: lit_step(page) == "4 Learn")
    small = [(size, text) for size, text in page.evaluate(TYPE) if size < LEAST_TYPE]
    assert not small, "too small to read from the last row"

    page.keyboard.press("PageUp")
    assert until(page, lambda: is_at(page, 3))["phase"] == phases[3]
    until(page, lambda: lit_step(page) == "3 Compare")

    page.click("[data-node='1:2']")  # somebody asks about it; the clicker still steps
    page.keyboard.press("PageDown")
    until(page, lambda: is_at(page, 4))
    page.keyboard.press("PageUp")
    until(page, lambda: is_at(page, 3))
    page.keyboard.press("Escape")

    page.keyboard.press("b")
    until(page, lambda: page.evaluate(VISIBLE_PARTS) == [])
    page.keyboard.press(".")
    until(page, lambda: page.evaluate(VISIBLE_PARTS) == ON_STAGE)

    before, numbers = moment(page), weights(page)
    page.keyboard.press("b")
    until(page, lambda: page.evaluate(VISIBLE_PARTS) == [])
    page.reload()
    until(page, lambda: page.evaluate("() => playground?.drawn.length > 0"))
    assert page.evaluate(VISIBLE_PARTS) == []  # black it was, black it is
    assert not page.evaluate(IS_FULL_SCREEN)
    page.keyboard.press("b")
    until(page, lambda: page.evaluate(VISIBLE_PARTS) == ON_STAGE)
    until(page, lambda: page.evaluate(IS_FULL_SCREEN))
    assert moment(page) == before
    assert weights(page) == numbers

    page.keyboard.press("w")  # the heat map takes the focus, but no step
    until(page, lambda: page.locator("#weights").is_visible())
    page.keyboard.press("PageDown")
    until(page, lambda: moment(page) != before)
    page.keyboard.press("w")

    page.keyboard.press("f")
    until(page, lambda: "controls" in page.evaluate(VISIBLE_PARTS))
    until(page, lambda: not page.evaluate(IS_FULL_SCREEN))


def test_a_black_stage_is_black_all_over(server: str, page: Page) -> None:
    open_playground(page, server)
    page.keyboard.press("f")
    until(page, lambda: page.evaluate(VISIBLE_PARTS) == ON_STAGE)
    names: list[str] = []
    while "update" not in names:
        page.keyboard.press("PageDown")
        now = until(page, partial(is_at, page, len(names) + 1))
        names.append(now["phase"]["name"])
        if names[-1] in ("backward", "update"):  # here parts of nodes glow
            assert brightest(page) > 0
            page.keyboard.press("b")
            until(page, lambda: page.evaluate(VISIBLE_PARTS) == [])
            assert brightest(page) == 0, f"not black at {names[-1]}"
            page.keyboard.press("b")
            until(page, lambda: page.evaluate(VISIBLE_PARTS) == ON_STAGE)
    assert "backward" in names


def test_a_stage_that_fills_only_the_window_is_left_with_the_mouse(
    server: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(is_apart=True)
    page.clock.install()
    open_playground(page, f"{server}/#data=xor&hidden=2")
    leave = page.get_by_role("button", name="Leave the stage")
    assert leave.count() == 0
    page.keyboard.press("f")
    until(page, lambda: page.evaluate(VISIBLE_PARTS) == ON_STAGE)
    page.reload()  # nobody pressed a key here: there is no full screen
    until(page, lambda: page.evaluate("() => playground?.drawn.length > 0"))
    assert page.evaluate("() => document.fullscreenElement") is None
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        until(page, lambda: page.evaluate(UNDER_BUTTON) == [])

    stop_clock(page)
    page.mouse.move(100, 200)
    assert as_time_passes(page, leave.is_visible)
    page.clock.run_for(CURSOR_REST)
    assert as_time_passes(page, leave.is_hidden)
    page.mouse.move(200, 200)
    assert as_time_passes(page, leave.is_visible)
    page.keyboard.press("b")
    assert as_time_passes(page, leave.is_hidden)
    page.keyboard.press("b")
    assert as_time_passes(page, leave.is_visible)
    leave.click()
    as_time_passes(page, lambda: "controls" in page.evaluate(VISIBLE_PARTS))
    assert as_time_passes(page, lambda: leave.count() == 0)


def test_the_network_has_its_room_on_the_stage_of_a_phone(
    server: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    open_playground(page, f"{server}/#data=xor")  # with a plane below the curve
    page.keyboard.press("f")
    until(page, lambda: page.evaluate(VISIBLE_PARTS) == ON_STAGE)
    assert until(page, lambda: box_of(page.locator("#network"))["height"] > 200)


def brightest(page: Page) -> int:
    picture = base64.b64encode(page.screenshot()).decode()
    found: int = page.evaluate(BRIGHTEST, picture)
    return found


def is_at(page: Page, place: int) -> Mapping[str, Any] | None:
    now = moment(page)
    return now if now["phase"]["index"] == place else None
