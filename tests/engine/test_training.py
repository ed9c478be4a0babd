"""One step of training: its phases, what each may touch, and its exact repetition."""

import gc
import tracemalloc

import numpy as np
import pytest

from network_playground.engine.evaluation import predict
from network_playground.engine.network import DATA, ERROR, REPEAT, UPDATE, Phase
from network_playground.engine.optimizers import OPTIMIZERS
from tests.engine.learner import Learner, batch_for

KINDS = {
    "two classes": (("tanh", "relu", "sigmoid"), "binary_cross_entropy"),
    "classes": (("relu", "elu", "softmax"), "categorical_cross_entropy"),
    "number": (("leaky_relu", "sigmoid", "linear"), "half_squared_error"),
}


def learner_for(kind, **more):
    activations, loss = KINDS[kind]
    outputs = 3 if kind == "classes" else 1
    return Learner((4, 5, 3, outputs), activations, loss, 8, **more)


def test_phases_come_in_the_order_that_the_network_lists():
    learner = learner_for("classes")
    phases = tuple(learner.begin(*batch_for(learner)))
    assert phases == learner.network.phases()
    assert phases == (
        DATA,
        *(Phase("forward", layer) for layer in (1, 2, 3)),
        ERROR,
        *(Phase("backward", layer) for layer in (3, 2, 1)),
        UPDATE,
        REPEAT,
    )


def test_a_network_without_hidden_layers_has_phases_too():
    learner = Learner((2, 1), ["sigmoid"], "binary_cross_entropy", 3)
    names = [phase.name for phase in learner.begin(*batch_for(learner))]
    assert names == ["data", "forward", "error", "backward", "update", "repeat"]


def test_each_phase_writes_what_it_is_named_for_and_nothing_else():
    learner = learner_for("two classes", optimizer="momentum", l2=0.01)
    network = learner.network
    writes = {
        "data": {"a", "targets"},
        "forward": {"z", "a"},
        "error": {"error", "terms"},
        "backward": {"slope", "slope_of_ones", "delta"}
        | {"weight_gradients", "bias_gradients"},
        "update": {"weights", "biases", "velocity", "weight_changes", "bias_changes"},
        "repeat": set(),
    }
    before = network.state.copy()
    for phase in learner.begin(*batch_for(learner)):
        written = {
            array.name
            for array in network.layout.arrays
            if (before != network.state)[array.offset : array.end].any()
        }
        assert written <= writes[phase.name], phase
        assert written or phase is REPEAT
        before = network.state.copy()


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_stopping_at_the_error_teaches_nothing(optimizer):
    learner = learner_for("two classes", optimizer=optimizer, l1=0.1, l2=0.1)
    network = learner.network
    inputs, targets = batch_for(learner)
    learner.step(inputs, targets)
    memory = network.memory.tobytes()

    predictions = predict(
        network, inputs, targets, learner.objective, learner.optimizer
    )

    assert network.memory.tobytes() == memory
    assert predictions is network.output.a
    assert network.loss == learner.step(inputs, targets)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_bits_again(kind, optimizer, dtype):
    def trained():
        learner = learner_for(kind, optimizer=optimizer, dtype=dtype, l1=1e-3, l2=1e-3)
        for seed in range(30):
            learner.step(*batch_for(learner, seed))
        return learner.network

    first, second = trained(), trained()
    assert first.state.dtype == dtype
    assert first.state.tobytes() == second.state.tobytes()
    assert first.loss == second.loss


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_snapshot_put_back_continues_bit_for_bit(optimizer, dtype):
    learner = learner_for("classes", optimizer=optimizer, dtype=dtype)
    other = learner_for("classes", optimizer=optimizer, dtype=dtype, seed=99)

    def train(pupil, seeds):
        for seed in seeds:
            pupil.step(*batch_for(pupil, seed))
        return pupil.network.state.tobytes()

    train(learner, range(10))
    snapshot = learner.network.state.copy()
    expected = train(learner, range(10, 25))

    learner.network.state[:] = snapshot
    learner.steps = 10
    assert train(learner, range(10, 25)) == expected

    other.network.memory[:] = snapshot[: other.network.memory.size]
    other.steps = 10
    assert train(other, range(10, 25)) == expected


def test_a_snapshot_taken_within_a_step_is_the_moment_of_that_phase():
    learner = learner_for("number")
    batch = batch_for(learner)
    network = learner.network
    start = network.state.copy()
    moments = [network.state.tobytes() for _ in learner.begin(*batch)]
    network.state[:] = start
    again = learner.begin(*batch)
    for moment in moments:
        next(again)
        assert network.state.tobytes() == moment


def test_the_caller_keeps_its_batch():
    learner = learner_for("classes")
    inputs, targets = batch_for(learner)
    inputs.flags.writeable = targets.flags.writeable = False
    learner.step(inputs, targets)
    assert not np.shares_memory(inputs, learner.network.state)
    np.testing.assert_array_equal(learner.network.inputs, inputs)


@pytest.mark.parametrize("kind", KINDS)
def test_frozen_weights_stay_and_the_others_move(kind):
    learner = learner_for(kind, optimizer="adam")
    network = learner.network
    network.trainable = np.ones_like(network.parameters)
    network.trainable[::2] = 0
    before = network.parameters.copy()
    for _ in range(5):
        learner.step(*batch_for(learner))
    moved = network.parameters != before
    assert not moved[::2].any()
    assert moved[1::2].mean() > 0.5
    assert (network.changes[::2] == 0).all()


@pytest.mark.parametrize("optimizer", ["gradient_descent", "adam"])
@pytest.mark.parametrize("kind", KINDS)
def test_memory_stays_flat_over_a_thousand_steps(kind, optimizer):
    learner = learner_for(kind, optimizer=optimizer, l1=1e-3, l2=1e-3)
    batch = batch_for(learner)
    state = learner.network.state
    tracemalloc.start()
    try:
        for _ in range(100):
            learner.step(*batch)
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(1000):
            learner.step(*batch)
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 10_000  # a single float kept a step would be 24,000
    assert learner.network.state is state


def test_the_loss_is_a_number_that_json_can_write():
    for dtype in ("float64", "float32"):
        learner = learner_for("classes", dtype=dtype)
        assert type(learner.step(*batch_for(learner))) is float
