"""A frame's numbers are the network's own, for the example in focus."""

import numpy as np
import pytest

from network_playground.runs.experiment import Experiment
from network_playground.runs.frame import EXACT_NUMBERS, FrameLayout
from network_playground.runs.run import Run


def run_of(experiment):
    run = Run(experiment)
    run.start()
    for _ in run.begin(0):
        pass
    return run


@pytest.fixture
def run():
    return run_of(Experiment(data="iris", hidden=(4, 2), batch_size=10))


def test_every_array_is_found_under_its_name(run):
    layout = FrameLayout(run)
    numbers = layout.numbers(7)
    network = run.network
    view = layout.layout.view
    for layer in network.layers:
        i = layer.index
        for name in ("weights", "biases", "weight_gradients", "weight_changes"):
            assert np.array_equal(view(numbers, name, i), network.view(name, i))
        for name in ("z", "a", "slope", "delta"):
            assert np.array_equal(view(numbers, name, i), network.view(name, i)[:, 7])
    assert np.array_equal(view(numbers, "a", 0), network.inputs[:, 7])
    assert np.array_equal(view(numbers, "targets"), network.targets[:, 7])
    assert np.array_equal(view(numbers, "error"), network.error[:, 7])
    assert numbers.size == layout.layout.size
    assert np.isfinite(numbers).all()


def test_the_description_lays_arrays_one_behind_the_other(run):
    described = FrameLayout(run).described()
    end = 0
    for array in described:
        assert array["offset"] == end
        end += int(np.prod(array["shape"]))
    names = {(array["name"], array["layer"]) for array in described}
    assert len(names) == len(described)
    assert ("slope", 0) not in names
    assert ("weights", 3) in names


def test_numbers_are_a_copy(run):
    layout = FrameLayout(run)
    numbers = layout.numbers(0)
    before = numbers.copy()
    run.network.state += 1
    assert np.array_equal(numbers, before)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_small_networks_go_out_exactly_and_large_ones_shorter(dtype):
    small = FrameLayout(run_of(Experiment(data="xor", dtype=dtype)))
    assert small.dtype == "float64"
    assert small.numbers(0).dtype == np.float64
    assert np.isfinite(small.numbers(0)).all()
    large = FrameLayout(run_of(Experiment(data="digits", hidden=(40,), dtype=dtype)))
    assert large.layout.size > EXACT_NUMBERS
    assert large.dtype == "float32"
    assert large.numbers(0).dtype == np.float32
    assert np.isfinite(large.numbers(0)).all()
