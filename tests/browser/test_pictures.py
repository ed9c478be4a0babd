"""What the network answers, in pictures: results, a digit, kept curves."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.acting import at, choose, moment, open_playground, press
from tests.browser.waiting import until

COVERS = """() => ['Reset', 'Back', 'Next part', 'Play'].flatMap((name) => {
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
    assert until(page, results.is_hidden)


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
    for words in [*legend, "bias", "Iris flowers · 4", "nodes · round", "done 12 ·"]:
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
    assert until(page, page.locator("#draw").is_hidden)


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
    until(page, lambda: "rate 0.3" in names.last.inner_text())
    page.keyboard.press("Home")
    until(page, lambda: moment(page)["step"] == 0)
    assert page.evaluate("() => playground.frame.train_loss") > first
    press(page, "log")
    page.get_by_role("button", name=re.compile("^Forget: ")).click()
    assert until(page, page.locator("#compare").is_hidden)


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
def test_nothing_lies_over_the_buttons_beside_a_line_and_its_results(
    server: str, open_page: Callable[..., Page], size: tuple[int, int]
) -> None:
    page = open_page(viewport={"width": size[0], "height": size[1]})
    open_playground(page, f"{server}#data=sine&hidden=4&step=20")
    until(page, lambda: page.locator("#line .chart").is_visible())
    until(page, lambda: page.evaluate(COVERS) == [])
    press(page, "keep")
    until(page, lambda: page.locator("#compare").is_visible())
    until(page, lambda: page.evaluate(COVERS) == [])
    until(page, lambda: page.evaluate(VIEW_BOX) < 0.01)  # flatter, its type as large
    press(page, "Results")
    until(page, lambda: page.locator("#results").is_visible())
    until(page, lambda: page.evaluate(COVERS) == [])
    before = moment(page)["phase"]
    press(page, "Next part")
    until(page, lambda: moment(page)["phase"] != before)
    assert page.evaluate(COVERS) == []
