"""A real server, a real browser, and pages that must not complain."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.windows import Windows
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
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # there is no elsewhere
]


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


@pytest.fixture(scope="session")
def windows(browser: Browser, server: str) -> Windows:
    return Windows(browser, server)


@pytest.fixture
def complaints(windows: Windows) -> list[str]:
    """What the pages of this test complained about; a test removes what it expects."""
    windows.complaints.clear()
    return windows.complaints


@pytest.fixture
def open_page(windows: Windows, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Open windows, each with cookies and storage of its own, that are all watched."""
    yield windows.open
    windows.empty()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()
