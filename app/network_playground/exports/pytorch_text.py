"""The frame of the PyTorch script, and PyTorch's words for what the engine has."""

from string import Template

PLAIN = "loss.backward()"
PARAMETERS = "parameters = [parameter.data for parameter in model.parameters()]"

SCRIPT = Template('''\
"""$headline

In PyTorch, from the same first weights and with the same batches as in Network
Playground, so the losses are the same but for rounding. It needs PyTorch and NumPy.

    python pytorch.py STEPS
"""

import base64
import sys
import zlib
$from_math

import numpy as np
import torch
from torch import nn
from torch.nn import functional

BATCH_SIZE = $batch_size
COUNT = $count
torch.set_default_dtype(torch.$dtype)


# 1 Give: what is known of some examples.
$rows_of


# 2 Predict: layer by layer.
$draw


$dropout


model = nn.Sequential(
$layers
)
rng = np.random.default_rng($seed)
for layer in model:
    if isinstance(layer, nn.Linear):
        first = draw(rng, layer.in_features, layer.out_features)
        layer.weight.data.copy_(torch.from_numpy(first.T))
        layer.bias.data.fill_($bias)


# 3 Compare: how wrong are the predictions?
$loss


# 4 Learn: every weight and bias moves a little.
$schedule


$rates
optimizer = torch.optim.$optimizer
$parameters
$trainable
$edits


# 5 Repeat, with the next examples.
EXAMPLES = "$examples"
table = np.frombuffer(zlib.decompress(base64.b64decode(EXAMPLES)), "$dtype")
examples = torch.from_numpy(table.reshape(-1, COUNT).T.copy())
inputs, targets = examples[:, :$inputs], examples[:, $inputs:]
for step in range(int(sys.argv[1]) if sys.argv[1:] else $steps):
$by_hand
$rate
$choose
    rows = torch.from_numpy(rows_of(step))
    loss = loss_of(model(inputs[rows]), targets[rows])
    optimizer.zero_grad()
    $backward
$before
    optimizer.step()
$after
    print(step + 1, loss.item())
''')

DROPOUT = '''\
class Drop(nn.Module):
    """Silence some nodes of an example, let the others make up for them."""

    def choose(self, rng, nodes):
        kept = (rng.random((nodes, BATCH_SIZE)) >= {rate}) * {growth}
        self.kept = torch.from_numpy(kept.T).to(torch.{dtype})

    def forward(self, a):
        return a * self.kept'''

CHOOSE = """\
    rng = np.random.default_rng([{seed}, 0, step])
    drops = [layer for layer in model if isinstance(layer, Drop)]
    for drop, nodes in zip(drops, {nodes}):
        drop.choose(rng, nodes)"""

MODULES = {
    "sigmoid": "nn.Sigmoid()",
    "tanh": "nn.Tanh()",
    "relu": "nn.ReLU()",
    "leaky_relu": "nn.LeakyReLU(0.01)",
    "elu": "nn.ELU()",
    "softmax": "nn.Softmax(dim=1)",
}

# By loss: with the output activation that is made for it, from z; and from any a.
LOSSES = {
    "half_squared_error": ("((outputs - targets) ** 2).sum(1).mean() / 2",) * 2,
    "binary_cross_entropy": (
        "functional.binary_cross_entropy_with_logits(\n"
        '        outputs, targets, reduction="sum"\n'
        "    ) / BATCH_SIZE",
        "-(targets * log(outputs) + (1 - targets) * log(1 - outputs)).sum(1).mean()",
    ),
    "categorical_cross_entropy": (
        "functional.cross_entropy(outputs, targets)",
        "-(targets * log(outputs)).sum(1).mean()",
    ),
}
LOG = """\
def log(shares):
    return shares.clamp(min={tiny!r}).log()


"""

OPTIMIZERS = {
    "gradient_descent": "SGD(model.parameters(), lr={rate})",
    "momentum": "SGD(model.parameters(), lr={rate}, momentum={momentum})",
    "nesterov": (
        "SGD(model.parameters(), lr={rate}, momentum={momentum}, nesterov=True)"
    ),
    "rmsprop": "RMSprop(model.parameters(), lr={rate}, alpha={decay}, eps={epsilon})",
    "adagrad": "Adagrad(model.parameters(), lr={rate}, eps={epsilon})",
    "adam": (
        "Adam(model.parameters(), lr={rate}, betas=({mean_decay}, {decay}), "
        "eps={epsilon})"
    ),
}

THAWED = """\
    for parameter, old, share in zip(parameters, before, trainable):
        parameter[share == 0] = old[share == 0]  # what is frozen"""
