"""Two networks learn side by side, one setting apart, and neither runs ahead."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.acting import open_playground, press
from tests.browser.waiting import until
from tests.running_server import running_server

ROOT = Path(__file__).parents[2]
XOR = "/beside#data=xor&hidden=4&batch=10&learning_rate=0.02"
PLACE = """() => {
  const {step, phase, test_score} = playground.frame;
  return {step, phase: phase.name, score: test_score};
}"""


def halves(page: Page) -> tuple[Frame, Frame]:
    left, right = (frame for frame in page.frames if "/beside/half" in frame.url)
    return left, right


def places(page: Page) -> list[dict[str, Any]]:
    return [half.evaluate(PLACE) for half in halves(page)]


def weights(page: Page) -> list[list[list[list[float]]]]:
    script = "() => [1, 2].map((layer) => playground.weights(layer))"
    return [half.evaluate(script) for half in halves(page)]


def said(page: Page) -> str:
    return page.locator("#compared").inner_text()


def open_pair(page: Page, address: str) -> None:
    page.goto(address)
    until(page, lambda: "first step" in said(page) or "After" in said(page))


def both_at(page: Page, step: int, phase: str = "repeat") -> bool:
    return [(one["step"], one["phase"]) for one in places(page)] == [(step, phase)] * 2


def test_two_networks_learn_side_by_side_and_neither_runs_ahead(
    server: str, page: Page
) -> None:
    open_pair(page, f"{server}{XOR}&with&learning_rate=0.5")
    assert said(page).startswith("Size of a correction 0.02 | 0.5")
    first, second = weights(page)
    assert first == second and len(first[0]) == 2
    assert both_at(page, 0, "data")

    page.keyboard.press("n")
    until(page, lambda: both_at(page, 1))
    first, second = weights(page)
    assert first != second

    page.keyboard.press("Space")
    until(page, lambda: places(page)[0]["step"] > 15)
    page.keyboard.press("Space")
    until(page, page.get_by_role("button", name="Play", exact=True).is_visible)
    step = places(page)[0]["step"]
    until(page, lambda: both_at(page, step))

    left, right = (f"{100 * one['score']:.1f}\u202f%" for one in places(page))
    stand = (
        f"After {step} steps, of the points never seen: {left} right | {right} right"
    )
    until(page, lambda: stand in said(page))
    ahead = "Neither" if left == right else "Right"  # one learns 25 times as fast
    assert f"{ahead} is ahead." in said(page)
    page.keyboard.press("v")
    until(page, lambda: f"test accuracy: {left} | {right}" in said(page))

    here = weights(page)
    until(page, lambda: f"&step={step}&with&learning_rate=0.5" in page.url)
    page.reload()
    until(page, lambda: f"After {step} steps" in said(page))
    until(page, lambda: both_at(page, step))
    assert weights(page) == here

    page.keyboard.press("PageUp")
    until(page, lambda: both_at(page, step, "update"))
    page.keyboard.press("Home")
    until(page, lambda: both_at(page, 0, "data"))
    first, second = weights(page)
    assert first == second


def test_keys_pressed_in_a_half_move_both(server: str, page: Page) -> None:
    open_pair(page, f"{server}{XOR}&with&hidden=4,4")
    for half in halves(page):
        step = places(page)[0]["step"]
        half.locator("[data-node='0:0']").focus()
        page.keyboard.press("n")
        until(page, partial(both_at, page, step + 1))
    phases = [one["phase"] for one in places(page)]
    assert phases == ["repeat", "repeat"]
    for phase in ("data", "forward"):
        press(page, "Next part")
        until(page, partial(both_at, page, 2, phase))


def test_where_one_cannot_go_on_the_other_waits(server: str, page: Page) -> None:
    rate = "#data=sine&hidden=4&activation=relu&learning_rate=0.02"
    open_pair(page, f"{server}/beside{rate}&with&learning_rate=5")
    press(page, "Play")
    until(page, lambda: "Right cannot go on, so the other waits." in said(page))
    step = places(page)[0]["step"]
    until(page, lambda: both_at(page, step))
    told = halves(page)[1].locator("#banner").inner_text()
    assert f"In step {step + 1} the numbers grew beyond all bounds" in told
    assert page.get_by_role("button", name="Play", exact=True).is_visible()


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("#data=xor&with&data=spiral", "both networks learn from the same data"),
        ("#data=own&with&seed=2", "A table of your own is in no link"),
        ("#data=xor&with&hidden=512,512,512", "weights and biases"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    server: str, page: Page, link: str, sentence: str
) -> None:
    page.goto(f"{server}/beside{link}")
    until(page, lambda: sentence in said(page))
    assert not page.locator("#halves").is_visible()


def test_the_playground_leads_there_with_a_setting_chosen(
    server: str, page: Page
) -> None:
    open_playground(page, f"{server}/#data=xor&hidden=4&batch=10")
    press(page, "File")
    press(page, "Compare side by side…")
    chooser = page.locator("#pairing")
    chooser.get_by_label("What differs").select_option(label="How a node answers")
    choice = chooser.locator("#field-activations")
    choice.select_option("relu")
    compare = chooser.get_by_role("link", name="Compare")
    until(page, compare.is_visible)
    compare.press("Enter")
    until(page, lambda: "/beside#" in page.url)
    until(page, lambda: said(page).startswith("How a node answers tanh | relu"))
    first, second = weights(page)
    assert first == second


def test_a_deck_shows_two_networks_where_the_server_lets_it(
    page: Page, tmp_path: Path
) -> None:
    deck = tmp_path / "deck.html"
    with running_server(ROOT, None, "--embed-in", "file:") as server:
        link = f"{server}{XOR}&step=3&with&seed=5"
        deck.write_text(
            f'<!doctype html><iframe width="1200" height="700" src="{link}"></iframe>'
        )
        page.goto(deck.as_uri())
        until(page, lambda: len(page.frames) == 4)
        around = page.frames[1]
        until(page, lambda: "After 3 steps" in around.locator("#compared").inner_text())
        halves = [
            frame.evaluate("() => playground.weights(1)") for frame in page.frames[2:]
        ]
        assert len(halves) == 2 and halves[0] != halves[1], "each from its own seed"
        page.close()  # it would miss its server
