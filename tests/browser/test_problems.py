"""What was refused is told until the person does something else."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, WebSocket

from tests.browser.acting import moment, open_playground, press
from tests.browser.waiting import until

TOO_FAST = (
    "#data=bank&hidden=8&activation=linear&output=linear"
    "&loss=half_squared_error&learning_rate=100"
)
DRAWN = (
    "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
)


def problem(page: Page) -> Locator:
    return page.locator("#banner .problem")


def is_at(page: Page, step: int) -> bool:
    return bool(moment(page)["step"] == step)


def numbers(socket: WebSocket, kind: str, settled: set[int]) -> list[int]:
    """Collect the numbers of commands of a kind, and of all that are settled."""
    sent: list[int] = []

    def leave(text: Any) -> None:
        command = json.loads(text)
        if command["kind"] == kind:
            sent.append(command["number"])

    def arrive(text: Any) -> None:
        if isinstance(text, str):
            settled.add(json.loads(text).get("number"))

    socket.on("framesent", leave)
    socket.on("framereceived", arrive)
    return sent


def test_a_setting_that_is_refused_is_told_and_nothing_plays(
    server: str, page: Page
) -> None:
    open_playground(page, f"{server}/#data=bank&hidden=300,300")
    until(page, lambda: is_at(page, 0))
    for _ in range(3):
        page.keyboard.press("n")
    until(page, lambda: is_at(page, 3))
    press(page, "keep")
    page.get_by_label("Same start, other setting").select_option(
        label="twice as many nodes"
    )
    until(page, lambda: problem(page).count() == 1)
    assert "at most 200" in problem(page).inner_text()
    page.keyboard.press("n")  # answered after whatever was sent before
    until(page, lambda: is_at(page, 4))
    assert not moment(page)["is_playing"]
    assert page.locator(".kept .name").count() == 2


def test_what_stopped_the_training_stays_while_the_page_asks_on(
    server: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(is_apart=True)
    settled: set[int] = set()
    asks: list[list[int]] = []
    page.on("websocket", lambda socket: asks.append(numbers(socket, "ask", settled)))
    open_playground(page, f"{server}/{TOO_FAST}")
    press(page, "What if?")
    until(page, lambda: page.locator("#ask .answer").count())
    press(page, "Play")
    until(page, lambda: problem(page).count() == 1)
    told = problem(page).inner_text()
    assert "beyond all bounds" in told
    count = len(asks[0])
    page.get_by_label("Age", exact=True).fill("74")
    until(page, lambda: len(asks[0]) > count and asks[0][-1] in settled)
    page.evaluate(DRAWN)
    assert problem(page).inner_text() == told
    press(page, "Reset")
    until(page, lambda: problem(page).count() == 0)
