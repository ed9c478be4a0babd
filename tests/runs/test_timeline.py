"""Any moment, reached by any path, has the same bits and the same sentence."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network_playground.runs.edits.edit import Edit
from network_playground.runs.edits.learning_rate import SetLearningRate
from network_playground.runs.edits.parameters import Freeze, SetParameter
from network_playground.runs.experiment import Experiment
from network_playground.runs.run import Run
from network_playground.runs.timeline import Moment, Timeline
from tests.runs.plain_replay import PlainReplay, shown_at

FURTHEST = 140  # steps: beyond the second checkpoint

EXPERIMENTS = {
    "bank": Experiment(),
    "no hidden layer": Experiment(data="xor", hidden=(), batch_size=1),
    "article": Experiment(
        data="xor", hidden=(3, 2), optimizer="adam", learning_rate=0.01, batch_size=1
    ),
    "three classes": Experiment(
        data="iris", hidden=(5,), activations=("relu",), optimizer="momentum", l2=0.01
    ),
    "number": Experiment(
        data="sine",
        hidden=(4, 4, 3),
        activations=("elu", "tanh", "sigmoid"),
        optimizer="nesterov",
        learning_rate=0.01,
        l1=0.001,
        initializer="he",
    ),
    "single": Experiment(
        data="circle", hidden=(6,), optimizer="rmsprop", dtype="float32"
    ),
    "single three": Experiment(
        data="blobs",
        hidden=(4,),
        activations=("leaky_relu",),
        optimizer="adam",
        dtype="float32",
        batch_size=1,
    ),
    "dropout": Experiment(
        data="xor",
        hidden=(6, 5),
        activations=("relu", "sigmoid"),
        dropout=0.3,
        schedule="cosine",
        horizon=100,
        batch_size=4,
    ),
    "one row": Experiment(
        data="worked_example", hidden=(2,), output="sigmoid", optimizer="adagrad"
    ),
}


@pytest.fixture(scope="module", params=EXPERIMENTS)
def replay(request):
    return PlainReplay(EXPERIMENTS[request.param])


MOVES = st.one_of(
    st.tuples(st.just("go"), st.integers(0, FURTHEST), st.integers(0, 99)),
    st.tuples(st.just("phase"), st.sampled_from([-1, 1]), st.integers(1, 12)),
    st.tuples(st.just("play"), st.integers(0, 70), st.just(0)),
)


def walk(timeline, move):
    """Make a move and yield after every moment that it comes to."""
    kind, first, second = move
    count = timeline.last_phase + 1
    if kind == "go":
        timeline.go(Moment(first, second % count))
        yield
    elif kind == "play" and timeline.moment.step + first <= FURTHEST:
        timeline.play(first, lambda: True)
        yield
    elif kind == "phase":
        for _ in range(second):
            place = timeline.moment.step * count + timeline.moment.phase + first
            if place >= 0:
                timeline.go(Moment(*divmod(place, count)))
                yield


@settings(max_examples=8)
@given(moves=st.lists(MOVES, min_size=1, max_size=12))
def test_any_path_to_a_moment_gives_the_bits_of_a_plain_replay(replay, moves):
    timeline = Timeline(Run(replay.run.experiment))
    assert shown_at(timeline) == replay.at(Moment(0, 0))
    last = timeline.run.batches.batch_size - 1
    for move in moves:
        for _ in walk(timeline, move):
            assert shown_at(timeline) == replay.at(timeline.moment)
        assert shown_at(timeline, last) == replay.at(timeline.moment, last)
        assert timeline.furthest >= timeline.steps_done


def test_playing_takes_exactly_as_many_steps_as_it_is_asked_for():
    timeline = Timeline(Run(EXPERIMENTS["article"]))
    assert timeline.play(3, lambda: True) == 3
    assert timeline.steps_done == 3
    timeline.go(Moment(7, 2))
    assert timeline.play(1, lambda: True) == 1
    assert timeline.moment == Moment(7, timeline.last_phase)
    timeline.go(Moment(5, 1))
    assert timeline.play(None, lambda: False) == 0
    assert timeline.moment == Moment(5, 1)


def test_playing_ends_when_the_time_is_over():
    answers = iter([True] * 5)
    timeline = Timeline(Run(EXPERIMENTS["article"]))
    assert timeline.play(None, lambda: next(answers, False)) == 5
    assert timeline.steps_done == 5


@pytest.mark.parametrize("budget", [1, 3, 10])
@pytest.mark.parametrize("name", ["article", "bank"])
def test_history_stays_within_its_bytes_and_still_restores_exactly(name, budget):
    experiment = EXPERIMENTS[name]
    run = Run(experiment)
    timeline = Timeline(run, (), max(3, budget) * run.network.memory.nbytes)
    replay = PlainReplay(experiment)
    for step in (63, 64, 700, 65, 1400, 0, 1399):
        timeline.go(Moment(step, timeline.last_phase))
        assert timeline.bytes() <= timeline.history_bytes
        assert shown_at(timeline) == replay.at(timeline.moment)
    assert timeline.furthest == 1401


def test_checkpoints_are_spread_over_the_whole_length():
    run = Run(EXPERIMENTS["article"])
    timeline = Timeline(run, (), 8 * run.network.memory.nbytes)
    timeline.go(Moment(3000, 0))
    kept = sorted(timeline.checkpoints)
    assert kept[0] == 0
    assert len(kept) >= 4
    assert all(b - a <= timeline.interval for a, b in pairwise([*kept, 3000]))


EDITS: list[Edit] = [
    SetParameter(step=0, name="weights", layer=1, index=(0, 1), value=0.75),
    Freeze(step=3, name="weights", layer=1, index=(1, 0)),
    Freeze(step=3, name="biases", layer=2, index=(0,)),
    SetLearningRate(step=20, value=0.3),
    SetParameter(step=64, name="biases", layer=1, index=(1,), value=-2.0),
    Freeze(step=70, name="weights", layer=1, index=(1, 0), is_frozen=False),
    SetLearningRate(step=90, value=0.001),
]


@pytest.fixture(scope="module", params=["article", "dropout", "single"])
def edited(request):
    return PlainReplay(EXPERIMENTS[request.param], EDITS)


@settings(max_examples=8)
@given(moves=st.lists(MOVES, min_size=1, max_size=10))
def test_edits_are_replayed_exactly_on_any_path(edited, moves):
    timeline = Timeline(Run(edited.run.experiment), EDITS)
    for move in moves:
        for _ in walk(timeline, move):
            assert shown_at(timeline) == edited.at(timeline.moment)


def test_what_is_frozen_keeps_its_value_and_learns_again_when_freed():
    timeline = Timeline(Run(EXPERIMENTS["article"]), EDITS)
    weights = timeline.run.network.view("weights", 1)
    seen = []
    for step in range(80):
        timeline.go(Moment(step, timeline.last_phase))
        seen.append(float(weights[1, 0]))
    assert len(set(seen[:3])) == 3
    assert set(seen[2:70]) == {seen[2]}
    assert len(set(seen[69:])) > 5


def test_a_fork_keeps_the_past_and_drops_what_followed():
    experiment = EXPERIMENTS["article"]
    run = Run(experiment)
    timeline = Timeline(run)
    timeline.go(Moment(200, timeline.last_phase))
    early = EDITS[:1]
    fork = timeline.forked([*early, *EDITS[3:5]], 0)
    replay = PlainReplay(experiment, [*early, *EDITS[3:5]])
    for step in (100, 10, 63, 64, 130):
        fork.go(Moment(step, 4))
        assert shown_at(fork) == replay.at(fork.moment)
    late = SetParameter(step=150, name="weights", layer=2, index=(0, 0), value=1.5)
    fork.go(Moment(190, 0))
    again = fork.forked([*fork.edits, late], 150)
    assert again.furthest == 0
    replay = PlainReplay(experiment, again.edits)
    for step in (149, 150, 20, 180):
        again.go(Moment(step, 2))
        assert shown_at(again) == replay.at(again.moment)


def test_a_timeline_takes_the_network_over_again_after_another_has_used_it():
    run = Run(EXPERIMENTS["article"])
    first = Timeline(run, EDITS)
    first.go(Moment(77, 3))
    before = shown_at(first)
    other = Timeline(run)
    other.go(Moment(12, 5))
    assert shown_at(other) != before
    first.resume()
    assert first.moment == Moment(77, 3)
    assert shown_at(first) == before
    first.forget()
    other.resume()
    first.resume()
    assert shown_at(first) == before
    assert np.isfinite(run.network.state).all()
