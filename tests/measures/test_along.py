"""The curve along one weight is the loss of the batch, with the step marked on it."""

import json
from math import isfinite

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_playground.engine.evaluation import predict
from network_playground.measures.surface.along import REACH, Move, loss_along, window
from network_playground.measures.surface.gradient_check import check_gradient
from network_playground.runs.edits.parameters import Name
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from network_playground.runs.timeline import Moment
from network_playground.sessions.session import Session
from tests.measures.test_endless_answers import diverged  # noqa: F401
from tests.sessions.acting import do
from tests.sessions.commanding import everything_of

POINTS = Experiment(data="circle", hidden=(4, 3), batch_size=20)
WEIGHT: tuple[Name, int, tuple[int, ...]] = ("weights", 2, (1, 0))
PLACE = {"name": "weights", "layer": 2, "index": [1, 0]}
EXPERIMENTS = {
    "plain": POINTS,
    "penalties": POINTS.with_changes({"l1": 0.01, "l2": 0.1}),
    "dropout": POINTS.with_changes({"dropout": 0.4}),
    "momentum": POINTS.with_changes({"optimizer": "momentum"}),
    "adam, a schedule": POINTS.with_changes(
        {"optimizer": "adam", "schedule": "cosine", "horizon": 50}
    ),
    "single precision": POINTS.with_changes({"dtype": "float32"}),
    "a number": Experiment(data="auto_mpg"),
}


def at(experiment, moment):
    session = Session(experiment, step=moment.step)
    session.timeline.go(moment)
    return session


def phases_of(session):
    return range(len(session.trial.run.phases))


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_moment_of_a_step_has_the_same_curve(name):
    session = at(EXPERIMENTS[name], Moment(5, 0))
    seen = []
    for phase in phases_of(session):
        session.timeline.go(Moment(5, phase))
        seen.append(loss_along(session.timeline, "weights", 1, (1, 0)))
    digits = 1e-5 if session.experiment.dtype == "float32" else 1e-12
    for numbers in ("value", "gradient", "change", "landing", "loss", "landing_loss"):
        expected = seen[0][numbers]
        for event in seen:
            assert event[numbers] == pytest.approx(expected, rel=digits, abs=1e-12)
    assert {event["range"] for event in seen} == {seen[0]["range"]}


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_value_gradient_change_and_loss_are_those_of_the_frame(name):
    session = at(EXPERIMENTS[name], Moment(5, 0))
    run, timeline = session.trial.run, session.timeline
    before = float(run.network.view("weights", 1)[1, 0])
    timeline.go(Moment(5, timeline.last_phase))
    event = loss_along(timeline, "weights", 1, (1, 0))
    network = run.network
    assert event["gradient"] == float(network.view("weight_gradients", 1)[1, 0])
    assert event["change"] == float(network.view("weight_changes", 1)[1, 0])
    assert event["landing"] == float(network.view("weights", 1)[1, 0])
    close = 1e-6 if session.experiment.dtype == "float32" else 1e-14
    assert event["value"] == pytest.approx(before, rel=close)
    assert event["loss"] == pytest.approx(network.loss, rel=close)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_curve_and_tangent_agree_with_the_gradient_check(name):
    session = at(EXPERIMENTS[name], Moment(5, 3))
    event = loss_along(session.timeline, "weights", 1, (1, 0), closer=2)
    check = check_gradient(session.timeline, "weights", 1, (1, 0))
    assert event["gradient"] == check["gradient"]
    assert check["loss_below"] == pytest.approx(event["loss"], abs=1e-2)
    losses = [loss for loss in event["losses"] if loss is not None]
    assert len(losses) == len(event["values"])
    here = event["values"].index(event["value"])
    left, right = here - 2, here + 2
    rise = losses[right] - losses[left]
    slope = rise / (event["values"][right] - event["values"][left])
    rough = 0.1 if session.experiment.dtype == "float32" else 1e-2
    assert slope == pytest.approx(check["measured"], rel=rough, abs=1e-4)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_the_landing_is_the_loss_after_the_step_where_only_that_weight_moves(dtype):
    session = Session(
        Experiment(data="circle", hidden=(2,), learning_rate=0.5, dtype=dtype), step=3
    )
    run, timeline = session.trial.run, session.timeline
    for name, layer in (("weights", 1), ("biases", 1), ("weights", 2), ("biases", 2)):
        for index in np.ndindex(run.network.view(name, layer).shape):
            if (name, layer, index) != WEIGHT:
                do(session, "freeze", name=name, layer=layer, index=list(index))
    run, timeline = session.trial.run, session.timeline
    timeline.go(Moment(3, run.phases.index(("error", 0))))
    event = loss_along(timeline, *WEIGHT)
    assert event["loss"] == run.network.loss
    timeline.go(Moment(3, timeline.last_phase))
    network, batch = run.new_network(run.batches.batch_size), run.batches.at(3)
    network.parameters[:] = run.network.parameters
    objective = run.new_objective(network)
    predict(network, batch.inputs, batch.targets, objective, run.optimizer)
    assert event["landing_loss"] == network.loss
    assert event["landing_loss"] < event["loss"]


def test_value_and_landing_lie_on_the_curve():
    session = at(POINTS.with_changes({"learning_rate": 3.0}), Moment(2, 0))
    event = loss_along(session.timeline, *WEIGHT)
    assert event["values"] == sorted(event["values"])
    on_curve = dict(zip(event["values"], event["losses"], strict=True))
    assert on_curve[event["value"]] == event["loss"]
    assert on_curve[event["landing"]] == event["landing_loss"]
    assert event["range"][0] <= event["values"][0]
    assert event["values"][-1] <= event["range"][1]


def test_what_a_hand_does_after_the_step_is_not_the_step():
    session = Session(POINTS, step=4)
    before = loss_along(session.timeline, *WEIGHT)
    do(session, "set_parameter", **PLACE, value=2.0)
    after = loss_along(session.timeline, *WEIGHT)
    assert after["change"] == before["change"]
    assert after["landing"] == before["landing"]
    assert after["value"] == pytest.approx(before["value"], abs=1e-12)
    assert after["gradient"] == before["gradient"]


def test_a_frozen_weight_stays_where_it_is():
    session = Session(POINTS, step=4)
    do(session, "freeze", **PLACE)
    do(session, "step")
    event = loss_along(session.timeline, *WEIGHT)
    assert event["is_frozen"] is True
    assert event["gradient"] != 0
    assert (event["change"], event["landing"]) == (0, event["value"])


def test_an_optimizer_that_remembers_can_go_against_the_slope():
    experiment = Experiment(
        data="circle", optimizer="momentum", learning_rate=0.5, batch_size=5
    )
    session = Session(experiment)
    ways = set()
    for _ in range(40):
        do(session, "step")
        event = loss_along(session.timeline, "weights", 1, (0, 0))
        ways.add(event["gradient"] * event["change"] > 0)
    assert ways == {True, False}


def test_to_ask_changes_nothing():
    session = at(
        POINTS.with_changes({"dropout": 0.3, "optimizer": "adam"}), Moment(3, 2)
    )
    before = everything_of(session)
    do(session, "loss_along", **PLACE)
    session.take_events()
    assert everything_of(session) == before
    do(session, "step")
    unasked = at(session.experiment, Moment(3, 2))
    do(unasked, "step")
    assert unasked.frame().numbers.tobytes() == session.frame().numbers.tobytes()


def test_a_network_of_zeros_has_a_curve():
    session = Session(POINTS.with_changes({"initializer": "zeros"}))
    event = loss_along(session.timeline, *WEIGHT)
    assert event["value"] == 0
    assert event["range"] == (-REACH, REACH)


def test_what_is_beyond_all_bounds_is_left_out_of_the_curve():
    experiment = Experiment(
        data="auto_mpg",
        hidden=(1,),
        activations=("linear",),
        loss="half_squared_error",
        learning_rate=1e-305,
    )
    session = Session(experiment)
    hidden, output = session.trial.run.network.layers
    hidden.weights[...] = 0
    hidden.biases[...] = 1e150
    output.weights[...] = 1e3
    do(session, "loss_along", name="weights", layer=2, index=[0, 0])
    (event,) = session.take_events()
    assert event["loss"] == pytest.approx(0.5e306)
    assert None not in event["losses"]
    output.weights[...] = 1.3e4
    do(session, "loss_along", name="weights", layer=2, index=[0, 0])
    (event,) = session.take_events()
    assert event["loss"] < np.inf
    assert event["losses"][0] is event["losses"][-1] is None
    assert event["losses"][len(event["losses"]) // 2] is not None
    json.dumps(event, allow_nan=False)
    output.weights[...] = 1e5
    with pytest.raises(Problem, match="beyond all bounds.*go back a few steps"):
        do(session, "loss_along", name="weights", layer=2, index=[0, 0])


def test_after_a_divergence_a_curve_is_shown_or_refused_with_a_sentence(diverged):  # noqa: F811
    try:
        do(diverged, "loss_along", name="weights", layer=1, index=[0, 0])
    except Problem as problem:
        assert "beyond all bounds" in str(problem)
    json.dumps(diverged.take_events(), allow_nan=False)


def test_a_place_that_is_not_there_is_refused():
    session = Session(POINTS)
    with pytest.raises(Problem, match=r"index: expected a place in weights of shape"):
        do(session, "loss_along", name="weights", layer=2, index=[4, 0])
    with pytest.raises(Problem, match=r"closer: expected at most 6, found 7"):
        do(session, "loss_along", **PLACE, closer=7)


SIZES = st.floats(1e-9, 1e9)


@given(
    value=st.floats(-1e9, 1e9),
    change=st.floats(-1e6, 1e6),
    size=SIZES,
    closer=st.integers(0, 6),
)
def test_the_step_is_inside_of_the_window(value, change, size, closer):
    move = Move(value, change, value + change)
    low, high = window(move, size, closer, float(np.finfo("float64").eps))
    assert isfinite(low) and isfinite(high)
    assert low < min(move.value, move.landing)
    assert max(move.value, move.landing) < high


def test_the_window_stands_still_while_the_weight_moves_in_it():
    eps = float(np.finfo("float64").eps)
    windows = [
        window(Move(value, 1e-3, value + 1e-3), 0.3, 0, eps)
        for value in np.linspace(0.51, 0.99, 100)
    ]
    assert len(set(windows)) <= 2
