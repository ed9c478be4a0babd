"""What was left behind comes back to the last bit, in bounded memory."""

import tracemalloc

import pytest

from network_playground.runs.experiment import Experiment
from network_playground.runs.timeline import HISTORY_BYTES
from network_playground.sessions import history
from network_playground.sessions.session import Session
from network_playground.sessions.trial import Trial
from tests.runs.plain_replay import shown_at
from tests.sessions.acting import do

POINTS = Experiment(data="xor", hidden=(3,), batch_size=50)


def position(session):
    saved = session.saved()
    names = ("experiment", "edits", "moment", "furthest")
    return [saved[name] for name in names], shown_at(session.timeline)


def leave(session, number):
    """Do one thing that can be undone, of every kind in turn."""
    if number % 3 == 0:
        do(session, "set_experiment", experiment={"seed": number})
    elif number % 3 == 1:
        do(session, "set_learning_rate", value=0.1 + number / 100)
    else:
        do(session, "reset")
    for _ in range(number % 4):
        do(session, "step", unit="phase" if number % 2 else "epoch")


def test_a_long_way_back_and_forth_finds_every_moment_again():
    session = Session(POINTS)
    moments = [position(session)]
    for number in range(20):
        leave(session, number)
        moments.append(position(session))
    for moment in reversed(moments[:-1]):
        do(session, "undo")
        assert position(session) == moment
    for moment in moments[1:]:
        do(session, "redo")
        assert position(session) == moment


def test_undo_keeps_looking_at_the_example_in_focus():
    session = Session(POINTS)
    do(session, "set_learning_rate", value=0.2)
    do(session, "focus_example", index=31)
    do(session, "undo")
    assert session.frame().header["example"]["index"] == 31
    do(session, "set_experiment", experiment={"batch_size": 5})
    assert session.frame().header["example"]["index"] == 0
    do(session, "undo")
    assert session.frame().header["example"]["index"] == 31


def test_only_the_nearest_runs_are_kept_alive():
    session = Session(POINTS)
    for number in range(12):
        do(session, "set_experiment", experiment={"seed": number})
    past = session.history.past
    alive = [trial for trial in past if isinstance(trial, Trial)]
    assert len(past) == 12
    assert alive == past[-history.MOST_RUNS :]
    do(session, "undo")
    assert len([t for t in session.history.past if isinstance(t, Trial)]) == 1


def test_something_new_ends_what_could_be_redone():
    session = Session(POINTS)
    do(session, "reset")
    do(session, "undo")
    assert session.snapshot_events()[2]["can_redo"]
    do(session, "set_learning_rate", value=0.5)
    assert not session.snapshot_events()[2]["can_redo"]


def test_the_oldest_are_gone_after_a_hundred():
    session = Session(POINTS)
    for number in range(history.MOST_TRIALS + 5):
        do(session, "set_learning_rate", value=0.1 + number / 1000)
    assert len(session.history.past) == history.MOST_TRIALS
    for _ in range(history.MOST_TRIALS):
        do(session, "undo")
    assert session.frame().header["learning_rate"] == pytest.approx(0.104)
    assert not session.snapshot_events()[2]["can_undo"]


def test_checkpoints_of_the_past_stay_within_their_bytes():
    session = Session(Experiment(data="digits", hidden=(16,)))
    session.history = history.History(history_bytes=200_000)
    moments = []
    for _ in range(12):
        do(session, "step", unit="epoch")
        moments.append(position(session))
        do(session, "reset")
    for trials in (session.history.past, session.history.future):
        alive = [trial for trial in trials if isinstance(trial, Trial)]
        assert sum(trial.timeline.bytes() for trial in alive) <= 100_000
    kept = len(session.history.past)
    assert 0 < kept
    for moment in reversed(moments[-kept:]):
        do(session, "undo")
        assert position(session) == moment


def test_a_hundred_experiments_take_little_memory():
    session = Session(POINTS)
    session.frame()
    tracemalloc.start()
    for number in range(60):
        do(session, "set_experiment", experiment={"seed": number + 1})
        session.frame()
        session.take_events()
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < HISTORY_BYTES / 2


def test_what_networks_hold_counts_as_memory_of_the_past():
    session = Session(POINTS)
    held = session.trial.run.network.state.nbytes
    session.history = history.History(history_bytes=3 * held)
    moments = [position(session)]
    for number in range(4):
        do(session, "set_experiment", experiment={"seed": number})
        moments.append(position(session))
    past = session.history.past
    assert sum(isinstance(trial, Trial) for trial in past) == 1 < history.MOST_RUNS
    for moment in reversed(moments[:-1]):
        do(session, "undo")
        assert position(session) == moment


def test_tables_set_by_hand_count_as_memory():
    session = Session(Experiment(data="digits", hidden=(100,)))
    session.history = history.History(4 * 2**20)
    for value in range(20):
        do(session, "set_layer", layer=1, weights=[[float(value)] * 100] * 64)
    assert 1 <= len(session.history.past) < 15
