"""A run as a PyTorch script: the same start, the same batches, the same losses."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

import numpy as np

from network_playground.exports.framework import FrameworkScript
from network_playground.exports.pytorch_text import (
    CHOOSE,
    DROPOUT,
    LOG,
    LOSSES,
    MODULES,
    OPTIMIZERS,
    PARAMETERS,
    PLAIN,
    SCRIPT,
    THAWED,
)
from network_playground.exports.script import filled
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run
from network_playground.runs.timeline import Timeline

Word = TypeVar("Word")


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
        if row.name != "linear" and not is_within:
            field = "output" if place == last else "activations"
            yield f"    {_word(MODULES, row.name, field)},"
        if run.dropout and place < last:
            yield "    Drop(),"


def _word(words: Mapping[str, Word], name: str, field: str) -> Word:
    """Find PyTorch's word for what the engine has. Raises Problem where it has none."""
    if name not in words:
        known = ", ".join(words)
        raise Problem(
            f"{field}: expected one of {known} for PyTorch, found '{name}'.", field
        )
    return words[name]


def _loss(run: Run) -> str:
    is_partner, name = run.objective.is_partner, run.loss.name
    if is_partner and name == "categorical_cross_entropy":
        _expect_shares(run)
    with_partner, from_any = _word(LOSSES, name, "loss")
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
    word = _word(OPTIMIZERS, name, "optimizer")
    return word.format(**{**script.settings, "rate": rate})


def _dropout(script: FrameworkScript) -> str:
    dropout, dtype = script.run.dropout, script.experiment.dtype
    if dropout is None:
        return ""
    return DROPOUT.format(rate=dropout.rate, growth=dropout.growth, dtype=dtype)


def _choose(script: FrameworkScript) -> str:
    if script.run.dropout is None:
        return ""
    return CHOOSE.format(seed=script.experiment.seed, nodes=script.run.sizes[1:-1])
