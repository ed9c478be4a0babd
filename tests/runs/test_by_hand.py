"""What is changed by hand is seen at once, told, and undone."""

import numpy as np
import pytest

from network_playground.runs.timeline import Moment
from network_playground.sessions.session import Session
from tests.sessions.acting import POINTS, do, seen


@pytest.fixture
def session():
    return Session(POINTS)


def test_an_edit_is_seen_at_once_whatever_part_the_step_is_at(session):
    for place in range(session.timeline.last_phase + 1):
        do(session, "reset")
        session.timeline.go(Moment(3, place))
        done = session.timeline.steps_done
        place_in_network = {"name": "weights", "layer": 1, "index": [1, 2]}
        do(session, "set_parameter", **place_in_network, value=0.125)
        assert session.trial.run.network.view("weights", 1)[1, 2] == 0.125
        assert session.timeline.steps_done == done
        status = session.snapshot_events()[2]
        assert status["marks"] == [done]


def test_an_edit_drops_the_future_and_undo_brings_it_back(session):
    do(session, "step", unit="epoch")
    last = seen(session)
    do(session, "jump", step=3)
    do(session, "set_learning_rate", value=1.5)
    assert session.timeline.furthest == 3
    assert session.trial.curve.steps[-1] == 3
    do(session, "step", unit="epoch")
    assert seen(session) != last
    do(session, "undo")
    assert session.timeline.furthest == 8
    do(session, "jump", step=8)
    assert seen(session) == last
    do(session, "redo")
    assert session.frame().header["learning_rate"] == 1.5
    assert session.timeline.steps_done == 8


def test_the_same_thing_edited_twice_leaves_one_edit(session):
    place = {"name": "biases", "layer": 1, "index": [0]}
    for value in (0.5, 0.75):
        do(session, "set_parameter", **place, value=value)
    do(session, "freeze", **place)
    do(session, "freeze", **place, is_frozen=False)
    edits = session.saved()["edits"]
    assert [edit["kind"] for edit in edits] == ["set_parameter", "freeze"]
    assert edits[0]["value"] == 0.75
    assert edits[1]["is_frozen"] is False


def test_what_goes_on_is_one_movement_and_undone_as_one(session):
    do(session, "step", unit="step")
    before = seen(session)
    place = {"name": "weights", "layer": 1, "index": [0, 1]}
    do(session, "set_parameter", **place, value=0.1)
    for value in (0.2, 0.3):
        do(session, "set_parameter", **place, value=value, goes_on=True)
    assert session.trial.run.network.view("weights", 1)[0, 1] == 0.3
    do(session, "undo")
    assert seen(session) == before
    do(session, "set_parameter", **place, value=0.4, goes_on=True)  # with nothing
    do(session, "undo")
    assert seen(session) == before


def test_what_plays_plays_on_when_it_is_changed_by_hand(session):
    do(session, "play")
    session.play(5, lambda: True)
    do(session, "set_learning_rate", value=0.01)
    assert session.is_playing
    assert session.snapshot_events()[2]["is_playing"]
    session.play(1, lambda: True)
    header = session.frame().header
    assert (header["step"], header["learning_rate"]) == (6, 0.01)


def test_what_is_frozen_is_told_at_the_moments_where_it_is(session):
    do(session, "step", unit="step")
    weight = {"name": "weights", "layer": 1, "index": [1, 2]}
    bias = {"name": "biases", "layer": 2, "index": [0]}
    do(session, "freeze", **weight)
    do(session, "freeze", **bias)
    held = session.trial.run.network.view("weights", 1)[1, 2]
    do(session, "step", unit="step")
    assert session.frame().header["frozen"] == [weight, bias]
    assert session.trial.run.network.view("weights", 1)[1, 2] == held
    do(session, "back", unit="step")
    assert session.frame().header["frozen"] == [weight, bias]
    do(session, "jump", step=0)
    assert session.frame().header["frozen"] == []
    do(session, "jump", step=2)
    do(session, "freeze", **weight, is_frozen=False)
    assert session.frame().header["frozen"] == [bias]


def test_a_moment_tells_what_was_changed_by_hand_in_it(session):
    do(session, "step", unit="step")
    network, frame = session.trial.run.network, session.frame()
    assert frame.header["by_hand"] == []
    rate = frame.header["learning_rate"]
    before = network.parameters - network.changes
    do(session, "set_parameter", name="biases", layer=1, index=[3], value=0.75)
    do(session, "set_learning_rate", value=0.5)
    header = session.frame().header
    assert header["by_hand"] == [
        {
            "kind": "set_parameter",
            "sets": [{"name": "biases", "layer": 1, "index": [3]}],
        },
        {
            "kind": "set_learning_rate",
            "sets": [{"name": "learning_rate", "layer": 0, "index": []}],
        },
    ]
    assert (header["learning_rate"], header["full_rate"]) == (rate, 0.5)
    np.testing.assert_allclose(network.parameters - network.changes, before, rtol=1e-12)
    do(session, "step", unit="phase")
    header = session.frame().header
    assert header["by_hand"] == []
    assert (header["learning_rate"], header["full_rate"]) == (0.5, 0.5)
