"""Every activation and every loss against central differences, on drawn shapes."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.evaluation import predict
from network_playground.engine.losses import LOSSES
from tests.engine.learner import Learner

STEP = 1e-6
HIDDEN = [row.name for row in ACTIVATIONS.values() if row.is_for_hidden]
OUTPUTS = [
    (loss.name, output.name)
    for loss in LOSSES.values()
    for output in ACTIVATIONS.values()
    if loss.accepts(output)
]
WITH_CORNER = {"relu", "leaky_relu"}
PENALTIES = [(0.0, 0.0), (0.03, 0.0), (0.0, 0.02), (0.03, 0.02)]

sizes = st.integers(1, 4)
batches = st.integers(1, 5)
seeds = st.integers(0, 2**32 - 1)
penalties = st.sampled_from(PENALTIES)


def targets_for(learner, rng):
    """Draw targets that are not only 0 and 1; shares that add up for the classes."""
    shape = learner.network.targets.shape
    name = learner.network.output.activation.name
    if name == "softmax":
        shares = rng.uniform(0.05, 1, shape)
        return shares / shares.sum(axis=0)
    return rng.uniform(0.05, 0.95, shape)


def measured_gradients(loss_of, parameters):
    """Give dLoss/dparameter for each, from the loss a little below and above."""
    gradients = np.empty_like(parameters)
    for place, value in enumerate(parameters.copy()):
        parameters[place] = value + STEP
        above = loss_of()
        parameters[place] = value - STEP
        below = loss_of()
        parameters[place] = value
        gradients[place] = (above - below) / (2 * STEP)
    return gradients


def assert_gradients_are_as_measured(learner, seed):
    network = learner.network
    rng = np.random.default_rng(seed)
    inputs = rng.normal(size=network.inputs.shape)
    targets = targets_for(learner, rng)

    def loss_of():
        predict(network, inputs, targets, learner.objective, learner.optimizer)
        return network.loss

    loss_of()
    for layer in network.layers:
        if layer.activation.name in WITH_CORNER:
            assume(np.abs(layer.z).min() > 1e-3)  # no slope is defined at the corner
    assume(np.abs(network.parameters).min() > 1e-4)  # nor at the corner of |w|
    measured = measured_gradients(loss_of, network.parameters)
    learner.step(inputs, targets)
    np.testing.assert_allclose(network.gradients, measured, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize(("loss", "output"), OUTPUTS)
@settings(max_examples=15)
@given(sizes, st.lists(sizes, max_size=2), sizes, batches, seeds, penalties)
def test_output_and_loss_have_the_gradients_that_are_measured(
    loss, output, fan_in, hidden, outputs, batch, seed, penalty
):
    learner = Learner(
        (fan_in, *hidden, outputs),
        ["tanh"] * len(hidden) + [output],
        loss,
        batch,
        l1=penalty[0],
        l2=penalty[1],
        seed=seed,
    )
    assert_gradients_are_as_measured(learner, seed)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize(
    ("loss", "output"),
    [
        ("half_squared_error", "linear"),
        ("half_squared_error", "tanh"),
        ("binary_cross_entropy", "sigmoid"),
        ("categorical_cross_entropy", "softmax"),
    ],
)
@settings(max_examples=8)
@given(sizes, st.lists(sizes, min_size=1, max_size=3), sizes, batches, seeds, penalties)
def test_hidden_layers_have_the_gradients_that_are_measured(
    hidden, loss, output, fan_in, layers, outputs, batch, seed, penalty
):
    learner = Learner(
        (fan_in, *layers, outputs),
        [hidden] * len(layers) + [output],
        loss,
        batch,
        l1=penalty[0],
        l2=penalty[1],
        seed=seed,
    )
    assert_gradients_are_as_measured(learner, seed)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(HIDDEN), min_size=2, max_size=4), seeds)
def test_different_activations_can_follow_each_other(hidden, seed):
    sizes = (3, *(2 + at % 3 for at in range(len(hidden))), 2)
    learner = Learner(sizes, [*hidden, "sigmoid"], "half_squared_error", 4, seed=seed)
    assert_gradients_are_as_measured(learner, seed)


@pytest.mark.parametrize("loss", LOSSES.values(), ids=lambda row: row.name)
def test_a_loss_is_checked_with_its_partner_or_with_all(loss):
    checked = {output for name, output in OUTPUTS if name == loss.name}
    assert loss.partner in checked if loss.partner else checked == set(ACTIVATIONS)


@pytest.mark.parametrize("output", ACTIVATIONS)
def test_an_activation_is_checked_at_the_output_with_some_loss(output):
    assert output in {accepted for _, accepted in OUTPUTS}
