"""Whatever a page sends is answered, or the connection ends; no other page notices."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

MALFORMED = {
    "no JSON": "{",
    "nothing": "",
    "a list": "[]",
    "deep": "[" * 50_000,
    "NaN": '{"kind":"jump","number":1,"step":NaN}',
    "infinity": '{"kind":"jump","number":1,"step":1e400}',
    "huge": '{"kind":"jump","number":1,"step":' + "9" * 5000 + "}",
    "half a character": '{"kind":"\\ud800","number":1}',
    "twice": '{"kind":"play","kind":"pause","number":1}',
    "binary": b"\x00\x01",
    "binary JSON": b'{"kind":"play","number":1}',
    "no number": '{"kind":"play"}',
    "number 0": '{"kind":"play","number":0}',
    "true as number": '{"kind":"play","number":true}',
    "text as number": '{"kind":"play","number":"1"}',
    "half a number": '{"kind":"play","number":1.5}',
    "shown nothing": '{"kind":"shown"}',
    "shown what is not sent": '{"kind":"shown","sequence":99}',
    "shown true": '{"kind":"shown","sequence":true}',
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_message_gets_a_problem_and_nothing_else_happens(page, name):
    page.say(MALFORMED[name])
    problem = page.until(lambda message: message["kind"] == "problem")
    assert problem["number"] is None
    assert "xpected" in problem["message"] and len(problem["message"]) < 250
    assert page.do("step", unit="phase")["kind"] == "done"
    page.frame(lambda frame: frame["phase"]["index"] == 1)


IMPOSSIBLE: dict[str, dict[str, Any]] = {
    "an unknown kind": {"kind": "explode"},
    "hello again": {"kind": "hello", "key": None, "client": "x"},
    "a field too many": {"kind": "play", "now": 1},
    "a field too few": {"kind": "jump"},
    "a text for a number": {"kind": "jump", "step": "3"},
    "true for a number": {"kind": "set_speed", "speed": True},
    "no such speed": {"kind": "set_speed", "speed": 99},
    "no such unit": {"kind": "step", "unit": "year"},
    "no such example": {"kind": "focus_example", "index": 5000},
    **{
        f"{field}={value}": {"kind": "set_experiment", "experiment": {field: value}}
        for field, value in (
            ("hidden", [0]),
            ("hidden", [10**9]),
            ("hidden", [512] * 6),
            ("hidden", [4] * 99),
            ("hidden", "many"),
            ("learning_rate", 0),
            ("learning_rate", -1),
            ("learning_rate", 1e9),
            ("learning_rate", "fast"),
            ("learning_rate", True),
            ("batch_size", 0),
            ("batch_size", 10**9),
            ("batch_size", 2.5),
            ("seed", -1),
            ("seed", "lucky"),
            ("data", "nowhere"),
            ("data", "../../etc/passwd"),
            ("columns", []),
            ("columns", ["shoe size"]),
            ("activations", ["magic"]),
            ("loss", "magic"),
            ("optimizer", "magic"),
            ("test_share", 1),
            ("magic", 1),
        )
    },
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_an_impossible_command_gets_a_problem_and_training_goes_on(page, name):
    page.do("set_speed", speed=6)
    page.do("play")
    problem = page.do(**IMPOSSIBLE[name])
    assert problem["kind"] == "problem"
    assert len(problem["message"]) < 400
    step = page.frame()["step"]
    page.frame(lambda frame: frame["step"] > step and frame["is_playing"])


def test_who_commands_too_fast_is_told_to_slow_down_and_then_cut_off(page):
    page.is_acknowledging = False
    with ThreadPoolExecutor(1) as listener:  # as a page does: it hears while it talks
        code = listener.submit(page.close_code)
        with suppress(ConnectionClosed):  # the server does not wait for the end of them
            for _ in range(400):
                page.send("pause")
        assert code.result() == 1008
    told = [m["message"] for m in page.received if m["kind"] == "problem"]
    assert told
    assert all(sentence.startswith("Slow down: ") for sentence in told)


def test_a_burst_that_is_allowed_is_carried_out_whole(page):
    numbers = [page.send("pause") for _ in range(60)]
    page.until(lambda message: message.get("number") == numbers[-1])
    answered = {m["number"]: m["kind"] for m in page.received if m.get("number")}
    assert answered == dict.fromkeys(numbers, "done")


def test_who_sends_only_nonsense_is_cut_off(page):
    for _ in range(21):
        page.say("nonsense")
    assert page.close_code() == 1008


def test_a_message_of_more_than_64_kib_ends_the_connection(page):
    page.say('{"kind":"' + "x" * 70_000 + '"}')
    assert page.close_code() == 1009


def test_nothing_is_done_before_hello(playground):
    with playground.page() as page:
        page.send("play")
        problem = page.next()
        assert problem["kind"] == "problem" and "hello" in problem["message"]
        page.hello()
        assert page.next()["kind"] == "welcome"


@pytest.mark.parametrize(
    "hello",
    [
        {"kind": "hello"},
        {"kind": "hello", "client": ""},
        {"kind": "hello", "client": "x" * 65},
        {"kind": "hello", "client": 1},
        {"kind": "hello", "client": "tab", "key": 1},
    ],
)
def test_a_hello_that_says_too_little_is_refused(playground, hello):
    with playground.page() as page:
        page.say(hello)
        problem = page.next()
        assert problem["kind"] == "problem"
        assert problem["field"] in ("client", "key")


def test_who_never_says_hello_is_cut_off(playground, monkeypatch):
    monkeypatch.setattr("network_playground.web.socket.HELLO_WITHIN", 0.05)
    with playground.page() as page:
        assert page.close_code() == 1008
