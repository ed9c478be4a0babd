"""In a window of any size the network is what one sees, and it is never empty."""

import pytest
from playwright.sync_api import Page

from tests.browser.acting import open_playground
from tests.browser.waiting import until

SHARE_SEEN = """() => {
  const { top, bottom } = document.querySelector('#network').getBoundingClientRect();
  const over = [...document.querySelectorAll('#footer, .buttons')]
    .filter((part) => getComputedStyle(part).position === 'sticky')
    .filter((part) => part.getClientRects().length)
    .map((part) => part.getBoundingClientRect().top);
  return (Math.min(bottom, innerHeight, ...over) - top) / innerHeight;
}"""
IS_WIDER = "() => document.documentElement.scrollWidth > innerWidth"
IS_DRAWN_WHEN_RESIZED = """() => new Promise((resolve) => {
  const network = document.querySelector('#network');
  let isResized = false;
  // Of those who watch a size the last one is told last, before anything is painted.
  new ResizeObserver(() => {
    if (isResized) {
      const nodes = [...document.querySelectorAll('#network [data-node^="0:"]')];
      resolve(nodes.every((node) => /\\d/.test(node.textContent)));
    }
    isResized = true;
    network.style.height = '20rem';
  }).observe(network);
})"""


@pytest.mark.parametrize(
    ("width", "height", "link", "is_stage"),
    [
        (640, 360, "#data=bank", False),  # 1280 x 720, enlarged twice
        (844, 390, "#data=iris", False),  # a phone held sideways
        (844, 390, "#data=circle&step=5", True),
        (768, 1024, "#data=circle&step=5", True),
        (390, 844, "#data=circle&step=5", True),
    ],
)
def test_the_network_has_nearly_half_of_a_small_window(
    server: str, page: Page, width: int, height: int, link: str, is_stage: bool
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_playground(page, f"{server}/{link}")
    if is_stage:
        page.keyboard.press("f")
        until(page, lambda: page.locator("body.stage").count() == 1)
    until(page, lambda: page.evaluate(SHARE_SEEN) > 0.44)
    assert not page.evaluate(IS_WIDER)


def test_a_network_that_is_laid_out_anew_is_never_seen_empty(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    assert page.evaluate(IS_DRAWN_WHEN_RESIZED)


IN_VIEW = """() => {
  const box = document.querySelector('#glance').getBoundingClientRect();
  const points = document.querySelector('#glance polyline')?.getAttribute('points');
  return [box.top >= 0 && box.bottom <= innerHeight && box.height > 0, points];
}"""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (820, 1180)])
def test_on_a_phone_one_sees_that_it_gets_better_while_it_plays(
    server: str, page: Page, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_playground(page, server)
    before = page.locator("#glance .score").inner_text()
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, lambda: page.locator("#glance .score").inner_text() != before)
    until(page, lambda: len((page.evaluate(IN_VIEW)[1] or "").split()) > 3)
    assert page.evaluate(IN_VIEW)[0]
    assert "Customer" in page.locator("#glance .who").inner_text()
    assert not page.evaluate(IS_WIDER)


# The gap after each of the five steps, its dots included, and after the last of them.
ROOM_BETWEEN_STEPS = """() => {
  const steps = [...document.querySelectorAll('.five-steps li')];
  const rightOf = (step) => Math.max(
    ...[...step.querySelectorAll('.number, .words, .parts')]
      .map((part) => part.getBoundingClientRect().right));
  const buttons = document.querySelector('.buttons').getBoundingClientRect();
  const last = steps.at(-1).getBoundingClientRect();
  const isBeside = buttons.top < last.bottom && last.top < buttons.bottom;
  return [
    ...steps.slice(1).map((step, i) =>
      step.querySelector('.number').getBoundingClientRect().left - rightOf(steps[i])),
    (isBeside ? buttons.left : innerWidth) - last.right,
  ];
}"""


@pytest.mark.parametrize(
    ("width", "height"),
    [(1280, 1024), (1200, 1600), (1440, 1800), (1180, 900), (1024, 768), (900, 800)],
)
@pytest.mark.parametrize("hidden", ["3", "4,4,4,4,4"])
def test_no_step_of_the_five_lies_over_another_or_over_the_buttons(
    server: str, page: Page, width: int, height: int, hidden: str
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    link = f"#data=moons&hidden={hidden}&step=5&vocabulary=technical"
    open_playground(page, f"{server}/{link}")
    until(page, lambda: page.locator(".five-steps .now").count() == 1)
    assert min(page.evaluate(ROOM_BETWEEN_STEPS)) > 4
