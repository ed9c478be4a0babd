"""What closes or has nothing left to do does not lose the focus; Esc closes panels."""

from playwright.sync_api import Page

from tests.browser.acting import moment, open_playground
from tests.browser.waiting import until

FOCUSED = """() => {
  const element = document.activeElement;
  if (!element.matches('button')) return '';
  return element.getAttribute('aria-label') ?? element.textContent.trim();
}"""


def focused(page: Page) -> str:
    """Return the name of the button that has the focus, "" for anything else."""
    found: str = page.evaluate(FOCUSED)
    return found


def open_by_key(page: Page, button: str, panel: str) -> None:
    page.get_by_role("button", name=button, exact=True).focus()
    page.keyboard.press("Enter")
    until(page, page.locator(panel).is_visible)
    until(page, lambda: focused(page) != button)


def closes_to(page: Page, button: str, panel: str) -> bool:
    until(page, page.locator(panel).is_hidden)
    return until(page, lambda: focused(page) == button)


def test_a_closed_panel_gives_the_focus_back(server: str, page: Page) -> None:
    for data, button, panel, close in (
        ("bank", "Results", "#results", "Close the results"),
        ("bank", "What if?", "#ask", "Back to the real customer"),
        ("bank", "All weights as a heat map", "#weights", "Close the weights"),
        ("digits", "Draw your own", "#draw", "Close the drawing"),
    ):
        page.goto("about:blank")
        open_playground(page, f"{server}#data={data}")
        open_by_key(page, button, panel)
        page.keyboard.press("Escape")
        assert closes_to(page, button, panel)
        open_by_key(page, button, panel)
        page.get_by_role("button", name=close).focus()
        page.keyboard.press("Enter")
        assert closes_to(page, button, panel)


def test_escape_closes_a_panel_wherever_the_focus_is(server: str, page: Page) -> None:
    open_playground(page, server)
    ask, results = page.locator("#ask"), page.locator("#results")
    open_by_key(page, "What if?", "#ask")
    open_by_key(page, "Results", "#results")
    page.keyboard.press("?")
    until(page, page.locator("#help").is_visible)
    page.keyboard.press("Escape")
    until(page, page.locator("#help").is_hidden)
    assert ask.is_visible()

    open_by_key(page, "Results", "#results")
    page.get_by_role("button", name="Next part", exact=True).focus()
    page.keyboard.press("Escape")
    until(page, results.is_hidden)
    assert ask.is_visible()
    page.locator("[data-node='1:2']").click()
    page.get_by_role("button", name="Next part", exact=True).focus()
    page.keyboard.press("Escape")
    until(page, page.locator("#inspector").is_hidden)
    assert ask.is_visible()
    page.keyboard.press("Escape")
    until(page, ask.is_hidden)
    assert until(page, lambda: focused(page) == "Next part")


def test_the_last_press_of_a_button_leaves_the_focus_on_it(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    for name in ("Back", "Reset"):
        page.keyboard.press("n")
        until(page, lambda: moment(page)["step"] == 1)
        page.keyboard.press("Shift+ArrowLeft")
        page.keyboard.press("ArrowRight")
        until(page, lambda: moment(page)["phase"]["index"] == 1)
        button = page.get_by_role("button", name=name, exact=True)
        button.focus()
        page.keyboard.press("Enter")
        until(page, button.is_disabled)
        page.keyboard.press("Enter")
        assert focused(page) == name
        assert moment(page)["step"] == 0
