"""A command that cannot be carried out is refused in a sentence, and harms nothing."""

import json
from math import inf, nan

import pytest

from network_playground.runs.own_table import Offer
from network_playground.runs.problem import Problem
from network_playground.sessions.commands.table import parse_command
from tests.sessions.acting import do
from tests.sessions.commanding import PLACE, everything_of, session_on_points

REFUSED = [
    ({}, "kind", "expected one of play, pause", "found None"),
    ({"kind": "fly"}, "kind", "expected one of play, pause", "found 'fly'"),
    ({"kind": ["play"]}, "kind", "expected one of play", "found ['play']"),
    ({"kind": "play", "x": 1}, "x", "expected no such field", "found 1"),
    ({"kind": "step", "unit": "year"}, "unit", "'phase', 'step' or 'epoch'", "'year'"),
    ({"kind": "jump"}, "step", "expected a value", "found none."),
    ({"kind": "jump", "step": "abc"}, "step", "expected a whole number", "'abc'"),
    ({"kind": "jump", "step": 1.5}, "step", "expected a whole number", "1.5"),
    ({"kind": "jump", "step": nan}, "step", "expected a whole number", "nan"),
    ({"kind": "set_speed", "speed": 9}, "speed", "expected a number below 9", "9"),
    ({"kind": "set_speed", "speed": -1}, "speed", "expected at least 0", "-1"),
    ({"kind": "focus_example", "index": -1}, "index", "expected at least 0", "-1"),
    ({"kind": "focus_example", "index": 10}, "index", "from 0 to 9", "found 10"),
    ({"kind": "set_experiment"}, "experiment", "expected a value", "found none."),
    ({"kind": "freeze", "layer": 1}, "name", "expected a value", "found none."),
    (
        {"kind": "set_experiment", "experiment": {"seed": "abc"}},
        "seed",
        "expected a whole number",
        "found 'abc'",
    ),
    (
        {"kind": "set_experiment", "experiment": {"data": "nope"}},
        "data",
        "expected one of bank",
        "found 'nope'",
    ),
    *(
        (
            {"kind": "set_experiment", "experiment": {"data_options": {name: 5}}},
            "data_options",
            "expected points, noise, seed",
            f"found '{name}'",
        )
        for name in ("key", "self", "options")
    ),
    (
        {"kind": "open", "experiment": {"hidden": [0]}},
        "hidden",
        "expected at least 1",
        "found 0",
    ),
    ({"kind": "open", "experiment": {}, "step": -1}, "step", "at least 0", "-1"),
    (
        {"kind": "open", "experiment": {"data": "own"}},
        "data",
        "expected your own table",
        "found none",
    ),
    (
        {"kind": "use_table", "target": "sold"},
        "own",
        "expected one of age, bought",
        "found 'sold'",
    ),
    (
        {"kind": "use_table", "target": "bought", "missing": "guess"},
        "missing",
        "expected 'median'",
        "found 'guess'",
    ),
    ({"kind": "open_preset", "name": "x"}, "name", "expected one of bank", "'x'"),
    (
        {"kind": "set_parameter", **PLACE, "value": "abc"},
        "value",
        "expected a number",
        "found 'abc'",
    ),
    (
        {"kind": "set_parameter", **PLACE, "value": json.loads("1e400")},
        "value",
        "expected a finite number",
        "found inf",
    ),
    (
        {"kind": "set_parameter", **PLACE, "value": None},
        "value",
        "expected a number",
        "found None",
    ),
    (
        {"kind": "set_parameter", **PLACE, "value": 1e7},
        "value",
        "expected at most 1000000",
        "found 10000000",
    ),
    (
        {"kind": "set_parameter", **PLACE, "layer": 3, "value": 1.0},
        "layer",
        "expected 1 to 2",
        "found 3",
    ),
    (
        {"kind": "set_parameter", **PLACE, "index": [0, 9], "value": 1.0},
        "index",
        "a place in weights of shape [2, 4]",
        "found [0, 9]",
    ),
    (
        {"kind": "freeze", **PLACE, "index": [-1, 0]},
        "index",
        "a place in weights of shape [2, 4]",
        "found [-1, 0]",
    ),
    (
        {"kind": "freeze", **PLACE, "index": [0]},
        "index",
        "a place in weights",
        "found [0]",
    ),
    (
        {"kind": "set_learning_rate", "value": 0},
        "value",
        "expected a number above 0",
        "found 0",
    ),
    (
        {"kind": "set_learning_rate", "value": -inf},
        "value",
        "expected a finite number",
        "found -inf",
    ),
    ({"kind": "undo"}, None, "expected something to undo", "found nothing"),
    ({"kind": "redo"}, None, "expected something to redo", "found nothing"),
    ({"kind": "ask", "values": {"x1": 1.0}}, "values", "expected a value", "none"),
    ({"kind": "ask", "values": {"x1": nan, "x2": 1.0}}, "values", "finite", "nan"),
    (
        {"kind": "ask", "values": {"x1": "abc", "x2": 1.0}},
        "values",
        "expected a finite number",
        "found 'abc'",
    ),
    ({"kind": "ask", "values": [1]}, "values", "expected named values", "found [1]"),
    ({"kind": "tell_way", "row": -1}, "row", "teaches or examines", "found -1"),
    ({"kind": "tell_example", "row": -1}, "row", "teaches or examines", "found -1"),
    (
        {"kind": "check_gradient", **PLACE, "layer": 0},
        "layer",
        "expected 1 to 2",
        "found 0",
    ),
    ({"kind": "dependence", "column": "x9"}, "column", "expected one of x1", "'x9'"),
]


@pytest.mark.parametrize(("message", "field", "expected", "found"), REFUSED)
def test_a_refused_command_says_why_and_changes_nothing(
    message, field, expected, found
):
    session = session_on_points()
    before = everything_of(session)
    with pytest.raises(Problem) as caught:
        session.handle(parse_command(message))
    assert expected.lower() in str(caught.value).lower()
    assert found in str(caught.value)
    assert str(caught.value).endswith(".")
    assert len(str(caught.value)) < 400
    assert caught.value.field == field
    assert everything_of(session) == before
    assert session.take_events() == []


def test_a_table_of_which_the_training_part_knows_nothing_in_a_column_is_refused():
    session = session_on_points()
    places = {3: "a", 11: "b"}
    rows = [f"{i % 7},{places.get(i, '')},{('no', 'yes')[i % 2]}" for i in range(40)]
    session.offer = Offer("rare", "\n".join(["x,c,t", *rows]), "UTF-8")
    do(session, "set_experiment", experiment={"seed": 0, "test_share": 0.9})
    session.take_events()
    before = everything_of(session)
    with pytest.raises(Problem, match="Column 'c': expected at least one value"):
        session.handle(parse_command({"kind": "use_table", "target": "t"}))
    assert everything_of(session) == before
    assert session.take_events() == []
