"""A schedule lets the learning rate shrink as training goes on.

Each row gives the share of the full rate at a step; ``horizon`` is how many steps the
schedule is made for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi


def constant(step: int, horizon: int) -> float:
    return 1.0


def halving(step: int, horizon: int) -> float:
    return float(0.5 ** (step // horizon))


def cosine(step: int, horizon: int) -> float:
    return 0.5 * (1 + cos(pi * min(step, horizon) / horizon))


@dataclass(frozen=True, slots=True)
class Schedule:
    """One row: ``share(step, horizon)`` of the learning rate, step from 0."""

    name: str
    share: Callable[[int, int], float]
    formula: str
    plain: str
    technical: str
    source: str


SCHEDULES = {
    row.name: row
    for row in (
        Schedule(
            "constant",
            constant,
            r"\eta_t = \eta",
            "Keep the same pace throughout.",
            "A constant learning rate.",
            "Robbins and Monro, Annals of Mathematical Statistics, 1951.",
        ),
        Schedule(
            "step",
            halving,
            r"\eta_t = \eta \cdot 2^{-\lfloor t / T \rfloor}",
            "Halve the pace every so many steps.",
            "Step decay: half the rate after every horizon.",
            "Goodfellow, Bengio and Courville, Deep Learning, 2016, section 8.3.1.",
        ),
        Schedule(
            "cosine",
            cosine,
            r"\eta_t = \tfrac{1}{2} \eta (1 + \cos(\pi t / T))",
            "Slow down gently, to a stop at the end.",
            "Cosine annealing to zero at the horizon, without restarts.",
            "Loshchilov and Hutter, ICLR 2017, equation 5.",
        ),
    )
}
