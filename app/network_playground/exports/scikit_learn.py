"""A run as a scikit-learn script, where its networks can do what the run does."""

from collections.abc import Iterator
from string import Template

import numpy as np

from network_playground.exports.framework import FrameworkScript
from network_playground.exports.script import filled
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run
from network_playground.runs.timeline import Timeline

SCRIPT = Template('''\
"""$headline

In scikit-learn, from the same first weights and with the same batches as in Network
Playground, so the losses are the same but for rounding. It needs scikit-learn.

    python scikit_learn.py STEPS
"""

import base64
import sys
import zlib
$from_math

import numpy as np
from sklearn.neural_network import $network

BATCH_SIZE = $batch_size
COUNT = $count

EXAMPLES = "$examples"
table = np.frombuffer(zlib.decompress(base64.b64decode(EXAMPLES)), "$dtype")
examples = table.reshape(-1, COUNT).T.copy()
inputs, targets = examples[:, :$inputs], $targets


# 1 Give: what is known of some examples.
$rows_of


# 2 Predict, 3 compare, 4 learn: what the network is, and how it learns.
$draw


$schedule


model = $network(
$arguments
)
first = slice(BATCH_SIZE)  # a step that makes the arrays, and is then forgotten
model.partial_fit(inputs[first], targets[first]$classes)
del model._optimizer
rng = np.random.default_rng($seed)
for weights, biases in zip(model.coefs_, model.intercepts_):
    weights[...] = draw(rng, *weights.shape)
    biases[...] = $bias
$parameters
$rates
$trainable
$edits


# 5 Repeat, with the next examples.
for step in range(int(sys.argv[1]) if sys.argv[1:] else $steps):
$by_hand
    rows = rows_of(step)
$epsilon
$rate
$before
    model.partial_fit(inputs[rows], targets[rows])
$after
    print(step + 1, float(model.loss_))
''')

ACTIVATIONS = {
    "linear": "identity",
    "sigmoid": "logistic",
    "tanh": "tanh",
    "relu": "relu",
}

SOLVERS = {
    "gradient_descent": 'solver="sgd", momentum=0.0, nesterovs_momentum=False,',
    "momentum": 'solver="sgd", momentum={momentum}, nesterovs_momentum=False,',
    "nesterov": 'solver="sgd", momentum={momentum}, nesterovs_momentum=True,',
    "adam": 'solver="adam", beta_1={mean_decay}, beta_2={decay}, epsilon={epsilon},',
}

PARAMETERS = (
    "parameters = [p for pair in zip(model.coefs_, model.intercepts_) for p in pair]"
)

THAWED = """\
    for parameter, old, share in zip(parameters, before, trainable):
        parameter[share == 0] = old[share == 0]  # what is frozen"""


EPSILON = """\
    knobs = model._optimizer if step else model  # epsilon as Kingma and Ba have it:
    knobs.epsilon = {epsilon} * (1 - {decay} ** (step + 1)) ** 0.5"""

RATE = """\
    if step == 0:
        model.learning_rate_init = {rate}
    else:
        model._optimizer.{name} = {rate}"""


def scikit_learn_script(timeline: Timeline) -> str:
    """Write a script that trains this run in scikit-learn and prints its losses.

    Raises Problem, saying why, where scikit-learn's networks cannot do it.
    """
    run = timeline.run
    for found in _obstacles(run):
        raise Problem(
            f"A network of scikit-learn cannot do what this one does: {found}."
        )
    script = FrameworkScript(timeline, weights_are_turned=False)
    common, frozen = script.common(), script.is_frozen
    is_adam = run.rule.name == "adam"
    has_classes = run.loss.name != "half_squared_error"
    inputs, *hidden, outputs = run.sizes
    if has_classes and outputs > 1:
        targets = f"examples[:, {inputs}:].argmax(1)"
    else:
        targets = f"examples[:, {inputs}]"
    rate_name = "learning_rate_init" if is_adam else "learning_rate"
    rate = RATE.format(rate=common["rate_now"], name=rate_name)
    common |= {
        "network": "MLPClassifier" if has_classes else "MLPRegressor",
        "targets": targets,
        "arguments": "\n".join(f"    {line}" for line in _arguments(script, hidden)),
        "classes": f", classes=np.arange({max(2, outputs)})" if has_classes else "",
        "parameters": PARAMETERS * bool(script.edits),
        "trainable": "trainable = [np.ones_like(p) for p in parameters]" * frozen,
        "before": "    before = [parameter.copy() for parameter in parameters]"
        * frozen,
        "after": THAWED * frozen,
        "epsilon": EPSILON.format(**script.settings) if is_adam else "",
        "rate": rate * script.has_changing_rate,
    }
    return filled(SCRIPT, **common)


def _arguments(script: FrameworkScript, hidden: list[int]) -> Iterator[str]:
    """Write how the network is made; its penalty is shared out over the batch."""
    run = script.run
    yield f"hidden_layer_sizes={tuple(hidden)},"
    if hidden:
        yield f'activation="{ACTIVATIONS[run.activations[0].name]}",'
    yield SOLVERS[run.rule.name].format(**script.settings)
    yield f"learning_rate_init={script.experiment.learning_rate},"
    yield f"alpha={run.objective.l2} * BATCH_SIZE,"


def _obstacles(run: Run) -> Iterator[str]:
    """Say what of a run scikit-learn has no word for."""
    *hidden, output = run.activations
    names = {row.name for row in hidden}
    targets = run.data.train_targets
    outputs = run.sizes[-1]
    if run.dropout is not None:
        yield "it drops nodes"
    if run.objective.l1:
        yield "it has an L1 penalty"
    if run.rule.name not in SOLVERS:
        yield f"it learns with {run.rule.name}, not with gradient descent or Adam"
    if len(names) > 1:
        yield "its hidden layers have different activations"
    for name in names - set(ACTIVATIONS):
        yield f"its hidden layers have the activation {name}"
    if not run.objective.is_partner:
        yield f"its loss is {run.loss.name} and its output {output.name}"
    elif run.loss.name == "half_squared_error":
        if outputs > 1:
            yield f"it predicts {outputs} numbers"
    elif not np.isin(targets, (0.0, 1.0)).all():
        yield "its targets are not 0 and 1 only"
    elif run.loss.name == "binary_cross_entropy" and outputs > 1:
        yield f"it answers {outputs} questions with yes or no"
    elif run.loss.name == "categorical_cross_entropy":
        if outputs < 3 or (targets.sum(axis=1) != 1).any():
            yield "its softmax is not over three classes or more"
