"""The landscape of the loss is drawn beside training, and read by keys."""

from playwright.sync_api import Page

from tests.browser.acting import moment, open_playground, press
from tests.browser.waiting import until

DRAWN = """() => {
  const canvas = document.querySelector("#landscape canvas");
  if (!canvas.width || !canvas.clientWidth) return 0;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, 90);
  return new Set(new Uint32Array(data.buffer)).size;
}"""


def test_the_landscape_has_the_runs_way_and_is_read_by_keys(
    server: str, page: Page
) -> None:
    open_playground(page, f"{server}#data=circle&hidden=4&step=200")
    until(page, lambda: moment(page)["step"] == 200)
    press(page, "Results")
    press(page, "The landscape of the error")
    sheet = page.locator("#landscape")
    until(page, lambda: page.evaluate(DRAWN) > 20)
    readout = sheet.locator(".readout span")
    until(page, lambda: readout.inner_text())
    loss = float(readout.inner_text().split("error ")[1])
    assert abs(loss - moment(page)["train_loss"]) < 1e-3
    assert "dot at step 200" in sheet.inner_text()

    sheet.locator("canvas").focus()
    page.keyboard.press("ArrowRight")
    until(
        page, lambda: "one direction 0.05, another direction 0" in readout.inner_text()
    )
    page.keyboard.press("ArrowUp")
    until(page, lambda: "another direction 0.05" in readout.inner_text())
    assert moment(page)["step"] == 200  # the keys step through the picture, not time

    sheet.locator("label", has_text="Two weights").click()
    sheet.get_by_label("Upwards: from").select_option("bias")
    press(page, "Draw it from here")
    until(page, lambda: "bias of h1" in readout.inner_text())
    assert "x₁ → h1" in readout.inner_text()

    sheet.get_by_label("Upwards: from").select_option("x₁")
    press(page, "Draw it from here")
    until(page, lambda: "two different weights" in sheet.inner_text())

    page.keyboard.press("Escape")
    until(page, lambda: not sheet.is_visible())
