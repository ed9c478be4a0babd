"""Is a gradient right? Move the weight a little both ways and measure the loss."""

from typing import Any

import numpy as np

from network_playground.engine.network import Network
from network_playground.engine.optimizer import Optimizer
from network_playground.engine.training import training_step
from network_playground.measures.shapes import GradientCheckEvent
from network_playground.runs.bounds import refuse_endless
from network_playground.runs.edits.parameters import Name, place_in
from network_playground.runs.timeline import Timeline

# How far a parameter is moved: so little that a curve looks straight, so much that the
# two losses differ by more than their rounding.
EPSILON = {"float64": 1e-5, "float32": 2e-3}
ROUNDED = 16  # times the precision: about what a loss is off by after all its sums


def check_gradient(
    timeline: Timeline, name: Name, layer: int, index: tuple[int, ...]
) -> GradientCheckEvent:
    """Compare dLoss/dw with (L(w + e) - L(w - e)) / 2e, on the present batch.

    Central differences: Nocedal and Wright, Numerical Optimization, 2006, equation 8.7.
    The weights are those with which the present step began, the arithmetic is of the
    experiment's precision. ``rounding`` is what the slope may be off by since both
    losses are rounded. Raises Problem for a place that the network does not have, and
    where no loss is finite.
    """
    run = timeline.run
    place = place_in(run, name, layer, index)
    size = run.batches.batch_size
    network = run.new_network(size, is_training=True)
    dtype = run.experiment.dtype
    epsilon = EPSILON[dtype]
    start = timeline.parameters_before()
    batch = run.batches.at(timeline.moment.step)
    objective = run.new_objective(network)
    optimizer = Optimizer(run.rule, network, run.experiment.learning_rate)

    def loss_at(shift: float) -> float:
        _take(network, start)
        network.parameters[place] = start[place] + network.state.dtype.type(shift)
        for phase in training_step(
            network, batch.inputs, batch.targets, objective, optimizer
        ):
            if phase.name == "error":
                break
        return float(network.loss)

    higher, lower = loss_at(epsilon), loss_at(-epsilon)
    _take(network, start)
    for phase in training_step(
        network, batch.inputs, batch.targets, objective, optimizer
    ):
        if phase.name == "update":
            break
    gradient = float(network.gradients[place])
    measured = (higher - lower) / (2 * epsilon)
    loss = max(abs(higher), abs(lower))
    rounding = ROUNDED * float(np.finfo(dtype).eps) * loss / (2 * epsilon)
    refuse_endless(gradient, measured, higher, lower)
    return {
        "kind": "gradient_check",
        "name": name,
        "layer": layer,
        "index": list(index),
        "gradient": gradient,
        "measured": measured,
        "loss_above": higher,
        "loss_below": lower,
        "epsilon": epsilon,
        "rounding": rounding,
        "dtype": dtype,
    }


def _take(network: Network, parameters: Any) -> None:
    network.parameters[:] = parameters
