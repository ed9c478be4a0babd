"""Numbers of a network that has gone astray: one notation, and nothing cut."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.acting import open_playground, step_on
from tests.browser.waiting import until

ASTRAY = "#data=auto_mpg&scaled=no&learning_rate=5&vocabulary=technical"
OTHER_NOTATION = re.compile(r"\d[eE][+−-]?\d")
# Texts of the drawing that reach beyond it, and numbers beyond the rim of their node.
CUT = """() => {
  const room = document.querySelector('#network').getBoundingClientRect();
  const texts = [...document.querySelectorAll('#network svg text')];
  const isOut = (text) => {
    const {left, right} = text.getBoundingClientRect();
    if (!text.textContent) return false;
    const rim = text.closest('.node')?.querySelector('.body').getBoundingClientRect();
    const isBeyond = rim && text.matches('.value') && right - left > rim.width;
    return left < room.left - 1 || right > room.right + 1 || isBeyond ||
      text.textContent.includes('…');
  };
  return texts.filter(isOut).map((text) => text.textContent);
}"""


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
@pytest.mark.parametrize("step", [3, 20])
def test_a_large_number_has_one_notation_and_is_never_cut(
    server: str, page: Page, size: tuple[int, int], step: int
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_playground(page, f"{server}/{ASTRAY}&step={step}")
    until(page, lambda: page.evaluate("() => playground.frame.step") == step)
    for _ in range(4):
        now = step_on(page)
    assert now["phase"]["name"] == "error"
    until(
        page, lambda: "error" in (page.locator("#network .answer").text_content() or "")
    )
    assert page.evaluate(CUT) == []
    said = page.evaluate("() => document.body.innerText")
    assert "·10" in said
    assert OTHER_NOTATION.search(said) is None
