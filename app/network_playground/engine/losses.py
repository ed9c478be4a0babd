"""A loss measures how wrong the predictions are, in one number to be made small.

Each row has the loss and, beside it, its derivative with respect to the predictions a.
Arrays are (outputs, batch); the loss of a batch is the mean over its examples, and an
example's loss is the sum over its outputs.
"""

from numpy import (
    absolute,
    add,
    clip,
    divide,
    log,
    logaddexp,
    maximum,
    minimum,
    multiply,
    sign,
    subtract,
)

from network_playground.engine.numbers import Numbers
from network_playground.engine.rows import Floats, Loss, NoSpelling


def squares(
    z: Floats, a: Floats, targets: Floats, error: Floats, terms: Floats, n: Numbers
) -> None:
    multiply(error, error, terms)


def squares_derivative(
    a: Floats, targets: Floats, error: Floats, share: Floats, delta: Floats, n: Numbers
) -> None:
    multiply(error, share, delta)


HALF_SQUARED_ERROR = Loss(
    name="half_squared_error",
    factor=0.5,
    terms=squares,
    terms_with_partner=squares,
    derivative=squares_derivative,
    partner="linear",
    formula="(a - t) ** 2 / 2",
    formula_with_partner="(a - t) ** 2 / 2",
    derivative_formula="a - t",
    plain="Half the square of how far off: far off counts much more.",
    technical="Half squared error, summed over outputs, averaged over the batch.",
    source="Gauss, Theoria motus, 1809, article 179.",
    pytorch="((outputs - targets) ** 2).sum(1).mean() / 2",
    scikit_learn="MLPRegressor",
)


def huber(
    z: Floats, a: Floats, targets: Floats, error: Floats, terms: Floats, n: Numbers
) -> None:
    absolute(error, terms)
    near = minimum(terms, n.one)  # the part of the way that counts by its square
    subtract(terms, near / 2, terms)
    multiply(terms, near, terms)


def huber_derivative(
    a: Floats, targets: Floats, error: Floats, share: Floats, delta: Floats, n: Numbers
) -> None:
    clip(error, -n.one, n.one, out=delta)
    multiply(delta, share, delta)


HUBER = Loss(
    name="huber",
    title="Huber",
    terms=huber,
    terms_with_partner=huber,
    derivative=huber_derivative,
    formula="(a - t) ** 2 / 2 if abs(a - t) <= 1 else abs(a - t) - 1 / 2",
    formula_with_partner="(a - t) ** 2 / 2 if abs(a - t) <= 1 else abs(a - t) - 1 / 2",
    derivative_formula="max(-1, min(1, a - t))",
    plain="Like half the square, but a single one far off counts no more than its "
    "distance.",
    technical="Huber loss with threshold 1: quadratic near 0, linear beyond.",
    source="Huber, Annals of Mathematical Statistics 35, 1964.",
    pytorch='nn.HuberLoss(reduction="sum")(outputs, targets) / BATCH_SIZE',
    scikit_learn=NoSpelling("its networks have no Huber loss"),
)


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


BINARY_CROSS_ENTROPY = Loss(
    name="binary_cross_entropy",
    title="binary cross-entropy",
    terms=binary_logarithms,
    terms_with_partner=binary_logarithms_from_z,
    derivative=binary_logarithms_derivative,
    partner="sigmoid",
    formula="-t * log(a) - (1 - t) * log(1 - a)",
    formula_with_partner="log(1 + exp(z)) - t * z",
    derivative_formula="(a - t) / (a * (1 - a))",
    lowest=0.0,
    highest=1.0,
    plain="How surprised the machine is by the truth, when it gives a chance.",
    technical="Negative log-likelihood of a yes or no (binary cross-entropy).",
    source="Bishop, Pattern Recognition and Machine Learning, 2006, equation 4.90.",
    pytorch=(
        "-(targets * log(outputs) + (1 - targets) * log(1 - outputs)).sum(1).mean()"
    ),
    pytorch_with_partner=(
        'nn.BCEWithLogitsLoss(reduction="sum")(outputs, targets) / BATCH_SIZE'
    ),
    scikit_learn="MLPClassifier",
)


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


CATEGORICAL_CROSS_ENTROPY = Loss(
    name="categorical_cross_entropy",
    title="categorical cross-entropy",
    terms=logarithms,
    terms_with_partner=logarithms,
    derivative=logarithms_derivative,
    partner="softmax",
    formula="-t * log(a)",
    formula_with_partner="-t * log(a)",
    derivative_formula="-t / a",
    lowest=0.0,
    highest=1.0,
    plain="How surprised the machine is by the right one of several answers.",
    technical="Negative log-likelihood of one class of several (cross-entropy).",
    source="Bishop, Pattern Recognition and Machine Learning, 2006, equation 4.108.",
    pytorch="-(targets * log(outputs)).sum(1).mean()",
    pytorch_with_partner="nn.CrossEntropyLoss()(outputs, targets)",
    scikit_learn="MLPClassifier",
)


def hinges(
    z: Floats, a: Floats, targets: Floats, error: Floats, terms: Floats, n: Numbers
) -> None:
    multiply(targets, a, terms)
    subtract(n.one, terms, terms)
    maximum(terms, n.zero, out=terms)


def hinges_derivative(
    a: Floats, targets: Floats, error: Floats, share: Floats, delta: Floats, n: Numbers
) -> None:
    hinges(a, a, targets, error, delta, n)
    sign(delta, delta)  # 1 where the margin is too small
    multiply(delta, targets, delta)
    subtract(n.zero, delta, delta)
    multiply(delta, share, delta)


HINGE = Loss(
    name="hinge",
    terms=hinges,
    terms_with_partner=hinges,
    derivative=hinges_derivative,
    formula="max(0, 1 - t * a)",
    formula_with_partner="max(0, 1 - t * a)",
    derivative_formula="-t if t * a < 1 else 0",
    targets=(-1.0, 1.0),
    plain="What is missing to being right by a margin of 1; beyond it, nothing counts.",
    technical="Hinge loss of targets -1 and 1, as in support vector machines.",
    source="Cortes and Vapnik, Machine Learning 20, 1995.",
    pytorch="(1 - targets * outputs).relu().sum(1).mean()",
    scikit_learn=NoSpelling("its networks have no hinge loss"),
)

LOSSES = {
    row.name: row
    for row in (
        HALF_SQUARED_ERROR,
        HUBER,
        BINARY_CROSS_ENTROPY,
        CATEGORICAL_CROSS_ENTROPY,
        HINGE,
    )
}


def softmax_chain(delta: Floats, a: Floats) -> None:
    """Turn dLoss/da into dLoss/dz through a softmax: a (g - sum of g a), in place."""
    multiply(delta, a, delta)
    subtract(delta, multiply(a, add.reduce(delta, 0)), delta)
