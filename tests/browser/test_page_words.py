"""A link says how the page shows an experiment, too, and hides what is not wanted."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.acting import box_of, open_playground, press
from tests.browser.waiting import until

STYLES = Path(__file__).parents[2] / "static" / "styles"


def test_what_a_link_hides_is_not_there(server: str, page: Page) -> None:
    page.goto(f"{server}#hide=header,code,timeline&vocabulary=technical&scale=1.2")
    until(page, lambda: page.evaluate("() => playground?.drawn.length > 0"))
    for name in ("header", "code", "timeline"):
        assert not page.locator(f"#{name}").is_visible()
    until(page, page.locator("#controls").is_visible)


def test_what_a_link_asks_of_the_page_is_done(server: str, page: Page) -> None:
    page.goto(f"{server}#theme=dark&vocabulary=technical&scale=0.8")
    until(page, lambda: page.evaluate("() => playground?.drawn.length > 0"))
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    paper = "getComputedStyle(document.body).backgroundColor"
    small = page.evaluate(size)
    assert page.evaluate(paper) == "rgb(20, 24, 31)"
    until(page, page.get_by_role("radio", name="Technical").is_checked)
    assert page.locator("#banner").inner_text() == ""
    page.evaluate("location.hash = '#data=bank&theme=light&vocabulary=plain&scale=1'")
    until(page, lambda: page.evaluate(paper) == "rgb(251, 250, 247)")
    until(page, page.get_by_role("radio", name="Plain words").is_checked)
    assert until(page, lambda: abs(page.evaluate(size) - small / 0.8) < 0.01)


def test_what_a_link_asks_of_the_page_in_vain_is_said(server: str, page: Page) -> None:
    page.goto(f"{server}#theme=pink&scale=9&vocabulary=latin&hide=code,moon")
    until(page, lambda: page.evaluate("() => playground?.drawn.length > 0"))
    until(page, lambda: "'pink'" in page.locator("#banner").inner_text())
    told = page.locator("#banner").inner_text()
    for found in ("'pink'", "'9'; 2 is taken", "'latin'", "'moon'; left out"):
        assert f"found {found}" in told
    assert page.locator("#code").is_hidden()


@pytest.mark.parametrize("scale", [0.5, 2])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (390, 844)])
def test_at_every_scale_the_network_and_the_controls_have_their_room(
    server: str, open_page: Callable[..., Page], scale: float, size: tuple[int, int]
) -> None:
    width, height = size
    page = open_page(viewport={"width": width, "height": height})
    page.goto(f"{server}#data=bank&scale={scale}")
    until(page, lambda: page.evaluate("() => playground?.drawn.length > 0"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    until(page, lambda: box_of(page.locator("#network"))["height"] >= 0.35 * height)
    for name in ("Next part", "Play"):
        box = box_of(page.get_by_role("button", name=name, exact=True))
        assert box["x"] >= 0 and box["x"] + box["width"] <= width


def is_drawn(page: Page) -> bool:
    return bool(page.locator("#controls button").count())


def seen_of(page: Page, selectors: dict[str, str]) -> set[str]:
    """Name those of which something is seen."""
    return {
        name
        for name, selector in selectors.items()
        if page.locator(f":is({selector}, {selector} *) >> visible=true").count()
    }


def sees(
    page: Page, selectors: dict[str, str], others: set[str], wanted: set[str]
) -> bool:
    return seen_of(page, selectors) - others == wanted


def test_every_control_that_can_be_hidden_is_there_until_it_is(
    server: str, page: Page
) -> None:
    """The style sheet says which; a name may stand for what only some data has."""
    rule = (STYLES / "hidden.css").read_text("utf-8").split("{")[0]
    left_out = dict(re.findall(r"\.hide-(\w+) ([^\n]+?),?\n", rule))
    assert len(left_out) > 30
    for data, tab, others in (
        ("bank", "Code", {"map", "draw"}),
        ("digits", "Answer", {"ask", "code"}),
    ):
        names = ",".join(left_out)
        for hidden in (False, True):
            suffix = f"&hide={names}" if hidden else ""
            page.goto("about:blank")
            page.goto(f"{server}#data={data}&theme=light{suffix}")
            until(page, lambda: page.evaluate("() => playground?.drawn.length > 0"))
            wanted = set() if hidden else set(left_out) - others
            if not hidden:
                press(page, tab)
            until(page, partial(is_drawn, page))
            until(page, partial(sees, page, left_out, others, wanted))
            assert page.locator("#network").is_visible()
    assert page.locator("#network").evaluate("e => e.clientWidth") == 1440


def test_what_a_link_asks_of_the_page_is_for_this_once(server: str, page: Page) -> None:
    theme = "() => document.documentElement.dataset.theme"
    open_playground(page, f"{server}/#theme=dark&vocabulary=technical")
    assert page.evaluate(theme) == "dark"
    page.goto("about:blank")
    open_playground(page, server)
    assert page.evaluate(theme) == "auto"
    until(page, page.get_by_role("radio", name="Plain words").is_checked)
    page.keyboard.press("v")  # what the person chooses is remembered
    technical = page.get_by_role("radio", name="Technical")
    until(page, technical.is_checked)
    page.reload()
    until(page, technical.is_checked)
