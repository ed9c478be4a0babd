"""Wait for a condition on a page, since its policy forbids Playwright's own way."""

import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

SECONDS = 30  # so long that only a hang meets it, also on a busy machine

T = TypeVar("T")


def until(page: Page, condition: Callable[[], T | None]) -> T:
    """Return what `condition` returns once that is true; let the page live meanwhile.

    `page.wait_for_function` evaluates a string inside the page, which the page's
    Content Security Policy refuses. Raises AssertionError after `SECONDS`.
    """
    end = time.monotonic() + SECONDS
    while not (found := condition()):
        assert time.monotonic() < end, f"Not so within {SECONDS} s; last: {found!r}"
        page.wait_for_timeout(20)
    return found
