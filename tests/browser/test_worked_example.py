"""The well-known 2-2-2 example: every number of one step, part by part, both ways.

Its numbers come from the golden file, which was computed apart from this project.
"""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.acting import (
    lit_step,
    moment,
    open_playground,
    press,
    shown_sentence,
    step_on,
    weights,
)
from tests.browser.inspecting import open_preset, pin_connection, pin_node
from tests.browser.waiting import until

GOLDEN = json.loads((Path(__file__).parents[1] / "golden/engine.json").read_text())
FIRST = GOLDEN["mazur"]["plain_gradient_descent_biases_fixed"]
BIASES_TOO = GOLDEN["mazur"]["biases_trained_too"]

Check = Callable[[Page], None]


def nine(name: str) -> str:
    """Write a golden number as the inspector does, with nine digits."""
    return f"{FIRST[name]:.9g}".replace("-", "−")


def at_nodes(layer: int, *named: tuple[str, ...]) -> Check:
    def check(page: Page) -> None:
        for index, names in enumerate(named):
            told = pin_node(page, layer, index)
            assert all(nine(name) in told for name in names), told

    return check


def connections(found: dict[tuple[int, str, int], str]) -> Check:
    def check(page: Page) -> None:
        for (layer, start, to), name in found.items():
            assert nine(name) in pin_connection(page, layer, start, to), name

    return check


def both(*checks: Check) -> Check:
    def check(page: Page) -> None:
        for one in checks:
            one(page)

    return check


def is_given(page: Page) -> None:
    assert "a = 0.05" in pin_node(page, 0, 0)
    assert "a = 0.1" in pin_node(page, 0, 1)
    assert "Not computed yet" in pin_node(page, 1, 0)


def is_compared(page: Page) -> None:
    assert f"{FIRST['out_o1'] - 0.01:.9g}" in pin_node(page, 2, 0)
    assert f"−{0.99 - FIRST['out_o2']:.9g}" in pin_node(page, 2, 1)
    loss = page.evaluate("() => playground.frame.loss")
    assert loss == pytest.approx(FIRST["E_total"], rel=1e-12)


def is_repeated(page: Page) -> None:
    expected = [
        [[FIRST["w1"], FIRST["w3"]], [FIRST["w2"], FIRST["w4"]]],
        [[FIRST["w5"], FIRST["w7"]], [FIRST["w6"], FIRST["w8"]]],
    ]
    for found, layer in zip(weights(page), expected, strict=True):
        assert sum(found, []) == pytest.approx(sum(layer, []), rel=1e-12)


BACK_TO_OUTPUT = {
    (2, "h1", 0): "dE_dw5",
    (2, "h2", 0): "dE_dw6",
    (2, "h1", 1): "dE_dw7",
    (2, "h2", 1): "dE_dw8",
}
BACK_TO_HIDDEN = {
    (1, "x₁", 0): "dE_dw1",
    (1, "x₂", 0): "dE_dw2",
    (1, "x₁", 1): "dE_dw3",
    (1, "x₂", 1): "dE_dw4",
}
UPDATED = {
    place: name.removeprefix("dE_d")
    for place, name in (BACK_TO_OUTPUT | BACK_TO_HIDDEN).items()
}

# Part by part: its step of five, its code, what its sentences say, and its numbers.
STEP: list[tuple[str, str, str, str, Check]] = [
    ("1 Give", "yield DATA", "2 numbers", "a₀ = x, 2 numbers", is_given),
    (
        "2 Predict",
        "yield layer.forward",
        "0.60",
        "from 0.59 to 0.60",
        at_nodes(1, ("net_h1", "out_h1"), ("net_h2", "out_h2")),
    ),
    (
        "2 Predict",
        "yield layer.forward",
        "0.75 and 0.77",
        "from 0.75 to 0.77",
        at_nodes(2, ("net_o1", "out_o1"), ("net_o2", "out_o2")),
    ),
    (
        "3 Compare",
        "yield ERROR",
        "off by 0.74 and 0.22",
        "half squared error 0.30",
        is_compared,
    ),
    (
        "4 Learn",
        "yield output.backward",
        "too high by 0.74",
        "steepest gradient 0.1385",
        both(at_nodes(2, ("delta_o1",), ("delta_o2",)), connections(BACK_TO_OUTPUT)),
    ),
    (
        "4 Learn",
        "yield layer.backward",
        "reaches h2: 53",
        "steepest gradient 0.0100",
        both(at_nodes(1, ("delta_h1",), ("delta_h2",)), connections(BACK_TO_HIDDEN)),
    ),
    (
        "4 Learn",
        "yield UPDATE",
        "all its 12 numbers",
        "learning rate 0.5",
        connections(UPDATED),
    ),
    ("5 Repeat", "yield REPEAT", "once", "Step 1 done", is_repeated),
]


def lit_code(page: Page) -> str:
    return " ".join(page.locator("#code .lit").all_text_contents())


def sentences(page: Page) -> tuple[str, str]:
    """Read the sentence in plain words, then in technical ones, which stay."""
    told = moment(page)["sentence"]
    for name, key in (("Plain words", "plain"), ("Technical", "technical")):
        page.get_by_role("radio", name=name).check()
        until(page, partial(is_told, page, told[key]))
    return told["plain"], told["technical"]


def is_told(page: Page, sentence: str) -> bool:
    return shown_sentence(page) == sentence


def is_lit(page: Page, step: str, code: str) -> bool:
    return lit_step(page) == step and code in lit_code(page)


def is_at(page: Page, wanted: Mapping[str, Any]) -> bool:
    return moment(page) == wanted


def seen(page: Page) -> dict[str, Any]:
    """Read all that the page says of a moment."""
    now = moment(page)
    until(page, lambda: shown_sentence(page) == now["sentence"]["technical"])
    return {
        "moment": now,
        "weights": weights(page),
        "lit": lit_code(page),
        "step": lit_step(page),
        "output": pin_node(page, 2, 0),
    }


def test_every_part_of_a_step_has_the_golden_numbers_and_comes_back(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    open_preset(page, "The worked example")
    until(page, lambda: page.evaluate("() => playground.drawn.length") == 8)

    forwards = []
    for place, (step, code, plain, technical, check) in enumerate(STEP):
        if place:
            step_on(page)
        page.get_by_role("radio", name="Plain words").check()
        until(page, partial(is_lit, page, step, code))
        in_plain, in_technical = sentences(page)
        assert plain in in_plain
        assert technical in in_technical
        check(page)
        forwards.append(seen(page))

    for expected in reversed(forwards[:-1]):
        press(page, "Back")
        until(page, partial(is_at, page, expected["moment"]))
        until(page, partial(is_lit, page, expected["step"], expected["lit"]))
        assert seen(page) == expected

    page.get_by_role("radio", name="step", exact=True).check()
    press(page, "Next step")
    press(page, "Next step")
    until(page, lambda: moment(page)["step"] == 2)
    loss = page.evaluate("() => playground.frame.loss")
    assert loss == pytest.approx(BIASES_TOO["E1"], rel=1e-12)
