"""A landscape is the loss at other weights, and the run's way lies where it was."""

import json
from dataclasses import replace

import numpy as np
import pytest

from network_playground.engine.evaluation import predict
from network_playground.measures.surface.landscape import (
    FEWEST_EXAMPLES,
    MOST_MOMENTS,
    SIZE,
    Landscape,
    examples_for,
    path_of,
)
from network_playground.measures.surface.plane import plane_of_weights, random_plane
from network_playground.runs.edits.edit import Place
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from network_playground.runs.timeline import Moment
from network_playground.sessions.session import Session
from tests.sessions.acting import do
from tests.sessions.commanding import everything_of

CIRCLE = Experiment(data="circle", hidden=(4, 2), batch_size=10)
EXPERIMENTS = {
    "plain": CIRCLE,
    "penalties, dropout": CIRCLE.with_changes({"l1": 0.01, "l2": 0.1, "dropout": 0.5}),
    "several pieces": Experiment(data="bank", hidden=(3,)),
    "single precision": CIRCLE.with_changes({"dtype": "float32"}),
    "classes": Experiment(data="iris"),
}
WEIGHT, BIAS = Place("weights", 1, [1, 0]), Place("biases", 2, [1])
CELLS = [(0, 0), (3, 40), (20, 20), (40, 7)]


def computed(landscape):
    with np.errstate(all="ignore"):
        while landscape.go_on():
            pass
    return landscape.described()


def axis(ends):
    low, high = ends
    return np.linspace(low, high, SIZE)


def plain_loss(run, parameters):
    """Compute the loss of all that teaches, with one network for all of it at once."""
    data, dtype = run.data, run.experiment.dtype
    network = run.new_network(len(data.train_inputs))
    network.parameters[:] = parameters
    inputs, targets = data.train_inputs.T, data.train_targets.T
    objective = run.new_objective(network)
    predict(network, inputs.astype(dtype), targets, objective, run.optimizer)
    return float(network.loss)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_a_cell_is_the_loss_at_the_weights_there(name):
    session = Session(EXPERIMENTS[name], step=30)
    run = session.trial.run
    plane = random_plane(run, seed=3)
    shown = computed(Landscape(session.timeline, plane))
    xs, ys = axis(shown["x"]), axis(shown["y"])
    close = 1e-5 if run.experiment.dtype == "float32" else 1e-11
    for row, column in CELLS:
        parameters = run.network.parameters.astype(np.float64)
        parameters += xs[column] * plane.across + ys[row] * plane.up
        expected = plain_loss(run, parameters)
        assert shown["losses"][row][column] == pytest.approx(expected, rel=close)
    assert shown["losses"][20][20] == shown["loss"]
    assert shown["loss"] == pytest.approx(
        session.trial.scorer.scores().train.loss, rel=close
    )
    assert (shown["examples"], shown["of"]) == (len(run.data.train_inputs),) * 2


def test_on_the_plane_of_two_weights_the_axes_are_their_values():
    session = Session(CIRCLE, step=200)
    run = session.trial.run
    shown = computed(Landscape(session.timeline, plane_of_weights(run, WEIGHT, BIAS)))
    assert shown["places"] == [WEIGHT.described(), BIAS.described()]
    xs, ys = axis(shown["x"]), axis(shown["y"])
    network = run.new_network(1)
    for row, column in CELLS:
        network.parameters[:] = run.network.parameters
        network.view("weights", 1)[1, 0] = xs[column]
        network.view("biases", 2)[1] = ys[row]
        expected = plain_loss(run, network.parameters)
        assert shown["losses"][row][column] == pytest.approx(expected, rel=1e-9)
    places = {}
    for step, x, y in shown["path"]:
        session.timeline.go_to(step)
        here = run.network
        places[step] = here.view("weights", 1)[1, 0], here.view("biases", 2)[1]
        assert (x, y) == pytest.approx(places[step], abs=1e-12)
        assert shown["x"][0] < x < shown["x"][1]
        assert shown["y"][0] < y < shown["y"][1]
    assert list(places) == [0, 64, 128, 192, 200]


def test_the_directions_are_as_large_as_the_weights_into_each_node():
    run = Session(CIRCLE, step=50).trial.run
    plane = random_plane(run, seed=1)
    for direction in (plane.across, plane.up):
        network = run.new_network(1)
        network.parameters[:] = direction
        for layer, own in zip(run.network.layers, network.layers, strict=True):
            lengths = np.linalg.norm(own.weights, axis=0)
            assert lengths == pytest.approx(np.linalg.norm(layer.weights, axis=0))
            assert not own.biases.any()
    again, other = random_plane(run, seed=1), random_plane(run, seed=2)
    assert (again.across == plane.across).all() and (again.up == plane.up).all()
    assert not np.allclose(other.across, plane.across)


def test_a_place_on_the_plane_is_found_again_and_what_leaves_it_is_told():
    session = Session(CIRCLE, step=100)
    plane = random_plane(session.trial.run, seed=5)
    moments = np.stack([plane.at(0.5, -0.25), plane.at(-2, 1), plane.at(0, 0)])
    expected = [[0.5, -0.25], [-2, 1], [0, 0]]
    assert plane.places(moments) == pytest.approx(np.array(expected), abs=1e-12)
    x, y = plane.reach(plane.places(moments))
    assert (x, y) == (5, 2)
    share = Landscape(session.timeline, plane).share
    assert share is not None and 0 < share < 1


def test_the_way_ends_at_the_present_moment_also_in_the_past():
    session = Session(CIRCLE, step=300)
    do(session, "jump", step=150)
    session.timeline.go(Moment(150, 2))
    steps, moments = path_of(session.timeline)
    assert steps == [0, 64, 128, 150]
    assert (moments[-1] == session.trial.run.network.parameters).all()


def test_a_long_way_is_thinned_out_evenly():
    session = Session(CIRCLE, step=64 * 300)
    steps, moments = path_of(session.timeline)
    assert len(steps) == len(moments) == MOST_MOMENTS
    assert (steps[0], steps[-1]) == (0, session.timeline.steps_done)
    assert np.diff(steps[:-1]).max() <= 128


def test_of_many_examples_as_many_are_asked_as_there_is_time_for():
    assert examples_for(100, 8000) == 8000
    assert FEWEST_EXAMPLES < examples_for(5_000, 8000) < 8000
    assert examples_for(250_000, 8000) == FEWEST_EXAMPLES
    assert examples_for(250_000, 30) == 30


def test_pieces_are_told_as_they_are_done_and_the_landscape_at_the_end():
    session = Session(CIRCLE, step=20)
    session.take_events()
    do(session, "draw_landscape")
    (begun,) = session.take_events()
    assert (begun["done"], begun["total"]) == (0, SIZE * SIZE)
    before = everything_of(session)
    pieces = iter(range(400))
    session.explore(lambda: next(pieces, None) is not None)
    assert everything_of(session) == before
    told = [event["done"] for event in session.take_events()]
    assert told == sorted(told) and 5 < len(told) < 20 and told[-1] <= 400
    do(session, "play")  # what it began with counts, whatever happens meanwhile
    session.play(100, lambda: True)
    do(session, "pause")
    session.take_events()
    session.explore(lambda: True)
    *_, last = session.take_events()
    assert (last["kind"], last["step"]) == ("landscape", 20)
    assert session.landscape is None
    json.dumps(last, allow_nan=False)


def test_it_is_given_up_for_another_one_when_told_and_with_its_run():
    session = Session(CIRCLE)

    def stopped():
        return [
            event["is_stopped"]
            for event in session.take_events()
            if event["kind"] == "landscape_progress"
        ]

    do(session, "draw_landscape")
    do(session, "draw_landscape", seed=2)
    assert stopped() == [False, False]
    session.explore(lambda: True)
    (shown,) = [e for e in session.take_events() if e["kind"] == "landscape"]
    assert shown["seed"] == 2
    do(session, "draw_landscape")
    do(session, "stop_landscape")
    assert stopped() == [False, True]
    do(session, "draw_landscape")
    do(session, "reset")
    assert stopped() == [False, True]
    session.explore(lambda: True)
    assert stopped() == []


def test_what_has_no_plane_is_refused_with_a_sentence():
    zeros = Session(CIRCLE.with_changes({"initializer": "zeros"}))
    with pytest.raises(Problem, match="found only zeros. Train a step, or choose two"):
        do(zeros, "draw_landscape")
    single = Session(Experiment(data="sine", hidden=()))
    assert single.trial.run.sizes == (1, 1)
    with pytest.raises(Problem, match="a single weight .* Choose a weight and a bias"):
        do(single, "draw_landscape")
    weight = {"name": "weights", "layer": 1, "index": [0, 0]}
    bias = {"name": "biases", "layer": 1, "index": [0]}
    do(single, "draw_landscape", by="weights", places=[weight, bias])
    with pytest.raises(Problem, match="two different weights, found the same one"):
        do(single, "draw_landscape", by="weights", places=[weight, weight])
    with pytest.raises(Problem, match="expected two weights or biases, found 1"):
        do(single, "draw_landscape", by="weights", places=[weight])
    with pytest.raises(Problem, match=r"index: expected a place in weights"):
        far = {**weight, "index": [3, 0]}
        do(single, "draw_landscape", by="weights", places=[weight, far])
    assert single.landscape is not None  # a refusal changes nothing


def test_zeros_have_a_landscape_along_two_of_them():
    session = Session(CIRCLE.with_changes({"initializer": "zeros"}))
    plane = plane_of_weights(session.trial.run, WEIGHT, BIAS)
    shown = computed(Landscape(session.timeline, plane))
    assert shown["x"] == (-1, 1)
    assert shown["share"] is None


def test_what_is_beyond_all_bounds_is_a_hole_and_a_present_beyond_them_refused():
    session = Session(Experiment(data="auto_mpg", activations=("linear",)))
    network = session.trial.run.network
    plane = plane_of_weights(
        session.trial.run, Place("weights", 2, [0, 0]), Place("weights", 2, [1, 0])
    )
    vast = replace(plane, least=(1e200, 1.0))
    shown = computed(Landscape(session.timeline, vast))
    row = shown["losses"][20]
    assert row[0] is row[-1] is None
    assert row[20] == shown["loss"]
    json.dumps(shown, allow_nan=False)
    network.parameters[...] *= 1e200
    with np.errstate(all="ignore"), pytest.raises(Problem, match="beyond all bounds"):
        Landscape(session.timeline, plane)
