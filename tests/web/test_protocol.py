"""The bytes of the wire are fixed, and what does not fit it is refused in words."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_playground.runs.problem import Problem
from network_playground.web.wire import (
    MOST_BYTES,
    decode_frame,
    encode_event,
    encode_frame,
    parse_text,
)
from tests.golden.write_frames import FOLDER, FRAMES, files

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15) + 1, 10**15 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(), part),
    max_leaves=10,
)


@pytest.mark.parametrize("name", sorted(files()))
def test_a_golden_frame_still_has_the_same_bytes(name):
    assert files()[name] == (FOLDER / name).read_bytes()


@pytest.mark.parametrize("name", FRAMES)
def test_a_golden_frame_decodes_to_what_its_json_tells(name):
    expected = json.loads((FOLDER / f"{name}.json").read_bytes())
    header, numbers = decode_frame((FOLDER / f"{name}.bin").read_bytes())
    assert header == expected["header"]
    assert numbers.dtype.name == header["dtype"]
    assert numbers.tolist() == expected["numbers"]


@given(
    text=st.text(st.characters(exclude_categories=["Cs"])),
    count=st.integers(0, 9),
    dtype=st.sampled_from(["float64", "float32"]),
)
def test_the_numbers_of_a_frame_begin_at_a_multiple_of_eight(text, count, dtype):
    numbers = np.arange(count, dtype=dtype)
    message = encode_frame({"kind": "frame", "text": text}, numbers)
    length = int.from_bytes(message[:4], "little")
    assert (4 + length) % 8 == 0
    header, found = decode_frame(message)
    assert header == {"kind": "frame", "text": text, "dtype": dtype}
    assert found.tolist() == numbers.tolist()


def test_a_frame_does_not_change_with_the_numbers_it_was_made_from():
    numbers = np.ones(3)
    message = encode_frame({}, numbers)
    numbers[:] = 7
    assert decode_frame(message)[1].tolist() == [1, 1, 1]


def test_numbers_that_lie_apart_are_packed():
    assert decode_frame(encode_frame({}, np.arange(6.0)[::2]))[1].tolist() == [0, 2, 4]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_what_javascript_cannot_read_is_never_sent(number):
    with pytest.raises(ValueError, match="not JSON compliant"):
        encode_event({"kind": "status", "loss": number})
    with pytest.raises(ValueError, match="not JSON compliant"):
        encode_frame({"loss": number}, np.zeros(1))


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), JSON))
def test_every_event_comes_back_as_it_was_sent(fields):
    fields["kind"] = "status"
    text = encode_event(fields)
    if len(text.encode()) <= MOST_BYTES:
        assert parse_text(text) == json.loads(text)


REFUSED = {
    "no JSON": ("{play}", "error at character 1"),
    "nothing": ("", "error at character 0"),
    "two values": ('{"kind":"play"}{"kind":"play"}', "error at character 15"),
    "a list": ("[1]", "found a list"),
    "a text": ('"play"', "found a text"),
    "a number": ("7", "found a number"),
    "true": ("true", "found true or false"),
    "null": ("null", "found null"),
    "no kind": ('{"number":1}', "names its kind"),
    "a kind that is a number": ('{"kind":1}', "names its kind"),
    "a kind that is a list": ('{"kind":["play"]}', "names its kind"),
    "NaN": ('{"kind":"jump","step":NaN}', "found NaN"),
    "infinity": ('{"kind":"jump","step":-Infinity}', "found -Infinity"),
    "a number beyond floats": ('{"kind":"jump","step":1e400}', "found 1e400"),
    "5000 digits": ('{"kind":"jump","step":' + "9" * 5000 + "}", "found one of 5000"),
    "16 digits": ('{"kind":"jump","step":-9007199254740993}', "found one of 16"),
    "a key twice": ('{"kind":"play","kind":"pause"}', "one key twice"),
    "a key twice inside": ('{"kind":"a","b":{"c":1,"c":2}}', "one key twice"),
    "half a character": ('{"kind":"play","x":["\\ud800"]}', "half a character"),
    "half a character as key": ('{"kind":"play","\\uDC00":1}', "half a character"),
    "deep lists": ("[" * 30_000, "nested too deep"),
    "deep objects": ('{"a":' * 12_000, "nested too deep"),
    "too long": ('{"kind":"' + "x" * MOST_BYTES + '"}', "at most 65,536 bytes"),
    "too long in bytes": ('{"kind":"' + "€" * 30_000 + '"}', "at most 65,536 bytes"),
    "control character": ('{"kind":"\x00"}', "error at character"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_message_that_does_not_fit_is_refused_with_a_sentence(name):
    text, words = REFUSED[name]
    with pytest.raises(Problem, match=words) as refused:
        parse_text(text)
    assert len(str(refused.value)) < 200


def test_a_pair_of_surrogates_is_a_character():
    assert parse_text('{"kind":"play","x":"\\ud83d\\ude00"}')["x"] == "😀"


@given(st.text(max_size=60))
def test_any_text_is_parsed_or_refused(text):
    try:
        assert isinstance(parse_text(text)["kind"], str)
    except Problem as refused:
        assert str(refused)
