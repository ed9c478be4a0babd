"""The card of a node shows what each part of a step has just done to it."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page

from tests.browser.acting import moment, open_playground, step_on
from tests.browser.inspecting import pin_node
from tests.browser.waiting import until

IS_SEEN = """(heading) => {
  const card = document.querySelector('#inspector');
  const title = [...card.querySelectorAll('h4')].find((h) => h.textContent === heading);
  if (!title) return false;
  const [room, {top, bottom}] = [card, title].map((e) => e.getBoundingClientRect());
  return top >= room.top - 1 && bottom <= room.bottom + 1;
}"""
SEEN_AFTER = {
    "forward": "Forward",
    "error": "Error",
    "backward": "Backward: δ = ∂L/∂z",
    "update": "Update: Adam",
}
LINK = "#data=bank&optimizer=adam&vocabulary=technical"


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_what_a_step_did_is_in_view(
    server: str, open_page: Callable[..., Page], size: tuple[int, int], motion: str
) -> None:
    page = open_page(
        viewport={"width": size[0], "height": size[1]}, reduced_motion=motion
    )
    open_playground(page, f"{server}/{LINK}")
    pin_node(page, 2, 0)
    seen = set()
    while "repeat" not in seen:
        phase = step_on(page)["phase"]
        seen.add(phase["name"])
        is_output = phase["layer"] in (0, 2)
        if phase["name"] in SEEN_AFTER and is_output:
            until(page, partial(page.evaluate, IS_SEEN, SEEN_AFTER[phase["name"]]))
    assert seen >= set(SEEN_AFTER)


def test_a_card_in_a_persons_hand_stays_where_it_is(
    server: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(reduced_motion="reduce")
    open_playground(page, f"{server}/{LINK}")
    pin_node(page, 2, 0)
    while moment(page)["phase"]["name"] != "error":
        step_on(page)
    card = page.locator("#inspector")
    until(page, lambda: page.evaluate(IS_SEEN, "Error"))
    card.evaluate("e => { e.scrollTop = 0; }")
    card.dispatch_event("pointerdown")
    page.keyboard.press("ArrowRight")
    until(page, lambda: card.get_by_text("Backward: δ = ∂L/∂z").count() == 1)
    assert card.evaluate("e => e.scrollTop") == 0
    page.evaluate("() => dispatchEvent(new Event('pointerup'))")
    while moment(page)["phase"]["name"] != "update":
        step_on(page)
    until(page, lambda: page.evaluate(IS_SEEN, "Update: Adam"))
