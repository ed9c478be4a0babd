"""A run as a PyTorch script: the same start, the same batches, the same losses."""

import re
from collections.abc import Iterator

import numpy as np

from network_playground.engine.rows import NoSpelling
from network_playground.exports.framework import FrameworkScript
from network_playground.exports.function_text import WIDTH
from network_playground.exports.pytorch_text import (
    BEFORE,
    CHOOSE,
    DROPOUT,
    LOG,
    PARAMETERS,
    SCRIPT,
    TRAINABLE,
)
from network_playground.runs.run import Run
from network_playground.runs.timeline import Timeline


def pytorch_script(timeline: Timeline) -> str:
    """Write a script that trains this run in PyTorch and prints its losses.

    Raises Problem where PyTorch cannot do it, or would learn something else.
    """
    script = FrameworkScript(timeline, "PyTorch", weights_are_turned=True)
    rate, backward, changing = repr(script.experiment.learning_rate), "loss", ""
    if script.has_changing_rate and script.run.rule.remembers_rates:
        # In PyTorch it does not remember the rates themselves: the loss has them then.
        rate, backward = "1.0", f"({script.rate_now} * loss)"
    elif script.has_changing_rate:
        changing = f'    optimizer.param_groups[0]["lr"] = {script.rate_now}'
    parts = {
        "dropout": _dropout(script.run),
        "choose": _choose(script.run),
        "layers": "\n".join(f"    {one}," for one in _layers(script)),
        "loss": "\n".join(_loss(script)),
        "optimizer": _optimizer(script, rate),
        "rate": changing,
        "backward": f"{backward}.backward()",
        "parameters": PARAMETERS if script.edits else "",
        "trainable": TRAINABLE if script.is_frozen else "",
        "before": BEFORE if script.is_frozen else "",
    }
    return script.written(SCRIPT, parts)


def _loss_has_output(run: Run) -> bool:
    """Say whether PyTorch's loss contains the output's activation: it takes z then."""
    spelling = run.loss.pytorch_with_partner
    return run.objective.is_partner and not isinstance(spelling, NoSpelling)


def _layers(script: FrameworkScript) -> Iterator[str]:
    """Write the modules; the output's activation goes where the loss contains it."""
    run = script.run
    fans = zip(run.sizes, run.sizes[1:], strict=False)
    last = len(run.activations) - 1
    layers = enumerate(zip(run.activations, fans, strict=True))
    for place, (row, (fan_in, fan_out)) in layers:
        yield f"nn.Linear({fan_in}, {fan_out})"
        if place == last and _loss_has_output(run):
            return
        field = "output" if place == last else "activations"
        module = script.spelled(row, row.pytorch, field)
        if module:
            yield module
        if run.dropout and place < last:
            yield "Drop()"


def _loss(script: FrameworkScript) -> Iterator[str]:
    """Write the loss of a batch, with its penalty, as a function."""
    run = script.run
    row, l1, l2 = run.loss, run.objective.l1, run.objective.l2
    spelling = row.pytorch_with_partner if _loss_has_output(run) else row.pytorch
    loss = script.spelled(row, spelling, "loss")
    _expect_shares(script)
    if re.search(r"\blog\(", loss):
        yield LOG.format(tiny=float(run.network.numbers.tiny))
    large = "" if run.objective.penalises_biases else " if p.dim() == 2"
    yield "def loss_of(outputs, targets):"
    yield f"    loss = {loss}"
    if l1 or l2:
        yield f"    large = [p for p in model.parameters(){large}]"
    if l1:
        yield f"    loss += {l1} * sum(p.abs().sum() for p in large)"
    if l2:
        yield f"    loss += {l2} / 2 * sum((p**2).sum() for p in large)"
    yield "    return loss"


def _expect_shares(script: FrameworkScript) -> None:
    """Raise Problem where targets are no shares, and the output gives shares.

    The engine takes the error for dLoss/dz then, which PyTorch finds to be another.
    """
    run, sums = script.run, script.run.data.train_targets.sum(axis=1)
    gives_shares = run.activations[-1].derivative is None
    if run.objective.is_partner and gives_shares and not np.allclose(sums, 1.0):
        worst = float(sums[np.abs(sums - 1.0).argmax()])
        raise script.refusal(
            f"its {run.loss.name} takes targets that add up to 1, not to {worst:g}",
            "loss",
        )


def _optimizer(script: FrameworkScript, rate: str) -> str:
    rule = script.run.rule
    spelling = script.spelled(rule, rule.pytorch, "optimizer")
    made = spelling.format(**{**script.settings, "rate": rate})
    line = f"optimizer = torch.optim.{made}"
    if len(line) <= WIDTH:
        return line
    head, _, arguments = line.removesuffix(")").partition("(")
    return f"{head}(\n    {arguments}\n)"


def _dropout(run: Run) -> str:
    if run.dropout is None:
        return ""
    rate, growth = run.dropout.rate, run.dropout.growth
    return DROPOUT.format(rate=rate, growth=growth, dtype=run.experiment.dtype)


def _choose(run: Run) -> str:
    if run.dropout is None:
        return ""
    return CHOOSE.format(seed=run.experiment.seed, nodes=run.sizes[1:-1])
