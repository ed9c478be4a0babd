"""Losses are finite where predictions are fully right or wrong; nonsense is refused."""

import numpy as np
import pytest

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.losses import LOSSES
from network_playground.engine.numbers import numbers_of
from tests.engine.formulas import valued
from tests.engine.learner import Learner, batch_for

REFUSED = [
    (loss.name, output.name)
    for loss in LOSSES.values()
    for output in ACTIVATIONS.values()
    if not loss.accepts(output)
]


@pytest.mark.parametrize(("loss", "output"), REFUSED)
def test_loss_refuses_predictions_for_which_it_is_not_defined(loss, output):
    with pytest.raises(ValueError) as refused:
        Learner((2, 3, 2), ("tanh", output), loss, 4)
    row = LOSSES[loss]
    assert str(refused.value) == (
        f"Expected an output activation between {row.lowest:g} and {row.highest:g} "
        f"for {loss}, found {output}."
    )


@pytest.mark.parametrize("output", ACTIVATIONS.values(), ids=lambda row: row.name)
@pytest.mark.parametrize("loss", LOSSES.values(), ids=lambda row: row.name)
def test_a_loss_refuses_exactly_the_outputs_that_can_leave_its_bounds(loss, output):
    z = np.array([[-1e4, -1.0, 0.0, 1.0, 1e4], [0.0] * 5])
    a = np.empty_like(z)
    output.function(z, a, numbers_of("float64"))
    is_within = loss.lowest <= a.min() and a.max() <= loss.highest
    assert loss.accepts(output) == is_within


PAIRS = [
    (loss, output)
    for loss in LOSSES.values()
    for output in ACTIVATIONS.values()
    if loss.accepts(output)
]


@pytest.mark.parametrize(("loss", "output"), PAIRS, ids=lambda row: row.name)
def test_a_loss_is_its_formula_and_its_derivative_the_slope_of_it(loss, output):
    learner = Learner((3, 2), [output.name], loss.name, 4)
    inputs, targets = batch_for(learner)
    network = learner.network
    network.layers[0].parameters[...] *= 2
    found = learner.step(inputs, targets)
    z, a, t = network.output.z, network.output.a, targets

    is_partner = output.name == loss.partner
    formula = loss.formula_with_partner if is_partner else loss.formula
    told = valued(formula, {"z": z, "a": a, "t": t})
    assert found == pytest.approx(told.sum() / 4, rel=1e-12)
    np.testing.assert_allclose(loss.factor * network.terms, told, rtol=1e-9, atol=1e-15)

    slope = valued(loss.derivative_formula, {"a": a, "t": t})
    ahead, behind = (
        valued(loss.formula, {"a": a + shift, "t": t}) for shift in (1e-7, -1e-7)
    )
    measured = (ahead - behind) / 2e-7
    is_smooth = np.abs(np.abs(t - a) - 1) > 1e-6  # where the hinge and Huber have none
    np.testing.assert_allclose(
        slope[is_smooth], measured[is_smooth], rtol=1e-4, atol=1e-6
    )
    delta = np.empty_like(a)
    loss.derivative(a, t, a - t, np.array(0.25), delta, network.numbers)
    np.testing.assert_allclose(delta, slope / 4, rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
@pytest.mark.parametrize(
    "loss", [row.name for row in LOSSES.values() if row.targets in (None, (0, 1))]
)
@pytest.mark.parametrize("is_right", [True, False])
def test_predictions_of_0_and_1_have_a_finite_loss(loss, output, dtype, is_right):
    learner = Learner((1, 2), [output], loss, 2, dtype=dtype)
    network = learner.network
    network.layers[0].weights[...] = [[5000, -5000]]
    network.layers[0].biases[...] = 0
    inputs = np.array([[1, -1]], dtype)
    predictions = np.array([[1, 0], [0, 1]], dtype)
    targets = predictions if is_right else predictions[::-1]

    loss_found = learner.step(inputs, np.ascontiguousarray(targets))

    np.testing.assert_allclose(network.output.a, predictions, rtol=0, atol=1e-37)
    assert np.isfinite(loss_found)
    assert np.isfinite(network.state).all()
    assert (loss_found < 1e-6) if is_right else (loss_found >= 0.5)


def test_binary_cross_entropy_is_exact_where_the_sigmoid_rounds():
    learner = Learner((1, 1), ["sigmoid"], "binary_cross_entropy", 2)
    learner.network.layers[0].parameters[...] = [[300], [0]]
    loss = learner.step(np.array([[1.0, -1.0]]), np.array([[0.0, 1.0]]))
    assert loss == 300


@pytest.mark.parametrize(
    ("loss", "predictions", "targets", "expected"),
    [
        ("half_squared_error", [0.5, 0.25], [1, 0], (0.5**2 + 0.25**2) / 2),
        ("binary_cross_entropy", [0.5, 0.25], [1, 0], -np.log(0.5) - np.log(0.75)),
        ("binary_cross_entropy", [0.5, 0.5], [0.3, 0.6], 2 * np.log(2)),
        ("categorical_cross_entropy", [0.5, 0.25], [0, 1], -np.log(0.25)),
    ],
)
def test_loss_of_one_example_is_its_formula(loss, predictions, targets, expected):
    learner = Learner((1, 2), ["sigmoid"], loss, 1)
    p = np.array(predictions)
    learner.network.layers[0].parameters[...] = [[0, 0], np.log(p / (1 - p))]
    found = learner.step(np.zeros((1, 1)), np.array(targets, float)[:, None])
    assert found == pytest.approx(expected, rel=1e-12)
    terms = learner.network.terms * LOSSES[loss].factor
    assert terms.sum() == pytest.approx(expected, rel=1e-12)


def test_a_batch_has_the_mean_of_its_examples_losses():
    rng = np.random.default_rng(3)
    inputs, targets = rng.normal(size=(2, 5)), rng.normal(size=(2, 5))
    whole = Learner((2, 2), ["tanh"], "half_squared_error", 5)
    single = Learner((2, 2), ["tanh"], "half_squared_error", 1, learning_rate=0)
    losses = [single.step(inputs[:, [i]], targets[:, [i]]) for i in range(5)]
    assert whole.step(inputs, targets) == pytest.approx(np.mean(losses), rel=1e-12)


def test_penalties_are_part_of_the_loss_and_spare_the_biases():
    plain = Learner((2, 2), ["tanh"], "half_squared_error", 1)
    penalised = Learner((2, 2), ["tanh"], "half_squared_error", 1, l1=0.5, l2=0.25)
    x, t = np.ones((2, 1)), np.zeros((2, 1))
    weights = plain.network.layers[0].weights.copy()
    expected = 0.5 * np.abs(weights).sum() + 0.125 * (weights**2).sum()

    assert penalised.step(x, t) - plain.step(x, t) == pytest.approx(expected)
    added = penalised.network.gradients - plain.network.gradients
    layout = plain.network.layout
    weight_part = (0.5 * np.sign(weights) + 0.25 * weights).ravel()
    np.testing.assert_allclose(added[:4], weight_part)
    assert added[4:].tolist() == [0, 0]
    assert layout.find("biases", 1).offset == 4
