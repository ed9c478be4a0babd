"""The page's own clock in the hands of a test: what goes away by itself waits for it.

It stays in its window for good, so a test that takes it opens one apart.
"""

from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

from tests.browser.waiting import until

T = TypeVar("T")

PICTURE = 20  # milliseconds: long enough for one to be drawn


def stop_clock(page: Page) -> None:
    """From now on time passes only when the test lets it. What was due is done."""
    now = page.evaluate("() => Date.now()")
    page.clock.pause_at(now / 1000 + 1)


def as_time_passes(
    page: Page, condition: Callable[[], T | None], milliseconds: int = PICTURE
) -> T:
    """Wait for a condition while the clock stands, but for so much before each look."""

    def look() -> T | None:
        page.clock.run_for(milliseconds)
        return condition()

    return until(page, look)
