"""Another page shows the playground in a frame, where the server was told to let it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.waiting import until
from tests.running_server import running_server

ROOT = Path(__file__).parents[2]
SHOWN = "data=iris&hidden=5&step=40&hide=header,data,code,tabs,map,timeline&theme=dark"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return tmp_path / "deck.html"


def write_deck(deck: Path, server: str) -> str:
    deck.write_text(
        "<!doctype html><title>Deck</title>"
        f'<iframe width="1200" height="700" src="{server}/#{SHOWN}"></iframe>'
    )
    return deck.as_uri()


def test_a_deck_on_this_disk_shows_the_moment_that_its_link_names(
    page: Page, deck: Path
) -> None:
    with running_server(ROOT, None, "--embed-in", "file:") as server:
        page.goto(write_deck(deck, server))
        frame = page.frames[1]
        step = "() => globalThis.playground?.frame?.step"
        until(page, lambda: frame.evaluate(step) == 40)
        assert not frame.locator("#header").is_visible()
        frame.get_by_role("button", name="Next part", exact=True).click()
        phase = "() => playground.frame.phase.name"
        until(page, lambda: frame.evaluate(phase) == "data")
        page.close()  # it would miss its server


def test_a_page_that_was_not_named_may_not_show_it(
    server: str, page: Page, deck: Path, complaints: list[str]
) -> None:
    page.goto(write_deck(deck, server))
    refusal = until(page, lambda: [one for one in complaints if "frame-anc" in one])
    assert len(refusal) == 1
    complaints.clear()
    assert not page.frames[1].url.startswith(server)
