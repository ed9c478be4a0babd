"""The wire: commands and events are JSON texts, a moment is one binary message.

A binary message is ``u32 length of the header | header, JSON | numbers``, all little
endian; spaces behind the header make the numbers begin at a multiple of 8 bytes.
"""

import json
import re
import struct
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from network_playground.runs.problem import Problem
from network_playground.sessions.finite_json import read_json

MOST_BYTES: Final = 65_536  # of one text from the page
MOST_DIGITS: Final = 15  # a whole number of this length is exact in JavaScript too
DTYPES: Final[dict[str, np.dtype[Any]]] = {
    "float64": np.dtype("<f8"),
    "float32": np.dtype("<f4"),
}

_LENGTH = struct.Struct("<I")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def encode_frame(header: Mapping[str, object], numbers: NDArray[Any]) -> bytes:
    """Pack a moment: numbers is 1-d float64 or float32, whose name joins the header.

    Raises ValueError where JSON cannot hold the header.
    """
    name = numbers.dtype.name
    words = _dumped({**header, "dtype": name}).encode()
    padding = b" " * (-(len(words) + _LENGTH.size) % 8)
    length = _LENGTH.pack(len(words) + len(padding))
    little_endian = numbers.astype(DTYPES[name], order="C", copy=False)
    return b"".join((length, words, padding, little_endian.data))


def decode_frame(message: bytes) -> tuple[dict[str, Any], NDArray[Any]]:
    """Unpack a moment into its header and a read-only view of its numbers."""
    (length,) = _LENGTH.unpack_from(message)
    start = _LENGTH.size + length
    header = json.loads(message[_LENGTH.size : start])
    return header, np.frombuffer(message, DTYPES[header["dtype"]], offset=start)


def encode_event(event: Mapping[str, object]) -> str:
    """Write an event as JSON. Raises ValueError for NaN: JavaScript cannot read it."""
    return _dumped(event)


def parse_text(text: str) -> dict[str, Any]:
    """Read one message of the page, more strictly than JSON in Python is by itself.

    Raises Problem unless it is an object with a text ``kind``, its numbers are finite,
    its whole numbers exact in JavaScript, its keys unique and its texts valid Unicode.
    """
    # A character takes at least one byte, so the first question spares the encoding.
    if len(text) > MOST_BYTES or len(text.encode(errors="replace")) > MOST_BYTES:
        raise Problem(
            f"Expected a message of at most {MOST_BYTES:,} bytes, "
            f"found one of {len(text):,} characters."
        )
    try:
        message = read_json(text, parse_int=_exact, object_pairs_hook=_unique)
    except RecursionError:
        raise Problem("Expected a flat message, found one nested too deep.") from None
    except json.JSONDecodeError as found:
        raise Problem(
            f"Expected a message in JSON, found an error at character {found.pos}: "
            f"{found.msg}."
        ) from None
    if not isinstance(message, dict):
        raise Problem(
            f"Expected an object with a kind, found {_JSON_NAMES[type(message)]}."
        )
    if not isinstance(message.get("kind"), str):
        raise Problem("Expected a message that names its kind, found none.", "kind")
    if _ESCAPED_SURROGATE.search(text):
        _refuse_half_characters(message)
    return message


_JSON_NAMES = {
    list: "a list",
    str: "a text",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}


def _dumped(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _exact(digits: str) -> int:
    if len(digits.lstrip("-")) > MOST_DIGITS:
        raise Problem(
            f"Expected whole numbers of at most {MOST_DIGITS} digits, "
            f"found one of {len(digits.lstrip('-'))}."
        )
    return int(digits)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = dict(pairs)
    if len(names) < len(pairs):
        raise Problem("Expected every key once, found one key twice in an object.")
    return names


def _refuse_half_characters(message: dict[str, Any]) -> None:
    try:
        _dumped(message).encode()
    except UnicodeEncodeError:
        raise Problem("Expected valid Unicode, found half a character.") from None
