"""A step to be followed by hand: on the card, on a worksheet, in a table."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import moment, open_playground, press, step_on, weights
from tests.browser.inspecting import inspected, open_preset, pin_connection, pin_node
from tests.browser.waiting import until

CUT_LINES = """() => [...document.querySelectorAll('#worksheet .line')]
  .filter((line) => line.scrollWidth > line.clientWidth + 1)
  .map((line) => line.textContent)"""
ADAM = "#data=xor&hidden=2&optimizer=adam&learning_rate=0.01&vocabulary=technical"


SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def read(text: str) -> float:
    """Read a printed number back."""
    plain = text.replace("\u2212", "-").replace("·10", "e").translate(SUPERSCRIPTS)
    return float(plain)


def test_the_loss_of_the_worked_example_is_told_output_by_output(
    server: str, page: Page
) -> None:
    open_playground(page, f"{server}#data=bank&vocabulary=technical")
    open_preset(page, "The worked example")
    until(page, lambda: page.evaluate("() => playground.drawn.length") == 8)
    until(page, lambda: moment(page)["phase"]["name"] == "data")
    for _ in range(3):
        step_on(page)
    told = pin_node(page, 2, 0)
    assert "L=0.274811083+0.023560026=0.298371109" in told.replace(" ", "")


def test_what_adam_remembers_is_asked_for_and_told(server: str, page: Page) -> None:
    open_playground(page, f"{server}{ADAM}&step=3")
    until(page, lambda: moment(page)["step"] == 3)
    pin_connection(page, 1, "x₁", 0)
    until(page, lambda: "m=0.9" in inspected(page).replace(" ", ""))
    looked = page.evaluate("() => playground.frame.looked")
    assert [(one["name"], one["layer"], one["index"]) for one in looked] == [
        ("weights", 1, [0, 0])
    ]
    assert set(looked[0]["before"]) == set(looked[0]["after"]) == {"mean", "squares"}
    page.locator("#inspector .close").click()
    until(page, lambda: page.evaluate("() => playground.frame.looked.length") == 0)


def test_a_step_is_taken_home_as_a_worksheet(server: str, page: Page) -> None:
    open_playground(page, f"{server}{ADAM}&step=2")
    until(page, lambda: moment(page)["step"] == 2)
    page.locator("#header [popovertarget=files]").click()
    page.get_by_role("button", name="Worksheet of this step").click()
    sheet = page.locator("#worksheet")
    expect(sheet.locator("h3")).to_have_count(4 + 1)  # and what the letters mean
    expect(sheet.get_by_text("Update: Adam")).to_have_count(9)
    until(page, lambda: "m←" in (sheet.text_content() or "").replace(" ", ""))
    page.emulate_media(media="print")
    assert not page.locator("#network").is_visible()
    assert sheet.is_visible()
    page.emulate_media(media="screen")
    page.keyboard.press("Escape")
    until(page, lambda: not sheet.is_visible())


def test_weights_are_set_from_a_table_and_undone(server: str, page: Page) -> None:
    open_playground(page, f"{server}#data=xor&hidden=2&step=1")
    until(page, lambda: moment(page)["step"] == 1)
    before = weights(page)
    page.get_by_role("button", name="All weights as a heat map").click()
    page.locator("#weights summary").click()
    table = page.get_by_label("Weights as a table")
    until(page, lambda: len(table.input_value().split("\n")) == 3)
    table.fill("1\t2\n3")
    press(page, "Set")
    expect(page.locator("#weights .refused")).to_have_text(
        "Row 2: expected 2 numbers, found 1."
    )
    table.fill("1\t2\n1/4\t−0,5")
    press(page, "Set")
    until(page, lambda: weights(page)[0] == [[1, 2], [0.25, -0.5]])
    until(page, lambda: "all connections into layer 1" in page.content())
    press(page, "Undo")
    until(page, lambda: weights(page) == before)


def test_a_long_title_stays_clear_of_the_button_that_closes(
    server: str, page: Page
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    open_playground(page, f"{server}#data=iris&hidden=2&vocabulary=technical&step=1")
    until(page, lambda: moment(page)["step"] == 1)
    pin_connection(page, 1, "Sepal width", 1)
    title, close = page.evaluate(
        """() => {
          const range = document.createRange();
          range.selectNodeContents(document.querySelector("#inspector h3"));
          const text = range.getBoundingClientRect().toJSON();
          const button = document.querySelector("#inspector .close");
          return [text, button.getBoundingClientRect().toJSON()];
        }"""
    )
    assert title["right"] <= close["left"]
    assert title["width"] > 100


def test_a_gradient_check_in_single_precision_follows_from_its_own_digits(
    server: str, page: Page
) -> None:
    asked = "#data=iris&hidden=2&batch=3&dtype=float32&vocabulary=technical&step=2"
    open_playground(page, f"{server}{asked}")
    until(page, lambda: moment(page)["step"] == 2)
    pin_node(page, 1, 0)
    page.get_by_role("button", name="Is this gradient right?").click()
    lines = page.locator("#inspector .check .line")
    until(page, lambda: lines.count() == 5)
    above, below, result = (
        [float(number) for number in re.findall(r"[−-]?\d[\d.e−-]*", text)]
        for text in (one.replace("−", "-") for one in lines.all_inner_texts()[2:])
    )
    assert abs(below[0]) < abs(above[0]) * 1.1
    measured = (above[0] - abs(below[0])) / below[1]
    assert f"{measured:.9g}" == f"{result[0]:.9g}"


def test_after_a_click_and_escape_the_arrow_steps_on(server: str, page: Page) -> None:
    open_playground(page, f"{server}#data=xor&hidden=2&step=1")
    until(page, lambda: moment(page)["step"] == 1)
    pin_node(page, 1, 0)
    press(page, "Freeze")
    until(page, lambda: page.get_by_role("button", name="Frozen").is_visible())
    page.keyboard.press("Escape")
    until(page, lambda: page.locator("#inspector .close").count() == 0)
    before = moment(page)["phase"]
    page.keyboard.press("ArrowRight")
    assert until(page, lambda: moment(page)["phase"] != before)


def test_fewer_digits_are_chosen_told_by_a_link_and_kept(
    server: str, page: Page
) -> None:
    example = f"{server}#preset=worked_example&vocabulary=technical&step=1"
    open_playground(page, f"{example}&digits=3")
    until(page, lambda: moment(page)["step"] == 1)
    assert "≈0.0827" in pin_connection(page, 2, "h2", 0).replace(" ", "")
    choice = page.locator("#inspector").get_by_role("group", name="Digits")
    choice.get_by_label("6").check()
    until(page, lambda: "=0.0826676" in inspected(page).replace(" ", ""))
    assert "digits=3" in page.url  # what a link asked for stands there as it was
    page.goto("about:blank")
    open_playground(page, example)
    until(page, lambda: moment(page)["step"] == 1)
    told = pin_connection(page, 2, "h2", 0).replace(" ", "")
    assert "=0.0826676" in told
    assert "0.08266762" not in told
    choice.get_by_label("all").check()
    until(page, lambda: "0.08266762" in inspected(page))


def test_a_batch_s_gradient_is_listed_example_by_example(
    server: str, page: Page
) -> None:
    open_playground(page, f"{server}#data=moons&batch=12&vocabulary=technical&step=1")
    until(page, lambda: moment(page)["step"] == 1)
    pin_connection(page, 1, "x", 0)
    is_listed = "() => playground.frame.looked[0]?.parts !== null"
    assert not page.evaluate(is_listed)
    page.get_by_role("button", name="The 12 parts of the sum").focus()
    page.keyboard.press("Enter")
    rows = page.locator("#inspector .by-example li")
    expect(rows).to_have_count(8 + 2)
    expect(rows.nth(9)).to_contain_text("=")
    page.get_by_role("button", name="and 4 more").focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(12 + 1)
    products, total = page.evaluate(
        """() => {
          const rows = [...document.querySelectorAll("#inspector .by-example li")];
          const numbers = rows.map((row) => {
            return row.querySelector("mn").textContent;
          });
          return [numbers.slice(0, -1), numbers.at(-1)];
        }"""
    )
    assert f"{sum(map(read, products)):.8g}" == f"{read(total):.8g}"
    third = rows.nth(2).get_by_role("button")
    name = third.inner_text().capitalize()
    third.click()
    expect(page.locator("#data-card h3")).to_contain_text(name)
    expect(rows.nth(2)).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="The 12 parts of the sum").click()
    expect(rows).to_have_count(0)
    until(page, lambda: not page.evaluate(is_listed))


def test_a_long_formula_of_the_worksheet_is_broken_and_never_cut(
    server: str, page: Page
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_playground(page, f"{server}{ADAM}&step=2")
    until(page, lambda: moment(page)["step"] == 2)
    page.locator("#header [popovertarget=files]").click()
    page.get_by_role("button", name="Worksheet of this step").click()
    lines = page.locator("#worksheet .line")
    until(page, lambda: lines.count() > 50)
    assert page.evaluate(CUT_LINES) == []
    heights = lines.evaluate_all("all => all.map((line) => line.clientHeight)")
    assert max(heights) > 1.8 * min(heights)  # some take a second line
    page.emulate_media(media="print")
    assert page.evaluate(CUT_LINES) == []
    page.emulate_media(media="screen")
    line = lines.first  # what cannot break is scrolled to, and a shadow says so
    assert line.evaluate("e => getComputedStyle(e).overflowX") == "auto"
    assert "gradient" in line.evaluate("e => getComputedStyle(e).backgroundImage")


# Where a line ends once it has been scrolled to its end, beyond the card: 0 or less.
BEYOND_THE_CARD = """() => {
  const card = document.querySelector('#inspector').getBoundingClientRect();
  return Math.max(...[...document.querySelectorAll('#inspector .line')].map((line) => {
    line.scrollLeft = line.scrollWidth;
    return line.lastElementChild.getBoundingClientRect().right - card.right;
  }));
}"""


@pytest.mark.parametrize(
    ("link", "layer"),
    [("#data=auto_mpg&hidden=4&loss=huber", 2), ("#data=moons&activation=gelu", 1)],
)
def test_a_long_formula_of_a_card_can_be_read_to_its_end(
    server: str, page: Page, link: str, layer: int
) -> None:
    open_playground(page, f"{server}{link}&step=5&vocabulary=technical")
    until(page, lambda: moment(page)["step"] == 5)
    pin_node(page, layer, 0)
    card = page.locator("#inspector")
    assert card.evaluate("e => e.scrollWidth - e.clientWidth") == 0
    assert page.evaluate(BEYOND_THE_CARD) <= 0
