"""The code pane: what the lit paragraph works on stands below it, in the same room."""

from playwright.sync_api import Page

from tests.browser.acting import moment, open_playground, press
from tests.browser.waiting import until

NAMES = "() => playground.frame.variables.map(({name}) => name)"


def rows(page: Page) -> list[list[str]]:
    return [
        [cell.strip() for cell in row.split("\t")]
        for row in page.locator("#code .variables tbody tr").all_inner_texts()
    ]


def step_to(page: Page, index: int, first: str) -> None:
    """Step by a part; its variables come along, all of them."""
    page.keyboard.press("ArrowRight")
    until(page, lambda: moment(page)["phase"]["index"] == index)
    names = page.evaluate(NAMES)
    assert names[0] == first
    until(page, lambda: [row[0] for row in rows(page)] == names)


def test_the_variables_of_the_lit_paragraph_stand_below_the_source(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    press(page, "Code")
    until(page, lambda: [row[0] for row in rows(page)][:1] == ["network.inputs"])
    source = page.locator("#code .source")
    place = source.bounding_box()
    assert place
    step_to(page, 1, "layer.parameters_T")
    step_to(page, 2, "layer.parameters_T")
    step_to(page, 3, "output.a")
    step_to(page, 4, "z")
    assert source.bounding_box() == place  # nothing jumps
    shapes = dict(row[:2] for row in rows(page))
    assert shapes["output.gradients"] == "9×1"

    box = page.locator("#code .variables").bounding_box()
    row = page.locator("#code .variables tbody tr").nth(3).bounding_box()
    assert box and row
    assert row["y"] + row["height"] <= box["y"] + box["height"] + 1  # four are whole
    for name in ("#code .variables", "#code .variables tbody tr"):
        wide = page.locator(name).first.evaluate("e => e.scrollWidth - e.clientWidth")
        assert wide <= 0
    page.get_by_role("button", name="Enlarge").click()
    until(page, lambda: "9 × 1" in page.locator("#code .variables").inner_text())


def test_the_lit_paragraph_is_in_view_whatever_takes_its_room(
    server: str, page: Page
) -> None:
    page.goto(f"{server}/#data=iris&step=30")  # its answers come and leave little room
    box = "document.querySelector('#code .source').getBoundingClientRect()"
    lit = "document.querySelector('#code .lit').getBoundingClientRect()"
    press(page, "Answer")
    page.get_by_text("How sure it is of").wait_for()
    assert until(page, lambda: page.evaluate(f"{lit}.top >= {box}.top"))
    assert until(page, lambda: page.evaluate(f"{lit}.bottom <= {box}.bottom"))
