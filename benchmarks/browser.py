"""The real page in a real browser without a graphics card, on an experiment of ours."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from websockets.sync.client import connect  # noqa: E402

from network_playground.sessions.speeds import FULL, SPEEDS  # noqa: E402
from tests.browser.conftest import FLAGS  # noqa: E402
from tests.browser.waiting import until  # noqa: E402
from tests.browser.windows import LAPTOP  # noqa: E402
from tests.checks.chromium import system_chromium  # noqa: E402
from tests.running_server import running_server  # noqa: E402

IS_DRAWN = "() => Boolean(globalThis.playground?.drawn.length)"
FULL_SPEED = [speed.per_second for speed in SPEEDS].index(FULL)
SIXTY_STEPS = [(row.unit, row.per_second) for row in SPEEDS].index(("step", 60))


@contextmanager
def playground(*flags: str) -> Iterator[tuple[str, Browser]]:
    """Start a server and a browser; give the server's address, and the browser."""
    with running_server(HERE.parent) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=system_chromium(), args=[*FLAGS, *flags]
        )
        try:
            yield address, browser
        finally:
            browser.close()


def room_for(address: str, *commands: dict[str, object]) -> str:
    """Make a room, carry commands out in it, and give its key."""
    url = f"ws{address.removeprefix('http')}/socket"
    with connect(url, origin=address, compression=None, max_size=None) as socket:
        hello = {"kind": "hello", "key": None, "client": "benchmark"}
        socket.send(json.dumps(hello))
        key = ""
        for number, command in enumerate(commands, 1):
            socket.send(json.dumps({**command, "number": number}))
        while True:
            received = socket.recv(timeout=30)
            if isinstance(received, bytes):
                continue
            message = json.loads(received)
            if message["kind"] == "problem":
                raise SystemExit(message["message"])
            if message["kind"] == "welcome":
                key = message["key"]
            if message["kind"] == "done" and message["number"] == len(commands):
                return key


def opened(browser: Browser, address: str, key: str, script: str = "") -> Page:
    """Open the page on a room, in a window of its own, and wait for its picture.

    The ``script`` runs before the page's own."""
    context = browser.new_context(viewport=LAPTOP)
    context.add_init_script(f"sessionStorage.setItem('key', {json.dumps(key)})")
    context.add_init_script(script)
    page = context.new_page()
    page.goto(address)
    until(page, lambda: page.evaluate(IS_DRAWN))
    return page


def play(page: Page) -> None:
    page.keyboard.press("Space")
    until(page, lambda: page.evaluate("() => playground.frame.is_playing"))
    page.wait_for_timeout(1000)  # until it has found its pace


def leave(page: Page) -> None:
    """Stop what plays, which would go on for a while, and close the window."""
    if page.evaluate("() => playground.frame.is_playing"):
        page.keyboard.press("Space")
        until(page, lambda: page.evaluate("() => !playground.frame.is_playing"))
    page.context.close()
