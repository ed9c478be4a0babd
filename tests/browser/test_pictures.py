"""What the network answers, in pictures: a plane, results, a digit, kept curves."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.acting import moment, open_playground, press
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
# What else than a button of the footer is met at one of its corners or its middle.
COVERS = """() => ['Reset', 'Back', 'Step', 'Play'].flatMap((name) => {
  const button = [...document.querySelectorAll('#controls button')]
    .find((one) => one.textContent.trim() === name);
  const {left, top, width, height} = button.getBoundingClientRect();
  return [[0.1, 0.1], [0.9, 0.1], [0.5, 0.5], [0.1, 0.9], [0.9, 0.9]]
    .map(([x, y]) => document.elementFromPoint(left + x * width, top + y * height))
    .filter((met) => !button.contains(met))
    .map((met) => `${name}: ${met?.closest('[id]')?.id}`);
})"""
VIEW_BOX = """() => {
  const chart = document.querySelector('#line .chart');
  const {width, height} = chart.viewBox.baseVal;
  return Math.abs(height / width - chart.clientHeight / chart.clientWidth);
}"""
Place = tuple[float, float]


def choose(page: Page, key: str) -> None:
    """Choose a data set or a ready-made experiment in the gallery."""
    page.locator(".chooser").click()
    page.locator(f'[data-choose="{key}"]').click()
    until(page, lambda: not page.locator("#gallery").is_visible())


def at(page: Page, selector: str, share: Place) -> Place:
    """Find a place inside an element, given as shares of its width and height."""
    box = page.locator(selector).bounding_box()
    assert box
    return box["x"] + share[0] * box["width"], box["y"] + share[1] * box["height"]


def is_sharp(page: Page, wanted: str) -> bool:
    return bool(page.evaluate(SHARPNESS) == wanted)


def taught(page: Page) -> int:
    """Read how many examples teach."""
    found = re.search(r"(\d+) teach", page.locator("#data-card .about").inner_text())
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
    assert re.search(r"(orange|blue) \d+", readout.inner_text())

    press(page, "clear-cut")
    until(page, lambda: page.evaluate(TWO_COLOURS) > 0.9)  # all but their border
    press(page, "Code")
    assert not page.locator(".plane").is_visible()
    assert page.locator("#code .source").is_visible()

    choose(page, "iris")
    until(page, lambda: page.evaluate(PICTURED) == 0)
    assert page.locator("#map").is_hidden()


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
        until(page, lambda: re.search(r"[a-z]+ [<>]?\d+\s%$", readout.inner_text()))

    go("Control+z", 4)
    go("Control+Shift+z", 2)


def test_points_are_added_moved_and_removed_by_pointer_and_keys(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    choose(page, "xor")
    until(page, lambda: taught(page) == 400)
    axes = until(page, lambda: page.evaluate(BOUNDS))
    middle = at(page, ".plane .field", (0.5, 0.5))
    page.mouse.click(*middle)  # without a colour nothing is placed
    page.locator('.adding button[aria-label="blue"]').click()
    page.mouse.click(*middle)
    until(page, lambda: taught(page) == 401)
    until(page, lambda: page.evaluate(BOUNDS) == axes)
    assert "100 examine" in page.locator("#data-card .about").inner_text()

    def drag(start: Place, end: Place) -> None:
        run = page.evaluate(REVISION)
        page.mouse.move(*start)
        page.mouse.down()
        page.mouse.move(*end, steps=4)
        page.mouse.up()
        until(page, lambda: page.evaluate(REVISION) > run)

    drag(middle, at(page, ".plane .field", (1.1, 0.3)))  # out over the edge
    assert page.evaluate(BOUNDS) != axes
    page.keyboard.press("Control+z")  # the drag, and no click at its end
    until(page, lambda: page.evaluate(BOUNDS) == axes)
    drag(middle, at(page, ".plane .field", (0.5, 0.3)))
    assert taught(page) == 401
    page.mouse.dblclick(*at(page, ".plane .field", (0.5, 0.3)))
    until(page, lambda: taught(page) == 400)

    page.mouse.move(*middle)
    page.locator(".plane .field").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    until(page, lambda: taught(page) == 401)
    page.keyboard.press("Delete")
    until(page, lambda: taught(page) == 400)
    assert moment(page)["step"] == 0


def test_pictures_are_sharp_on_another_screen(server: str, page: Page) -> None:
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
        until(page, partial(is_sharp, page, sharp))


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


def test_the_results_say_how_good_it_is_and_stay_fresh_while_it_learns(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    press(page, "Results")
    results = page.locator("#results")
    own = results.locator(".share-bars .own .number")
    until(page, lambda: own.count() == 1)
    before = own.inner_text()
    assert results.get_by_role("img", name=re.compile("^ROC curve: ")).is_visible()
    assert results.locator(".confusion tbody tr").count() == 2

    press(page, "Play")
    until(page, lambda: own.inner_text() != before)
    press(page, "Pause")
    results.get_by_label("Column").select_option("Age")
    until(page, lambda: results.get_by_role("img", name=re.compile("Age")).count() == 1)
    press(page, "Close the results")
    assert results.is_hidden()


def test_a_picture_to_take_home_tells_its_scale_and_what_it_shows(
    server: str, page: Page, tmp_path: Path
) -> None:
    open_playground(page, f"{server}#data=iris&theme=dark&step=12")
    until(page, lambda: moment(page)["step"] == 12)
    press(page, "File")
    for name in ("SVG", "PNG, twice the size"):
        with page.expect_download() as download:
            press(page, name)
        download.value.save_as(tmp_path / name)
    svg = (tmp_path / "SVG").read_text("utf-8")
    legend = page.locator(".legend .scale").inner_text().split()
    assert {"weight", "minus"} <= set(legend) and len(legend) >= 4
    for words in [*legend, "bias", "Iris flowers · 4", "nodes · epoch", "step 12 ·"]:
        assert words in svg
    assert "stroke-dasharray" in svg and "rgb(245, 167, 66)" in svg  # minus, in dark
    assert "heat map" not in svg
    size = re.search(r'width="(\d+)" height="([\d.]+)"', svg)
    assert size
    png = (tmp_path / "PNG, twice the size").read_bytes()
    width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    assert width == 2 * int(size[1])
    assert abs(height - 2 * float(size[2])) <= 2


def test_a_digit_is_drawn_and_the_network_says_what_it_takes_it_for(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    choose(page, "digits")
    until(page, lambda: page.locator("#data-card .picture i").count() == 64)
    assert page.locator("#data-card .facts li").count() == 0  # the picture says it
    press(page, "Show the numbers that enter")
    until(page, lambda: page.locator("#data-card .facts li").count() == 64)
    press(page, "Draw your own")
    paper = "#draw canvas"
    page.mouse.move(*at(page, paper, (0.5, 0.1)))
    page.mouse.down()
    page.mouse.move(*at(page, paper, (0.5, 0.9)), steps=8)
    page.mouse.up()
    said = page.locator("#draw .said")
    until(page, lambda: said.count() == 1)
    assert re.search(r"The machine says \d, with", said.inner_text())
    assert page.locator("#draw .share-bars li").count() == 10

    press(page, "Clear")
    until(page, lambda: said.count() == 0)
    page.locator(paper).focus()
    page.keyboard.press("Space")
    until(page, lambda: said.count() == 1)
    page.keyboard.press("Escape")
    assert page.locator("#draw").is_hidden()


def test_a_kept_curve_is_compared_with_the_same_start_and_another_rate(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    choose(page, "iris")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    until(page, lambda: moment(page)["step"] > 0)
    first = page.evaluate("() => playground.frame.train_loss")
    press(page, "keep")
    names = page.locator(".kept .name")
    until(page, lambda: names.count() == 2)
    page.get_by_label("Same start, other setting").select_option(
        label="learning rate × 3"
    )
    until(page, lambda: moment(page)["is_playing"])
    press(page, "Pause")
    until(page, lambda: "rate 0.1" in names.first.inner_text())
    assert "rate 0.3" in names.last.inner_text()
    page.keyboard.press("Home")
    until(page, lambda: moment(page)["step"] == 0)
    assert page.evaluate("() => playground.frame.train_loss") > first
    press(page, "log")
    page.get_by_role("button", name=re.compile("^Forget: ")).click()
    assert page.locator("#compare").is_hidden()


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
def test_nothing_lies_over_the_buttons_beside_a_line_and_its_results(
    server: str, open_page: Callable[..., Page], size: tuple[int, int]
) -> None:
    page = open_page(viewport={"width": size[0], "height": size[1]})
    open_playground(page, f"{server}#data=sine&hidden=4&step=20")
    until(page, lambda: page.locator("#line .chart").is_visible())
    assert page.evaluate(COVERS) == []
    press(page, "keep")
    until(page, lambda: page.locator("#compare").is_visible())
    assert page.evaluate(COVERS) == []
    until(page, lambda: page.evaluate(VIEW_BOX) < 0.01)  # flatter, its type as large
    press(page, "Results")
    until(page, lambda: page.locator("#results").is_visible())
    assert page.evaluate(COVERS) == []
    before = moment(page)["phase"]
    press(page, "Step")
    until(page, lambda: moment(page)["phase"] != before)
