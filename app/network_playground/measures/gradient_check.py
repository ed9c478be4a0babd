"""Is a gradient right? Move the weight a little both ways and measure the loss."""

from typing import Any

from network_playground.engine.network import Network
from network_playground.engine.optimizer import Optimizer
from network_playground.engine.training import training_step
from network_playground.runs.bounds import refuse_endless
from network_playground.runs.edits.parameters import place_in
from network_playground.runs.timeline import Timeline

EPSILON = 1e-5


def check_gradient(
    timeline: Timeline, name: str, layer: int, index: tuple[int, ...]
) -> dict[str, Any]:
    """Compare dLoss/dw with (L(w + e) - L(w - e)) / 2e, on the present batch.

    Central differences: Nocedal and Wright, Numerical Optimization, 2006, equation 8.7.
    The weights are those with which the present step began; the arithmetic is of double
    precision, since two single losses differ by little more than their rounding. Raises
    Problem for a place that the network does not have, and where no loss is finite.
    """
    run = timeline.run
    place = place_in(run, name, layer, index)
    size = run.batches.batch_size
    network = run.new_network(size, is_training=True, dtype="float64")
    start = timeline.parameters_before()
    batch = run.batches.at(timeline.moment.step)
    objective = run.new_objective(network)
    optimizer = Optimizer(run.rule, network, run.experiment.learning_rate)

    def loss_at(shift: float) -> float:
        _take(network, start)
        network.parameters[place] += shift
        for phase in training_step(
            network, batch.inputs, batch.targets, objective, optimizer
        ):
            if phase.name == "error":
                break
        return float(network.loss)

    higher, lower = loss_at(EPSILON), loss_at(-EPSILON)
    _take(network, start)
    for phase in training_step(
        network, batch.inputs, batch.targets, objective, optimizer
    ):
        if phase.name == "update":
            break
    gradient = float(network.gradients[place])
    measured = (higher - lower) / (2 * EPSILON)
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
        "epsilon": EPSILON,
    }


def _take(network: Network, parameters: Any) -> None:
    network.parameters[:] = parameters
