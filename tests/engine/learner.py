"""A network with all that it needs to learn, for the tests of the engine."""

from itertools import pairwise

import numpy as np

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.losses import LOSSES
from network_playground.engine.network import Network
from network_playground.engine.objective import Objective
from network_playground.engine.optimizer import Optimizer
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.training import training_step


class Learner:
    """Build from names what a run builds; weights are Glorot's, drawn from ``seed``."""

    def __init__(
        self,
        sizes,
        activations,
        loss,
        batch_size,
        optimizer="gradient_descent",
        learning_rate=0.1,
        numbers=None,
        dtype="float64",
        l1=0.0,
        l2=0.0,
        seed=1,
    ):
        rule = OPTIMIZERS[optimizer]
        rows = [ACTIVATIONS[name] for name in activations]
        self.network = Network(sizes, rows, batch_size, dtype, rule.slots)
        self.loss = LOSSES[loss]
        self.objective = Objective(self.loss, self.network, l1, l2)
        self.optimizer = Optimizer(rule, self.network, learning_rate, numbers)
        self.steps = 0
        rng = np.random.default_rng(seed)
        for layer, fans in zip(self.network.layers, pairwise(sizes), strict=True):
            layer.weights[...] = INITIALIZERS["glorot"].draw(rng, *fans)
            layer.biases[...] = rng.uniform(-0.2, 0.2, fans[1])

    def begin(self, inputs, targets):
        """Give the generator of the next step."""
        return training_step(
            self.network,
            inputs,
            targets,
            self.objective,
            self.optimizer,
            self.steps,
        )

    def step(self, inputs, targets):
        """Take one whole step; give the loss before it."""
        for _ in self.begin(inputs, targets):
            pass
        self.steps += 1
        return self.network.loss


def batch_for(learner, seed=2):
    """Draw inputs, and targets of a kind that the learner's loss can be given."""
    network = learner.network
    rng = np.random.default_rng(seed)
    inputs = rng.normal(size=network.inputs.shape)
    targets = rng.integers(0, 2, network.targets.shape).astype(float)
    if learner.loss.targets:
        no, yes = learner.loss.targets
        targets = no + (yes - no) * targets
    if network.output.activation.name == "softmax" and not learner.loss.targets:
        classes = rng.integers(0, network.sizes[-1], network.batch_size)
        targets = np.eye(network.sizes[-1])[classes].T
    dtype = network.state.dtype
    return inputs.astype(dtype), np.ascontiguousarray(targets, dtype)
