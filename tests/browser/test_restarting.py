"""The server ends and comes back: the page is where it was, without a word to it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from network_playground.web.address import listen
from tests.browser.acting import moment, open_playground, press, step_on, weights
from tests.browser.waiting import until
from tests.running_server import running_server

ROOT = Path(__file__).parents[2]

LOST = ("CONNECTION_REFUSED", "closed before the connection is established")

# Collects what the banner says, one after the other.
NOTE_BANNER = """() => {
  const banner = document.querySelector('#banner');
  window.said = [];
  new MutationObserver(() => said.push(banner.textContent.trim()))
    .observe(banner, {childList: true, characterData: true, subtree: true});
}"""


@pytest.fixture
def port() -> str:
    """A port that is free and stays so until a server comes back to it: no system gives
    one below 32768 to a program that asks for any, and each worker looks elsewhere."""
    address = listen("127.0.0.1", 10_000 + os.getpid() % 20_000)
    address.listener.close()
    return str(address.port)


@pytest.fixture
def forgiving(complaints: list[str]) -> Iterator[None]:
    """A page may complain of no server, and of one that is too busy starting."""
    yield
    complaints[:] = [one for one in complaints if not any(told in one for told in LOST)]


def until_it_is_told_of_the_loss(page: Page) -> None:
    until(page, lambda: page.locator("#banner").inner_text() != "")


def until_the_server_is_back(page: Page) -> None:
    until(page, lambda: page.locator("#banner").inner_text() == "")


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
    until_it_is_told_of_the_loss(page)
    with running_server(ROOT, None, *words):
        until_the_server_is_back(page)
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
    until_it_is_told_of_the_loss(page)
    with running_server(ROOT, None, "--port", port):
        until_the_server_is_back(page)
        page.get_by_role("radio", name="step", exact=True).check()
        step_on(page)  # answered by the new server: there the link was opened
        until(page, lambda: moment(page)["step"] == 13)
        press(page, "Back")
        until(page, lambda: moment(page)["step"] == 12)
        assert weights(page) == weights_before
        page.close()
