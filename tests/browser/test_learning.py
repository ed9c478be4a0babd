"""The main job, as a person does it: step by hand, play, and go back."""

from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.acting import (
    drawn,
    lit_step,
    moment,
    open_playground,
    press,
    shown_sentence,
    step_on,
    weights,
)
from tests.browser.waiting import until

ONE_STEP = [
    ("data", 0, "1 Give"),
    ("forward", 1, "2 Predict"),
    ("forward", 2, "2 Predict"),
    ("error", 0, "3 Compare"),
    ("backward", 2, "4 Learn"),
    ("backward", 1, "4 Learn"),
    ("update", 0, "4 Learn"),
    ("repeat", 0, "5 Repeat"),
]
GAUGE = """() => [
  parseFloat(document.querySelector('.gauge .value').textContent.replace(/[<>]/, '')),
  parseFloat(getComputedStyle(document.querySelector('.gauge .filled')).strokeDasharray)
]"""
HAIRLINE = 0.5  # px; a thinner line could not be seen


def test_a_person_steps_plays_and_goes_back(server: str, page: Page) -> None:
    open_playground(page, server)

    sentences = []
    for place, (phase, layer, lit) in enumerate(ONE_STEP):
        now = moment(page) if place == 0 else step_on(page)
        assert (now["phase"]["name"], now["phase"]["layer"]) == (phase, layer)
        until(page, partial(is_told, page, now, lit, place >= 3))
        sentences.append(shown_sentence(page))
    assert all(one != other for one, other in pairwise(sentences))
    assert moment(page)["step"] == 1
    widths_are_those_of_the_weights(page)

    start = moment(page)["test_loss"]
    press(page, "Play")
    until(page, lambda: moment(page)["step"] > 1)
    for _ in range(10):
        said, filled = page.evaluate(GAUGE)
        assert said == pytest.approx(100 * filled, abs=1), "the ring lags behind"
        until(page, partial(is_beyond, page, moment(page)["step"]))
    until(page, lambda: is_learnt(page, start))
    press(page, "Pause")
    until(page, lambda: not moment(page)["is_playing"])
    paused, found = moment(page), weights(page)

    page.get_by_role("radio", name="step").check()
    for _ in range(50):
        press(page, "Next step")
    until(page, lambda: moment(page)["step"] == paused["step"] + 50)
    assert weights(page) != found
    for _ in range(50):
        press(page, "Back")
    until(page, lambda: moment(page)["step"] == paused["step"])
    assert weights(page) == found
    assert moment(page)["test_loss"] == paused["test_loss"]
    assert moment(page)["sentence"] == paused["sentence"]


def is_told(
    page: Page, now: Mapping[str, Any], lit: str, knows_the_truth: bool
) -> bool:
    """Say whether steps, sentence and data card all tell of this moment."""
    truth = page.locator("#data-card .truth").inner_text()
    return (
        lit_step(page) == lit
        and shown_sentence(page) == now["sentence"]["plain"]
        and ("?" not in truth) == knows_the_truth
    )


def is_beyond(page: Page, step: int) -> bool:
    return bool(moment(page)["step"] > step)


def is_learnt(page: Page, start: float) -> bool:
    now = moment(page)
    return now["test_loss"] is not None and now["test_loss"] < start * 2 / 3


def widths_are_those_of_the_weights(page: Page) -> None:
    """Compare each line with the streamed weight, once the picture has come to rest."""
    streamed = weights(page)
    until(page, lambda: all_are_at_rest(page, streamed))
    lines = drawn(page)
    thickest = max(lines, key=lambda line: line["width"])
    unit = thickest["width"] / abs(thickest["weight"])
    for line in lines:
        width = max(HAIRLINE, unit * abs(line["weight"]))
        assert line["width"] == pytest.approx(width, rel=1e-9)
        assert line["isDashed"] == (line["weight"] < 0)


def all_are_at_rest(page: Page, streamed: list[list[list[float]]]) -> bool:
    return all(
        line["weight"] == streamed[line["layer"] - 1][line["from"]][line["to"]]
        for line in drawn(page)
    )


WAY = "() => document.querySelector('#way polyline')?.getAttribute('points') ?? ''"


def test_one_customer_is_watched_through_training_and_over_a_reload(
    server: str, page: Page
) -> None:
    open_playground(page, f"{server}/#data=bank&step=300")
    until(page, lambda: moment(page)["step"] == 300)
    press(page, "Watch this customer")
    until(page, lambda: len(page.evaluate(WAY).split()) == 6)  # 0, 64 .. 256, 300
    who = page.locator("#way h3").inner_text()
    page.keyboard.press("Home")
    until(page, lambda: moment(page)["step"] == 0)
    until(page, lambda: len(page.evaluate(WAY).split()) == 1)
    page.keyboard.press("End")
    until(page, lambda: len(page.evaluate(WAY).split()) == 6)
    page.reload()
    until(page, lambda: len(page.evaluate(WAY).split()) == 6)
    assert page.locator("#way h3").inner_text() == who
    page.get_by_role("button", name="Stop watching this customer").click()
    until(page, lambda: page.locator("#way .way").count() == 0)


@pytest.mark.parametrize("where", ["Settings", "Next part", "Watch this customer"])
def test_space_plays_after_any_click(server: str, page: Page, where: str) -> None:
    open_playground(page, server)
    press(page, where)
    if where == "Settings":
        page.keyboard.press("Escape")
        until(page, lambda: not page.locator("#settings").is_visible())
    before = moment(page)["step"]
    page.keyboard.press("Space")
    until(page, lambda: moment(page)["is_playing"])
    until(page, lambda: moment(page)["step"] > before + 2)
    page.keyboard.press("Space")
    until(page, lambda: not moment(page)["is_playing"])
    assert page.locator("dialog[open]").count() == 0
    assert page.locator("#way .way").count() == (where == "Watch this customer")


def test_the_first_steps_of_a_fresh_page_are_seen_to_learn(
    server: str, page: Page
) -> None:
    page.goto(server)
    until(page, lambda: page.evaluate("() => playground?.drawn.length > 0"))
    assert "Start with Next part" in page.locator("#controls .hint").inner_text()
    for _ in range(2):
        before = answer_at_compare(page)
        page.keyboard.press("ArrowRight")  # the output layer's part of Learn
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        until(page, lambda: phase(page) == "update")
        until(page, lambda: page.evaluate(EDGES) > 0)
        named = page.evaluate("() => playground.frame.named")
        assert named["source"] is not None, "the line that moved most is lit"
        told = page.locator("#sentence .seen").inner_text()
        name = page.evaluate(NAME_OF, [named["layer"], named["node"]])
        assert f" to {name}: " in told
        page.keyboard.press("ArrowRight")
        until(page, lambda: phase(page) == "repeat")
        again = page.evaluate("() => playground.frame.again")
        told = page.locator("#sentence .seen").inner_text()
        assert f"again: {again['pair']}" in told
        first = float(again["pair"].split()[0])
        assert abs(first - float(before.rstrip("\u202f %"))) <= 0.5
        assert f"again: {again['after']}" in (
            page.locator(".answer").text_content() or ""
        )


def answer_at_compare(page: Page) -> str:
    """Step from the start of a step to Compare, and read the answer in the ring."""
    while phase(page) != "error":
        step_on(page)
    return page.locator("[data-node='2:0'] .value").text_content() or ""


def phase(page: Page) -> str:
    return str(page.evaluate("() => playground.frame.phase.name"))


EDGES = """() => playground.drawn
  .filter((line) => Math.abs(line.edge - line.width) > 0.2).length"""
NAME_OF = """([layer, node]) => layer === 2 ? 'the answer'
  : document.querySelector(`[data-node="${layer}:${node}"] .name-tag`).textContent"""
