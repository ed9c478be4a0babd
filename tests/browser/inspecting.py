"""Point at a node or a connection, and read what the page tells of its number."""

from playwright.sync_api import Page

from tests.browser.waiting import until

# All but the error against the weight, which is asked for apart and comes later.
TEXT = """() => {
  const card = document.querySelector("#inspector").cloneNode(true);
  card.querySelector(".along")?.remove();
  return card.textContent.replace(/\\s+/g, " ");
}"""


def open_preset(page: Page, name: str) -> None:
    """Open a ready-made experiment from the gallery."""
    page.locator("#header .chooser").click()
    page.locator("#gallery").get_by_role("button", name=name).click()
    until(page, lambda: not page.locator("#gallery").is_visible())


def pin_node(page: Page, layer: int, index: int) -> str:
    """Click a node and return what the inspector tells of it."""
    let_go(page)
    page.locator(f'[data-node="{layer}:{index}"]').click()
    return inspected(page)


def pin_connection(page: Page, layer: int, start: str, to: int) -> str:
    """Open the connection from a node, by its name, into a node of a layer."""
    pin_node(page, layer, to)
    line = page.locator("#inspector .terms button", has_text=start).first
    until(page, lambda: line.count() == 1)
    if not line.is_visible():  # among the smaller ones, which are folded
        page.locator("#inspector .smaller summary").first.click()
    line.click()
    until(page, lambda: "→" in page.locator("#inspector h3").inner_text())
    return inspected(page)


def inspected(page: Page) -> str:
    until(page, lambda: page.locator("#inspector header").is_visible())
    text: str = page.evaluate(TEXT)
    return text


def let_go(page: Page) -> None:
    close = page.locator("#inspector .close")
    if close.is_visible():
        close.click()
        until(page, lambda: page.locator("#inspector header").count() == 0)
