"""All the weights into a layer can be set at once, told, undone and saved."""

import numpy as np
import pytest

from network_playground.exports.script import hand_edits
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from network_playground.sessions.session import Session
from tests.sessions.acting import POINTS, do

WEIGHTS = [[0.5, -1.0, 0.25], [2.0, 0.125, -0.75]]
BIASES = [0.1, 0.2, 0.3]


@pytest.fixture
def session():
    return Session(POINTS.with_changes({"hidden": [3], "optimizer": "adam"}), step=4)


def test_a_table_is_set_told_undone_and_done_again(session):
    network = session.trial.run.network
    before = network.parameters.copy()
    do(session, "set_layer", layer=1, weights=WEIGHTS, biases=BIASES)
    assert network.view("weights", 1).tolist() == WEIGHTS
    assert network.view("biases", 1).tolist() == BIASES
    sentence = session.frame().header["sentence"]
    assert "all connections into layer 1 are set" in sentence["plain"]
    assert "weights and biases of layer 1 set" in sentence["technical"]
    do(session, "undo")
    assert (session.trial.run.network.parameters == before).all()
    do(session, "redo")
    assert session.trial.run.network.view("weights", 1).tolist() == WEIGHTS


def test_without_biases_they_stay_as_they_are(session):
    before = session.trial.run.network.view("biases", 1).copy()
    do(session, "set_layer", layer=1, weights=WEIGHTS)
    assert (session.trial.run.network.view("biases", 1) == before).all()


def test_it_is_saved_and_comes_back_to_the_last_bit(session):
    do(session, "set_layer", layer=1, weights=WEIGHTS, biases=BIASES)
    do(session, "step")
    again = Session.restored(session.saved())
    found, expected = (one.trial.run.network.state for one in (again, session))
    np.testing.assert_array_equal(found, expected)


def test_a_script_sets_every_number(session):
    do(session, "set_layer", layer=1, weights=WEIGHTS, biases=BIASES)
    edits = hand_edits(session.timeline)
    assert [edit.value for edit in edits] == [*WEIGHTS[0], *WEIGHTS[1], *BIASES]
    assert edits[4].index == (1, 1)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"layer": 3}, "layer: expected 1 to 2, found 3"),
        ({"weights": WEIGHTS[:1]}, "weights: expected 2 rows into layer 1, found 1"),
        ({"weights": [[1.0], [1.0]]}, "weights: expected 3 numbers in row 1, found 1"),
        ({"weights": [[1.0, "x", 1.0]]}, "weights.0.1: expected a number, found 'x'"),
        ({"weights": [[1.0, 2e6, 1.0]]}, "weights.0.1: expected at most 1000000"),
        ({"biases": [0.0]}, "biases: expected 3 numbers, found 1"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(session, fields, sentence):
    with pytest.raises(Problem, match=sentence):
        do(session, "set_layer", **{"layer": 1, "weights": WEIGHTS, **fields})


def test_biases_set_before_stay_where_the_next_table_has_none(session):
    do(session, "set_layer", layer=1, weights=WEIGHTS, biases=BIASES)
    turned = [[-value for value in row] for row in WEIGHTS]
    do(session, "set_layer", layer=1, weights=turned)
    network = session.trial.run.network
    assert network.view("weights", 1).tolist() == turned
    assert network.view("biases", 1).tolist() == BIASES
    again = Session.restored(session.saved()).trial.run.network
    assert again.view("biases", 1).tolist() == BIASES


def test_a_table_replaces_the_one_before_it_at_the_same_moment(session):
    for biases in (BIASES, [0.0, 0.0, 0.0]):
        do(session, "set_layer", layer=1, weights=WEIGHTS, biases=biases)
    assert [edit.biases for edit in session.timeline.edits] == [(0.0, 0.0, 0.0)]


def test_the_numbers_set_by_hand_have_a_bound_in_a_run_and_in_a_script():
    session = Session(Experiment(data="digits", hidden=(480,)))
    zeros = [[0.0] * 480] * 64
    for _ in range(2):
        do(session, "set_layer", layer=1, weights=zeros)
        do(session, "step")
    with pytest.raises(Problem, match="50,000 numbers .*, found 61,440"):
        hand_edits(session.timeline)
    for _ in range(6):
        do(session, "set_layer", layer=1, weights=zeros)
        do(session, "step")
    before = session.saved()
    with pytest.raises(Problem, match="250,000 numbers .*, found 276,480"):
        do(session, "set_layer", layer=1, weights=zeros)
    assert session.saved() == before
