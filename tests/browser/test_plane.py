"""The plane of answers: its colours, its points, its sharpness, its inputs."""

import re
from collections.abc import Callable
from functools import partial

from playwright.sync_api import Page

from tests.browser.acting import Place, at, choose, moment, open_playground, press
from tests.browser.waiting import until

TWO_COLOURS = """() => {
  const canvas = document.querySelector('.plane .heat');
  const {width, height} = canvas;
  const {data} = canvas.getContext('2d').getImageData(0, 0, width, height);
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const color = data.slice(i, i + 3).join();
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const [first, second = 0] = [...counts.values()].sort((a, b) => b - a);
  return (first + second) / (width * height);
}"""


PICTURED = "() => document.querySelectorAll('.node[data-map]').length"


REVISION = "() => playground.frame.revision"


SHARPNESS = """() => [...document.querySelectorAll(
  '#network canvas, .plane canvas, #curve canvas, .track canvas'
)].map((canvas) => (canvas.width / canvas.clientWidth).toFixed(1)).join()"""


BOUNDS = "() => playground.frame.map?.bounds.join()"


def is_sharp(page: Page, wanted: str) -> bool:
    return bool(page.evaluate(SHARPNESS) == wanted)


def taught(page: Page) -> int:
    """Read how many examples teach."""
    found = re.search(
        r"learns from (\d+)", page.locator("#data-card .about").inner_text()
    )
    return int(found[1]) if found else 0


def test_the_plane_is_coloured_by_what_the_network_answers_there(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    choose(page, "gauss")
    until(page, lambda: page.locator(".plane").is_visible())
    until(page, lambda: page.evaluate(PICTURED) == 2 + 8)
    until(page, lambda: 0 < page.evaluate(TWO_COLOURS) < 0.5)
    page.mouse.move(*at(page, ".plane .field", (0.2, 0.8)))
    readout = page.locator(".plane .readout")
    until(page, lambda: re.search(r"(orange|blue) \d+", readout.inner_text()))

    press(page, "clear-cut")
    until(page, lambda: page.evaluate(TWO_COLOURS) > 0.9)  # all but their border
    press(page, "Code")
    until(page, page.locator(".plane").is_hidden)
    until(page, page.locator("#code .source").is_visible)

    choose(page, "iris")
    until(page, lambda: page.evaluate(PICTURED) == 0)
    assert until(page, page.locator("#map").is_hidden)


def test_a_plane_with_fewer_colours_is_never_read_with_the_map_before(
    server: str, page: Page
) -> None:
    open_playground(page, f"{server}#data=blobs&classes=4")
    outcomes = page.locator(".adding button")
    until(page, lambda: outcomes.count() == 4)
    page.locator(".chooser").click()
    page.locator('#gallery [name="classes"]').fill("2")
    page.locator('#gallery [name="classes"]').press("Tab")
    until(page, lambda: outcomes.count() == 2)
    page.keyboard.press("Escape")
    page.mouse.move(*at(page, ".plane .field", (0.9, 0.1)))
    readout = page.locator(".plane .readout")

    def go(keys: str, count: int) -> None:
        page.keyboard.press(keys)
        until(page, lambda: outcomes.count() == count)
        assert until(
            page, lambda: re.search(r"[a-z]+ [<>]?\d+\s%$", readout.inner_text())
        )

    go("Control+z", 4)
    go("Control+Shift+z", 2)


def shows_new_points(page: Page, act: Callable[[], None]) -> None:
    """Act, and wait until a moment of the run with the changed points is here."""
    run = page.evaluate(REVISION)
    act()
    until(page, lambda: page.evaluate(REVISION) > run)


def test_points_are_added_moved_and_removed_by_pointer_and_keys(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    choose(page, "xor")
    until(page, lambda: taught(page) == 400)
    axes = until(page, lambda: page.evaluate(BOUNDS))
    middle = at(page, ".plane .field", (0.5, 0.5))
    higher = at(page, ".plane .field", (0.5, 0.3))
    page.mouse.click(*middle)  # without a colour nothing is placed
    page.locator('.adding button[aria-label="blue"]').click()
    shows_new_points(page, lambda: page.mouse.click(*middle))
    until(page, lambda: taught(page) == 401)
    assert page.evaluate(BOUNDS) == axes
    assert "tested on 100 it" in page.locator("#data-card .about").inner_text()

    def drag(start: Place, end: Place) -> None:
        page.mouse.move(*start)
        page.mouse.down()
        page.mouse.move(*end, steps=4)
        page.mouse.up()

    out_over_the_edge = at(page, ".plane .field", (1.1, 0.3))
    shows_new_points(page, lambda: drag(middle, out_over_the_edge))
    assert page.evaluate(BOUNDS) != axes
    shows_new_points(page, lambda: page.keyboard.press("Control+z"))
    assert page.evaluate(BOUNDS) == axes  # the drag was undone, and no click at its end
    shows_new_points(page, lambda: drag(middle, higher))
    assert taught(page) == 401
    shows_new_points(page, lambda: page.mouse.dblclick(*higher))
    until(page, lambda: taught(page) == 400)

    page.mouse.move(*middle)
    page.locator(".plane .field").focus()
    page.keyboard.press("ArrowUp")
    shows_new_points(page, lambda: page.keyboard.press("Enter"))
    until(page, lambda: taught(page) == 401)
    shows_new_points(page, lambda: page.keyboard.press("Delete"))
    until(page, lambda: taught(page) == 400)
    assert moment(page)["step"] == 0


def test_pictures_are_sharp_on_another_screen(
    server: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(is_apart=True)
    open_playground(page, f"{server}#data=circle")
    until(page, lambda: page.locator(".node-maps").count() == 1)
    until(page, lambda: page.evaluate(SHARPNESS) == ",".join(["1.0"] * 6))
    screen = page.context.new_cdp_session(page)
    # Over to the other screen, and back again. What else is asked of a screen has to
    # change as well: the browser tells no page of a ratio that is only pretended.
    for ratio in (2, 1):
        size = {"width": 1440, "height": 900, "deviceScaleFactor": ratio}
        screen.send("Emulation.setDeviceMetricsOverride", {**size, "mobile": False})
        page.emulate_media(reduced_motion="reduce" if ratio == 2 else "null")
        sharp = ",".join([f"{ratio}.0"] * 6)
        assert until(page, partial(is_sharp, page, sharp))


def test_derived_inputs_and_another_sample_are_chosen_in_the_gallery(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    choose(page, "circle")
    until(page, lambda: len(page.evaluate("() => playground.weights(1)")) == 2)
    page.locator(".chooser").click()
    page.locator(".columns label", has_text="x₁²").click()
    until(page, lambda: len(page.evaluate("() => playground.weights(1)")) == 3)
    points = page.get_by_role("textbox", name="Points")
    refused = page.locator("#gallery .refused")
    wanted = "Expected a whole number from 10 to 5\u202f000, found"
    points.fill("99999")
    points.press("Enter")
    until(page, lambda: refused.all_inner_texts() == [f'{wanted} "99999".'])
    points.fill("")
    points.press("Enter")
    until(page, lambda: refused.all_inner_texts() == [f"{wanted} nothing."])
    points.fill("1,000")
    points.press("Enter")
    until(page, lambda: taught(page) == 800)
    points.fill("100")
    points.press("Tab")
    press(page, "New sample")
    until(page, lambda: page.get_by_role("textbox", name="Sample").input_value() == "1")
    page.keyboard.press("Escape")
    assert until(page, lambda: taught(page) == 80)
