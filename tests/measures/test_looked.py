"""What is told of a weight that somebody looks at is the same on any way there."""

import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network_playground.engine.network import UPDATE, Phase
from network_playground.measures.looked import Looked
from network_playground.runs.edits.edit import Edit, Place
from network_playground.runs.edits.learning_rate import SetLearningRate
from network_playground.runs.edits.parameters import Freeze, SetParameter
from network_playground.runs.experiment import Experiment
from network_playground.runs.run import Run
from network_playground.runs.timeline import Moment, Timeline
from tests.runs.plain_replay import PlainReplay

FURTHEST = 140  # steps: beyond the second checkpoint
FIRST, SECOND = Place("weights", 1, [0, 1]), Place("weights", 2, [1, 0])
BIAS, MISSING = Place("biases", 1, [2]), Place("weights", 1, [0, 99])
EDITS: tuple[Edit, ...] = (
    Freeze(step=3, name="weights", layer=1, index=(0, 1)),
    SetParameter(step=20, name="weights", layer=2, index=(1, 0), value=0.5),
    SetLearningRate(step=40, value=0.002),
    SetParameter(step=66, name="biases", layer=1, index=(2,), value=-0.25),
    Freeze(step=80, name="weights", layer=1, index=(0, 1), is_frozen=False),
)
EXPERIMENTS = {
    "remembers nothing": Experiment(data="xor", hidden=(4,), batch_size=4),
    "remembers rates": Experiment(
        data="xor", hidden=(4,), optimizer="momentum", schedule="cosine", horizon=100
    ),
    "two slots, dropout": Experiment(
        data="circle", hidden=(6,), optimizer="adam", dropout=0.3, l2=0.01
    ),
    "float32": Experiment(
        data="iris", hidden=(5,), optimizer="nadam", dtype="float32", batch_size=3
    ),
}


class Plain:
    """The same, told by one who kept every moment."""

    def __init__(self, experiment: Experiment) -> None:
        self.replay = PlainReplay(experiment, EDITS)
        self.run = self.replay.run

    def told(self, moment: Moment, place: Place) -> dict[str, Any]:
        run, network = self.run, self.run.network
        self.replay.at(moment)
        layout, layer = network.layout, network.layers[place.layer - 1]
        at = layout.find(place.name, place.layer).offset
        at += int(np.ravel_multi_index(place.index, self._shape(place)))
        after = {slot: float(values[at]) for slot, values in network.slots.items()}
        delta = layer.delta[place.index[-1]]
        ones = np.ones_like(delta)
        a = layer.inputs[place.index[0]] if place.name == "weights" else ones
        is_known = moment.phase >= run.phases.index(Phase("backward", place.layer))
        told: dict[str, Any] = {
            "after": after if moment.phase >= run.phases.index(UPDATE) else None,
            "gradient": float(np.dot(a, delta)) if is_known else None,
            "before": dict.fromkeys(network.slots, 0.0),
        }
        if moment.step:
            self.replay.at(Moment(moment.step - 1, len(run.phases) - 1))
            told["before"] = {
                slot: float(values[at]) for slot, values in network.slots.items()
            }
        return told

    def _shape(self, place: Place) -> tuple[int, ...]:
        return self.run.network.layout.find(place.name, place.layer).shape


@pytest.fixture(scope="module", params=EXPERIMENTS)
def plain(request):
    return Plain(EXPERIMENTS[request.param])


def within(checks: int) -> Callable[[], bool]:
    """Give a time that is over after so many looks at the clock."""
    answers = iter([True] * checks)
    return lambda: next(answers, False)


MOVES = st.one_of(
    st.tuples(st.just("go"), st.integers(0, FURTHEST), st.integers(0, 99)),
    st.tuples(st.just("steps"), st.integers(0, 40), st.just(0)),
    st.tuples(st.just("time"), st.integers(0, 40), st.just(0)),
    st.tuples(st.just("phase"), st.just(0), st.just(0)),
    st.tuples(st.just("look"), st.integers(0, 2), st.just(0)),
)
LOOKS = ((FIRST, BIAS), (SECOND, MISSING, FIRST), ())


@settings(max_examples=25)
@given(moves=st.lists(MOVES, min_size=1, max_size=12))
def test_any_path_tells_the_bits_of_a_plain_replay(plain, moves):
    timeline = Timeline(Run(plain.run.experiment), EDITS)
    looked = Looked(timeline, LOOKS[0])
    count = timeline.last_phase + 1
    for kind, first, second in moves:
        if kind == "look":
            looked = Looked(timeline, LOOKS[first])
        elif kind == "go":
            timeline.go(Moment(first, second % count))
        elif kind == "phase":
            place = timeline.moment.step * count + timeline.moment.phase + 1
            timeline.go(Moment(*divmod(place, count)))
        elif timeline.moment.step + first <= FURTHEST:
            is_timed = kind == "time"
            timeline.play(*(None, within(first)) if is_timed else (first, within(999)))
        told = looked.told()
        assert [one["index"] for one in told] == [p.index for p in looked.places]
        for one, at in zip(map(dict, told), looked.places, strict=True):
            for name, value in plain.told(timeline.moment, at).items():
                assert one[name] == value, (name, timeline.moment, at)


def test_playing_takes_as_many_steps_while_somebody_looks():
    timeline = Timeline(Run(EXPERIMENTS["two slots, dropout"]))
    Looked(timeline, [FIRST])
    assert timeline.play(0, within(99)) == 0
    assert timeline.play(None, within(0)) == 0
    assert timeline.moment == Moment(0, 0)
    for steps in (1, 2, 3, 10):
        before = timeline.steps_done
        assert timeline.play(steps, within(99)) == steps
        assert timeline.steps_done == before + steps
    assert timeline.play(None, within(1)) == 1  # a step that takes long takes no more


def calls_of(timeline: Timeline, steps: int) -> int:
    """Count the calls that it takes to play."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        timeline.play(steps, lambda: True)
    finally:
        sys.setprofile(before)
    return count


def test_a_look_costs_nothing_in_the_steps_that_nobody_sees():
    def calls(steps: int, looks: list[Place]) -> int:
        timeline = Timeline(Run(EXPERIMENTS["two slots, dropout"]))
        Looked(timeline, looks)
        return calls_of(timeline, steps)

    looks = [FIRST, SECOND, BIAS]
    assert calls(60, looks) - calls(10, looks) == calls(60, []) - calls(10, [])
