"""A session goes where it is told to, and says what happened."""

from typing import Any

import numpy as np
import pytest

from network_playground.runs.edits.edit import Place
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from network_playground.runs.timeline import Moment
from network_playground.sessions.session import Session
from network_playground.sessions.speeds import DEFAULT_SPEED, FULL, SPEEDS
from tests.sessions.acting import POINTS, do, header_of, problems, seen

PER_EPOCH = 8  # 400 points of 500 are taught
SCORES = ("train_loss", "test_loss", "train_score", "test_score")


def parameters(session):
    return session.trial.run.network.parameters.tobytes()


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


@pytest.mark.parametrize("unit", ["phase", "step", "epoch"])
def test_going_on_several_times_at_once_is_going_on_one_by_one(session, unit):
    other = Session(POINTS)
    do(session, "step", unit="phase")
    do(other, "step", unit="phase")
    do(session, "step", unit=unit, times=13)
    for _ in range(13):
        do(other, "step", unit=unit)
    assert seen(session)[0] == seen(other)[0]
    assert parameters(session) == parameters(other)


def test_one_command_goes_no_further_than_it_may(session):
    before = seen(session)[0]
    with pytest.raises(
        Problem, match=r"at most 2\s500 here .* found 2\s501"
    ) as refused:
        do(session, "step", unit="epoch", times=2501)
    assert refused.value.field == "times"
    assert seen(session)[0] == before


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
    expected = header_of(Session(POINTS, step=2))
    header = header_of(session)
    for name in ("step", *SCORES):
        assert header[name] == expected[name]
    assert session.trial.curve.points()[-1][1] == expected["train_loss"]


def test_as_fast_as_it_can_the_last_measured_scores_stay_with_their_step():
    session = Session(Experiment(data="iris"))
    do(session, "set_speed", speed=len(SPEEDS) - 1)
    do(session, "play")
    measured: dict[int, tuple[float, ...]] = {}
    late = 0
    for _ in range(12):
        session.play(3, lambda: True)
        header = header_of(session)
        scores = tuple(header[name] for name in SCORES)
        assert None not in scores
        assert scores == measured.setdefault(header["scored_step"], scores)
        late += header["scored_step"] < header["step"]
    assert 1 < len(measured) < 12 and late > 0
    for step, scores in measured.items():
        expected = header_of(Session(Experiment(data="iris"), step=step))
        assert scores == tuple(expected[name] for name in SCORES)

    do(session, "pause")
    header = header_of(session)
    assert header["scored_step"] == header["step"] == 36


def test_a_look_is_shown_and_is_no_change_of_the_run():
    session = Session(Experiment(data="xor"))
    version, shown = session.version, session.shown
    session.look((Place("weights", 1, [0, 0]),))
    assert session.shown > shown
    assert session.version == version
