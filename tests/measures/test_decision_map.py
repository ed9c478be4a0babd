"""The map shows what the network answers at points of the plane."""

from base64 import b64decode

import numpy as np
import pytest

from network_playground.measures.decision_map import SIZE, is_plane
from network_playground.runs.experiment import Experiment
from network_playground.runs.run import Run
from network_playground.sessions.session import Session
from tests.sessions.acting import header_of


def numbers_of(text, size):
    return np.frombuffer(b64decode(text), np.int8).reshape(size, size) / 127


def test_only_data_of_two_numbers_has_a_map():
    planes = {
        key: is_plane(Run(Experiment(data=key)))
        for key in ("xor", "blobs", "plane", "sine", "bank", "iris", "worked_example")
    }
    assert [key for key, is_one in planes.items() if is_one] == [
        "xor",
        "blobs",
        "plane",
    ]
    assert header_of(Session(Experiment(data="bank")))["map"] is None


@pytest.mark.parametrize(
    ("data", "output", "to_unit"),
    [
        ("circle", "sigmoid", lambda a: 2 * a - 1),
        ("circle", "tanh", lambda a: a),
        ("blobs", "softmax", lambda a: 2 * a - 1),
    ],
)
def test_a_point_of_the_map_is_the_networks_answer_there(data, output, to_unit):
    loss = "half_squared_error" if output == "tanh" else "auto"
    session = Session(Experiment(data=data, output=output, loss=loss), step=200)
    shown = header_of(session)["map"]
    low, high = shown["bounds"]
    axis = np.linspace(low, high, SIZE)
    run = session.trial.run
    for row, column in ((0, 0), (3, 90), (50, 50), (99, 0)):
        place = {"x1": axis[column], "x2": axis[::-1][row]}
        a = run.data.encode(place)
        for layer in run.network.layers:
            z = a @ layer.weights + layer.biases
            last = layer is run.network.output
            a = answered(output, z) if last else np.tanh(z)
        for node, text in enumerate(shown["outputs"]):
            value = numbers_of(text, SIZE)[row, column]
            assert value == pytest.approx(to_unit(a[node]), abs=0.5 / 127 + 1e-9)


def answered(output, z):
    if output == "tanh":
        return np.tanh(z)
    if output == "sigmoid":
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / np.exp(z).sum()


def test_every_node_has_a_picture_of_its_own():
    session = Session(Experiment(data="xor", hidden=(5, 2)))
    shown = header_of(session)["map"]
    assert [len(layer) for layer in shown["nodes"]] == [2, 5, 2]
    pictures = [numbers_of(text, shown["node_size"]) for text in shown["nodes"][0]]
    assert (np.diff(pictures[0], axis=1) >= 0).all()  # x1 grows to the right
    assert (np.diff(pictures[1], axis=0) <= 0).all()  # x2 grows upwards


def test_the_map_changes_nothing_that_training_depends_on():
    session = Session(Experiment(data="xor"), step=5)
    before = session.trial.run.network.state.tobytes()
    session.frame()
    assert session.trial.run.network.state.tobytes() == before


def test_all_points_are_listed_with_their_part():
    session = Session(Experiment(data="xor"))
    points = session.snapshot_events()[0]["points"]
    assert len(points["train"]) == 400
    assert len(points["test"]) == 100
