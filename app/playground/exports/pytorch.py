"""A run as a PyTorch script: the same start, the same batches, the same losses."""

from collections.abc import Iterator
from string import Template

import numpy as np

from app.playground.exports.framework import FrameworkScript
from app.playground.exports.script import filled
from app.playground.problem import Problem
from app.playground.run import Run
from app.playground.timeline import Timeline

PLAIN = "loss.backward()"
PARAMETERS = "parameters = [parameter.data for parameter in model.parameters()]"

SCRIPT = Template('''\
"""$headline

In PyTorch, from the same first weights and with the same batches as in Network
Playground, so the losses are the same but for rounding. It needs PyTorch and NumPy.

    python pytorch_script.py STEPS
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


def pytorch_script(timeline: Timeline) -> str:
    """Write a script that trains this run in PyTorch and prints its losses.

    Raises Problem where PyTorch would learn something else.
    """
    script = FrameworkScript(timeline, weights_are_turned=True)
    common = script.common()
    frozen = script.is_frozen
    # The speed that a weight has keeps the rate at which it was gained.
    has_speed = script.run.rule.name in ("momentum", "nesterov")
    changes_speed = has_speed and script.has_changing_rate
    changes_rate = not has_speed and script.has_changing_rate
    rate_now = common["rate_now"]
    common |= {
        "dropout": _dropout(script),
        "choose": _choose(script),
        "layers": "\n".join(_layers(script)),
        "loss": _loss(script.run),
        "optimizer": _optimizer(
            script, "1.0" if changes_speed else f"{script.experiment.learning_rate!r}"
        ),
        "rate": (
            f'    optimizer.param_groups[0]["lr"] = {rate_now}' if changes_rate else ""
        ),
        "backward": f"({rate_now} * loss).backward()" if changes_speed else PLAIN,
        "parameters": PARAMETERS * bool(script.edits),
        "trainable": "trainable = [torch.ones_like(p) for p in parameters]" * frozen,
        "before": "    before = [parameter.clone() for parameter in parameters]"
        * frozen,
        "after": THAWED * frozen,
    }
    return filled(SCRIPT, **common)


def _layers(script: FrameworkScript) -> Iterator[str]:
    """Write the modules; the output's activation goes where the loss contains it."""
    run = script.run
    fans = zip(run.sizes, run.sizes[1:], strict=False)
    last = len(run.activations) - 1
    for place, (row, (fan_in, fan_out)) in enumerate(
        zip(run.activations, fans, strict=True)
    ):
        yield f"    nn.Linear({fan_in}, {fan_out}),"
        is_within = place == last and run.objective.is_partner
        if row.name in MODULES and not is_within:
            yield f"    {MODULES[row.name]},"
        if run.dropout and place < last:
            yield "    Drop(),"


def _loss(run: Run) -> str:
    is_partner, name = run.objective.is_partner, run.loss.name
    if is_partner and name == "categorical_cross_entropy":
        _expect_shares(run)
    with_partner, from_any = LOSSES[name]
    loss = with_partner if is_partner else from_any
    lines = [f"loss = {loss}"]
    l1, l2 = run.objective.l1, run.objective.l2
    if l1 or l2:
        lines.append(
            "weights = [layer.weight for layer in model if hasattr(layer, 'weight')]"
        )
    if l1:
        lines.append(f"loss = loss + {l1} * sum(w.abs().sum() for w in weights)")
    if l2:
        lines.append(f"loss = loss + {l2} / 2 * sum((w**2).sum() for w in weights)")
    lines.append("return loss")
    head = "def loss_of(outputs, targets):\n"
    if "log(" in loss and not is_partner:
        head = LOG.format(tiny=float(run.network.numbers.tiny)) + head
    return head + "\n".join(f"    {line}" for line in lines)


def _expect_shares(run: Run) -> None:
    """Raise Problem where the targets of an example are not shares of one."""
    sums = run.data.train_targets.sum(axis=1)
    if not np.allclose(sums, 1.0):
        worst = float(sums[np.abs(sums - 1.0).argmax()])
        raise Problem(
            "loss: expected targets that add up to 1 for PyTorch's cross-entropy, "
            f"found {worst:g}.",
            "loss",
        )


def _optimizer(script: FrameworkScript, rate: str) -> str:
    name = script.run.rule.name
    if script.settings.get("momentum") == 0:
        name = "gradient_descent"
    return OPTIMIZERS[name].format(**{**script.settings, "rate": rate})


def _dropout(script: FrameworkScript) -> str:
    dropout, dtype = script.run.dropout, script.experiment.dtype
    if dropout is None:
        return ""
    return DROPOUT.format(rate=dropout.rate, growth=dropout.growth, dtype=dtype)


def _choose(script: FrameworkScript) -> str:
    if script.run.dropout is None:
        return ""
    return CHOOSE.format(seed=script.experiment.seed, nodes=script.run.sizes[1:-1])
