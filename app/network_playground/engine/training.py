"""The five steps by which a network learns, as one function.

It stops at every ``yield``: whoever steps by hand asks for the next part, whoever plays
asks for all of them. There is no other copy of the algorithm.
"""

from collections.abc import Generator
from typing import Any

from numpy import add, dot, multiply, subtract
from numpy.typing import NDArray

from network_playground.engine.network import (
    DATA,
    ERROR,
    REPEAT,
    UPDATE,
    Network,
    Phase,
)
from network_playground.engine.objective import Objective
from network_playground.engine.optimizer import Optimizer


def training_step(
    network: Network,
    inputs: NDArray[Any],  # (fan_in, batch): every example is a column
    targets: NDArray[Any],  # (outputs, batch)
    objective: Objective,
    optimizer: Optimizer,
    step: int = 0,  # how many steps came before
) -> Generator[Phase, None, None]:
    """Take a step, part by part; a call's last argument receives its result."""

    # 1 Give: what is known of every example enters the input layer.
    network.inputs[...] = inputs
    network.targets[...] = targets
    yield DATA

    # 2 Predict: layer by layer, multiply by the weights, add the bias, activate.
    for layer in network.layers:
        dot(layer.parameters_T, layer.inputs, layer.z)  # z = weights.T @ a + biases
        layer.activate(layer.z, layer.a, network.numbers)  # a = f(z)
        yield layer.forward

    # 3 Compare: the truth is told, and the loss says how wrong the predictions are.
    output = network.output
    subtract(output.a, network.targets, network.error)
    network.loss = objective.measure(network)
    yield ERROR

    # 4 Learn: how steep is every activation, and what did the output do to the loss?
    for derivative, z, a, slope in objective.slopes:
        derivative(z, a, slope, network.numbers)  # da/dz
    objective.push_back(network)  # output.delta = dLoss/dz
    dot(output.inputs, output.delta_T, output.gradients)  # dLoss/dweights, dbiases
    if objective.has_penalty:
        objective.penalise(output)
    yield output.backward

    # 4 Learn: layer by layer, back along the connections, each node's share of it.
    for layer in network.hidden_backwards:
        dot(layer.next.weights, layer.next.delta, layer.delta)  # dLoss/da
        multiply(layer.delta, layer.slope, layer.delta)  # dLoss/dz
        dot(layer.inputs, layer.delta_T, layer.gradients)  # dLoss/dweights, dbiases
        if objective.has_penalty:
            objective.penalise(layer)
        yield layer.backward

    # 4 Learn: every weight and bias moves a little, so that the loss gets smaller.
    optimizer.change(network, step)
    if network.trainable is not None:
        multiply(network.changes, network.trainable, network.changes)
    add(network.parameters, network.changes, network.parameters)
    yield UPDATE

    # 5 Repeat: the next step does the same with the next examples.
    yield REPEAT
