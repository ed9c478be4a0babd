"""Training stops by itself where it was told to, and says why."""

import pytest

from network_playground.runs.experiment import Experiment
from network_playground.runs.timeline import Moment
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session
from network_playground.sessions.speeds import DEFAULT_SPEED, SPEEDS

POINTS = Experiment(data="xor", hidden=(4,), batch_size=50, learning_rate=0.3)
PER_EPOCH = 8


def played(changes, steps=2000, speed=DEFAULT_SPEED):
    session = Session(POINTS.with_changes(changes))
    session.handle(parse_command({"kind": "set_speed", "speed": speed}))
    session.handle(parse_command({"kind": "play"}))
    taken = 0
    while session.is_playing and taken < steps:
        taken += session.play(37, lambda: True)
    told = [e["message"] for e in session.take_events() if e["kind"] == "problem"]
    return session, told


@pytest.mark.parametrize(("epochs", "said"), [(1, "1 epoch,"), (5, "5 epochs,")])
def test_after_so_many_epochs(epochs, said):
    session, told = played({"stop_epochs": epochs})
    assert session.timeline.steps_done == epochs * PER_EPOCH
    assert len(told) == 1
    assert said in told[0]
    assert not session.is_playing


def test_below_a_loss():
    session, told = played({"stop_loss": 0.2})
    header = session.frame().header
    assert header["test_loss"] < 0.2
    assert header["step"] % PER_EPOCH == 0
    assert "below 0.2000" in told[0]
    session.trial.go_to(header["step"] - PER_EPOCH)
    assert session.frame().header["test_loss"] >= 0.2


def test_when_it_has_not_got_better_for_a_while():
    session, told = played({"patience": 3, "learning_rate": 8.0, "seed": 2})
    assert "for 3 epochs" in told[0]
    steps, points = session.timeline.steps_done, {}
    for step in range(0, steps + 1, PER_EPOCH):
        session.trial.go_to(step)
        points[step] = session.frame().header["test_loss"]
    best = min(points, key=lambda step: points[step])
    assert best <= steps - 3 * PER_EPOCH


BY_PHASES = [index for index, speed in enumerate(SPEEDS) if speed.unit == "phase"]


@pytest.mark.parametrize(
    "changes",
    [
        {"stop_epochs": 2},
        {"stop_loss": 0.2, "learning_rate": 2.0},
        {"patience": 2, "learning_rate": 8.0, "seed": 2},
    ],
)
def test_by_phases_it_stops_where_it_does_by_steps(changes):
    by_steps, told = played(changes)
    by_phases, told_by_phases = played(changes, 20_000, BY_PHASES[0])
    assert by_phases.timeline.moment == by_steps.timeline.moment
    assert told_by_phases == told
    assert not by_phases.is_playing


@pytest.mark.parametrize("speed", [BY_PHASES[0], 8])
def test_after_a_stop_it_can_be_played_on(speed):
    session, _ = played({"stop_epochs": 1}, 1000, speed)
    session.handle(parse_command({"kind": "play"}))
    assert session.play(1, lambda: False) == 0
    assert session.play(PER_EPOCH, lambda: True) == PER_EPOCH
    assert session.is_playing


def test_a_step_begun_by_hand_counts_in_its_own_epoch():
    session = Session(POINTS.with_changes({"stop_epochs": 1}), step=PER_EPOCH - 1)
    session.timeline.go(Moment(PER_EPOCH - 1, session.timeline.last_phase - 1))
    assert session.timeline.phase.name == "update"
    session.handle(parse_command({"kind": "play"}))
    session.play(100, lambda: True)
    assert not session.is_playing
    assert session.timeline.steps_done == PER_EPOCH


def test_without_a_rule_it_goes_on():
    session, told = played({}, steps=300)
    assert session.is_playing
    assert told == []
