"""How good is a network on examples that it is asked about, but not taught?"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from network_playground.engine.network import ERROR, Network
from network_playground.engine.objective import Objective
from network_playground.engine.optimizer import Optimizer
from network_playground.engine.training import training_step

Floats = NDArray[Any]


def predict(
    network: Network,
    inputs: Floats,
    targets: Floats,
    objective: Objective,
    optimizer: Optimizer,
) -> Floats:
    """Run a training step up to the error and stop there: nothing is learnt.

    ``inputs`` is (fan_in, batch), ``targets`` (outputs, batch). Returns the
    predictions, (outputs, batch); ``network.loss`` then holds their loss.
    """
    for phase in training_step(network, inputs, targets, objective, optimizer):
        if phase is ERROR:
            break
    return network.output.a


def accuracy(predictions: Floats, targets: Floats, middle: float = 0.5) -> float:
    """Give the share of examples whose class is predicted, 0 to 1.

    With one output the class is the side of ``middle``, halfway between the targets.
    """
    if len(predictions) > 1:
        return float(np.mean(predictions.argmax(0) == targets.argmax(0)))
    return float(np.mean((predictions > middle) == (targets > middle)))


def area_under_curve(scores: Floats, is_positive: NDArray[np.bool_]) -> float:
    """Give the chance that a positive example scores higher than a negative one.

    Ties count half. Hanley and McNeil, Radiology 143, 1982. NaN without both classes.
    """
    positives = int(is_positive.sum())
    negatives = is_positive.size - positives
    if positives == 0 or negatives == 0:
        return float("nan")
    values, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    rank_sum = float(ranks[is_positive].sum())
    return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives)


def determination(predictions: Floats, targets: Floats) -> float:
    """Give R squared, the share of the targets' variance that is predicted."""
    spread = float(((targets - targets.mean(1, keepdims=True)) ** 2).sum())
    missed = float(((targets - predictions) ** 2).sum())
    return 1 - missed / spread if spread else float("nan")
