"""Time runs both ways: played slowly, scrubbed, stepped by any unit, without motion."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.acting import (
    drawn,
    lit_step,
    moment,
    open_playground,
    other,
    press,
    shown_sentence,
    weights,
)
from tests.browser.waiting import until

PHASES = [
    ("data", 0),
    ("forward", 1),
    ("forward", 2),
    ("error", 0),
    ("backward", 2),
    ("backward", 1),
    ("update", 0),
    ("repeat", 0),
]
THREE_IN_TWO_SECONDS = "2"
FULL = "8"
NODES = """() => [...document.querySelectorAll('#network .node')].map((node) =>
  [node.dataset.node, node.getAttribute('aria-label'), node.getAttribute('class')])"""
# Note every moment that is drawn, and how far each flow had come when it was.
WATCH = """() => {
  window.seen = [];
  const note = () => {
    const {frame, drawn} = playground;
    const swelling = drawn.some(({layer, from, to, weight}) =>
      weight !== playground.weights(layer)[from][to]);
    const last = seen.at(-1);
    const key = `${frame.step} ${frame.phase.index}`;
    if (last?.key === key) last.swelling ||= swelling;
    else seen.push({key, phase: [frame.phase.name, frame.phase.layer], swelling});
    requestAnimationFrame(note);
  };
  note();
}"""
# Note what else than numbers the error figures show, how high the crowds are, and
# whether the dot of the present moment leaves the curve's plot.
WATCH_FIGURES = """() => {
  window.seen = {figures: new Set(), heights: new Set(), outside: 0, count: 0};
  const note = () => {
    const texts = [...document.querySelectorAll('#curve .readouts :is(b, .score)')]
      .map(({textContent}) => textContent.trim());
    seen.figures.add(texts.map((text) => text.replace(/[0-9.]+/g, '0')).join('|'));
    seen.heights.add(document.querySelector('#crowds .field').offsetHeight);
    const plot = document.querySelector('.u-over').getBoundingClientRect();
    const dot = document.querySelector('.losses .now').getBoundingClientRect();
    if ((dot.left + dot.right) / 2 > plot.right + 1) seen.outside += 1;
    seen.count += 1;
    requestAnimationFrame(note);
  };
  note();
}"""
FIGURES = """() => [
  [...seen.figures], seen.heights.size, seen.outside, seen.count]"""


def set_speed(page: Page, place: str) -> None:
    page.get_by_role("slider", name="Speed").fill(place)


def click_at(page: Page, x: float, y: float) -> None:
    """Click there, and wait until another moment is told and all of it is seen."""
    before = moment(page)
    page.mouse.click(x, y)
    until(page, lambda: other(moment(page), before))
    words = page.locator("#sentence .seen")
    fits = "(box) => box.scrollHeight <= box.clientHeight"
    until(page, lambda: words.evaluate(fits))


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768), (390, 844)])
def test_the_buttons_stay_where_they_are_whatever_is_told(
    server: str, open_page: Callable[..., Page], size: tuple[int, int]
) -> None:
    page = open_page(viewport={"width": size[0], "height": size[1]})
    open_playground(page, server)
    box = page.get_by_role("button", name="Next part", exact=True).bounding_box()
    assert box is not None
    for _ in range(2 * len(PHASES) - 1):  # the last is told in other words
        click_at(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_slow_play_shows_every_phase_and_moves_the_weights_in_one(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    set_speed(page, THREE_IN_TWO_SECONDS)
    page.evaluate(WATCH)
    press(page, "Play")
    until(page, lambda: moment(page)["step"] == 2)
    press(page, "Pause")
    seen: list[dict[str, Any]] = page.evaluate("() => seen")
    phases = [tuple(one["phase"]) for one in seen]
    assert phases[:14] == [*PHASES, *PHASES[:6]]
    moving = {tuple(one["phase"]) for one in seen if one["swelling"]}
    assert moving == {("update", 0)}


def test_any_step_comes_back_to_the_last_bit(server: str, page: Page) -> None:
    open_playground(page, server)
    set_speed(page, FULL)
    press(page, "Play")
    until(page, lambda: moment(page)["step"] > 3000)
    press(page, "Pause")
    until(page, lambda: not moment(page)["is_playing"])
    timeline = page.get_by_role("slider", name="Timeline")

    def scrub_to(step: int) -> list[list[list[float]]]:
        timeline.fill(str(step))
        until(page, lambda: moment(page)["step"] == step)
        return weights(page)

    there = scrub_to(3000)
    told = moment(page)
    assert scrub_to(0) != there
    assert scrub_to(3000) == there
    assert moment(page) == told
    timeline.press("Home")
    until(page, lambda: moment(page)["step"] == 0)
    timeline.press("End")
    until(page, lambda: moment(page)["step"] > 3000)


def test_every_unit_goes_forwards_and_back_by_buttons_and_keys(
    server: str, page: Page
) -> None:
    open_playground(page, server)

    def is_at(step: int, index: int) -> bool:
        now = moment(page)
        return (now["step"], now["phase"]["index"]) == (step, index)

    for name, there in (("part", (0, 1)), ("step", (1, 7)), ("round", (250, 7))):
        page.get_by_role("radio", name=name).check()
        press(page, f"Next {name}")
        until(page, partial(is_at, *there))
        press(page, "Back")
        until(page, partial(is_at, 0, 0))
    page.get_by_role("radio", name="part").check()
    page.evaluate("() => document.activeElement.blur()")
    for on, back, there in (
        ("ArrowRight", "ArrowLeft", (0, 1)),
        ("n", "p", (1, 7)),
        ("Shift+ArrowRight", "Shift+ArrowLeft", (250, 7)),
    ):
        page.keyboard.press(on)
        until(page, partial(is_at, *there))
        page.keyboard.press(back)
        until(page, partial(is_at, 0, 0))


def test_without_motion_every_moment_looks_the_same(
    server: str, open_page: Callable[..., Page]
) -> None:
    calm, usual = open_page(reduced_motion="reduce"), open_page()
    open_playground(calm, server)
    open_playground(usual, server)
    for place, phase in enumerate(PHASES):
        for page in (calm, usual):
            if place:
                page.keyboard.press("ArrowRight")
            until(page, partial(is_in, page, phase))
        assert lit_step(calm) == lit_step(usual)
        assert shown_sentence(calm) == shown_sentence(usual)
        until(usual, lambda: drawn(usual) == drawn(calm))
        until(usual, lambda: usual.evaluate(NODES) == calm.evaluate(NODES))


def is_in(page: Page, phase: tuple[str, int]) -> bool:
    now = moment(page)
    is_told = now["sentence"]["plain"] == shown_sentence(page)
    return (now["phase"]["name"], now["phase"]["layer"]) == phase and is_told


def test_the_error_figures_stay_while_it_plays_as_fast_as_it_can(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    set_speed(page, FULL)
    page.evaluate(WATCH_FIGURES)
    press(page, "Play")
    until(page, lambda: moment(page)["step"] > 2000)
    press(page, "Pause")
    until(page, lambda: not moment(page)["is_playing"])
    figures, heights, outside, count = page.evaluate(FIGURES)
    assert count > 10
    assert figures == ["0|0\u202f% right|0|0\u202f% right"]
    assert (heights, outside) == (1, 0)
