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
