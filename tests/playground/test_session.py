"""A session goes where it is told to, says what happened, and can be saved."""

import json
from typing import Any

import numpy as np
import pytest

from app.playground.commands import parse_command
from app.playground.experiment import Experiment
from app.playground.problem import Problem
from app.playground.session import Session
from app.playground.speeds import DEFAULT_SPEED, FULL, SPEEDS
from app.playground.timeline import Moment
from tests.playground.plain_replay import shown_at

POINTS = Experiment(data="xor", hidden=(4,), batch_size=50, optimizer="momentum")
PER_EPOCH = 8  # 400 points of 500 are taught


def do(session, kind, **fields):
    session.handle(parse_command({"kind": kind, **fields}))


def problems(session):
    return [e["message"] for e in session.take_events() if e["kind"] == "problem"]


def parameters(session):
    return session.trial.run.network.parameters.tobytes()


def seen(session):
    return session.timeline.moment, shown_at(session.timeline, session.trial.example)


@pytest.fixture
def session():
    return Session(POINTS)


def test_it_opens_before_the_first_step_with_all_that_a_newcomer_needs(session):
    kinds = [event["kind"] for event in session.snapshot_events()]
    assert kinds == ["experiment", "curve", "status"]
    header = session.frame().header
    assert (header["step"], header["phase"]["name"]) == (0, "data")
    assert header["steps_per_epoch"] == PER_EPOCH
    assert header["train_loss"] > 0
    assert header["loss"] is header["prediction"] is None
    assert not session.is_playing


def test_the_default_is_the_banks_customers():
    introduction = Session().snapshot_events()[0]
    assert introduction["dataset"]["key"] == "bank"
    assert introduction["network"]["sizes"] == [12, 8, 1]
    assert introduction["dataset"]["train_size"] == 8000
    assert introduction["dataset"]["majority"] == pytest.approx(0.8, abs=0.02)


def test_phases_are_walked_one_by_one_both_ways(session):
    names = [phase.name for phase in session.trial.run.phases]
    walked = [session.frame().header["phase"]["name"]]
    for _ in range(len(names)):
        do(session, "step", unit="phase")
        walked.append(session.frame().header["phase"]["name"])
    assert walked == [*names, "data"]
    assert session.frame().header["step"] == 1
    for _ in range(len(names)):
        do(session, "back", unit="phase")
    assert session.timeline.moment == Moment(0, 0)
    do(session, "back", unit="phase")
    assert session.timeline.moment == Moment(0, 0)


@pytest.mark.parametrize(
    ("start", "unit", "after_step", "after_back"),
    [
        (Moment(0, 0), "step", 1, 0),
        (Moment(0, 1), "step", 1, 0),
        (Moment(4, 3), "step", 5, 4),
        (Moment(4, 6), "step", 5, 4),  # updated, not yet repeated
        (Moment(4, 7), "step", 6, 4),
        (Moment(0, 0), "epoch", 8, 0),
        (Moment(9, 7), "epoch", 16, 8),
        (Moment(7, 7), "epoch", 16, 0),
        (Moment(15, 6), "epoch", 16, 8),
        (Moment(16, 2), "epoch", 24, 16),
    ],
)
def test_steps_and_epochs_end_where_they_should(
    session, start, unit, after_step, after_back
):
    for kind, expected in (("step", after_step), ("back", after_back)):
        session.timeline.go(start)
        do(session, kind, unit=unit)
        header = session.frame().header
        assert header["step"] == expected
        assert header["phase"]["name"] == ("repeat" if expected else "data")


def test_back_finds_every_bit_again(session):
    past = []
    for _ in range(12):
        past.append(seen(session))
        do(session, "step", unit="phase")
    for moment in reversed(past):
        do(session, "back", unit="phase")
        assert seen(session) == moment


def test_a_jump_beyond_goes_to_the_nearest_step_and_says_so(session):
    do(session, "step", unit="epoch")
    session.take_events()
    do(session, "jump", step=3)
    assert problems(session) == []
    do(session, "jump", step=99)
    assert session.timeline.steps_done == 8
    assert "expected 0 to 8, found 99" in problems(session)[0]
    do(session, "jump", step=-5)
    assert session.timeline.moment == Moment(0, 0)
    assert "found -5" in problems(session)[0]


def test_reset_brings_the_first_weights_back(session):
    first = parameters(session)
    do(session, "step", unit="epoch")
    assert parameters(session) != first
    do(session, "reset")
    assert parameters(session) == first
    assert session.timeline.moment == Moment(0, 0)
    assert session.timeline.furthest == 0


def test_reset_keeps_the_weights_that_a_preset_starts_with(session):
    do(session, "open_preset", name="worked_example")
    start = parameters(session)
    assert 0.15 in np.frombuffer(start)
    do(session, "step", unit="step")
    do(session, "reset")
    assert parameters(session) == start


def test_another_experiment_starts_afresh_and_can_be_undone(session):
    do(session, "step", unit="epoch")
    before = seen(session)
    do(session, "set_experiment", experiment={"hidden": [3, 3]})
    introduction = session.take_events()[-3]
    assert introduction["network"]["sizes"] == [2, 3, 3, 1]
    assert introduction["revision"] == session.frame().header["revision"]
    assert session.timeline.moment == Moment(0, 0)
    do(session, "undo")
    assert seen(session) == before
    do(session, "redo")
    assert session.trial.run.sizes == (2, 3, 3, 1)


def test_an_example_of_the_batch_comes_into_focus(session):
    do(session, "step", unit="phase")
    do(session, "focus_example", index=49)
    frame = session.frame()
    assert (frame.header["example"]["index"], frame.header["example"]["size"]) == (
        49,
        50,
    )
    batch = session.trial.run.batches.at(0)
    assert frame.header["example"]["row"] == batch.rows[49]
    a0 = session.trial.frame_layout.layout.view(frame.numbers, "a", 0)
    assert a0.tolist() == batch.inputs[:, 49].tolist()


def test_the_truth_is_told_from_the_error_on(session):
    told = []
    for place in range(session.timeline.last_phase + 1):
        session.timeline.go(Moment(0, place))
        header = session.frame().header
        told.append((header["prediction"] is not None, header["loss"] is not None))
    assert told == [(False, False)] * 2 + [(True, False)] + [(True, True)] * 5


def test_playing_advances_by_the_unit_of_the_speed(session):
    do(session, "play")
    assert session.is_playing
    assert session.speed is SPEEDS[DEFAULT_SPEED]
    assert session.play(3, lambda: True) == 3
    assert session.timeline.steps_done == 3
    do(session, "set_speed", speed=0)
    assert session.play(2, lambda: True) == 2
    assert session.timeline.moment == Moment(3, 1)
    do(session, "pause")
    assert session.play(5, lambda: True) == 0
    assert session.timeline.moment == Moment(3, 1)


def test_speeds_grow_from_one_part_every_three_seconds_to_all_that_can_be():
    for unit in ("phase", "step"):
        rates = [row.per_second for row in SPEEDS if row.unit == unit]
        assert rates == sorted(rates)
    assert SPEEDS[0].unit == "phase"
    assert SPEEDS[0].per_second == pytest.approx(1 / 3)
    assert SPEEDS[-1].unit == "step"
    assert SPEEDS[-1].per_second == FULL


@pytest.mark.parametrize("kind", ["step", "back", "jump", "reset", "set_experiment"])
def test_going_somewhere_by_hand_ends_playing(session, kind):
    do(session, "play")
    session.take_events()
    fields: dict[str, dict[str, Any]] = {
        "jump": {"step": 0},
        "set_experiment": {"experiment": {"seed": 1}},
    }
    do(session, kind, **fields.get(kind, {}))
    assert not session.is_playing
    statuses = [e for e in session.take_events() if e["kind"] == "status"]
    assert statuses[-1]["is_playing"] is False


def test_the_version_grows_whenever_the_moment_changes(session):
    do(session, "play")
    for act in (
        lambda: do(session, "step", unit="phase"),
        lambda: do(session, "back", unit="phase"),
        lambda: do(session, "focus_example", index=1),
        lambda: do(session, "play"),
        lambda: session.play(1, lambda: True),
        lambda: do(session, "reset"),
        lambda: do(session, "undo"),
        lambda: do(session, "set_learning_rate", value=0.5),
        lambda: do(session, "set_experiment", experiment={"seed": 2}),
    ):
        before = session.version
        act()
        assert session.version > before
    before = session.version
    assert session.play(0, lambda: True) == 0
    session.frame()
    session.snapshot_events()
    assert session.version == before


def test_the_scores_after_an_undo_are_of_the_moment_that_came_back(session):
    do(session, "step", unit="step")
    do(session, "step", unit="step")
    do(session, "reset")
    do(session, "undo")
    expected = Session(POINTS, step=2).frame().header
    header = session.frame().header
    for name in ("step", "train_loss", "test_loss", "train_score", "test_score"):
        assert header[name] == expected[name]
    assert session.trial.curve.points()[-1][1] == expected["train_loss"]


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
        {"kind": "set_parameter", "name": "biases", "layer": 1, "index": [3]},
        {"kind": "set_learning_rate"},
    ]
    assert (header["learning_rate"], header["full_rate"]) == (rate, 0.5)
    np.testing.assert_allclose(network.parameters - network.changes, before, rtol=1e-12)
    do(session, "step", unit="phase")
    header = session.frame().header
    assert header["by_hand"] == []
    assert (header["learning_rate"], header["full_rate"]) == (0.5, 0.5)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_a_gradient_agrees_with_the_slope_of_the_loss(dtype):
    session = Session(POINTS.with_changes({"dtype": dtype, "l2": 0.01}), step=5)
    do(session, "set_parameter", name="weights", layer=2, index=[1, 0], value=0.5)
    session.timeline.go(Moment(5, 6))
    session.take_events()
    gradients = session.trial.run.network.view("weight_gradients", 2).copy()
    do(session, "check_gradient", name="weights", layer=2, index=[1, 0])
    (event,) = session.take_events()
    assert event["kind"] == "gradient_check"
    assert event["gradient"] == pytest.approx(event["measured"], rel=1e-5)
    tolerance = 1e-9 if dtype == "float64" else 1e-4
    assert event["gradient"] == pytest.approx(float(gradients[1, 0]), rel=tolerance)


def test_a_new_example_is_answered_as_the_same_row_of_the_data_is():
    session = Session(Experiment(data="bank"), step=100)
    session.timeline.go(Moment(100, 2))
    frame = session.frame()
    session.take_events()
    do(session, "ask", values=frame.header["example"]["values"])
    (event,) = session.take_events()
    assert event["prediction"]["number"] == frame.header["prediction"]["number"]
    assert event["prediction"]["is_right"] is None
    assert event["prediction"]["chances"] == pytest.approx(
        frame.header["prediction"]["chances"], rel=1e-12
    )
    pushes = [abs(push["push"]) for push in event["pushes"]]
    assert pushes == sorted(pushes, reverse=True)
    assert 0 < pushes[0] < 1


def test_a_push_is_what_the_answer_loses_without_that_column():
    session = Session(Experiment(data="bank"), step=200)
    columns = session.snapshot_events()[0]["columns"]
    values = {column["name"]: column["typical"] for column in columns}
    do(session, "ask", values=values | {"Age": 70.0})
    (event,) = session.take_events()
    push = next(push for push in event["pushes"] if push["column"] == "Age")
    run = session.trial.run
    age = next(single for single in run.data.inputs if single.column == "Age")
    do(session, "ask", values=values | {"Age": age.mean})
    without = session.take_events()[0]["prediction"]["chances"][1]
    assert push["push"] == pytest.approx(event["prediction"]["chances"][1] - without)
    assert push["text"] == f"+{round(100 * push['push'])} points"


@pytest.mark.parametrize("data", ["iris", "sine", "circle", "worked_example"])
def test_the_typical_example_of_every_task_can_be_asked_about(data):
    session = Session(Experiment(data=data))
    columns = session.snapshot_events()[0]["columns"]
    do(session, "ask", values={column["name"]: column["typical"] for column in columns})
    (event,) = session.take_events()
    sizes = [len(layer) for layer in event["activations"]]
    assert sizes == list(session.trial.run.sizes)
    for push in event["pushes"]:
        assert push["text"][0] in "+−u", push


SAVED_AT = [Moment(0, 0), Moment(3, 4), Moment(70, 6), Moment(70, 7)]


@pytest.mark.parametrize("moment", SAVED_AT)
def test_a_saved_moment_is_restored_to_the_last_bit(session, moment):
    do(session, "set_learning_rate", value=0.05)
    do(session, "step", unit="epoch")
    do(session, "freeze", name="weights", layer=1, index=[0, 0])
    do(session, "set_parameter", name="biases", layer=2, index=[0], value=-1)
    session.timeline.go(Moment(80, 0))
    session.timeline.go(moment)
    saved = json.loads(json.dumps(session.saved(), allow_nan=False))
    again = Session.restored(saved)
    assert seen(again) == seen(session)
    assert again.timeline.furthest == session.timeline.furthest
    assert again.saved() == saved
    do(session, "step", unit="step")
    do(again, "step", unit="step")
    assert seen(again) == seen(session)


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"experiment": None},
        {"experiment": {"seed": -1}},
        {"edits": 5},
        {"edits": [3]},
        {"edits": [{"kind": "x"}]},
        {"edits": [{"kind": "set_learning_rate", "value": float("nan")}]},
        {
            "edits": [
                {
                    "kind": "freeze",
                    "name": "weights",
                    "layer": 9,
                    "index": [0, 0],
                }
            ]
        },
        {"moment": None},
        {"moment": [1]},
        {"moment": [1, 99]},
        {"moment": [-1, 0]},
        {"moment": [1.5, 0]},
        {"furthest": "x"},
        {"furthest": -1},
    ],
)
def test_what_cannot_be_restored_is_refused_with_a_sentence(session, changes):
    with pytest.raises(Problem, match=r"expected .*found .*\."):
        Session.restored({**session.saved(), **changes})
