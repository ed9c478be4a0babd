"""What is asked of a session is checked at one door, and refused with a sentence."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_playground.runs.problem import Problem
from network_playground.sessions.commands.table import all_commands, parse_command
from tests.sessions.commanding import PLACE, everything_of, session_on_points

GOOD: dict[str, dict[str, Any]] = {
    "play": {},
    "pause": {},
    "step": {"unit": "phase", "times": 3},
    "back": {"unit": "epoch"},
    "jump": {"step": 3},
    "reset": {},
    "set_speed": {"speed": 0},
    "set_experiment": {"experiment": {"seed": 5}},
    "set_points": {"points": [[1.0, -1.0, 0], [2.5, 0.5, 1]]},
    "focus_example": {"index": 2},
    "open": {"experiment": {"data": "circle", "seed": 5}, "step": 20},
    "use_table": {"target": "bought", "kinds": {"age": "number"}, "missing": "drop"},
    "open_preset": {"name": "worked_example"},
    "set_parameter": {**PLACE, "value": 0.5},
    "freeze": {**PLACE, "is_frozen": True},
    "set_layer": {"layer": 2, "weights": [[0.5], [1.0], [-1.0], [0.0]]},
    "set_learning_rate": {"value": 0.01},
    "undo": {},
    "redo": {},
    "ask": {"values": {"x1": 1.0, "x2": -2.5}},
    "tell_example": {"row": 3},
    "tell_way": {"row": 3},
    "check_gradient": PLACE,
    "loss_along": {**PLACE, "closer": 1},
    "report": {},
    "draw_landscape": {"by": "weights", "places": [PLACE, {**PLACE, "index": [1, 0]}]},
    "stop_landscape": {},
    "dependence": {"column": "x1"},
}


@pytest.mark.parametrize("kind", all_commands())
def test_every_command_is_carried_out(kind):
    session = session_on_points()
    if kind in ("undo", "redo"):
        session.handle(parse_command({"kind": "reset"}))
    if kind == "redo":
        session.handle(parse_command({"kind": "undo"}))
    session.handle(parse_command({"kind": kind, **GOOD[kind]}))
    events = session.take_events()
    assert events
    json.dumps([events, session.frame().header], allow_nan=False)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["weights", "phase", 10**400, "x1", "data"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["data", "hidden", "x1", "x2"]), inner)
    ),
    max_leaves=4,
)


FIELDS = ["unit", "step", "speed", "experiment", "index", "name", "layer", "value"]


@given(
    kind=st.sampled_from(sorted(all_commands())) | VALUES,
    fields=st.dictionaries(st.sampled_from([*FIELDS, "values", "column"]), VALUES),
)
def test_whatever_is_sent_is_a_command_or_a_problem(kind, fields):
    try:
        command = parse_command({"kind": kind, **fields})
    except Problem as problem:
        assert str(problem).endswith(".")
        assert len(str(problem)) < 700
    else:
        assert command.kind == kind


@given(kind=st.sampled_from(sorted(GOOD)), data=st.data())
def test_a_good_command_with_one_strange_value_changes_nothing_or_works(kind, data):
    fields = dict(GOOD[kind])
    if fields:
        fields[data.draw(st.sampled_from(sorted(fields)))] = data.draw(VALUES)
    session = session_on_points()
    before = everything_of(session)
    try:
        session.handle(parse_command({"kind": kind, **fields}))
    except Problem as problem:
        assert str(problem).endswith(".")
        assert everything_of(session) == before
    else:
        json.dumps(session.frame().header, allow_nan=False)
