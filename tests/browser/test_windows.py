"""A window that a test had before is a new one to the next."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.acting import open_playground, step_on
from tests.browser.waiting import until
from tests.browser.windows import LAPTOP, Windows

REMEMBER = """() => {
  localStorage.setItem('mark', 'here');
  sessionStorage.setItem('mark', 'here');
  document.cookie = 'mark=here';
}"""
REMEMBERED = """() => [
  localStorage.getItem('mark'), sessionStorage.getItem('mark'), document.cookie]"""


def test_a_window_that_was_used_knows_nothing_of_it(
    server: str, open_page: Callable[..., Page], windows: Windows
) -> None:
    used = open_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    open_playground(used, f"{server}/#data=xor&theme=dark")
    until(used, lambda: "xor" in used.evaluate("location.hash"))
    step_on(used)
    used.get_by_role("radio", name="Technical").check()
    used.evaluate(REMEMBER)
    windows.empty()

    again = open_page()
    assert again is used
    assert again.viewport_size == LAPTOP
    open_playground(again, server)
    until(again, lambda: again.evaluate("location.hash") == "#data=bank")
    assert again.evaluate(REMEMBERED) == [None, None, ""]
    assert again.get_by_role("radio", name="Plain words").is_checked()
    assert again.evaluate("() => playground.frame.furthest") == 0
    calm = "() => matchMedia('(prefers-reduced-motion: reduce)').matches"
    assert not again.evaluate(calm)


def test_a_window_apart_is_nobodys_afterwards(
    open_page: Callable[..., Page], windows: Windows
) -> None:
    apart = open_page(is_apart=True)
    windows.empty()
    assert apart.is_closed()
    assert open_page() is not apart
