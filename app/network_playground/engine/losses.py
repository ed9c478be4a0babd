"""A loss measures how wrong the predictions are, in one number to be made small.

Each row has the loss and, beside it, its derivative with respect to the predictions a.
Arrays are (outputs, batch); the loss of a batch is the mean over its examples, and an
example's loss is the sum over its outputs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from numpy import add, divide, log, logaddexp, maximum, multiply, subtract
from numpy.typing import NDArray

from network_playground.engine.activations import Activation
from network_playground.engine.numbers import Numbers

Floats = NDArray[Any]


def squares(
    z: Floats, a: Floats, targets: Floats, error: Floats, terms: Floats, n: Numbers
) -> None:
    multiply(error, error, terms)


def squares_derivative(
    a: Floats, targets: Floats, error: Floats, share: Floats, delta: Floats, n: Numbers
) -> None:
    multiply(error, share, delta)


def binary_logarithms(
    z: Floats, a: Floats, targets: Floats, error: Floats, terms: Floats, n: Numbers
) -> None:
    terms[...] = -targets * log(maximum(a, n.tiny))
    terms -= (n.one - targets) * log(maximum(n.one - a, n.tiny))


def binary_logarithms_from_z(
    z: Floats, a: Floats, targets: Floats, error: Floats, terms: Floats, n: Numbers
) -> None:
    """Take the logarithms before the sigmoid rounds to 0 or 1: log(1 + e^z) - t z."""
    multiply(targets, z, terms)
    subtract(logaddexp(n.zero, z), terms, terms)


def binary_logarithms_derivative(
    a: Floats, targets: Floats, error: Floats, share: Floats, delta: Floats, n: Numbers
) -> None:
    multiply(a, a, delta)
    subtract(a, delta, delta)
    maximum(delta, n.tiny, out=delta)
    divide(error, delta, delta)  # (a - t) / (a (1 - a))
    multiply(delta, share, delta)


def logarithms(
    z: Floats, a: Floats, targets: Floats, error: Floats, terms: Floats, n: Numbers
) -> None:
    maximum(a, n.tiny, out=terms)
    log(terms, terms)
    multiply(terms, targets, terms)
    subtract(n.zero, terms, terms)  # unlike negative, this leaves no -0.0


def logarithms_derivative(
    a: Floats, targets: Floats, error: Floats, share: Floats, delta: Floats, n: Numbers
) -> None:
    maximum(a, n.tiny, out=delta)
    divide(targets, delta, delta)
    subtract(n.zero, delta, delta)  # -t / a
    multiply(delta, share, delta)


Formula = Callable[[Floats, Floats, Floats, Floats, Floats, Numbers], None]


@dataclass(frozen=True, slots=True)
class Loss:
    """One row. The loss of an example is ``factor`` times the sum of its ``terms``.

    ``terms(z, a, targets, error, terms, numbers)`` are those of the output layer;
    ``derivative(a, targets, error, share, delta, numbers)`` gives dLoss/da, where
    ``share``, 1 / batch, is what one example counts for in the mean.
    ``partner`` names the activation with which dLoss/dz is simply the error (Bishop,
    Pattern Recognition and Machine Learning, 2006, section 4.3.6), and
    ``terms_with_partner`` is the same loss computed from z, exact where a rounds.
    ``lowest`` and ``highest`` bound the predictions for which the loss is defined.
    """

    name: str
    factor: float
    terms: Formula
    terms_with_partner: Formula
    derivative: Formula
    partner: str
    formula: str
    lowest: float
    highest: float
    plain: str
    technical: str

    def accepts(self, activation: Activation) -> bool:
        """Say whether the loss is defined for all that the activation can give."""
        return self.lowest <= activation.lowest and activation.highest <= self.highest


INFINITY = float("inf")

LOSSES = {
    row.name: row
    for row in (
        Loss(
            "half_squared_error",
            0.5,
            squares,
            squares,
            squares_derivative,
            "linear",
            r"L = \tfrac{1}{2} (a - t)^2",
            -INFINITY,
            INFINITY,
            "Half the square of how far off: far off counts much more.",
            "Half squared error, summed over outputs, averaged over the batch.",
        ),
        Loss(
            "binary_cross_entropy",
            1.0,
            binary_logarithms,
            binary_logarithms_from_z,
            binary_logarithms_derivative,
            "sigmoid",
            r"L = -t \ln a - (1 - t) \ln (1 - a)",
            0.0,
            1.0,
            "How surprised the machine is by the truth, when it gives a chance.",
            "Negative log-likelihood of a yes or no (binary cross-entropy).",
        ),
        Loss(
            "categorical_cross_entropy",
            1.0,
            logarithms,
            logarithms,
            logarithms_derivative,
            "softmax",
            r"L = -\sum_j t_j \ln a_j",
            0.0,
            1.0,
            "How surprised the machine is by the right one of several answers.",
            "Negative log-likelihood of one class of several (cross-entropy).",
        ),
    )
}


def softmax_chain(delta: Floats, a: Floats) -> None:
    """Turn dLoss/da into dLoss/dz through a softmax: a (g - sum of g a), in place."""
    multiply(delta, a, delta)
    subtract(delta, multiply(a, add.reduce(delta, 0)), delta)
