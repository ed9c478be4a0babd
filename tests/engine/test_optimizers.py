"""Each optimizer's code against the lines that its row tells of one weight."""

import numpy as np
import pytest

from network_playground.engine.optimizers import OPTIMIZERS
from tests.engine.formulas import after_lines
from tests.engine.learner import Learner, batch_for

# Each optimizer with its usual numbers, and with other ones.
CASES = [
    (name, numbers)
    for name, row in OPTIMIZERS.items()
    for numbers in ({}, {one.name: 0.3 + one.usual / 2 for one in row.numbers})
]


def learner_with(name, numbers=None):
    return Learner(
        (3, 4, 2), ("tanh", "sigmoid"), "half_squared_error", 6, name, 0.05, numbers
    )


@pytest.mark.parametrize(("name", "numbers"), CASES)
def test_an_optimizer_walks_the_path_of_its_lines(name, numbers):
    learner, row = learner_with(name, numbers), OPTIMIZERS[name]
    network = learner.network
    known = {**row.usual, **numbers, "learning_rate": 0.05}
    memory = dict.fromkeys(row.slots, np.zeros(network.parameters.size))
    batch = batch_for(learner)

    for t in range(1, 41):
        before = network.parameters.copy()
        learner.step(*batch)
        given = {**known, **memory, "w": before, "g": network.gradients, "step": t}
        told = after_lines(row.lines, given)
        memory = {slot: told[slot] for slot in row.slots}
        for slot, expected in memory.items():
            found = network.slots[slot]
            np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-15)
        changes = network.changes
        np.testing.assert_allclose(changes, told["change"], rtol=1e-11, atol=1e-15)
        assert (network.parameters == before + changes).all(), t


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_gradient_of_0_makes_a_finite_change(name, dtype):
    sizes, activations = (3, 4, 2), ("tanh", "sigmoid")
    learner = Learner(sizes, activations, "half_squared_error", 6, name, dtype=dtype)
    inputs, targets = batch_for(learner)
    inputs[0] = 0  # as a pixel that is never black: its weights have no gradient
    with np.errstate(all="ignore"):
        for _ in range(3):
            learner.step(inputs, targets)
            is_flat = learner.network.gradients == 0
            assert is_flat.any()
            assert np.isfinite(learner.network.changes[is_flat]).all(), (
                f"{name} divides 0 by 0 where a gradient is 0: add a number to what "
                "it divides by, as EPSILON, in the code and in its lines"
            )


@pytest.mark.parametrize("row", OPTIMIZERS.values(), ids=lambda row: row.name)
def test_the_numbers_of_an_optimizer_are_told_with_words_and_bounds(row):
    for number in row.numbers:
        assert 0 <= number.usual < 1 and (number.usual > 0 or not number.divides)
        assert all(number[2:7]), number.name
    names = " ".join(row.lines)
    assert all(one.name in names for one in row.numbers)
    assert all(f"{slot} = " in names for slot in row.slots)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizer_makes_the_loss_smaller(name):
    learner = learner_with(name)
    batch = batch_for(learner)
    first = learner.step(*batch)
    for _ in range(300):
        last = learner.step(*batch)
    assert last < 0.9 * first


def test_new_learning_rate_counts_from_the_next_step_on():
    learner = learner_with("gradient_descent")
    batch = batch_for(learner)
    learner.step(*batch)
    learner.optimizer.rates.set("learning_rate", 0.5)
    learner.step(*batch)
    changes, gradients = learner.network.changes, learner.network.gradients
    np.testing.assert_array_equal(changes, -0.5 * gradients)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_what_an_optimizer_remembers_lies_in_the_state(name):
    learner = learner_with(name)
    network = learner.network
    learner.step(*batch_for(learner))
    assert tuple(network.slots) == tuple(OPTIMIZERS[name].slots)
    for slot in network.slots.values():
        assert np.shares_memory(slot, network.memory)
        assert slot.any()
    assert network.memory.size == network.parameters.size * (1 + len(network.slots))
