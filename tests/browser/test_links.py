"""A link opens the moment that it names, and the address names the moment."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocketRoute

from network_playground.datasets.catalog import DATASETS
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session
from tests.browser.acting import box_of, moment, open_playground, press, weights
from tests.browser.waiting import until

GOLDEN = Path(__file__).parents[1] / "golden" / "links" / "v1.json"


TITLE = "#header .chooser"


XOR, SPIRAL, IRIS = (DATASETS[key].title for key in ("xor", "spiral", "iris"))


def address(page: Page) -> str:
    found = page.evaluate("location.hash")
    assert isinstance(found, str)
    return found


def test_a_link_made_long_ago_leads_to_the_same_moment(server: str, page: Page) -> None:
    golden = json.loads(GOLDEN.read_text("utf-8"))
    wanted = next(row for row in golden["links"] if "circle" in row["link"])
    page.goto(server + wanted["link"])
    until(page, lambda: moment(page)["step"] == wanted["step"])
    session = Session()
    fields = {**golden["usual"], **wanted["names"]}
    opening = {"kind": "open", "experiment": fields, "step": wanted["step"]}
    session.handle(parse_command(opening))
    network = session.trial.run.network
    expected = [network.view("weights", layer).tolist() for layer in (1, 2)]
    assert until(page, lambda: weights(page) == expected)


def test_the_address_follows_but_not_every_step(server: str, page: Page) -> None:
    open_playground(page, server)
    until(page, lambda: address(page) == "#data=bank")
    press(page, "Play")
    until(page, lambda: moment(page)["step"] > 20)
    assert address(page) == "#data=bank"
    press(page, "Pause")
    until(page, lambda: not moment(page)["is_playing"])
    step = moment(page)["step"]
    until(page, lambda: address(page) == f"#data=bank&step={step}")


def test_a_copied_link_opens_the_moment_in_another_window(
    server: str, page: Page, open_page: Callable[..., Page]
) -> None:
    page.goto(f"{server}#data=xor&hidden=4,3&batch=10&seed=3&theme=dark")
    until(page, lambda: page.locator(TITLE).inner_text().startswith(XOR))
    press(page, "Play")
    until(page, lambda: moment(page)["step"] > 20)
    press(page, "Pause")
    until(page, lambda: "step=" in address(page))
    other = open_page()
    other.goto(page.url)
    until(other, lambda: moment(other)["step"] == moment(page)["step"])
    assert weights(other) == weights(page)
    assert other.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_page_that_is_loaded_again_keeps_more_than_its_link(
    server: str, page: Page
) -> None:
    page.goto(f"{server}#data=xor&hidden=4&batch=10&step=30")
    until(page, lambda: moment(page)["step"] == 30)
    until(page, lambda: "step=30" in address(page))
    page.keyboard.press("Home")
    until(page, lambda: moment(page)["step"] == 0)
    until(page, lambda: "step=" not in address(page))
    page.reload()
    until(page, lambda: page.evaluate("() => playground?.drawn.length > 0"))
    assert moment(page)["step"] == 0
    assert page.evaluate("() => playground.frame.furthest") == 30


def test_what_cannot_be_is_set_right_and_said(server: str, page: Page) -> None:
    page.goto(f"{server}#data=iris&learning_rate=1000&hidden=9999&rate=2&later=1")
    until(page, lambda: page.locator(TITLE).inner_text().startswith(IRIS))
    told = page.locator("#banner")
    until(page, lambda: "found '1000'; 100 is taken" in told.inner_text())
    assert "512 is taken" in told.inner_text()
    assert "rate: no such word; did you mean learning_rate?" in told.inner_text()
    assert "later: no such word; left out." in told.inner_text()
    # Once it is told, what means nothing is no longer in the address.
    until(page, lambda: address(page).startswith("#data=iris&hidden=512"))
    assert "later" not in address(page)
    assert "&rate" not in address(page)


def test_an_address_that_is_changed_by_hand_is_opened(server: str, page: Page) -> None:
    open_playground(page, server)
    page.evaluate("location.hash = '#data=spiral&step=7'")
    until(page, lambda: moment(page)["step"] == 7)
    assert until(page, lambda: page.locator(TITLE).inner_text().startswith(SPIRAL))


def test_the_last_experiment_and_the_settings_are_remembered_until_reset(
    server: str, page: Page
) -> None:
    page.goto(f"{server}#data=xor&hidden=5,2&batch=10&step=12")
    remembered = "localStorage.getItem('experiment')"
    until(page, lambda: "xor" in (page.evaluate(remembered) or ""))
    page.get_by_role("radio", name="Technical").check()
    again = page.context.new_page()
    page.close()
    again.goto(server)
    until(again, lambda: again.locator(TITLE).inner_text().startswith(XOR))
    until(again, again.get_by_role("radio", name="Technical").is_checked)
    until(again, lambda: address(again) == "#data=xor&hidden=5,2&batch=10")
    press(again, "File")
    press(again, "Reset to defaults")
    until(again, lambda: address(again) == "#data=bank")
    assert until(again, again.get_by_role("radio", name="Plain words").is_checked)


def test_what_was_remembered_and_cannot_be_read_is_forgotten(
    server: str, page: Page
) -> None:
    open_playground(page, server)
    broken = "localStorage.setItem('scale', 'x{'); localStorage.setItem('theme', '')"
    page.evaluate(f"() => {{ {broken} }}")
    page.reload()
    until(page, lambda: page.evaluate("() => playground?.drawn.length > 0"))
    scale = "() => document.documentElement.style.getPropertyValue('--ui-scale')"
    assert page.evaluate(scale) == "1"


def test_a_link_to_the_worked_example_has_its_weights(
    server: str, open_page: Callable[..., Page]
) -> None:
    first, second = open_page(), open_page()
    open_playground(first, server)
    first.locator(TITLE).click()
    first.get_by_role("button", name="The worked example").click()
    until(first, lambda: "preset=worked_example" in address(first))
    open_playground(second, f"{server}/{address(first)}")
    until(second, lambda: moment(second)["step"] == 0 and len(weights(second)[0]) == 2)
    assert weights(second)[0] == [[0.15, 0.25], [0.2, 0.3]]


@pytest.mark.parametrize("step", [0, 3])
def test_a_preset_alone_is_opened_as_it_comes(
    server: str, page: Page, step: int
) -> None:
    suffix = f"&step={step}" if step else ""
    open_playground(page, f"{server}/#preset=worked_example{suffix}")
    until(page, lambda: moment(page)["step"] == step and len(weights(page)[0]) == 2)
    until(page, lambda: address(page).startswith("#data=worked_example"))
    until(page, lambda: "preset=worked_example" in address(page))
    if step == 0:
        assert weights(page)[0] == [[0.15, 0.25], [0.2, 0.3]]


def test_a_preset_that_is_not_there_is_told(server: str, page: Page) -> None:
    open_playground(page, f"{server}/#preset=nosuch")
    told = page.locator("#banner .note")
    until(page, lambda: "found 'nosuch'; left out" in " ".join(told.all_inner_texts()))
    until(page, lambda: address(page) == "#data=bank&learning_rate=0.02&batch=1")
    assert "nosuch" in told.inner_text()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_much_that_cannot_be_is_told_in_full_over_no_node_and_can_be_dismissed(
    server: str, open_page: Callable[..., Page], size: tuple[int, int]
) -> None:
    page = open_page(viewport={"width": size[0], "height": size[1]})
    names = ",".join(f"a{i}" for i in range(900))
    themes = "&".join(f"theme=t{i}" for i in range(104))
    open_playground(page, f"{server}/#hide={names}&{themes}")
    told = page.locator("#banner .note")
    until(page, lambda: "found 't103'" in " ".join(told.all_inner_texts()))
    # All of it can be scrolled to, and none of it lies over a node.
    last = told.locator("li").last
    last.scroll_into_view_if_needed()
    assert last.is_visible()
    end = box_of(told)["y"] + box_of(told)["height"]
    nodes = page.locator("#network [data-node] .body")
    until(page, lambda: all(box_of(node)["y"] >= end for node in nodes.all()))
    box = told.bounding_box()
    assert box and box["height"] < size[1] / 2
    assert box["x"] >= 0 and box["x"] + box["width"] <= size[0]
    press(page, "Dismiss")
    until(page, lambda: told.count() == 0)


def test_an_address_that_changes_before_the_welcome_is_opened_with_it(
    server: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(is_apart=True)
    arrived: list[WebSocketRoute] = []

    def arrive(socket: WebSocketRoute) -> None:
        arrived.append(socket)
        if len(arrived) > 1:  # the first is never answered
            socket.connect_to_server()

    page.route_web_socket(re.compile("/socket$"), arrive)
    page.goto(server)
    until(page, lambda: arrived)
    page.evaluate("location.hash = '#data=spiral&step=7'")
    until(page, lambda: address(page) == "#data=spiral&step=7")
    arrived[0].close()
    until(page, lambda: moment(page)["step"] == 7)
    assert until(page, lambda: page.locator(TITLE).inner_text().startswith(SPIRAL))
