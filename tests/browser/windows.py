"""Browser windows that tests have one after the other: each is a new one to its test.

A window has cookies and storage of its own, and one tab. When its test is over it is
emptied and waits for the next: a new tab takes three times as much work to show a page.
"""

from typing import Any, Literal

from playwright.sync_api import Browser, Page, Request, ViewportSize

from tests.browser.waiting import SECONDS

LAPTOP: ViewportSize = {"width": 1440, "height": 900}
# The page is left right after this, and may not remember anything meanwhile.
FORGET = """() => {
  Storage.prototype.setItem = () => {};
  localStorage.clear();
  sessionStorage.clear();
}"""


class Windows:
    """``server`` is the address of the playground, ``complaints`` what pages complained
    about since it was last cleared."""

    def __init__(self, browser: Browser, server: str) -> None:
        self._browser = browser
        self._server = server
        self._waiting: list[Page] = []
        self._used: list[Page] = []
        self._apart: list[Page] = []
        self.complaints: list[str] = []

    def open(
        self,
        viewport: ViewportSize = LAPTOP,
        reduced_motion: Literal["reduce", "no-preference"] = "no-preference",
        is_apart: bool = False,
        **kind: Any,
    ) -> Page:
        """Open a window that knows of no other, and return its tab.

        One ``is_apart`` that is given what no page load takes away, as scripts, routes
        or listeners, and one of its own ``kind``: nobody has it after this test.
        """
        is_apart = is_apart or bool(kind)
        tab = self._waiting.pop() if self._waiting and not is_apart else self._new(kind)
        (self._apart if is_apart else self._used).append(tab)
        tab.set_viewport_size(viewport)
        tab.emulate_media(reduced_motion=reduced_motion)
        return tab

    def empty(self) -> None:
        """Close what was apart, and leave the others as if they were new."""
        for tab in self._apart:
            tab.context.close()
        for tab in self._used:
            if tab.context.pages == [tab] and tab.url.startswith(self._server):
                self._forget(tab)
                self._waiting.append(tab)
            else:  # closed by the test, no longer alone, or elsewhere
                tab.context.close()
        self._used, self._apart = [], []

    def _new(self, kind: dict[str, Any]) -> Page:
        window = self._browser.new_context(**kind)
        window.set_default_timeout(1000 * SECONDS)
        tab = window.new_page()
        watch(tab, self.complaints)
        return tab

    def _forget(self, tab: Page) -> None:
        tab.evaluate(FORGET)
        tab.context.clear_cookies()
        tab.mouse.move(0, 0)
        tab.goto("about:blank")


def watch(page: Page, complaints: list[str]) -> None:
    """Note each warning, problem and failed request; one to elsewhere always fails."""

    def heard(message: Any) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"console {message.type}: {message.text}")

    def failed(request: Request) -> None:
        # A page that is left or loaded again drops what it was still loading.
        if request.failure != "net::ERR_ABORTED":
            complaints.append(f"request failed: {request.url} {request.failure}")

    page.on("console", heard)
    page.on("pageerror", lambda problem: complaints.append(f"page error: {problem}"))
    page.on("requestfailed", failed)
