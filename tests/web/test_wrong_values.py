"""A value of the wrong kind, anywhere in any message, is refused in words of ours."""

from collections.abc import Iterator
from math import inf, nan
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from network_playground.runs.edits.table import EDITS
from network_playground.runs.experiment import Experiment, experiment_from
from network_playground.runs.own_table import OwnTable, own_table_from
from network_playground.runs.problem import EXPECTED, Problem
from network_playground.runs.settings.table import SETTINGS
from network_playground.sessions.commands.table import all_commands, parse_command
from network_playground.web.shapes import MESSAGES
from tests.sessions.test_commands import GOOD

WRONG: dict[str, Any] = {
    "a text": "abc",
    "no text": "",
    "a long text": "x" * 100_000,
    "half a character": "\ud800",
    "a number": 1.5,
    "a whole number": 3,
    "a negative one": -1,
    "a flag": True,
    "null": None,
    "no list": [],
    "a list of anything": [None, "x", 1.5, [], {}],
    "a long list": [0] * 100_000,
    "named nothing": {},
    "named anything": {"x": [None]},
    "NaN": nan,
    "infinity": -inf,
    "a huge whole number": 10**400,
    "a huge number": 1e308,
}
MODELS: dict[str, type[BaseModel]] = {
    **all_commands(),
    **MESSAGES,
    **{f"edit {kind}": edit for kind, edit in EDITS.items()},
    "experiment": Experiment,
    "own table": OwnTable,
}
TABLE = {"title": "t", "text": "x,y\n1,2\n3,4\n", "target": "y"}
WHOLE: dict[str, Any] = {
    **GOOD,
    "hello": {"kind": "hello", "client": "tab", "key": None},
    "shown": {"kind": "shown", "sequence": 1},
    "look": {
        "kind": "look",
        "places": [{"name": "weights", "layer": 1, "index": [0, 0]}],
    },
    **{f"edit {kind}": {**GOOD[kind], "step": 0} for kind in EDITS},
    "experiment": {name: row.usual for name, row in SETTINGS.items()},
    "own table": TABLE,
}
OTHERS = ("experiment", "own table")
THEIR_WORDS = {"should", "valid", "Input", "unable", "Field", "instance", "parse"}


def spoiled(value: Any) -> Iterator[Any]:
    """Give a value over and over, each time with something wrong somewhere in it."""
    yield from WRONG.values()
    if isinstance(value, dict):
        for key, part in value.items():
            yield {other: each for other, each in value.items() if other != key}
            yield from ({**value, key: wrong} for wrong in spoiled(part))
    elif isinstance(value, list | tuple):
        for at, part in enumerate(value):
            for wrong in spoiled(part):
                yield [*value[:at], wrong, *value[at + 1 :]]


def cases(name: str) -> Iterator[Any]:
    """Spoil a whole message, and each field that the message leaves out."""
    good = WHOLE[name]
    for field in MODELS[name].model_fields:
        yield from ({**good, field: wrong} for wrong in WRONG.values())
    yield from spoiled(good)


@pytest.mark.parametrize("name", MODELS)
def test_every_finding_about_a_wrong_value_has_words_of_ours(name):
    count = 0
    for case in cases(name):
        try:
            MODELS[name].model_validate(case)
        except ValidationError as invalid:
            for finding in invalid.errors(include_url=False):
                count += 1
                known = {*EXPECTED, "value_error"}
                assert finding["type"] in known, (case, finding["msg"])
        except Problem:
            count += 1  # what a setting finds by itself
    assert count > 5


def read(name: str, case: Any) -> None:
    """Take a message as the server does. Raises Problem."""
    if name in MESSAGES:
        MESSAGES[name].read(case)
    elif name == "experiment":
        experiment_from(case)
    elif name == "own table":
        own_table_from(case)
    elif isinstance(case, dict):
        parse_command({**case, "kind": name})


@pytest.mark.parametrize("name", [*all_commands(), *MESSAGES, *OTHERS])
def test_what_is_refused_is_told_in_words_of_ours(name):
    told = 0
    for case in cases(name):
        try:
            read(name, case)
        except Problem as problem:
            told += 1
            sentence = str(problem).partition(", found")[0]
            assert "xpected" in sentence
            assert not THEIR_WORDS & {*sentence.split()}, sentence
            assert len(str(problem)) < 500
    assert told
