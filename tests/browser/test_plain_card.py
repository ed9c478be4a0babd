"""In plain words a card has sentences; in technical words every letter can be asked."""

import re
import unicodedata

from playwright.sync_api import Page, expect

from tests.browser.acting import moment, open_playground, step_on
from tests.browser.inspecting import inspected, pin_connection, pin_node
from tests.browser.tabbing import tab_to
from tests.browser.waiting import until


def test_a_card_tells_in_sentences_what_each_part_of_a_step_did(
    server: str, page: Page
) -> None:
    open_playground(page, f"{server}#data=bank&optimizer=adam&batch=1&seed=7")
    card = page.locator("#inspector")
    until(page, lambda: moment(page)["phase"]["name"] == "data")
    assert re.search(r"Age: \d+ becomes .* the average", pin_node(page, 0, 5))
    seen = set()
    pin_node(page, 2, 0)
    said = {
        "forward": "It adds up what comes in:",
        "error": "How wrong that counts:",
        "backward": "So its share of the blame is",
        "update": "with what it remembers of earlier steps (Adam:",
    }
    while "repeat" not in seen:
        phase = step_on(page)["phase"]
        seen.add(phase["name"])
        if phase["name"] in said and phase["layer"] in (0, 2):
            expect(card).to_contain_text(said[phase["name"]])
    assert card.locator("math").count() == 0
    assert card.get_by_role("button", name="Exercise").count() == 0
    told = pin_connection(page, 1, "Age", 2)
    assert re.search(r"goes (up|down), −?\d.* → −?\d", told)

    page.keyboard.press("v")
    expect(card.get_by_role("button", name="Exercise")).to_be_visible()
    assert "∂L/∂w" in inspected(page)


def test_every_letter_of_a_card_is_asked_with_one_stop_of_the_tab_key(
    server: str, page: Page
) -> None:
    open_playground(page, f"{server}#data=xor&hidden=2&vocabulary=technical&step=2")
    until(page, lambda: moment(page)["step"] == 2)
    pin_node(page, 1, 0)
    tab_to(page, name="What do the letters mean?")
    page.keyboard.press("Enter")
    letters = page.locator("#inspector .letters dt")
    expect(letters.first).to_be_visible()
    listed = set(letters.all_inner_texts())
    texts = page.locator("#inspector section mi").all_text_contents()
    shown = {unicodedata.normalize("NFKC", text) for text in texts}  # slanted
    assert listed >= shown
    assert {"z", "δ", "η", "f′", "g"} <= listed
    line = page.locator("#inspector .line", has_text="η").first
    assert "η: Learning rate" in (line.get_attribute("title") or "")
