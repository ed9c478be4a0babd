"""The server ends and comes back: the page is where it was, without a word to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from network_playground.web.address import listen
from tests.browser.acting import moment, open_playground, step_on, weights
from tests.browser.waiting import until
from tests.running_server import running_server

ROOT = Path(__file__).parents[2]

# Collects what the banner says, one after the other.
NOTE_BANNER = """() => {
  const banner = document.querySelector('#banner');
  window.said = [];
  new MutationObserver(() => said.push(banner.textContent.trim()))
    .observe(banner, {childList: true, characterData: true, subtree: true});
}"""


@pytest.fixture
def port() -> str:
    """A port that is free, so that a server can come back to it."""
    address = listen("127.0.0.1", 0)
    address.listener.close()
    return str(address.port)


@pytest.fixture
def forgiving(complaints: list[str]) -> Iterator[None]:
    """While there is no server a page may complain that it finds none."""
    yield
    complaints[:] = [one for one in complaints if "CONNECTION_REFUSED" not in one]


def test_a_restart_of_the_server_is_hardly_noticed(
    page: Page, forgiving: None, port: str, tmp_path: Path
) -> None:
    words = ("--port", port, "--storage", str(tmp_path / "playgrounds.sqlite"))
    with running_server(ROOT, None, *words) as server:
        open_playground(page, server)
        page.get_by_role("radio", name="step", exact=True).check()
        for _ in range(3):
            step_on(page)
        page.get_by_role("radio", name="part").check()
        before = step_on(page)
        weights_before = weights(page)
        page.evaluate(NOTE_BANNER)
    banner = page.locator("#banner")
    until(page, lambda: banner.inner_text() != "")
    with running_server(ROOT, None, *words):
        until(page, lambda: banner.inner_text() == "", seconds=30)
        said = page.evaluate("() => said")
        assert len(said) == 2, "said once, however many attempts, and then no more"
        after = moment(page)
        assert (after["step"], after["phase"]) == (before["step"], before["phase"])
        assert weights(page) == weights_before
        step_on(page)
        page.close()  # it would miss its server


def test_where_nothing_is_kept_the_link_leads_back(
    page: Page, forgiving: None, port: str
) -> None:
    with running_server(ROOT, None, "--port", port) as server:
        open_playground(page, f"{server}/#data=iris&hidden=5&step=12")
        until(page, lambda: moment(page)["step"] == 12)
        weights_before = weights(page)
    with running_server(ROOT, None, "--port", port):
        until(page, lambda: page.locator("#banner").inner_text() == "", seconds=30)
        until(page, lambda: moment(page)["step"] == 12)
        assert weights(page) == weights_before
        page.close()
