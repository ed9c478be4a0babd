"""Training stops by itself where it was told to, and says why."""

import pytest

from app.playground.commands import parse_command
from app.playground.experiment import Experiment
from app.playground.session import Session

POINTS = Experiment(data="xor", hidden=(4,), batch_size=50, learning_rate=0.3)
PER_EPOCH = 8


def played(changes, steps=2000):
    session = Session(POINTS.with_changes(changes))
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


def test_without_a_rule_it_goes_on():
    session, told = played({}, steps=300)
    assert session.is_playing
    assert told == []
