"""The loss of the present batch along one weight or bias, all others as they are."""

from math import floor, isfinite, log10
from typing import NamedTuple

import numpy as np

from network_playground.engine.network import Phase
from network_playground.measures.shapes import LossAlongEvent
from network_playground.measures.surface.batch_loss import BatchLoss
from network_playground.runs.bounds import refuse_endless
from network_playground.runs.edits.parameters import Name, place_in
from network_playground.runs.timeline import Timeline

MOST_POINTS = 48  # of the curve, beside the two that are marked on it
FEWEST_POINTS = 12
MOST_WORK = 40_000_000  # multiplications, where the network leaves the choice
REACH = 1.5  # of a window's unit, from its middle to its ends
ROOM = 1.25  # times the step at least is the unit, so that both of its ends are inside
WIDE = 2  # times the largest weight around is the unit, at least
LEAST = 1e-12  # below it weights are as good as 0, and tell nothing of their size


class Move(NamedTuple):
    """How a step moves one parameter: where it was, how far, and where it comes to."""

    value: float
    change: float
    landing: float


def loss_along(
    timeline: Timeline,
    name: Name,
    layer: int,
    index: tuple[int, ...],
    closer: int = 0,
) -> LossAlongEvent:
    """Give the curve of the loss along a parameter, with the step marked on it.

    Everything is as the present step finds it: its batch, its weights at the start, its
    penalty, the nodes that dropout leaves out in it. The gradient is that of the step,
    the slope of the curve where the step begins. ``closer`` divides the range by ten so
    often, as far as the step still fits. Raises Problem for a place that the network
    does not have, and where the loss or the move is beyond all bounds.
    """
    run = timeline.run
    place = place_in(run, name, layer, index)
    batch_loss = BatchLoss(timeline)
    batch_loss.take_step()
    gradient = _gradient(timeline, batch_loss, place, layer)
    move = _move(timeline, batch_loss, place)
    start = batch_loss.start
    refuse_endless(gradient, *move)

    def loss_at(value: float) -> float:
        parameters = start.copy()
        parameters[place] = value
        return batch_loss.at(parameters)

    loss, landing_loss = batch_loss.at(start), loss_at(move.landing)
    refuse_endless(loss)
    size = _largest_weight(batch_loss, layer)
    low, high = window(move, size, closer, float(np.finfo(start.dtype).eps))
    refuse_endless(low, high)
    spread = np.linspace(low, high, points_for(batch_loss.work))
    values = sorted({*spread.astype(start.dtype).tolist(), move.value, move.landing})
    losses = [loss_at(value) for value in values]
    trainable = run.network.trainable
    return {
        "kind": "loss_along",
        "name": name,
        "layer": layer,
        "index": list(index),
        "step": timeline.steps_done,
        "phase": timeline.moment.phase,
        "is_updated": is_updated(timeline),
        "is_frozen": trainable is not None and not trainable[place],
        "value": move.value,
        "gradient": gradient,
        "change": move.change,
        "landing": move.landing,
        "loss": loss,
        "landing_loss": landing_loss if isfinite(landing_loss) else None,
        "range": (low, high),
        "values": values,
        "losses": [one if isfinite(one) else None for one in losses],
        "closer": closer,
    }


def points_for(work: int) -> int:
    """Choose how many points a curve has, where each takes so many multiplications."""
    return max(FEWEST_POINTS, min(MOST_POINTS, MOST_WORK // work))


def window(move: Move, size: float, closer: int, eps: float) -> tuple[float, float]:
    """Choose from where to where the curve goes.

    ``size`` is the largest weight's around, ``eps`` the precision's. The window's unit
    is a round number, and its middle a multiple of it, so that it stands still while
    the weight moves through it.
    """
    usual = max(abs(move.value), WIDE * size)
    wide = usual if usual > LEAST else 1.0
    unit = round_above(
        max(
            wide / 10**closer,
            ROOM * abs(move.landing - move.value),
            MOST_POINTS * eps * abs(move.value),
        )
    )
    if not isfinite(unit):
        return -unit, unit
    middle = unit * round(move.value / unit)
    return middle - REACH * unit, middle + REACH * unit


def round_above(size: float) -> float:
    """Give the next of 1, 2 and 5, times a power of ten, that is at least so large."""
    if not 0 < size < float("inf"):
        return size
    power = 10.0 ** floor(log10(size))
    return next(digit * power for digit in (1, 2, 5, 10, 20) if digit * power >= size)


def is_updated(timeline: Timeline) -> bool:
    """Say whether the present step has moved the weights already."""
    return timeline.steps_done > timeline.moment.step


def _gradient(timeline: Timeline, loss: BatchLoss, place: int, layer: int) -> float:
    """Give the gradient that a frame has, or will have in this step."""
    run = timeline.run
    is_known = timeline.moment.phase >= run.phases.index(Phase("backward", layer))
    network = run.network if is_known else loss.network
    return float(network.gradients[place])


def _move(timeline: Timeline, loss: BatchLoss, place: int) -> Move:
    """Tell how this step moves a parameter, without what a hand did after it."""
    run = timeline.run
    network = run.network if is_updated(timeline) else loss.network
    after, changes = timeline.stepped or (network.parameters, network.changes)
    return Move(float(loss.start[place]), float(changes[place]), float(after[place]))


def _largest_weight(loss: BatchLoss, layer: int) -> float:
    network = loss.network
    network.parameters[:] = loss.start
    return float(np.abs(network.layers[layer - 1].weights).max())
