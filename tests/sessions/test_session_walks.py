"""Whatever a person does, what they see is what a plain replay from the start gives."""

import json
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from network_playground.runs.edits.table import edits_from
from network_playground.runs.experiment import Experiment, experiment_from
from network_playground.runs.problem import Problem
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session
from network_playground.sessions.speeds import SPEEDS
from tests.runs.plain_replay import PlainReplay, shown_at

REPLAYS: dict[str, PlainReplay] = {}  # by experiment and edits: they are dear

STARTS = [
    Experiment(data="xor", hidden=(3,), batch_size=40),
    Experiment(data="sine", hidden=(2, 2), batch_size=1, optimizer="adam"),
    Experiment(data="iris", hidden=(), batch_size=32, dtype="float32"),
]
CHANGES: list[dict[str, Any]] = [
    {"hidden": [4]},
    {"data": "circle"},
    {"seed": 3},
    {"optimizer": "nesterov", "learning_rate": 0.02},
    {"batch_size": 7},
    {"dropout": 0.5, "schedule": "step", "horizon": 20},
    {"data": "worked_example", "hidden": [2]},
]
REFUSED: list[dict[str, Any]] = [
    {"kind": "set_experiment", "experiment": {"hidden": [512, 512, 512]}},
    {"kind": "set_experiment", "experiment": {"learning_rate": float("nan")}},
    {"kind": "focus_example", "index": 1000},
    {"kind": "open_preset", "name": "nothing"},
    {"kind": "set_parameter", "name": "weights", "layer": 9, "index": [0], "value": 1},
]
UNITS = st.sampled_from(["phase", "step", "epoch"])


def replay_of(saved):
    key = json.dumps([saved["experiment"], saved["edits"]])
    if key not in REPLAYS:
        experiment = experiment_from(saved["experiment"])
        REPLAYS[key] = PlainReplay(experiment, edits_from(saved["edits"]))
    return REPLAYS[key]


class Walk(RuleBasedStateMachine):
    """Random commands, with a plain replay beside them after each."""

    session: Session

    @initialize(start=st.sampled_from(STARTS))
    def open(self, start):
        self.session = Session(start)
        self.version, self.saved = -1, start.model_dump()
        self.past: list[Any] = []
        self.future: list[Any] = []

    def do(self, kind, **fields):
        self.session.handle(parse_command({"kind": kind, **fields}))

    def leave(self, kind, **fields):
        """Do what can be undone."""
        before = self.session.saved()
        self.do(kind, **fields)
        self.past.append(before)
        self.future.clear()

    @rule(unit=UNITS, times=st.integers(1, 9))
    def step(self, unit, times):
        for _ in range(min(times, 2) if unit == "epoch" else times):
            self.do("step", unit=unit)

    @rule(unit=UNITS, times=st.integers(1, 9))
    def back(self, unit, times):
        for _ in range(times):
            self.do("back", unit=unit)

    @rule(share=st.floats(0, 1.2))
    def jump(self, share):
        furthest = self.session.timeline.furthest
        step = round(share * furthest)
        self.do("jump", step=step)
        assert self.session.timeline.steps_done == min(step, furthest)

    @rule(speed=st.integers(0, len(SPEEDS) - 1), units=st.integers(0, 40))
    def play(self, speed, units):
        self.do("set_speed", speed=speed)
        self.do("play")
        assert self.session.play(units, lambda: True) == units

    @rule(slices=st.integers(0, 30))
    def play_for_a_while(self, slices):
        answers = iter([True] * slices)
        self.do("play")
        assert self.session.play(None, lambda: next(answers, False)) == slices
        self.do("pause")

    @rule()
    def reset(self):
        self.leave("reset")
        assert self.session.saved()["moment"] == [0, 0]

    @rule(changes=st.sampled_from(CHANGES))
    def set_experiment(self, changes):
        self.leave("set_experiment", experiment=changes)

    @rule(name=st.sampled_from(["xor_line", "worked_example"]))
    def open_preset(self, name):
        self.leave("open_preset", name=name)

    @rule(share=st.floats(0, 0.999))
    def focus_example(self, share):
        size = self.session.trial.run.batches.batch_size
        self.do("focus_example", index=int(share * size))

    @rule(
        place=st.floats(0, 0.999),
        kind=st.sampled_from(["set_parameter", "freeze"]),
        value=st.floats(-3, 3, width=16),
    )
    def edit(self, place, kind, value):
        network = self.session.trial.run.network
        arrays = [a for a in network.layout.arrays if a.name in ("weights", "biases")]
        array = arrays[int(place * len(arrays))]
        spot = np.unravel_index(int(place * array.size), array.shape)
        change = {"value": value} if kind == "set_parameter" else {}
        index = [int(i) for i in spot]
        self.leave(kind, name=array.name, layer=array.layer, index=index, **change)
        if kind == "set_parameter":
            assert network.view(array.name, array.layer)[spot] == value

    @rule(value=st.floats(0.001, 0.5))
    def set_learning_rate(self, value):
        self.leave("set_learning_rate", value=value)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self):
        before = self.session.saved()
        self.do("undo")
        assert self.session.saved() == seen_from(before, self.past.pop())
        self.future.append(before)

    @precondition(lambda self: self.future)
    @rule()
    def redo(self):
        before = self.session.saved()
        self.do("redo")
        assert self.session.saved() == seen_from(before, self.future.pop())
        self.past.append(before)

    @rule(message=st.sampled_from(REFUSED))
    def refused(self, message):
        before, version = self.session.saved(), self.session.version
        try:
            self.session.handle(parse_command(message))
        except Problem:
            assert self.session.saved() == before
            assert self.session.version == version
        else:
            raise AssertionError(f"not refused: {message}")

    @rule()
    def restore(self):
        again = Session.restored(self.session.saved())
        assert again.saved() == self.session.saved()
        assert shown_at(again.timeline) == shown_at(self.session.timeline)

    @invariant()
    def it_is_where_a_plain_replay_is(self):
        session = self.session
        replay = replay_of(session.saved())
        example = session.trial.example
        expected = replay.at(session.timeline.moment, example)
        frame = session.frame()
        assert frame.numbers.tobytes() == expected.numbers
        assert frame.header["sentence"] == expected.sentence._asdict()

    @invariant()
    def what_it_says_is_sound(self):
        session = self.session
        frame = session.frame()
        json.dumps([frame.header, *session.take_events()], allow_nan=False)
        assert np.isfinite(frame.numbers).all()
        assert frame.header["furthest"] >= frame.header["step"]
        assert session.version > self.version or session.saved() == self.saved
        self.version, self.saved = session.version, session.saved()
        curve = session.trial.curve
        assert curve.steps == sorted(set(curve.steps))
        assert session.timeline.bytes() <= session.timeline.history_bytes
        status = session.snapshot_events()[2]
        assert status["can_undo"] == bool(self.past)
        assert status["can_redo"] == bool(self.future)


def seen_from(before, after):
    """Undo and redo look at the example that is looked at, if it is the same run."""
    is_same = before["experiment"] == after["experiment"]
    return {**after, "example": (before if is_same else after)["example"]}


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=25, stateful_step_count=20)
