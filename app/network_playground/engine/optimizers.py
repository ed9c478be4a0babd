"""An optimizer turns gradients into changes of the weights and biases.

Each row has the rule as a formula and, beside it, the same rule as code, written on
whole flat vectors. What a rule remembers from step to step lies in named ``slots`` of
the network's state, so that going back restores it too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from numpy import add, divide, full, multiply, sqrt, subtract, zeros
from numpy.typing import NDArray

from network_playground.engine.network import Network

Floats = NDArray[Any]


class Rates(dict[str, Floats]):
    """The numbers of a rule as 0-d arrays of the network's dtype, and a work array."""

    def __init__(self, settings: Mapping[str, float], dtype: Any, size: int) -> None:
        super().__init__()
        self.dtype = dtype
        self.work = zeros(size, dtype)
        for name, value in settings.items():
            self.set(name, value)

    def set(self, name: str, value: float) -> None:
        """Change one number, and its forms ``-name`` and ``1-name`` beside it."""
        self[name] = full((), value, self.dtype)
        self["-" + name] = full((), -value, self.dtype)
        self["1-" + name] = full((), 1 - value, self.dtype)


def gradient_descent(
    gradients: Floats, changes: Floats, slots: Mapping[str, Floats], r: Rates, t: int
) -> None:
    multiply(gradients, r["-learning_rate"], changes)


def momentum(
    gradients: Floats, changes: Floats, slots: Mapping[str, Floats], r: Rates, t: int
) -> None:
    velocity = slots["velocity"]
    multiply(velocity, r["momentum"], velocity)
    multiply(gradients, r["-learning_rate"], changes)
    add(velocity, changes, velocity)
    changes[...] = velocity


def nesterov(
    gradients: Floats, changes: Floats, slots: Mapping[str, Floats], r: Rates, t: int
) -> None:
    velocity = slots["velocity"]
    multiply(velocity, r["momentum"], velocity)
    multiply(gradients, r["-learning_rate"], changes)
    add(velocity, changes, velocity)
    multiply(velocity, r["momentum"], r.work)
    add(changes, r.work, changes)


def rmsprop(
    gradients: Floats, changes: Floats, slots: Mapping[str, Floats], r: Rates, t: int
) -> None:
    squares = slots["squares"]
    multiply(gradients, gradients, r.work)
    multiply(r.work, r["1-decay"], r.work)
    multiply(squares, r["decay"], squares)
    add(squares, r.work, squares)
    sqrt(squares, r.work)
    add(r.work, r["epsilon"], r.work)
    multiply(gradients, r["-learning_rate"], changes)
    divide(changes, r.work, changes)


def adagrad(
    gradients: Floats, changes: Floats, slots: Mapping[str, Floats], r: Rates, t: int
) -> None:
    squares = slots["squares"]
    multiply(gradients, gradients, r.work)
    add(squares, r.work, squares)
    sqrt(squares, r.work)
    add(r.work, r["epsilon"], r.work)
    multiply(gradients, r["-learning_rate"], changes)
    divide(changes, r.work, changes)


def adam(
    gradients: Floats, changes: Floats, slots: Mapping[str, Floats], r: Rates, t: int
) -> None:
    mean, squares = slots["mean"], slots["squares"]
    subtract(gradients, mean, r.work)
    multiply(r.work, r["1-mean_decay"], r.work)
    add(mean, r.work, mean)
    multiply(gradients, gradients, r.work)
    subtract(r.work, squares, r.work)
    multiply(r.work, r["1-decay"], r.work)
    add(squares, r.work, squares)
    mean_part = 1 - float(r["mean_decay"]) ** t  # what the start at zero still hides
    squares_part = 1 - float(r["decay"]) ** t
    multiply(squares, full((), 1 / squares_part, r.dtype), r.work)
    sqrt(r.work, r.work)
    add(r.work, r["epsilon"], r.work)
    divide(mean, r.work, changes)
    rate = float(r["-learning_rate"]) / mean_part
    multiply(changes, full((), rate, r.dtype), changes)


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: ``change(gradients, changes, slots, rates, t)``, with t from 1.

    ``settings`` are its numbers beside the learning rate, with their usual values.
    """

    name: str
    change: Callable[[Floats, Floats, Mapping[str, Floats], Rates, int], None]
    formula: str
    plain: str
    technical: str
    source: str
    slots: tuple[str, ...] = ()
    settings: Mapping[str, float] = field(default_factory=dict)


OPTIMIZERS = {
    row.name: row
    for row in (
        Rule(
            "gradient_descent",
            gradient_descent,
            r"w \leftarrow w - \eta g",
            "Move every weight a little against its gradient.",
            "Stochastic gradient descent on the batch's mean gradient.",
            "Robbins and Monro, Annals of Mathematical Statistics, 1951.",
        ),
        Rule(
            "momentum",
            momentum,
            r"v \leftarrow \mu v - \eta g, \quad w \leftarrow w + v",
            "Roll like a ball: keep going where the last steps went.",
            "Heavy-ball momentum.",
            "Polyak, USSR Computational Mathematics, 1964.",
            ("velocity",),
            {"momentum": 0.9},
        ),
        Rule(
            "nesterov",
            nesterov,
            r"v \leftarrow \mu v - \eta g, \quad w \leftarrow w + \mu v - \eta g",
            "Roll like a ball that looks ahead.",
            "Nesterov's accelerated gradient, in the form that looks ahead.",
            "Bengio, Boulanger-Lewandowski and Pascanu, ICASSP 2013, equation 7.",
            ("velocity",),
            {"momentum": 0.9},
        ),
        Rule(
            "rmsprop",
            rmsprop,
            r"s \leftarrow \rho s + (1 - \rho) g^2, \quad "
            r"w \leftarrow w - \eta g / (\sqrt{s} + \epsilon)",
            "Give every weight its own pace, from how steep it was lately.",
            "Divide by the running root mean square of the gradient.",
            "Tieleman and Hinton, Neural Networks for Machine Learning, 2012, 6e.",
            ("squares",),
            {"decay": 0.9, "epsilon": 1e-8},
        ),
        Rule(
            "adagrad",
            adagrad,
            r"s \leftarrow s + g^2, \quad "
            r"w \leftarrow w - \eta g / (\sqrt{s} + \epsilon)",
            "Slow down each weight by how much it has moved already.",
            "Divide by the root of all squared gradients so far.",
            "Duchi, Hazan and Singer, JMLR 12, 2011.",
            ("squares",),
            {"epsilon": 1e-8},
        ),
        Rule(
            "adam",
            adam,
            r"m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad "
            r"s \leftarrow \beta_2 s + (1 - \beta_2) g^2, \quad "
            r"w \leftarrow w - \eta \hat m / (\sqrt{\hat s} + \epsilon)",
            "Roll like a ball, with a pace of its own for every weight.",
            "Momentum and a running square, both corrected for their start at 0.",
            "Kingma and Ba, ICLR 2015, algorithm 1.",
            ("mean", "squares"),
            {"mean_decay": 0.9, "decay": 0.999, "epsilon": 1e-8},
        ),
    )
}


class Optimizer:
    """A rule with its numbers, fitted to one network."""

    def __init__(
        self,
        rule: Rule,
        network: Network,
        learning_rate: float,
        settings: Mapping[str, float] | None = None,
    ) -> None:
        self.rule = rule
        numbers = {"learning_rate": learning_rate, **rule.settings, **(settings or {})}
        self.rates = Rates(numbers, network.state.dtype, network.parameters.size)

    def change(self, network: Network, step: int) -> None:
        """Write how far every weight and bias moves into ``network.changes``.

        ``step`` says how many steps came before.
        """
        self.rule.change(
            network.gradients, network.changes, network.slots, self.rates, step + 1
        )
