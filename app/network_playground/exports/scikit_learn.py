"""A run as a scikit-learn script, where its networks can do what the run does."""

from collections.abc import Iterator
from string import Template

import numpy as np

from network_playground.exports.framework import FrameworkScript
from network_playground.runs.run import Run
from network_playground.runs.timeline import Timeline

SCRIPT = Template('''\
"""$headline

In scikit-learn, from the same first weights and with the same batches as in Network
Playground, so the losses are the same but for rounding. It needs scikit-learn.
$least

    python scikit_learn.py STEPS
"""

$imports

$numpy
from sklearn.neural_network import $network

BATCH_SIZE, COUNT, SEED = $batch_size, $count, $seed
$constants

EXAMPLES = "$examples"
table = np.frombuffer(zlib.decompress(base64.b64decode(EXAMPLES)), "$packed")
examples = table.reshape(-1, COUNT).T.astype("$dtype")
inputs, targets = examples[:, :$inputs], $targets


$rows_of


# 2 Predict, 3 compare, 4 learn: what the network is, and how it learns.
$draws


$schedule
model = $network(
$arguments
)
first = slice(BATCH_SIZE)  # a step that makes the arrays, and is then forgotten
model.partial_fit(inputs[first], targets[first]$classes)
optimizer = model._optimizer
optimizer.t = 0
for memory in [one for one in vars(optimizer).values() if isinstance(one, list)]:
    for array in memory:
        array.fill(0)
rng = np.random.default_rng(SEED)
for weights, biases in zip(model.coefs_, model.intercepts_):
    weights[...] = $draw(rng, *weights.shape)
    biases[...] = $bias
$parameters
$rates
$trainable
$edits


# 5 Repeat, with the next examples.
for step in range(int(sys.argv[1]) if sys.argv[1:] else $steps):
$by_hand
$epsilon
$rate
$before
    rows = rows_of(step)
    model.partial_fit(inputs[rows], targets[rows])
$after
    print(step + 1, float(model.loss_))
''')

LEAST = "To scikit-learn no chance is smaller than {least:.1e} when it tells the loss."
PARAMETERS = (
    "parameters = [p for pair in zip(model.coefs_, model.intercepts_) for p in pair]"
)
TRAINABLE = "trainable = [np.ones_like(p) for p in parameters]"
BEFORE = "    before = [parameter.copy() for parameter in parameters]"
RATE = """\
    rate = {rate}
    optimizer.learning_rate = optimizer.learning_rate_init = rate"""


def scikit_learn_script(timeline: Timeline) -> str:
    """Write a script that trains this run in scikit-learn and prints its losses.

    Raises Problem, saying why, where scikit-learn's networks cannot do it.
    """
    script = FrameworkScript(timeline, "scikit-learn", weights_are_turned=False)
    run, settings = script.run, script.settings
    network = script.spelled(run.loss, run.loss.scikit_learn, "loss")
    is_classifier = network == "MLPClassifier"
    for field, why in _obstacles(run, is_classifier):
        raise script.refusal(why, field)
    inputs, *_, outputs = run.sizes
    targets = f"examples[:, {inputs}]"
    if outputs > 1:
        targets = f"examples[:, {inputs}:].argmax(1)"
    least = np.finfo(script.experiment.dtype).eps
    epsilon = run.rule.scikit_learn_epsilon.format(**settings)
    parts = {
        "network": network,
        "least": LEAST.format(least=least) if is_classifier else "",
        "targets": targets,
        "arguments": "\n".join(f"    {one}," for one in _arguments(script)),
        "classes": f", classes=np.arange({max(2, outputs)})" if is_classifier else "",
        "epsilon": f"    optimizer.epsilon = {epsilon}" if epsilon else "",
        "rate": RATE.format(rate=script.rate_now) if script.has_changing_rate else "",
        "parameters": PARAMETERS if script.edits else "",
        "trainable": TRAINABLE if script.is_frozen else "",
        "before": BEFORE if script.is_frozen else "",
    }
    return script.written(SCRIPT, parts)


def _arguments(script: FrameworkScript) -> Iterator[str]:
    """Write how the network is made; its penalty is shared out over the batch."""
    run, rule = script.run, script.run.rule
    hidden = run.activations[:-1]
    yield f"hidden_layer_sizes={run.sizes[1:-1]}"
    for row in {row.name: row for row in hidden}.values():
        word = script.spelled(row, row.scikit_learn, "activations")
        yield f'activation="{word}"'
    solver = script.spelled(rule, rule.scikit_learn, "optimizer")
    yield from solver.format(**script.settings).split(", ")
    yield f"learning_rate_init={script.experiment.learning_rate!r}"
    yield f"alpha={run.objective.l2!r} * BATCH_SIZE"
    yield "batch_size=BATCH_SIZE"
    yield "shuffle=False"


def _obstacles(run: Run, is_classifier: bool) -> Iterator[tuple[str, str]]:
    """Say what of a run scikit-learn's networks cannot do, each with its field."""
    *hidden, output = run.activations
    targets, outputs = run.data.train_targets, run.sizes[-1]
    gives_shares = output.derivative is None
    if run.dropout is not None:
        yield "dropout", "its networks drop no nodes"
    if run.objective.penalises_biases:
        yield "penalises_biases", "its networks have no penalty on biases"
    if run.objective.l1:
        yield "l1", "its networks have no L1 penalty"
    if len({row.name for row in hidden}) > 1:
        yield "activations", "all its hidden layers have the same activation"
    if not run.objective.is_partner:
        wanted = f"its output is {run.loss.partner} where its loss is {run.loss.name}"
        yield "output", f"{wanted}, not {output.name}"
    if not is_classifier and outputs > 1:
        yield "output", f"it takes the mean of {outputs} outputs' losses, not their sum"
    if is_classifier and not np.isin(targets, (0.0, 1.0)).all():
        yield "loss", "it tells classes apart, and no targets between 0 and 1"
    if is_classifier and not gives_shares and outputs > 1:
        yield "output", f"it asks for one yes or no, not for {outputs}"
    if is_classifier and gives_shares and (outputs < 3 or (targets.sum(1) != 1).any()):
        yield "output", "its softmax takes three classes or more, one for each example"
