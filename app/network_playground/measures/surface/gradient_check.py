"""Is a gradient right? Move the weight a little both ways and measure the loss."""

import numpy as np

from network_playground.measures.shapes import GradientCheckEvent
from network_playground.measures.surface.batch_loss import BatchLoss
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
    dtype = run.experiment.dtype
    epsilon = EPSILON[dtype]
    loss = BatchLoss(timeline)
    higher, lower = loss.at_shifted(place, epsilon), loss.at_shifted(place, -epsilon)
    loss.take_step()
    gradient = float(loss.network.gradients[place])
    measured = (higher - lower) / (2 * epsilon)
    largest = max(abs(higher), abs(lower))
    rounding = ROUNDED * float(np.finfo(dtype).eps) * largest / (2 * epsilon)
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
