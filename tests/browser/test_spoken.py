"""What a screen reader says by itself leaves it time to say it."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.acting import open_playground, press
from tests.browser.page_clock import as_time_passes, stop_clock
from tests.browser.waiting import until

LIVE = "[role=status], [role=alert], [aria-live], output"
LOOK = 200  # milliseconds: figures are renewed a little more often
SPOKEN_PACE = 5000  # milliseconds: so long a text is left to be said
# Count how often an element that matches a selector changes: the one that does most.
COUNT = """(selector) => {
  const most = window.changes ??= {};
  most[selector] = 0;
  for (const element of document.querySelectorAll(selector)) {
    let count = 0;
    new MutationObserver(() => {
      count += 1;
      most[selector] = Math.max(count, most[selector]);
    }).observe(element, {subtree: true, childList: true, characterData: true});
  }
}"""


def changes(page: Page, selector: str) -> int:
    found: int = page.evaluate("(selector) => changes[selector]", selector)
    return found


def test_what_changes_all_the_time_is_read_aloud_only_now_and_then(
    server: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(is_apart=True)
    page.clock.install()
    open_playground(page, f"{server}#data=circle")
    press(page, "Ask about a new point")
    answer = page.locator("#ask .answer p")
    until(page, lambda: answer.count() == 1)
    page.keyboard.press("w")
    until(page, page.locator("#weights").is_visible)
    page.get_by_label("Speed", exact=True).fill("8")
    page.locator(".plane .field").hover()
    seen = (".plane .readout", "#weights .readout span", ".speed span")
    stop_clock(page)
    for selector in (*seen, LIVE):
        page.evaluate(COUNT, selector)
    page.keyboard.press("Space")
    looks = 0

    def have_changed_often() -> bool:
        nonlocal looks
        looks += 1
        return min(changes(page, one) for one in seen) > 20

    as_time_passes(page, have_changed_often, LOOK)
    assert changes(page, LIVE) <= 2 + looks * LOOK / SPOKEN_PACE
    page.keyboard.press("Space")
    spoken = page.locator("#ask + [role=status]")
    as_time_passes(page, lambda: spoken.inner_text() == answer.inner_text())
    readout = page.locator(".plane .readout")
    spoken = page.locator("#map [role=status]")
    assert as_time_passes(
        page, lambda: spoken.inner_text() == readout.inner_text() != ""
    )
