"""An activation bends a node's weighted sum z into the number a that the node holds.

Each row has the rule forwards (z to a) and, beside it, the rule backwards: its
derivative da/dz, written in terms of a where that is possible. Arrays are
(nodes, batch).
"""

import numpy as np
from numpy import (
    add,
    divide,
    dot,
    exp,
    logaddexp,
    maximum,
    minimum,
    multiply,
    reciprocal,
    sign,
    subtract,
)

from network_playground.engine.numbers import Numbers, square_of_ones
from network_playground.engine.rows import (
    Activation,
    Floats,
    KnownFailure,
    NoSpelling,
)


def linear(z: Floats, a: Floats, numbers: Numbers) -> None:
    a[...] = z


def linear_derivative(z: Floats, a: Floats, slope: Floats, numbers: Numbers) -> None:
    slope.fill(1.0)


LINEAR = Activation(
    name="linear",
    symbol="",
    function=linear,
    derivative=linear_derivative,
    formula="z",
    derivative_formula="1",
    plain="Pass the sum on as it is.",
    technical="Identity: layers of it alone collapse into one linear map.",
    known_failures=(
        KnownFailure(
            "activations",
            lambda setup: setup.needs_a_bend and {*setup.hidden_names} == {"linear"},
            "Nodes that pass their sum on can only cut straight: not enough here.",
            "Linear layers collapse into one linear map; these classes are not "
            "linearly separable.",
        ),
    ),
    pytorch="",
    scikit_learn="identity",
)


def sigmoid(z: Floats, a: Floats, numbers: Numbers) -> None:
    np.negative(z, a)
    minimum(a, numbers.highest_exponent, out=a)  # so that exp never overflows
    exp(a, a)
    add(a, numbers.one, a)
    reciprocal(a, a)


def sigmoid_derivative(z: Floats, a: Floats, slope: Floats, numbers: Numbers) -> None:
    multiply(a, a, slope)
    subtract(a, slope, slope)


SIGMOID = Activation(
    name="sigmoid",
    symbol="σ",
    function=sigmoid,
    derivative=sigmoid_derivative,
    formula="1 / (1 + exp(-z))",
    derivative_formula="a * (1 - a)",
    lowest=0.0,
    highest=1.0,
    plain="Squeeze the sum to between 0 and 1, like a chance.",
    technical="Logistic function; its slope is at most 1/4, so it fades in deep nets.",
    known_failures=(
        KnownFailure(
            "activations",
            lambda setup: setup.hidden_names.count("sigmoid") >= 3,
            "Through so many layers of this kind hardly any correction comes through: "
            "the first layers do not learn.",
            "The sigmoid's slope is at most 1/4: over three and more layers the "
            "gradient vanishes. Try tanh or ReLU.",
        ),
    ),
    pytorch="nn.Sigmoid()",
    scikit_learn="logistic",
)


def tanh(z: Floats, a: Floats, numbers: Numbers) -> None:
    np.tanh(z, a)


def tanh_derivative(z: Floats, a: Floats, slope: Floats, numbers: Numbers) -> None:
    multiply(a, a, slope)
    subtract(numbers.one, slope, slope)


TANH = Activation(
    name="tanh",
    symbol="tanh",
    function=tanh,
    derivative=tanh_derivative,
    formula="tanh(z)",
    derivative_formula="1 - a ** 2",
    lowest=-1.0,
    highest=1.0,
    plain="Squeeze the sum to between -1 and 1.",
    technical="Hyperbolic tangent: zero-centred, saturates beyond about 3.",
    pytorch="nn.Tanh()",
    scikit_learn="tanh",
)


def relu(z: Floats, a: Floats, numbers: Numbers) -> None:
    maximum(z, numbers.zero, out=a)


def relu_derivative(z: Floats, a: Floats, slope: Floats, numbers: Numbers) -> None:
    sign(a, slope)  # a is never negative: 1 where it is positive, 0 at 0


RELU = Activation(
    name="relu",
    title="ReLU",
    symbol="ReLU",
    function=relu,
    derivative=relu_derivative,
    formula="max(0, z)",
    derivative_formula="1 if z > 0 else 0",
    lowest=0.0,
    plain="Keep a positive sum, turn a negative one into 0.",
    technical="Rectified linear unit; a node whose z stays negative is dead.",
    known_failures=(
        KnownFailure(
            "activations",
            lambda setup: "relu" in setup.hidden_names and setup.learning_rate >= 3,
            "With such large corrections nodes of this kind go silent for ever.",
            "At this learning rate ReLU units die: z is pushed below 0 for all "
            "examples, and its gradient is 0 from then on.",
        ),
    ),
    pytorch="nn.ReLU()",
    scikit_learn="relu",
)


def leaky_relu(z: Floats, a: Floats, numbers: Numbers) -> None:
    multiply(z, numbers.leak, a)
    maximum(z, a, out=a)


def leaky_relu_derivative(
    z: Floats, a: Floats, slope: Floats, numbers: Numbers
) -> None:
    sign(a, slope)
    maximum(slope, numbers.leak, out=slope)


LEAKY_RELU = Activation(
    name="leaky_relu",
    title="leaky ReLU",
    symbol="leaky ReLU",
    function=leaky_relu,
    derivative=leaky_relu_derivative,
    formula="max(0.01 * z, z)",
    derivative_formula="1 if z > 0 else 0.01",
    plain="Keep a positive sum, let a hundredth of a negative one through.",
    technical="ReLU with slope 0.01 below zero, so that no node dies (Maas 2013).",
    pytorch="nn.LeakyReLU(0.01)",
    scikit_learn=NoSpelling("its hidden layers have no leaky ReLU"),
)


def elu(z: Floats, a: Floats, numbers: Numbers) -> None:
    minimum(z, numbers.zero, out=a)
    np.expm1(a, a)
    maximum(z, a, out=a)  # e^z - 1 is never below z, and z > 0 wins where z > 0


def elu_derivative(z: Floats, a: Floats, slope: Floats, numbers: Numbers) -> None:
    minimum(a, numbers.zero, out=slope)
    add(slope, numbers.one, slope)


ELU = Activation(
    name="elu",
    title="ELU",
    symbol="ELU",
    function=elu,
    derivative=elu_derivative,
    formula="z if z > 0 else exp(z) - 1",
    derivative_formula="1 if z > 0 else a + 1",
    lowest=-1.0,
    plain="Keep a positive sum, bend a negative one smoothly towards -1.",
    technical="Exponential linear unit with alpha 1 (Clevert et al. 2015, eq. 15).",
    pytorch="nn.ELU()",
    scikit_learn=NoSpelling("its hidden layers have no ELU"),
)


def softplus(z: Floats, a: Floats, numbers: Numbers) -> None:
    logaddexp(numbers.zero, z, a)  # log(1 + e^z), and nothing overflows


def softplus_derivative(z: Floats, a: Floats, slope: Floats, numbers: Numbers) -> None:
    np.negative(a, slope)
    np.expm1(slope, slope)  # exact where a is near 0, unlike 1 - exp(-a)
    np.negative(slope, slope)


SOFTPLUS = Activation(
    name="softplus",
    symbol="softplus",
    function=softplus,
    derivative=softplus_derivative,
    formula="log(1 + exp(z))",
    derivative_formula="1 - exp(-a)",
    lowest=0.0,
    plain="Keep a large sum, let a negative one fade gently to 0.",
    technical="A smooth ReLU (Dugas et al., NIPS 2000); its slope is the sigmoid of z.",
    pytorch="nn.Softplus(threshold=40)",  # from there on it is z to the last bit
    scikit_learn=NoSpelling("its hidden layers have no softplus"),
)


def silu(z: Floats, a: Floats, numbers: Numbers) -> None:
    sigmoid(z, a, numbers)
    multiply(z, a, a)


def silu_derivative(z: Floats, a: Floats, slope: Floats, numbers: Numbers) -> None:
    sigmoid(z, slope, numbers)
    multiply(slope, subtract(numbers.one, a), slope)
    add(slope, a, slope)


SILU = Activation(
    name="silu",
    title="SiLU",
    symbol="SiLU",
    function=silu,
    derivative=silu_derivative,
    formula="z * sigmoid(z)",
    derivative_formula="sigmoid(z) * (1 - a) + a",
    lowest=-0.278464543,  # at z = -1.278464543
    plain="Let a sum through by as much as it is surely positive.",
    technical="z times its sigmoid, also called swish (Elfwing et al. 2018, eq. 5).",
    pytorch="nn.SiLU()",
    scikit_learn=NoSpelling("its hidden layers have no SiLU"),
)

GELU_CUBE = 0.044715
GELU_SCALE = 0.7978845608028654  # the square root of 2 / pi
GELU_FLAT = 10.0  # beyond it tanh is 1 in every precision, and no cube overflows


def gelu(z: Floats, a: Floats, numbers: Numbers) -> None:
    bend = np.clip(z, -GELU_FLAT, GELU_FLAT)
    np.tanh(GELU_SCALE * (bend + GELU_CUBE * bend**3), a)
    add(a, numbers.one, a)
    multiply(a, z, a)
    multiply(a, 0.5, a)


def gelu_derivative(z: Floats, a: Floats, slope: Floats, numbers: Numbers) -> None:
    bend = np.clip(z, -GELU_FLAT, GELU_FLAT)
    np.tanh(GELU_SCALE * (bend + GELU_CUBE * bend**3), slope)
    steep = GELU_SCALE * (1 + 3 * GELU_CUBE * bend**2)
    slope[...] = 0.5 * (1 + slope + bend * (1 - slope**2) * steep)


GELU = Activation(
    name="gelu",
    title="GELU",
    symbol="GELU",
    function=gelu,
    derivative=gelu_derivative,
    formula="z / 2 * (1 + tanh(sqrt(2 / pi) * (z + 0.044715 * z ** 3)))",
    derivative_formula=(
        "(1 + tanh(sqrt(2 / pi) * (z + 0.044715 * z ** 3))"
        " + z * (1 - tanh(sqrt(2 / pi) * (z + 0.044715 * z ** 3)) ** 2)"
        " * sqrt(2 / pi) * (1 + 3 * 0.044715 * z ** 2)) / 2"
    ),
    lowest=-0.170040751,  # at z = -0.752461
    plain="Let a sum through by how likely a smaller one would be.",
    technical="Gaussian error linear unit, by tanh (Hendrycks, Gimpel 2016).",
    pytorch='nn.GELU(approximate="tanh")',
    scikit_learn=NoSpelling("its hidden layers have no GELU"),
)


def softmax(z: Floats, a: Floats, numbers: Numbers) -> None:
    subtract(z, maximum.reduce(z, 0), a)  # the same shares, and nothing overflows
    exp(a, a)
    divide(a, dot(square_of_ones(len(a), a.dtype.char), a), a)  # by their sums


SOFTMAX = Activation(
    name="softmax",
    symbol="softmax",
    function=softmax,
    derivative=None,
    formula="exp(z) / total(exp(z))",
    derivative_formula="a * (1 - a)",
    lowest=0.0,
    highest=1.0,
    plain="Turn all sums into shares that add up to 100 %.",
    technical="Normalised exponential over the layer, for one of several classes.",
    is_for_hidden=False,
    pytorch="nn.Softmax(dim=1)",
    scikit_learn=NoSpelling("its hidden layers have no softmax"),
)

ACTIVATIONS = {
    row.name: row
    for row in (
        LINEAR,
        SIGMOID,
        TANH,
        RELU,
        LEAKY_RELU,
        ELU,
        SOFTPLUS,
        SILU,
        GELU,
        SOFTMAX,
    )
}
