"""docs/wire.md, its schema and the page's types tell what the server does."""

import json
import re
import runpy

import pytest
from pydantic import ValidationError

from network_playground.runs import reach
from network_playground.runs.edits.table import EDITS
from network_playground.runs.settings.table import SETTINGS
from network_playground.sessions.commands import opening
from network_playground.sessions.commands.table import COMMANDS
from network_playground.web import socket
from network_playground.web.rooms import audience, command_queue, viewer
from network_playground.web.shapes import LONGEST_CLIENT, TEXTS, FrameHeader
from network_playground.web.wire import MOST_BYTES, decode_frame
from tests.checks.wire.__main__ import PAGE, files
from tests.checks.wire.description import adapter_of, description
from tests.checks.wire.tables import filled, section
from tests.checks.wire.typescript import typescript
from tests.golden.write_frames import FOLDER
from tests.runs.added import ADDED
from tests.sessions.test_rows import Reseed, ShakeLayer

TEXT = PAGE.read_text(encoding="utf-8")
CHECKS = {kind: adapter_of(shape) for kind, shape in TEXTS.items()}
HEADER = adapter_of(FrameHeader)


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_what_is_made_from_the_models_is_as_they_are(path):
    assert path.read_text(encoding="utf-8") == files()[path], (
        "Expected what `python -m tests.checks.wire` writes."
    )


def test_every_message_and_every_field_says_what_it_means():
    for name, part in description()["$defs"].items():
        assert part["description"], name
        for field, told in part.get("properties", {}).items():
            if field != "kind":
                assert told.get("description"), f"{name}.{field}"


def test_a_row_that_is_added_is_described_and_told(monkeypatch):
    monkeypatch.setitem(COMMANDS, Reseed.kind, Reseed)
    monkeypatch.setitem(EDITS, ShakeLayer.kind, ShakeLayer)
    schema = description()
    assert section("ReseedCommand", schema["$defs"]["ReseedCommand"]) in filled(
        TEXT, schema
    )
    told = section("ShakeLayerCommand", schema["$defs"]["ShakeLayerCommand"])
    assert told.startswith(
        "#### Command `shake_layer_of_a_test`\n\nDraw the weights of one"
    )
    assert "| `layer` | whole number, at least 1 | Which, from 1. |" in told
    assert "seed?: number;" in typescript(schema)


def test_a_setting_that_is_added_is_described(monkeypatch):
    for row in ADDED:
        monkeypatch.setitem(SETTINGS, row.name, row)
    told = description()["$defs"]["Experiment"]["properties"]
    assert set(told) == set(SETTINGS)
    assert told["tremble"]["description"] == SETTINGS["tremble"].technical_help


def test_every_link_of_the_page_leads_to_one_of_its_headings():
    headings = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= anchors
    assert len(anchors) == len(headings)


def test_what_comes_over_the_socket_has_the_described_shape(playground, monkeypatch):
    monkeypatch.setattr("network_playground.web.socket.SILENCE", 0.05)
    with playground.driver() as page:
        follow = page.told("welcome")["follow"]
        with playground.follower(follow) as other:
            other.frame()
            page.do("set_speed", speed=8)
            page.do("play")
            page.frame(lambda frame: frame["steps_per_second"])
            page.do("pause")
            page.do("report")
            page.do("fly")
            page.until(lambda message: message["kind"] == "alive")
            other.until(lambda message: message["kind"] == "report")
            received = page.received + other.received
    kinds = {message["kind"] for message in received}
    assert kinds >= {"welcome", "experiment", "curve", "status", "problem", "done"}
    for message in received:
        numbers = message.pop("numbers", None)
        checked = CHECKS[message["kind"]] if numbers is None else HEADER
        checked.validate_json(json.dumps([message]))


def test_who_follows_is_welcomed_without_the_key(playground, page):
    with playground.follower(page.told("welcome")["follow"]) as other:
        other.frame()
    welcome = other.told("welcome")
    assert welcome["role"] == "follower" and "key" not in welcome
    with pytest.raises(ValidationError):
        CHECKS["welcome"].validate_json(json.dumps([{**welcome, "secret": 1}]))


def code_of(language: str) -> str:
    """Give the one piece of code that the page has in a language."""
    (code,) = re.findall(rf"^```{language}\n(.+?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    return str(code)


def test_the_program_of_the_page_sees_what_it_says(playground, tmp_path, capsys):
    program = code_of("python").replace("localhost:8000", playground.host)
    path = tmp_path / "program.py"
    path.write_text(program, encoding="utf-8")
    seen = runpy.run_path(str(path))
    *kinds, sentence, weight = capsys.readouterr().out.splitlines()
    assert kinds[:4] == ["welcome", "experiment", "curve", "status"]
    assert sentence == seen["header"]["sentence"]["plain"]
    assert weight == f"the first weight is {seen['numbers'][0]}"


@pytest.mark.parametrize("name", ["opening_float32", "two_classes_float64"])
def test_the_reader_of_the_page_reads_a_frame_as_the_server_does(name):
    reader, _, _ = code_of("python").partition("\n\n\nwith connect")
    names: dict[str, object] = {}
    exec(reader, names)
    message = (FOLDER / f"{name}.bin").read_bytes()
    header, numbers = names["read_frame"](message)  # type: ignore[operator]
    expected, values = decode_frame(message)
    assert header == expected
    assert numbers.tolist() == values.tolist()


def test_the_bytes_that_the_page_shows_are_those_of_the_frame():
    message = (FOLDER / "opening_float32.bin").read_bytes()
    lines = re.findall(r"^([0-9a-f]{4})  ((?:[0-9a-f]{2} ){16}) (.{16})$", TEXT, re.M)
    assert len(lines) == 4
    for offset, shown, letters in lines:
        found = message[int(offset, 16) :][:16]
        assert bytes.fromhex(shown) == found
        assert letters == "".join(chr(b) if 32 <= b < 127 else "." for b in found)
    assert f"is {len(message)} bytes long" in TEXT


def test_the_limits_and_codes_that_the_page_names_are_those_of_the_server():
    for told in (
        f"| one message to the server | {MOST_BYTES:,} bytes |",
        f"| {socket.MOST_COMMANDS} at once, {socket.COMMANDS_PER_SECOND} a second in",
        f"| commands that wait in a playground | {command_queue.MOST_WAITING} |",
        f"The last {command_queue.MOST_ANSWERS} answers of each of the last "
        f"{command_queue.MOST_CLIENTS} clients",
        f"| `client` | {LONGEST_CLIENT} characters |",
        f"| looks of one connection | {viewer.MOST_LOOKS} at once, "
        f"{viewer.LOOKS_PER_SECOND} a second in",
        f"| pages that look at a playground | {audience.MOST_VIEWERS:,} |",
        "| steps that `open` trains before its answer | "
        f"{reach.MOST_STEPS:,}, and about {reach.MOST_WORK:,} multiplications |",
        f"| steps that it then plays to | {opening.FURTHEST} times as many",
        f"| {viewer.POLICY} | no hello",
        f"| {viewer.CRASHED} | a mistake",
        f"| {viewer.RESTARTING} | the server restarts",
        f"| {viewer.BUSY} | all playgrounds",
        f"| {viewer.UNKNOWN} | nobody",
    ):
        assert told in TEXT, told
