"""A kind of edit, or a command, that is added while it runs is known everywhere."""

import json

import numpy as np
import pytest
from pydantic import Field

from network_playground.engine.initializers import INITIALIZERS
from network_playground.exports.pytorch import pytorch_script
from network_playground.exports.scikit_learn import scikit_learn_script
from network_playground.exports.standalone import standalone_script
from network_playground.runs.edits.edit import Edit, Place, Told
from network_playground.runs.edits.table import EDITS
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run
from network_playground.sessions.beginnings import begin_changed
from network_playground.sessions.catalog import catalog
from network_playground.sessions.commands.command import Command, Player
from network_playground.sessions.commands.table import COMMANDS, parse_command
from network_playground.sessions.run_file import read_run_file, run_file
from network_playground.sessions.session import Session
from tests.sessions.acting import POINTS, do, seen


class ShakeLayer(Edit):
    """Draw the weights of one layer anew."""

    kind = "shake_layer_of_a_test"
    becomes = frozenset({"seed"})

    layer: int = Field(ge=1)
    """Which, from 1."""
    seed: int = Field(default=0, ge=0)
    """Of the drawing."""

    def apply(self, run: Run) -> None:
        weights = run.network.view("weights", self.layer)
        changes = run.network.view("weight_changes", self.layer)
        draw = INITIALIZERS["glorot"].draw
        drawn = draw(np.random.default_rng(self.seed), *weights.shape)
        changes += drawn - weights
        weights[...] = drawn

    def check(self, run: Run) -> None:
        last = len(run.network.layers)
        if self.layer > last:
            raise Problem(f"layer: expected 1 to {last}, found {self.layer}.", "layer")

    def sets(self) -> list[Place]:
        return [Place("weights", self.layer, [])]

    def told(self, run: Run) -> Told:
        plain = f"layer {self.layer} starts anew"
        return Told(plain, f"weights of layer {self.layer} drawn from seed {self.seed}")


class Reseed(Command):
    """Start the same experiment from other first weights."""

    kind = "reseed"
    seed: int = Field(ge=0)
    """Of the first weights."""

    def work(self, session: Player) -> float:
        return session.trial.run.network.parameters.size

    def carry_out(self, session: Player) -> None:
        changes = {"seed": self.seed}
        session.leave_for(begin_changed(session.trial, changes, session.own))


@pytest.fixture
def session(monkeypatch):
    monkeypatch.setitem(EDITS, ShakeLayer.kind, ShakeLayer)
    monkeypatch.setitem(COMMANDS, Reseed.kind, Reseed)
    session = Session(POINTS, step=3)
    session.take_events()
    return session


@pytest.fixture
def edited(session):
    do(session, "shake_layer_of_a_test", layer=1, seed=5)
    return session


def test_a_new_kind_of_edit_is_a_command_that_is_undone_to_the_last_bit(session):
    before = seen(session)
    do(session, "shake_layer_of_a_test", layer=1, seed=5)
    after = seen(session)
    assert after != before
    do(session, "undo")
    assert seen(session) == before
    do(session, "redo")
    assert seen(session) == after
    do(session, "step", unit="epoch")
    do(session, "jump", step=3)
    assert seen(session) == after


def test_a_new_kind_of_edit_is_told_in_both_vocabularies(edited):
    header = edited.frame().header
    place = {"name": "weights", "layer": 1, "index": []}
    assert header["by_hand"] == [{"kind": "shake_layer_of_a_test", "sets": [place]}]
    sentence = header["sentence"]
    assert sentence["plain"].endswith(" By hand: layer 1 starts anew.")
    assert sentence["technical"].endswith(
        " Edit: weights of layer 1 drawn from seed 5."
    )
    assert edited.snapshot_events()[2]["marks"] == [3]
    assert {"kind": "shake_layer_of_a_test", "bounds": None} in catalog()["edits"]


def test_a_new_kind_of_edit_is_saved_and_opened_again(edited):
    saved = json.loads(json.dumps(edited.saved()))
    expected = {"step": 3, "kind": "shake_layer_of_a_test", "layer": 1, "seed": 5}
    assert saved["edits"] == [expected]
    assert seen(Session.restored(saved)) == seen(edited)
    file = read_run_file(run_file(edited.trial).encode())
    other = Session(POINTS)
    other.open_file(file)
    assert seen(other) == seen(edited)


@pytest.mark.parametrize("script", [standalone_script, pytorch_script])
def test_a_script_that_cannot_repeat_a_new_kind_of_edit_says_so(edited, script):
    with pytest.raises(Problem) as refused:
        script(edited.timeline)
    assert str(refused.value) == (
        "Expected changes by hand that a script can repeat, found another: layer 1 "
        "starts anew. Save the run as a file instead."
    )


def test_scikit_learn_refuses_it_in_the_same_words(session):
    plain = {"optimizer": "gradient_descent", "activations": ["tanh"]}
    do(session, "set_experiment", experiment=plain)
    scikit_learn_script(session.timeline)
    do(session, "shake_layer_of_a_test", layer=2)
    with pytest.raises(Problem, match="found another: layer 2 starts anew"):
        scikit_learn_script(session.timeline)


def test_one_of_the_same_thing_takes_the_place_of_the_one_before(edited):
    do(edited, "shake_layer_of_a_test", layer=1, seed=6)
    assert [edit["seed"] for edit in edited.saved()["edits"]] == [6]
    do(edited, "shake_layer_of_a_test", layer=2, seed=6)
    assert [edit["layer"] for edit in edited.saved()["edits"]] == [1, 2]


def test_a_new_command_is_estimated_carried_out_and_undone(session):
    before = seen(session)
    command = parse_command({"kind": "reseed", "seed": 9})
    assert command.work(session) == session.trial.run.network.parameters.size
    session.handle(command)
    assert session.experiment.seed == 9
    assert {event["kind"] for event in session.take_events()} == {
        "experiment",
        "curve",
        "status",
    }
    do(session, "undo")
    assert seen(session) == before


@pytest.mark.parametrize(
    ("message", "field", "sentence"),
    [
        ({"kind": "reseed"}, "seed", "seed: expected a value, found none."),
        (
            {"kind": "reseed", "seed": -1},
            "seed",
            "seed: expected at least 0, found -1.",
        ),
        (
            {"kind": "shake_layer_of_a_test", "layer": 1.5},
            "layer",
            "layer: expected a whole number, found 1.5.",
        ),
        (
            {"kind": "shake_layer_of_a_test", "layer": 9},
            "layer",
            "layer: expected 1 to 2, found 9.",
        ),
        (
            {"kind": "shake_layer_of_a_test", "layer": 1, "step": 4},
            "step",
            "step: expected no such field, found 4.",
        ),
        (
            {"kind": "shake_layer_of_a_test", "layer": 1, "goes_on": True},
            "goes_on",
            "goes_on: expected no such field, found True.",
        ),
    ],
)
def test_a_new_row_is_refused_with_a_sentence_where_its_fields_are_bad(
    session, message, field, sentence
):
    before = session.saved()
    with pytest.raises(Problem) as refused:
        session.handle(parse_command(message))
    assert str(refused.value) == sentence
    assert refused.value.field == field
    assert session.saved() == before


def test_a_row_that_is_gone_is_not_known_any_more(edited, monkeypatch):
    saved = edited.saved()
    monkeypatch.delitem(EDITS, ShakeLayer.kind)
    with pytest.raises(Problem, match="edits.0.kind: expected one of set_parameter"):
        Session.restored(saved)
    with pytest.raises(Problem, match="found 'shake_layer_of_a_test'"):
        parse_command({"kind": "shake_layer_of_a_test", "layer": 1})
