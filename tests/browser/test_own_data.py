"""A person's own table, from the file to a saved run and back."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.acting import moment, open_playground, press, weights
from tests.browser.waiting import until

ROWS = "".join(
    f"{20 + 7 * n % 41};{['Rom', 'Köln', ''][n % 3]};"
    f"{['ja', 'nein'][(20 + 7 * n % 41) > 40]};{n % 11},{n % 7}\r\n"
    for n in range(120)
)
TABLE = "alter;stadt;kauft;einkommen\r\n" + ROWS
DROP = """([name, text]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name));
  for (const kind of ["dragover", "drop"]) {
    const event = new DragEvent(kind, {dataTransfer, bubbles: true, cancelable: true});
    document.body.dispatchEvent(event);
  }
}"""
TITLE = "#header .chooser"


def drop(page: Page, text: str, name: str = "Kunden.csv") -> None:
    """Let a file fall on the page."""
    page.evaluate(DROP, [name, text])


def use_table(page: Page, text: str, target: str) -> None:
    drop(page, text)
    page.get_by_role("radio", name=f"Predict {target}").check()
    use = page.get_by_role("button", name="Use this data")
    until(page, use.is_enabled)
    use.click()
    until(page, lambda: page.locator(TITLE).inner_text().startswith("Kunden"))


def save_run(page: Page, path: Path) -> None:
    press(page, "File")
    with page.expect_download() as download:
        press(page, "Save run")
    download.value.save_as(path)
    page.keyboard.press("Escape")


def open_run(page: Page, path: Path) -> None:
    press(page, "File")
    with page.expect_file_chooser() as chooser:
        press(page, "Open run or table…")
    chooser.value.set_files(path)


def is_open_at(tab: Page, step: int) -> bool:
    is_own = "Kunden" in tab.locator(TITLE).inner_text()
    return is_own and bool(moment(tab)["step"] == step)


def test_a_table_is_dropped_trained_saved_and_opened_again(
    server: str, page: Page, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    open_playground(page, server)
    drop(page, TABLE)
    sheet = page.locator("#own-data")
    until(page, lambda: "120 rows" in sheet.inner_text())
    told = sheet.inner_text()
    assert "does not leave this machine" in told
    assert "separated by semicolon" in told
    assert "numbers with a decimal comma" in told
    assert "40 missing: stadt" in told
    page.get_by_role("radio", name="Predict kauft").check()
    entering = page.locator("section.entering")
    until(page, lambda: "one of two classes" in entering.inner_text())
    until(page, lambda: "stadt missing" in entering.inner_text())
    press(page, "Use this data")
    until(page, lambda: "Kunden" in page.locator(TITLE).inner_text())
    until(page, lambda: page.evaluate("location.hash") == "")

    press(page, "Play")
    until(page, lambda: moment(page)["step"] > 30)
    press(page, "Pause")
    until(page, lambda: not moment(page)["is_playing"])
    trained, then = weights(page), moment(page)
    run = tmp_path / "run.json"
    save_run(page, run)
    assert "Köln" in run.read_text("utf-8")

    page.reload()
    until(page, lambda: page.evaluate("() => playground?.drawn.length > 0"))
    press(page, "File")
    press(page, "Reset to defaults")
    until(page, lambda: "Bank" in page.locator(TITLE).inner_text())
    other = open_page()
    open_playground(other, server)
    for tab in (page, other):
        open_run(tab, run)
        until(tab, partial(is_open_at, tab, then["step"]))
        assert weights(tab) == trained
        assert moment(tab)["test_loss"] == then["test_loss"]


def test_a_table_that_cannot_be_read_is_refused_where_it_fell(
    server: str, page: Page, complaints: list[str]
) -> None:
    open_playground(page, server)
    drop(page, 'a;b\n1;"x\n2;y\n')
    banner = page.locator("#banner .problem")
    until(page, lambda: "expected a closing quote" in banner.inner_text())
    assert "Bank" in page.locator(TITLE).inner_text()
    drop(page, "{", "run.json")
    until(page, lambda: "Expected a saved run" in banner.inner_text())
    # The browser notes each refused request by itself.
    assert [line for line in complaints if "422" not in line] == []
    complaints.clear()


def test_a_table_is_pasted_where_there_is_no_file(server: str, page: Page) -> None:
    open_playground(page, server)
    press(page, "File")
    press(page, "Use your own data…")
    field = page.get_by_label("or paste a table")
    field.fill(TABLE)
    box = field.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(2, 2, steps=4)  # outside, where a click closes the sheet
    page.mouse.up()
    press(page, "Look at it")
    assert until(
        page, lambda: "Pasted table" in page.locator("#own-data h3").first.inner_text()
    )
    page.mouse.click(2, 2)
    until(page, lambda: not page.locator("#own-data").is_visible())


def test_harmful_words_in_a_table_are_only_shown(server: str, page: Page) -> None:
    open_playground(page, server)
    bad = "<img src=x onerror=alert(1)>"
    rows = "".join(f"{n};{'=cmd()' if n % 2 else bad}\n" for n in range(40))
    use_table(page, f"{bad};{bad}2\n{rows}", f"{bad}2")
    assert page.locator("img[src=x]").count() == 0
    assert bad in page.locator("body").inner_text()


def test_all_files_are_saved_and_the_picture_needs_nothing_else(
    server: str, page: Page, tmp_path: Path
) -> None:
    open_playground(page, server)
    press(page, "File")
    for name, ending, start in (
        ("Save run", ".json", b'{"format"'),
        ("SVG", ".svg", b"<svg"),
        ("PNG, twice the size", ".png", b"\x89PNG"),
        ("Weights (.npz)", ".npz", b"PK"),
        ("Error history (.csv)", ".csv", b"run,step"),
        ("Python, NumPy only", "-standalone.py", b'"""'),
        ("PyTorch", "-pytorch.py", b'"""'),
        ("scikit-learn", "-scikit-learn.py", b'"""'),
    ):
        with page.expect_download() as download:
            press(page, name)
        path = tmp_path / download.value.suggested_filename
        assert path.name == f"bank-customers-step-0{ending}"
        download.value.save_as(path)
        assert path.read_bytes().startswith(start)
    svg = (tmp_path / "bank-customers-step-0.svg").read_text("utf-8")
    lines = page.evaluate("() => playground.drawn.length")
    samples = page.locator(".legend svg:visible").count()
    assert svg.count("<line ") == lines + samples
    assert "Credit score" in svg
    assert "http" not in svg.replace("http://www.w3.org/", "")
    assert " class=" not in svg and " style=" not in svg
    png = (tmp_path / "bank-customers-step-0.png").read_bytes()
    size = page.locator("#network").bounding_box()
    assert size is not None
    assert int.from_bytes(png[16:20]) == 2 * int(size["width"])
    saved = json.loads((tmp_path / "bank-customers-step-0.json").read_text("utf-8"))
    assert saved["run"]["moment"] == [0, 0]
