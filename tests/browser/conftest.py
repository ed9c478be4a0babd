"""A real server, a real browser, and pages that must not complain."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.checks.chromium import system_chromium
from tests.running_server import running_server

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",  # the processor draws; one that only imitates a GPU is far slower
]
LAPTOP = {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a running playground, without a slash at its end."""
    with running_server(Path(__file__).parents[2]) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=system_chromium(), args=FLAGS
        )
        yield launched
        launched.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the pages of this test complained about; a test removes what it expects."""
    return []


@pytest.fixture
def open_page(browser: Browser, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Open windows, each with cookies and storage of its own, that are all watched."""
    contexts = []

    def open_one(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": LAPTOP, **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch(page, complaints)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()


def watch(page: Page, complaints: list[str]) -> None:
    """Note each warning, problem and failed request, and each request to elsewhere."""

    def heard(message: Any) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"console {message.type}: {message.text}")

    def asked(address: str) -> None:
        parts = urlsplit(address)
        if (
            parts.scheme not in ("data", "blob", "file")
            and parts.hostname != "127.0.0.1"
        ):
            complaints.append(f"request to elsewhere: {address}")

    def failed(request: Request) -> None:
        # A page that is left or loaded again drops what it was still loading.
        if request.failure != "net::ERR_ABORTED":
            complaints.append(f"request failed: {request.url} {request.failure}")

    page.on("console", heard)
    page.on("pageerror", lambda problem: complaints.append(f"page error: {problem}"))
    page.on("request", lambda request: asked(request.url))
    page.on("requestfailed", failed)
    page.on("websocket", lambda socket: asked(socket.url))
