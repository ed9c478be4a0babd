"""The frame of the script that needs NumPy only: what holds the engine's functions.

Each name with a dollar is a part that follows from the experiment.
"""

from string import Template

# Two blank lines part the sections, one parts what stands in a section.
SCRIPT = Template('''\
"""$headline

The numbers of Network Playground: run `python standalone.py STEPS`. Needs NumPy 2.
"""
import base64, sys, zlib
from types import SimpleNamespace as Record
import numpy as np
$imports


SIZES, BATCH_SIZE, COUNT, DTYPE = $sizes, $batch_size, $count, "$dtype"
$rates
numbers = Record($numbers)
DATA, ERROR, UPDATE, REPEAT = "data", "error", "update", "repeat"


# 1 Give: every epoch shuffles the examples, every step takes the next of them.
def rows_of(step):
    epoch, place = divmod(step, COUNT // BATCH_SIZE)
    order = np.random.default_rng([$seed, epoch]).permutation(COUNT)
    return order[place * BATCH_SIZE : (place + 1) * BATCH_SIZE]


# 2 Predict: every node adds up what reaches it, and bends the sum.
$predict

$flat = zeros(($rows, sum((i + 1) * j for i, j in zip(SIZES, SIZES[1:]))), DTYPE)
nodes = [ones((size + 1, BATCH_SIZE), DTYPE) for size in SIZES]  # the last one stays 1:
layers, rng, end = [], np.random.default_rng($seed), 0  # its weights are the biases
for inputs, outputs, activate in zip(nodes, nodes[1:], [$layers]):
    start, end = end, end + len(inputs) * (len(outputs) - 1)
    parameters, gradients = (f[start:end].reshape(len(inputs), -1) for f in flat[:2])
    parameters[:-1], parameters[-1] = draw(rng, *parameters[:-1].shape), $bias
    z, slope, delta = zeros((3, len(outputs) - 1, BATCH_SIZE), DTYPE)
$layer
for layer, after in zip(layers, layers[1:]):
    layer.next = after
targets, error, terms = zeros((3, SIZES[-1], BATCH_SIZE), DTYPE)
$network


# 3 Compare: the loss says in one number how wrong the predictions are.
$compare

shares = full(terms.size, $factor / BATCH_SIZE, DTYPE)


# 4 Learn: which way is down for every weight, and how far does it move?
$learn

$dropout
$objective
optimizer = Record(change=change)


$training_step


# 5 Repeat, with the next examples.
$edits
EXAMPLES = "$examples"
table = np.frombuffer(zlib.decompress(base64.b64decode(EXAMPLES)), DTYPE)
inputs, targets = np.split(table.reshape(-1, COUNT), SIZES[:1])
for step in range(int(sys.argv[1]) if sys.argv[1:] else $steps):
$before
    examples = inputs[:, rows_of(step)], targets[:, rows_of(step)]
    list(training_step(network, *examples, objective, optimizer, step))
    print(step + 1, network.loss)
''')

LAYER = (
    "    layers += [Record(inputs=inputs, weights=parameters[:-1], activate=activate, "
    "parameters_T=parameters.T, a=outputs[:-1], slope=slope, delta=delta, z=z, "
    'delta_T=delta.T, gradients=gradients, forward="forward", backward="backward", '
    "weight_gradients=gradients[:-1])]"
)

NETWORK = (
    "network = Record(layers=layers, output=layers[-1], inputs=nodes[0][:-1], "
    "hidden_backwards=layers[-2::-1], targets=targets, error=error, terms=terms, "
    "flat_terms=terms.reshape(-1), numbers=numbers, parameters=flat[0], "
    "gradients=flat[1], changes=flat[2], slots={{{slots}}}, trainable={trainable}, "
    "rates=RATES)"
)

OBJECTIVE = (
    "objective = Record(slopes=slopes, measure=measure, push_back=push_back, "
    "has_penalty={has_penalty})"
)

BY_HAND = """\
for _, array, place, value in (edit for edit in EDITS if edit[0] == step):
    getattr(network, array)[place] = value  # changed by hand"""

DROPOUT = """\
derivatives = {derivatives}
growth = {growth!r}  # of what is kept, to make up for what is dropped
all_kept = [full((size, BATCH_SIZE), growth, DTYPE) for size in SIZES[1:-1]]
for place, (layer, kept) in enumerate(zip(layers, all_kept)):
    inner = Record(function=layer.activate, derivative=derivatives[place])
    outer = _around(inner, kept)
    layer.activate, derivatives[place] = outer.function, outer.derivative"""
