"""An optimizer turns gradients into changes of the weights and biases.

Each row has the rule for one parameter in lines and, before it, the same rule as code,
written on whole flat vectors: ``w`` holds all weights and biases. ``r["decay"]`` is a
number of the optimizer's own, ``r["-decay"]`` and ``r["1-decay"]`` are made of it once.
"""

from collections.abc import Mapping

from numpy import add, divide, full, multiply, sqrt, subtract

from network_playground.engine.numbers import Rates
from network_playground.engine.rows import (
    Floats,
    KnownFailure,
    NoSpelling,
    Number,
    Rule,
    Setup,
)

Slots = Mapping[str, Floats]

MOMENTUM = Number(
    "momentum",
    0.9,
    "μ",
    "Swing that goes on",
    "Momentum μ",
    "How much of the last movement goes on: 0 is none of it.",
    "Share of the velocity that is kept.",
)
MEAN_DECAY = Number(
    "mean_decay",
    0.9,
    "β₁",
    "Memory of the direction",
    "Mean decay β₁",
    "How long the direction of earlier steps is remembered.",
    "Decay of the running mean of the gradient (beta 1).",
)
SQUARE_DECAY = Number(
    "decay",
    0.999,
    "β₂",
    "Memory of the steepness",
    "Square decay β₂",
    "How long it is remembered how steep it was.",
    "Decay of the running mean of the squared gradient (beta 2).",
)
EPSILON = Number(
    "epsilon",
    1e-8,
    "ε",
    "Tiny number",
    "Epsilon ε",
    "A tiny number, so that nothing is divided by zero.",
    "Added to the root in the denominator.",
    divides=True,
)
WEIGHT_DECAY = Number(
    "weight_decay",
    0.01,
    "λ",
    "Pull to zero in each step",
    "Weight decay λ",
    "How much every connection shrinks in each step, whatever the mistakes say.",
    "Share of the parameter, times the learning rate, that is taken off in each step.",
)


def carries_too_far(setup: Setup) -> bool:
    """Say whether a steady slope carries 10 or more in the end: rate / (1 - momentum).

    A rate of 10 or more is told of by itself.
    """
    rate, momentum = setup.learning_rate, setup.numbers["momentum"]
    return rate < 10 <= rate / (1 - momentum)


CARRIES_TOO_FAR = KnownFailure(
    "learning_rate",
    carries_too_far,
    "With so much of the last movement going on, corrections add up and overshoot.",
    "Momentum multiplies the step: rate / (1 - momentum) is 10 or more.",
)
JUMPS_ABOUT = KnownFailure(
    "learning_rate",
    lambda setup: 0.1 < setup.learning_rate < 10,
    "This way of correcting takes steps of just this size: it jumps about. Try 0.01.",
    "Each weight moves by about the rate itself, whatever the gradient: above 0.1 the "
    "loss jumps. 0.001 to 0.03 is usual.",
)


def gradient_descent(
    w: Floats, gradients: Floats, changes: Floats, slots: Slots, r: Rates, t: int
) -> None:
    multiply(gradients, r["-learning_rate"], changes)


GRADIENT_DESCENT = Rule(
    name="gradient_descent",
    change=gradient_descent,
    lines=("change = -learning_rate * g",),
    plain="Move every weight a little against its gradient.",
    technical="Stochastic gradient descent on the batch's mean gradient.",
    source="Robbins and Monro, Annals of Mathematical Statistics, 1951.",
    penalty_limit=lambda r: 2.0,
    pytorch="SGD(model.parameters(), lr={rate})",
    scikit_learn='solver="sgd", momentum=0.0, nesterovs_momentum=False',
)


def momentum(
    w: Floats, gradients: Floats, changes: Floats, slots: Slots, r: Rates, t: int
) -> None:
    velocity = slots["velocity"]
    multiply(velocity, r["momentum"], velocity)
    multiply(gradients, r["-learning_rate"], changes)
    add(velocity, changes, velocity)
    changes[...] = velocity


WITH_MOMENTUM = Rule(
    name="momentum",
    change=momentum,
    lines=("velocity = momentum * velocity - learning_rate * g", "change = velocity"),
    slots={"velocity": "v"},
    numbers=(MOMENTUM,),
    plain="Roll like a ball: keep going where the last steps went.",
    technical="Heavy-ball momentum.",
    source="Polyak, USSR Computational Mathematics, 1964.",
    known_failures=(CARRIES_TOO_FAR,),
    penalty_limit=lambda r: 2 * (1 + float(r["momentum"])),
    remembers_rates=True,
    pytorch="SGD(model.parameters(), lr={rate}, momentum={momentum})",
    scikit_learn='solver="sgd", momentum={momentum}, nesterovs_momentum=False',
)


def nesterov(
    w: Floats, gradients: Floats, changes: Floats, slots: Slots, r: Rates, t: int
) -> None:
    velocity = slots["velocity"]
    multiply(velocity, r["momentum"], velocity)
    multiply(gradients, r["-learning_rate"], changes)
    add(velocity, changes, velocity)
    multiply(velocity, r["momentum"], r.work)
    add(changes, r.work, changes)


NESTEROV = Rule(
    name="nesterov",
    title="Nesterov",
    change=nesterov,
    lines=(
        "velocity = momentum * velocity - learning_rate * g",
        "change = momentum * velocity - learning_rate * g",
    ),
    slots={"velocity": "v"},
    numbers=(MOMENTUM,),
    plain="Roll like a ball that looks ahead.",
    technical="Nesterov's accelerated gradient, in the form that looks ahead.",
    source="Bengio, Boulanger-Lewandowski and Pascanu, ICASSP 2013, equation 7.",
    known_failures=(CARRIES_TOO_FAR,),
    penalty_limit=lambda r: (
        2 * (1 + float(r["momentum"])) / (1 + 2 * float(r["momentum"]))
    ),
    remembers_rates=True,
    pytorch=(
        "SGD(model.parameters(), lr={rate}, momentum={momentum}, "
        "nesterov={momentum} > 0)"
    ),
    scikit_learn='solver="sgd", momentum={momentum}, nesterovs_momentum=True',
)


def rmsprop(
    w: Floats, gradients: Floats, changes: Floats, slots: Slots, r: Rates, t: int
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


RMSPROP = Rule(
    name="rmsprop",
    title="RMSprop",
    change=rmsprop,
    lines=(
        "squares = decay * squares + (1 - decay) * g ** 2",
        "change = -learning_rate * g / (sqrt(squares) + epsilon)",
    ),
    slots={"squares": "s"},
    numbers=(
        SQUARE_DECAY._replace(usual=0.9, symbol="ρ", technical="Square decay ρ"),
        EPSILON,
    ),
    plain="Give every weight its own pace, from how steep it was lately.",
    technical="Divide by the running root mean square of the gradient.",
    source="Tieleman and Hinton, Neural Networks for Machine Learning, 2012, 6e.",
    known_failures=(JUMPS_ABOUT,),
    pytorch="RMSprop(model.parameters(), lr={rate}, alpha={decay}, eps={epsilon})",
    scikit_learn=NoSpelling(
        "it learns with gradient descent or Adam, not with RMSProp"
    ),
)


def adagrad(
    w: Floats, gradients: Floats, changes: Floats, slots: Slots, r: Rates, t: int
) -> None:
    squares = slots["squares"]
    multiply(gradients, gradients, r.work)
    add(squares, r.work, squares)
    sqrt(squares, r.work)
    add(r.work, r["epsilon"], r.work)
    multiply(gradients, r["-learning_rate"], changes)
    divide(changes, r.work, changes)


ADAGRAD = Rule(
    name="adagrad",
    title="AdaGrad",
    change=adagrad,
    lines=(
        "squares = squares + g ** 2",
        "change = -learning_rate * g / (sqrt(squares) + epsilon)",
    ),
    slots={"squares": "s"},
    numbers=(EPSILON,),
    plain="Slow down each weight by how much it has moved already.",
    technical="Divide by the root of all squared gradients so far.",
    source="Duchi, Hazan and Singer, JMLR 12, 2011.",
    pytorch="Adagrad(model.parameters(), lr={rate}, eps={epsilon})",
    scikit_learn=NoSpelling(
        "it learns with gradient descent or Adam, not with AdaGrad"
    ),
)


def adam(
    w: Floats, gradients: Floats, changes: Floats, slots: Slots, r: Rates, t: int
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


ADAM = Rule(
    name="adam",
    title="Adam",
    change=adam,
    lines=(
        "mean = mean_decay * mean + (1 - mean_decay) * g",
        "squares = decay * squares + (1 - decay) * g ** 2",
        "mean_hat = mean / (1 - mean_decay ** step)",
        "squares_hat = squares / (1 - decay ** step)",
        "change = -learning_rate * mean_hat / (sqrt(squares_hat) + epsilon)",
    ),
    slots={"mean": "m", "squares": "s"},
    numbers=(MEAN_DECAY, SQUARE_DECAY, EPSILON),
    plain="Roll like a ball, with a pace of its own for every weight.",
    technical="Momentum and a running square, both corrected for their start at 0.",
    source="Kingma and Ba, ICLR 2015, algorithm 1.",
    known_failures=(JUMPS_ABOUT,),
    pytorch=(
        "Adam(model.parameters(), lr={rate}, betas=({mean_decay}, {decay}), "
        "eps={epsilon})"
    ),
    scikit_learn=(
        'solver="adam", beta_1={mean_decay}, beta_2={decay}, epsilon={epsilon}'
    ),
    scikit_learn_epsilon="{epsilon} * (1 - {decay} ** (step + 1)) ** 0.5",
)


def adamw(
    w: Floats, gradients: Floats, changes: Floats, slots: Slots, r: Rates, t: int
) -> None:
    adam(w, gradients, changes, slots, r, t)
    multiply(w, r["weight_decay"], r.work)
    multiply(r.work, r["-learning_rate"], r.work)
    add(changes, r.work, changes)


ADAMW = Rule(
    name="adamw",
    title="AdamW",
    change=adamw,
    lines=(
        *ADAM.lines[:-1],
        "change = -learning_rate * mean_hat / (sqrt(squares_hat) + epsilon)"
        " - learning_rate * weight_decay * w",
    ),
    slots=ADAM.slots,
    numbers=(*ADAM.numbers, WEIGHT_DECAY),
    decay="weight_decay",
    plain="Like Adam, and every weight shrinks a little by itself.",
    technical="Adam with decoupled weight decay, on biases too.",
    source="Loshchilov and Hutter, ICLR 2019, algorithm 2; the decay times the rate.",
    known_failures=(JUMPS_ABOUT,),
    pytorch=(
        "AdamW(model.parameters(), lr={rate}, betas=({mean_decay}, {decay}), "
        "eps={epsilon}, weight_decay={weight_decay})"
    ),
    scikit_learn=NoSpelling("it learns with gradient descent or Adam, not with AdamW"),
)


def nadam(
    w: Floats, gradients: Floats, changes: Floats, slots: Slots, r: Rates, t: int
) -> None:
    adam(w, gradients, changes, slots, r, t)  # remembers, and leaves in work
    decay = float(r["mean_decay"])  # the root of the squares, to divide by
    multiply(slots["mean"], full((), decay / (1 - decay ** (t + 1)), r.dtype), changes)
    changes += full((), (1 - decay) / (1 - decay**t), r.dtype) * gradients
    divide(changes, r.work, changes)
    multiply(changes, r["-learning_rate"], changes)


NADAM = Rule(
    name="nadam",
    title="Nadam",
    change=nadam,
    lines=(
        *ADAM.lines[:2],
        "mean_hat = mean_decay * mean / (1 - mean_decay ** (step + 1))"
        " + (1 - mean_decay) * g / (1 - mean_decay ** step)",
        *ADAM.lines[3:],
    ),
    slots=ADAM.slots,
    numbers=ADAM.numbers,
    plain="Like Adam, and it looks ahead to where it is rolling.",
    technical="Adam with Nesterov's momentum, whose decay stays the same.",
    source="Dozat, ICLR workshop 2016, algorithm 2.",
    known_failures=(JUMPS_ABOUT,),
    pytorch=NoSpelling("its NAdam lets the momentum grow from step to step"),
    scikit_learn=NoSpelling("it learns with gradient descent or Adam, not with Nadam"),
)

OPTIMIZERS = {
    row.name: row
    for row in (
        GRADIENT_DESCENT,
        WITH_MOMENTUM,
        NESTEROV,
        RMSPROP,
        ADAGRAD,
        ADAM,
        ADAMW,
        NADAM,
    )
}
