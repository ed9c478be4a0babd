"""Every kind of edit keeps what all of them promise, and so does one that is added."""

import json

import numpy as np
import pytest

from network_playground.exports.pytorch import pytorch_script
from network_playground.exports.scikit_learn import scikit_learn_script
from network_playground.exports.standalone import standalone_script
from network_playground.runs.edits.table import EDITS
from network_playground.runs.problem import Problem
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session
from tests.exports.scripts import losses_of, losses_printed
from tests.sessions.commanding import session_on_points
from tests.sessions.test_commands import GOOD

STEPS = 6
LATER = 5  # steps after the edit


@pytest.fixture(params=EDITS)
def kind(request):
    return request.param


def edited(kind, step=STEPS):
    """Give a session that has taken some steps, and then the edit."""
    session = session_on_points()
    session.trial.go_to(step)
    session.handle(parse_command({"kind": kind, **GOOD[kind]}))
    return session


def edit_of(session):
    return session.timeline.edits[-1]


def parameters(session):
    network = session.trial.run.network
    return {
        (name, layer.index): network.view(name, layer.index).copy()
        for layer in network.layers
        for name in ("weights", "biases")
    }


def test_it_is_told_in_words_of_its_own(kind):
    session = edited(kind)
    sentence = session.frame().header["sentence"]
    told = edit_of(session).told(session.trial.run)
    assert kind.replace("_", " ") not in told, "the name of a kind is no sentence"
    assert f"By hand: {told.plain}." in sentence["plain"]
    assert f"Edit: {told.technical}." in sentence["technical"]


def test_it_says_which_numbers_it_has_set(kind):
    before = session_on_points()
    before.trial.go_to(STEPS)
    after = edited(kind)
    places = edit_of(after).sets()
    for (name, layer), old in parameters(before).items():
        changed = np.argwhere(parameters(after)[name, layer] != old)
        for index in changed.tolist():
            assert any(
                (one.name, one.layer) == (name, layer) and one.index in ([], index)
                for one in places
            ), (name, layer, index)


def test_the_step_still_knows_where_it_began(kind):
    before = session_on_points()
    before.trial.go_to(STEPS)
    after = edited(kind)
    for session_name, changes_name in (
        ("weights", "weight_changes"),
        ("biases", "bias_changes"),
    ):
        for layer in range(1, len(before.trial.run.sizes)):
            began = [
                session.trial.run.network.view(session_name, layer)
                - session.trial.run.network.view(changes_name, layer)
                for session in (before, after)
            ]
            np.testing.assert_allclose(began[0], began[1], atol=1e-15)


def test_going_back_and_on_again_gives_the_same_bits(kind):
    session = edited(kind)
    session.trial.go_to(STEPS + LATER)
    found = session.trial.run.network.memory.tobytes()
    session.trial.go_to(2)
    session.trial.go_to(STEPS + LATER)
    assert session.trial.run.network.memory.tobytes() == found


def test_it_is_saved_opened_and_undone(kind):
    session = edited(kind)
    session.trial.go_to(STEPS + LATER)
    saved = json.loads(json.dumps(session.saved()))
    again = Session.restored(saved)
    assert again.timeline.edits == session.timeline.edits
    memory = session.trial.run.network.memory
    np.testing.assert_array_equal(again.trial.run.network.memory, memory)
    session.undo()
    assert not session.timeline.edits


@pytest.mark.parametrize("script", [standalone_script])
def test_a_script_repeats_it_or_says_why_not(kind, script):
    session = edited(kind)
    try:
        text = script(session.timeline)
    except Problem as problem:
        assert str(problem).endswith(".")
        return
    steps = STEPS + LATER
    assert losses_printed(text, steps) == losses_of(session.timeline, steps)


@pytest.mark.parametrize("script", [pytorch_script, scikit_learn_script])
def test_another_framework_repeats_it_or_says_why_not(kind, script):
    session = edited(kind)
    try:
        text = script(session.timeline)
    except Problem as problem:
        assert str(problem).endswith(".")
    else:
        compile(text, kind, "exec")
        assert "EDITS" in text
