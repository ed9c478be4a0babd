"""What a screen reader says by itself leaves it time to say it."""

import time

from playwright.sync_api import Page

from tests.browser.acting import open_playground, press
from tests.browser.waiting import until

LIVE = "[role=status], [role=alert], [aria-live], output"
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
    server: str, page: Page
) -> None:
    open_playground(page, f"{server}#data=circle")
    press(page, "Ask about a new point")
    answer = page.locator("#ask .answer p")
    until(page, lambda: answer.count() == 1)
    page.keyboard.press("w")
    until(page, page.locator("#weights").is_visible)
    page.get_by_label("Speed", exact=True).fill("8")
    page.locator(".plane .field").hover()
    seen = (".plane .readout", "#weights .readout span", ".speed span")
    for selector in (*seen, LIVE):
        page.evaluate(COUNT, selector)
    began = time.monotonic()
    page.keyboard.press("Space")
    until(page, lambda: min(changes(page, one) for one in seen) > 20, 30)
    assert changes(page, LIVE) <= 2 + (time.monotonic() - began) / 5
    spoken = page.locator("#ask + [role=status]")
    page.keyboard.press("Space")
    until(page, lambda: spoken.inner_text() == answer.inner_text())
    readout = page.locator(".plane .readout")
    spoken = page.locator("#map [role=status]")
    until(page, lambda: spoken.inner_text() == readout.inner_text() != "")
