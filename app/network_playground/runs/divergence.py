"""Where the numbers stop being finite: the last step before it, and why."""

from math import isfinite
from typing import Literal, NamedTuple

import numpy as np

from network_playground.engine.network import ERROR
from network_playground.runs.frame import frame_dtype
from network_playground.runs.timeline import Timeline

LARGE_STEP = 0.01  # of the largest weight
LARGEST_BY_HAND = 1e6  # a weight beyond it was learnt


Cause = Literal["rate", "penalty", "decay", "too late", "extreme"]


class Pull(NamedTuple):
    """What pulls to zero; times the learning rate it overshoots from ``limit`` on."""

    cause: Cause
    strength: float
    limit: float


class Divergence(NamedTuple):
    """The first step whose numbers are not finite, counted from 1, and why.

    ``cause`` is "rate" where learning overshot more from step to step, "penalty" and
    "decay" where the ``pull`` to zero did, "too late" where it had overshot before the
    present rate was chosen, and "extreme" where a weight, an input or a setting is too
    large by itself.
    """

    step: int
    cause: Cause
    learning_rate: float
    pull: Pull | None


def leave_divergence(timeline: Timeline) -> Divergence | None:
    """Go back to the last finite step, and say why; None where all is finite."""
    if is_finite(timeline):
        return None
    step = go_to_last_finite(timeline)
    rate = float(timeline.run.optimizer.rates["learning_rate"])
    pull = overshooting_pull(timeline, rate)
    return Divergence(step + 1, _cause(timeline, pull), rate, pull)


def overshooting_pull(timeline: Timeline, rate: float) -> Pull | None:
    """Find what pulls each weight so far beyond zero that it comes out larger.

    Decoupled decay takes rate * decay of a weight off in each step, gradient descent
    rate * L2; with momentum the limit is where the step's own matrix stops shrinking.
    """
    run = timeline.run
    rule, rates = run.rule, run.optimizer.rates
    pulls = []
    if rule.decay:
        pulls.append(Pull("decay", float(rates[rule.decay]), 2.0))
    if rule.penalty_limit:
        pulls.append(Pull("penalty", run.objective.l2, rule.penalty_limit(rates)))
    return next((one for one in pulls if rate * one.strength >= one.limit), None)


def _cause(timeline: Timeline, pull: Pull | None) -> Cause:
    if not is_by_learning(timeline):
        return "extreme"
    if pull:
        return pull.cause
    largest = float(np.abs(timeline.run.network.parameters).max())
    is_chosen_here = any(
        place.name == "learning_rate"
        for edit in timeline.edits_here
        for place in edit.sets()
    )
    return "too late" if is_chosen_here and largest > LARGEST_BY_HAND else "rate"


def is_by_learning(timeline: Timeline) -> bool:
    """Say whether learning made the weights so large, and not a hand or an input.

    No hand sets a weight beyond ``LARGEST_BY_HAND``. And where learning overshoots, a
    step moves the weights by much of their size; those that were large from the start
    it hardly moves.
    """
    network = timeline.run.network
    size = float(np.abs(network.parameters).max())
    moved = float(np.abs(network.changes).max())
    return size > LARGEST_BY_HAND or moved > LARGE_STEP * size


def is_finite(timeline: Timeline) -> bool:
    """Say whether the loss, once it is measured, and all else are finite numbers.

    What a frame cannot hold as a finite number counts as none.
    """
    network, phases = timeline.run.network, timeline.run.phases
    is_measured = timeline.moment.phase >= phases.index(ERROR)
    if is_measured and not isfinite(network.loss):
        return False
    largest = np.finfo(frame_dtype(timeline.run)).max
    # A NaN makes both the largest and the smallest number NaN, so it is not within.
    return bool(network.state.max() <= largest and network.state.min() >= -largest)


def go_to_last_finite(timeline: Timeline) -> int:
    """Go back to the end of the last step whose numbers are finite; give its number.

    Numbers that are not finite stay so, hence the place can be found by halving.
    """
    broken = finite = timeline.moment.step + 1
    stride = 1
    while finite > 0 and not is_finite(timeline):
        broken, finite = finite, max(0, finite - stride)
        stride *= 2
        timeline.go_to(finite)
    while broken - finite > 1:
        middle = (finite + broken) // 2
        timeline.go_to(middle)
        if is_finite(timeline):
            finite = middle
        else:
            broken = middle
    timeline.go_to(finite)
    timeline.furthest = finite
    return finite
