"""A run is known from its experiment: the same seed gives the same first weights."""

import numpy as np
import pytest

from network_playground.datasets.catalog import DATASETS
from network_playground.runs.experiment import Experiment
from network_playground.runs.run import Run


def parameters_after(run, steps):
    for step in range(steps):
        for _ in run.begin(step):
            pass
    return run.network.parameters.copy()


@pytest.mark.parametrize("optimizer", ["gradient_descent", "momentum", "adam"])
def test_starting_again_forgets_everything(optimizer):
    run = Run(Experiment(data="iris", optimizer=optimizer))
    run.start()
    first = run.network.state.tobytes()
    after = parameters_after(run, 30).tobytes()
    run.start()
    assert run.network.state.tobytes() == first
    assert parameters_after(run, 30).tobytes() == after


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_two_runs_of_one_experiment_are_alike_and_another_seed_is_not(dtype):
    first, second, other = (
        Run(Experiment(data="circle", dtype=dtype, seed=seed)) for seed in (4, 4, 5)
    )
    for run in (first, second, other):
        run.start()
    assert first.network.state.tobytes() == second.network.state.tobytes()
    assert first.network.parameters.tobytes() != other.network.parameters.tobytes()
    assert first.network.state.dtype == dtype
    assert (
        parameters_after(first, 20).tobytes() == parameters_after(second, 20).tobytes()
    )


@pytest.mark.parametrize("key", DATASETS)
def test_every_data_set_runs_with_what_fits_it(key):
    run = Run(Experiment(data=key))
    run.start()
    parameters_after(run, 1)
    first_loss = run.network.loss
    losses = []
    for step in range(1, 150):
        for _ in run.begin(step):
            pass
        losses.append(run.network.loss)
    assert np.isfinite(losses).all()
    assert np.mean(losses[-20:]) < first_loss


def test_biases_start_where_they_are_told_to():
    run = Run(Experiment(data="xor", initial_bias=0.1))
    run.start()
    assert (run.network.view("biases", 1) == 0.1).all()
    assert (run.network.view("biases", 2) == 0.1).all()
