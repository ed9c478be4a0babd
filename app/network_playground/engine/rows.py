"""What a row of the engine's tables brings with it.

Whatever can be chosen (an activation, a loss, an optimizer ...) is one row: how it
computes, its formula, its words in plain and in technical language, what it is known to
fail at, and how other libraries write it. Nothing about it stands anywhere else.

Its functions are plain ones, ``def`` in a module: a script takes them along word for
word, with the functions and numbers that they read by name.

A formula is an expression in Python's own notation, such as ``1 / (1 + exp(-z))``: the
page shows it with symbols, and with a moment's own numbers in their place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from numpy.random import Generator
from numpy.typing import NDArray

from network_playground.engine.numbers import Numbers, Rates

Floats = NDArray[Any]
INFINITY = float("inf")


class Setup(NamedTuple):
    """What is known of a network before it learns: what a warning may look at.

    ``numbers`` are the optimizer's own, ``needs_a_bend`` says whether no straight cut
    through what enters can part the classes.
    """

    hidden_names: tuple[str, ...]  # the activation of each hidden layer
    learning_rate: float  # before any schedule
    numbers: Mapping[str, float]
    needs_a_bend: bool


class KnownFailure(NamedTuple):
    """What is known to fail: it may be tried, and it is said beforehand why.

    ``field`` is the field of an experiment to change. ``is_met`` gets a ``Setup`` in a
    row that is chosen from a table, and the whole run in the row of a setting.
    """

    field: str
    is_met: Callable[[Any], bool]
    plain: str
    technical: str


class NoSpelling(NamedTuple):
    """Why another library cannot write what a row does, as a sentence's end."""

    why: str


UNKNOWN = NoSpelling("how it writes this is not known")
Spelling = str | NoSpelling


def title_of(row: Any) -> str:
    """Say what a row is called where a person reads it: "AdamW", "leaky ReLU".

    Its ``title``, or its name, where that reads well with spaces.
    """
    title: str = getattr(row, "title", "") or row.name.replace("_", " ")
    return title


Function = Callable[[Floats, Floats, Numbers], None]
Derivative = Callable[[Floats, Floats, Floats, Numbers], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activation:
    """How a node's sum z becomes its number a; arrays are (nodes, batch).

    ``function(z, a, numbers)`` fills a, ``derivative(z, a, slope, numbers)`` fills
    da/dz. ``derivative`` is None where one node's a depends on the other nodes' z.
    ``formula`` gives a from z, ``derivative_formula`` da/dz from z and a; ``total(x)``
    in it is the sum of x over the layer's nodes. ``lowest`` and ``highest`` bound a;
    ``symbol`` is how it is written before (z), empty where a is z itself.
    """

    name: str
    title: str = ""  # see title_of
    symbol: str
    function: Function
    derivative: Derivative | None
    formula: str
    derivative_formula: str
    lowest: float = -INFINITY
    highest: float = INFINITY
    plain: str
    technical: str
    is_for_hidden: bool = True
    known_failures: tuple[KnownFailure, ...] = ()
    pytorch: Spelling = UNKNOWN  # a module of torch.nn; empty where none is needed
    scikit_learn: Spelling = UNKNOWN  # the argument ``activation`` of its networks


Terms = Callable[[Floats, Floats, Floats, Floats, Floats, Numbers], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """How wrong predictions are; arrays are (outputs, batch).

    The loss of an example is ``factor`` times the sum of its ``terms``, which
    ``terms(z, a, targets, error, terms, numbers)`` fills from the output layer.
    ``derivative(a, targets, error, share, delta, numbers)`` fills dLoss/da, where
    ``share``, 1 / batch, is what one example counts for in the mean.

    ``partner`` names the activation with which dLoss/dz is simply the error (Bishop,
    Pattern Recognition and Machine Learning, 2006, section 4.3.6); empty for none.
    ``terms_with_partner`` is the same loss computed from z, exact where a rounds.

    ``formula`` gives what one output adds, ``formula_with_partner`` the same with the
    partner, ``derivative_formula`` dLoss/da of one example; all from a, z and t.
    ``lowest`` and ``highest`` bound the predictions for which the loss is defined,
    ``targets`` are the two that it knows, for no and yes, if it knows only two.
    """

    name: str
    title: str = ""  # see title_of
    factor: float = 1.0
    terms: Terms
    terms_with_partner: Terms
    derivative: Terms
    partner: str = ""
    formula: str
    formula_with_partner: str
    derivative_formula: str
    lowest: float = -INFINITY
    highest: float = INFINITY
    targets: tuple[float, float] | None = None
    plain: str
    technical: str
    source: str
    known_failures: tuple[KnownFailure, ...] = ()
    # Of ``outputs`` and ``targets``, (batch, outputs); its ``log`` never meets 0.
    pytorch: Spelling = UNKNOWN
    pytorch_with_partner: Spelling = UNKNOWN  # the same, where ``outputs`` are z
    scikit_learn: Spelling = UNKNOWN  # the estimator that has it, with its partner

    def accepts(self, activation: Activation) -> bool:
        """Say whether the loss is defined for all that the activation can give."""
        return self.lowest <= activation.lowest and activation.highest <= self.highest


@dataclass(frozen=True, slots=True, kw_only=True)
class Initializer:
    """With which weights a layer starts: ``draw(rng, fan_in, fan_out)`` gives them."""

    name: str
    title: str = ""  # see title_of
    draw: Callable[[Generator, int, int], Floats]  # (fan_in, fan_out)
    formula: str  # the distribution, in words and symbols
    variance: str  # of a weight, a formula of fan_in and fan_out
    plain: str
    technical: str
    source: str
    known_failures: tuple[KnownFailure, ...] = ()


class Number(NamedTuple):
    """A number of an optimizer's own, from 0, or above 0 if it ``divides``.

    ``plain`` and ``technical`` are its labels, the helps say in a sentence what it is.
    """

    name: str
    usual: float
    symbol: str
    plain: str
    technical: str
    plain_help: str
    technical_help: str
    divides: bool = False
    below: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How an optimizer turns gradients into changes, on whole flat vectors.

    ``change(parameters, gradients, changes, slots, rates, t)`` fills ``changes``; t is
    the number of the step, from 1. What it remembers from step to step lies in named
    ``slots``, so that going back restores it too.

    ``lines`` are the rule for one parameter w with gradient g, each an assignment; the
    last one gives ``change``, ``step`` is the number of the step, from 1. A slot's name
    stands for what was remembered before it is assigned, and for what is remembered now
    after it.
    """

    name: str
    title: str = ""  # see title_of
    change: Callable[[Floats, Floats, Floats, Mapping[str, Floats], Rates, int], None]
    lines: tuple[str, ...]
    slots: Mapping[str, str] = field(default_factory=dict)  # their symbols by name
    numbers: tuple[Number, ...] = ()
    plain: str
    technical: str
    source: str
    known_failures: tuple[KnownFailure, ...] = ()
    # From which learning rate times L2 penalty on the pull to zero overshoots more from
    # step to step, by its own numbers; None where no gradient makes a step that large.
    penalty_limit: Callable[[Mapping[str, Any]], float] | None = None
    decay: str = ""  # the number of its own that pulls to zero beside the gradient
    # Whether what it remembers holds the learning rates of earlier steps.
    remembers_rates: bool = False
    # In these {rate} stands for the learning rate, and {name} for a number of its own.
    pytorch: Spelling = UNKNOWN  # a class of torch.optim with its arguments
    scikit_learn: Spelling = UNKNOWN  # arguments of its networks
    scikit_learn_epsilon: str = ""  # its epsilon, where every step has another

    @property
    def usual(self) -> dict[str, float]:
        """Give its numbers as they usually are, by name."""
        return {number.name: number.usual for number in self.numbers}


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Which share of the full learning rate is taken: ``share(step, horizon)``.

    ``formula`` gives it from ``step``, counted from 0, and ``horizon``.
    """

    name: str
    title: str = ""  # see title_of
    share: Callable[[int, int], float]
    formula: str
    plain: str
    technical: str
    source: str
    known_failures: tuple[KnownFailure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """How many digits every number of the network has; ``name`` is NumPy's."""

    name: str
    plain: str
    technical: str
