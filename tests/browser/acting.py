"""What a person does on the page, and what they read off it."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import FloatRect, Locator, Page

from tests.browser.waiting import until

MOMENT = """() => {
  const frame = window.playground?.frame;
  if (!frame) return null;
  const {step, epoch, phase, sentence, is_playing, test_loss, train_loss} = frame;
  return {step, epoch, phase, sentence, is_playing, test_loss, train_loss};
}"""
WEIGHTS = "() => [1, 2].map((layer) => playground.weights(layer))"

Place = tuple[float, float]


def open_playground(page: Page, address: str) -> None:
    """Open a playground and wait until its first moment is drawn.

    Without a fragment it is the usual experiment; ``open_first`` is for newcomers.
    """
    has_fragment = "#" in address or "/follow/" in address
    page.goto(address if has_fragment else f"{address}#data=bank")
    until(page, lambda: page.evaluate("() => playground?.drawn.length > 0"))


def moment(page: Page) -> Mapping[str, Any]:
    """Return what the page was last told of the present moment."""
    found: Mapping[str, Any] = until(page, lambda: page.evaluate(MOMENT))
    return found


def drawn(page: Page) -> list[Mapping[str, Any]]:
    """Return the connections of the last drawing."""
    lines: list[Mapping[str, Any]] = page.evaluate("() => playground.drawn")
    return lines


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def step_on(page: Page) -> Mapping[str, Any]:
    """Press Step and wait for the next phase."""
    before = moment(page)
    page.locator("#controls button.step").click()
    return until(page, lambda: other(moment(page), before))


def other(
    now: Mapping[str, Any], before: Mapping[str, Any]
) -> Mapping[str, Any] | None:
    """Return the moment of now where it is another one."""
    is_same = now["phase"] == before["phase"] and now["step"] == before["step"]
    return None if is_same else now


def lit_step(page: Page) -> str:
    """Return the words of the one step of five that is lit."""
    lit = page.locator("#steps [aria-current=step]")
    return " ".join(lit.locator(".name").inner_text().split())


def shown_sentence(page: Page) -> str:
    return page.locator("#sentence .seen").inner_text()


def weights(page: Page) -> list[list[list[float]]]:
    """Return the weights into both layers as the page got them."""
    found: list[list[list[float]]] = page.evaluate(WEIGHTS)
    return found


def choose(page: Page, key: str) -> None:
    """Choose a data set or a ready-made experiment in the gallery."""
    page.locator(".chooser").click()
    page.locator(f'[data-choose="{key}"]').click()
    until(page, lambda: not page.locator("#gallery").is_visible())


def box_of(part: Locator) -> FloatRect:
    """Return where on the page a part lies, in pixels."""
    box = part.bounding_box()
    assert box, "It is not there."
    return box


def at(page: Page, selector: str, share: Place) -> Place:
    """Find a place inside an element, given as shares of its width and height."""
    box = box_of(page.locator(selector))
    return box["x"] + share[0] * box["width"], box["y"] + share[1] * box["height"]
