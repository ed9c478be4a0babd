"""Go over the page by the Tab key, and see where the focus is."""

from typing import Any

from playwright.sync_api import Page

# What has the focus: its name, and whether anything shows that it has.
FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const body = element.querySelector('.body');
  const width = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
  const hasOutline = width >= 2;
  const around = element.closest('label');
  const outside = around && getComputedStyle(around).outlineStyle !== 'none';
  const hasRim = body && parseFloat(getComputedStyle(body).strokeWidth) >= 4;
  const box = element.getBoundingClientRect();
  return {
    name: element.getAttribute('aria-label') || element.labels?.[0]?.innerText
      || element.textContent.trim().slice(0, 40) || element.id,
    node: element.dataset.node ?? null,
    id: element.id,
    isSeen: Boolean(hasOutline || outside || hasRim),
    isVisible: box.width > 0 && box.height > 0,
  };
}"""
MOST = 120  # presses of Tab for once around


def focus(page: Page) -> dict[str, Any] | None:
    found: dict[str, Any] | None = page.evaluate(FOCUS)
    return found


def tab_to(page: Page, **wanted: str) -> None:
    """Press Tab until what is wanted has the focus; each stop can be seen."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        found = focus(page)
        if found is None:
            continue
        assert found["isSeen"], found
        assert found["isVisible"], found
        if all(str(found[key]).startswith(value) for key, value in wanted.items()):
            return
    raise AssertionError(f"No way by Tab to {wanted}")
