"""A schedule lets the learning rate shrink as training goes on.

Each row gives the share of the full rate at a step; ``horizon`` is how many steps the
schedule is made for.
"""

from math import cos, pi

from network_playground.engine.rows import Schedule


def constant(step: int, horizon: int) -> float:
    return 1.0


def halving(step: int, horizon: int) -> float:
    return float(0.5 ** (step // horizon))


def to_a_tenth(step: int, horizon: int) -> float:
    return 1 - 0.9 * min(step, horizon) / horizon


def cosine(step: int, horizon: int) -> float:
    return 0.5 * (1 + cos(pi * min(step, horizon) / horizon))


SCHEDULES = {
    row.name: row
    for row in (
        Schedule(
            name="constant",
            share=constant,
            formula="1",
            plain="Keep the same pace throughout.",
            technical="A constant learning rate.",
            source="Bottou, Curtis and Nocedal, SIAM Review 60, 2018, section 4.",
        ),
        Schedule(
            name="step",
            share=halving,
            formula="0.5 ** floor(step / horizon)",
            plain="Halve the pace every so many steps.",
            technical="Step decay: half the rate after every horizon.",
            source="Common practice, as in Krizhevsky et al., NIPS 2012, section 5.",
        ),
        Schedule(
            name="linear",
            share=to_a_tenth,
            formula="1 - 0.9 * min(step, horizon) / horizon",
            plain="Slow down evenly, to a tenth of the pace.",
            technical="Linear decay to a tenth at the horizon.",
            source="Goodfellow, Bengio and Courville, Deep Learning, 2016, eq. 8.14.",
        ),
        Schedule(
            name="cosine",
            share=cosine,
            formula="(1 + cos(pi * min(step, horizon) / horizon)) / 2",
            plain="Slow down gently, to a stop at the end.",
            technical="Cosine annealing to zero at the horizon, without restarts.",
            source="Loshchilov and Hutter, ICLR 2017, equation 5.",
        ),
    )
}
