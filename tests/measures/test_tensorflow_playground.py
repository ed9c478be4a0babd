"""The best-known playground's first problem behaves here as it does there.

Its own code, run over 30 seeds, has a median test loss of 0.0149 after 100 epochs and
0.0036 after 300. The bounds are what the median over 20 seeds may be by chance. It goes
through the examples in the same order in every epoch, we shuffle them; that moves these
medians by less than a tenth.
"""

from statistics import median

import numpy as np
import pytest

from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session

pytestmark = pytest.mark.slow

SEEDS = range(20)
BOUNDS = {100: (0.0098, 0.0239), 300: (0.0027, 0.0063)}  # epochs: median test loss


def opened(seed=None):
    """Open the preset; a seed draws other points, another split, other weights."""
    session = Session()
    obey(session, "open_preset", name="tensorflow_playground")
    if seed is not None:
        changes = {"seed": seed, "data_options": {"seed": seed}}
        obey(session, "set_experiment", experiment=changes)
    return session


def obey(session, kind, **fields):
    session.handle(parse_command({"kind": kind, **fields}))


def train(session, epochs):
    """Play to the end of so many epochs; give the loss on what is held out."""
    run, timeline = session.trial.run, session.timeline
    steps = epochs * run.batches.per_epoch - timeline.steps_done
    obey(session, "play")
    assert session.play(steps, lambda: True) == steps
    obey(session, "pause")
    header = session.frame().header
    assert header["epoch"] == epochs
    return header["test_loss"]


def test_the_preset_is_set_up_as_over_there():
    run = opened().trial.run
    assert run.sizes == (2, 4, 2, 1)
    assert [activation.name for activation in run.activations] == ["tanh"] * 3
    assert run.loss.name == "half_squared_error"
    assert run.rule.name == "gradient_descent"
    assert run.learning_rate == 0.03
    assert (run.batches.batch_size, run.batches.per_epoch) == (10, 25)
    assert (len(run.data.train_rows), len(run.data.test_rows)) == (250, 250)
    assert set(run.data.train_targets.ravel()) == {-1, 1}
    radius = np.hypot(*run.data.train_inputs.T)  # unscaled: a disc and a ring
    inside = run.data.train_targets.ravel() == 1
    assert 2 < radius[inside].max() <= 2.5
    assert 3.5 <= radius[~inside].min() and 4.5 < radius[~inside].max() <= 5
    for layer in run.network.layers:
        assert np.all(layer.biases == 0.1)
        assert np.all(np.abs(layer.weights) <= 0.5)


def test_a_seed_varies_points_split_and_weights():
    one, other = (opened(seed).trial.run for seed in (1, 2))
    assert not np.array_equal(one.dataset.values["x1"], other.dataset.values["x1"])
    assert not np.array_equal(one.data.train_rows, other.data.train_rows)
    assert not np.array_equal(one.network.parameters, other.network.parameters)


def test_the_circle_is_learnt_as_fast_as_over_there():
    losses: dict[int, list[float]] = {epochs: [] for epochs in BOUNDS}
    for seed in SEEDS:
        session = opened(seed)
        for epochs in BOUNDS:
            losses[epochs].append(train(session, epochs))
    for epochs, (lowest, highest) in BOUNDS.items():
        assert lowest <= median(losses[epochs]) <= highest
