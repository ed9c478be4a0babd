"""The frame of the script that needs NumPy only: what holds the engine's functions.

Each name with a dollar is a part that follows from the experiment. A line that is
nothing but an empty part goes.
"""

from string import Template

SCRIPT = Template('''\
"""$headline

The numbers of Network Playground: run `python standalone.py STEPS`. Needs NumPy 2."""

import base64, sys, zlib
from types import SimpleNamespace as Record

import numpy as np
from numpy import add, dot, multiply, subtract

SIZES, BATCH_SIZE, COUNT, DTYPE = $sizes, $batch_size, $count, "$dtype"
$names
$rates
$constants
SHARES = np.full(SIZES[-1] * BATCH_SIZE, $factor / BATCH_SIZE, DTYPE)
DATA, ERROR, UPDATE, REPEAT = "data", "error", "update", "repeat"


# 1 Give: every epoch shuffles the examples, every step takes the next of them.
def rows_of(step):
    epoch, place = divmod(step, COUNT // BATCH_SIZE)
    order = np.random.default_rng([$seed, epoch]).permutation(COUNT)
    return order[place * BATCH_SIZE : (place + 1) * BATCH_SIZE]


# 2 Predict: every node adds up what reaches it, and bends the sum.
$predict


BENDS = {  # how z becomes a, and the slope da/dz in terms of a
$bends
}


$in_place


flat = np.zeros(($rows, sum((i + 1) * j for i, j in zip(SIZES, SIZES[1:]))), DTYPE)
nodes = [np.ones((size + 1, BATCH_SIZE), DTYPE) for size in SIZES]  # the last stays 1:
layers, rng, end = [], np.random.default_rng($seed), 0  # its weights are the biases
$dropout
for below, here, name$kept in zip(nodes, nodes[1:], NAMES$all_kept):
    layer = Record(a=here[:-1], forward="forward", backward="backward")
    start, end = end, end + len(below) * len(layer.a)
    parameters, layer.gradients = flat[:2, start:end].reshape(2, len(below), -1)
    layer.weights, layer.weight_gradients = parameters[:-1], layer.gradients[:-1]
    layer.weights[...], parameters[-1] = draw(rng, *layer.weights.shape), $bias
    layer.z, layer.slope, layer.delta = np.zeros((3, *layer.a.shape), DTYPE)
    layer.inputs, layer.parameters_T, layer.delta_T = below, parameters.T, layer.delta.T
$bend
    layers.append(layer)
for layer, after in zip(layers, layers[1:]):
    layer.next = after
network = Record(layers=layers, output=layers[-1], inputs=nodes[0][:-1], $others)
network.hidden_backwards, network.trainable = layers[-2::-1], $trainable
network.targets, network.error, network.terms = np.zeros_like(3 * [layers[-1].a])
network.parameters, network.gradients, network.changes = flat[:3]


# 3 Compare: the loss says in one number how wrong the predictions are.
$compare


# 4 Learn: which way is down for every weight, and how far does it move?
$learn


objective = Record(measure=measure, push_back=push_back, has_penalty=$penalty)
objective.slopes = [(layer.derivative, layer.a, layer.slope) for layer in layers$hidden]
optimizer = Record(change=$rule)


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

BY_HAND = """\
    for _, array, place, value in (edit for edit in EDITS if edit[0] == step):
        getattr(network, array)[place] = value  # changed by hand"""

IN_PLACE = """\
def in_place(rule):
    def fill(given, result, numbers):
        result[...] = rule(given)

    return fill"""
BEND = """\
    layer.activate, layer.derivative = (in_place(rule) for rule in BENDS[name])"""

# With dropout what is kept grows, to make up for what is dropped.
IN_PLACE_WITH_DROPOUT = """\
def in_place(rule, kept, growth):
    def fill(given, result, numbers):
        result[...] = rule(given / growth) * kept

    return fill"""
ALL_KEPT = """\
GROWTH = {growth!r}  # of what is kept, to make up for what is dropped
all_kept = [np.full((size, BATCH_SIZE), GROWTH, DTYPE) for size in SIZES[1:-1]]"""
BEND_WITH_DROPOUT = """\
    layer.activate = in_place(BENDS[name][0], kept, 1)
    layer.derivative = in_place(BENDS[name][1], kept, kept.max())"""
