"""Each phase in technical words: the same moment, in the terms of the field."""

from typing import Any

import numpy as np

from network_playground.engine.rows import title_of
from network_playground.runs.names import node_name
from network_playground.words.again import ARROW, told_apart
from network_playground.words.naming import change_of_most, most_blamed, strongest
from network_playground.words.scene import Scene
from network_playground.words.wording import (
    SUBSCRIPTS,
    counted,
    decimal,
    thousands,
)

MOST_LISTED = 4  # outputs whose numbers are written out


def data(s: Scene) -> str:
    per_epoch = s.run.batches.per_epoch
    epoch, batch = divmod(s.steps_done, per_epoch)
    each = "" if s.batch_size == 1 else f" for each of {s.batch_size} examples"
    return (
        f"Input layer: a₀ = x, {counted(s.run.sizes[0], 'number')}{each}; batch "
        f"{thousands(batch + 1)} of {thousands(per_epoch)}, epoch "
        f"{thousands(epoch + 1)}."
    )


def forward(s: Scene) -> str:
    layer, sub = s.layer, str(s.phase.layer).translate(SUBSCRIPTS)
    symbol = layer.activation.symbol
    a, z = layer.a[:, s.example], layer.z[:, s.example]
    if s.is_output and len(a) == 1:
        inside = f"{symbol}({decimal(float(z[0]))}) = " if symbol else ""
        return f"Forward pass, output layer: ŷ = {inside}{decimal(float(a[0]))}."
    name = "output layer" if s.is_output else f"layer {s.phase.layer}"
    before = str(s.phase.layer - 1).translate(SUBSCRIPTS)
    rule = f"{symbol}(z{sub})" if symbol else f"z{sub}"
    found = f"from {decimal(float(a.min()))} to {decimal(float(a.max()))}"
    if len(a) == 1:
        found = f"of {decimal(float(a[0]))}"
    elif best := None if s.is_output else strongest(s):
        found += f", furthest from 0 is {node_name(s.run, best.layer, best.node)}"
    return (
        f"Forward pass, {name}: z{sub} = W{sub}ᵀa{before} + b{sub}, a{sub} = {rule}; "
        f"{counted(len(a), 'activation')} {found}."
    )


def error(s: Scene) -> str:
    network = s.run.network
    a, t = network.output.a[:, s.example], network.targets[:, s.example]
    names = s.run.data.output_names
    name = title_of(s.run.loss)
    own = decimal(float(s.run.loss.factor * network.terms[:, s.example].sum()))
    mean = "" if s.batch_size == 1 else f"; mean of the batch {decimal(s.loss)}"
    if len(a) == 1:
        symbol = network.output.activation.symbol
        z = decimal(float(network.output.z[0, s.example]))
        inside = f"{symbol}({z}) = " if symbol else ""
        data = s.run.data
        is_scaled = s.run.dataset.task == "number" and (
            data.target_scales[0] != 1 or data.target_means[0] != 0
        )
        target = f"{'scaled ' if is_scaled else ''}target {_whole(t[0])}"
        values = f"ŷ = {inside}{decimal(float(a[0]))}, {target}"
    elif len(a) <= MOST_LISTED:
        said = ", ".join(decimal(float(value)) for value in a)
        values = f"ŷ = ({said}), target ({', '.join(map(_whole, t))})"
    else:
        true = int(t.argmax())
        values = f"ŷ = {decimal(float(a[true]))} for the target {names[true]}"
    return f"Loss: {values}, {name} {own}{mean}."


def backward(s: Scene) -> str:
    sub = str(s.phase.layer).translate(SUBSCRIPTS)
    before = str(s.phase.layer - 1).translate(SUBSCRIPTS)
    after = str(s.phase.layer + 1).translate(SUBSCRIPTS)
    steepest = decimal(float(np.abs(s.layer.gradients).max()), 4)
    mean = "" if s.batch_size == 1 else " (mean of the batch)"
    most = None if s.is_output else most_blamed(s)
    name = most and node_name(s.run, most.layer, most.node)
    largest = f"; largest |δ{sub}| at {name}" if name else ""
    rule = (
        f"δ{sub} = ∂L/∂z{sub}"
        if s.is_output
        else f"δ{sub} = W{after}δ{after} ⊙ f′(z{sub})"
    )
    return (
        f"Backward pass, layer {s.phase.layer}: {rule}, ∂L/∂W{sub} = a{before}δ{sub}ᵀ; "
        f"steepest gradient {steepest}{mean}{largest}."
    )


def update(s: Scene) -> str:
    changes = s.run.network.changes
    moved = counted(int(np.count_nonzero(changes)), "parameter")
    rate = float(s.run.optimizer.rates["learning_rate"])
    title = title_of(s.run.rule)
    return (
        f"{title[0].upper()}{title[1:]} with learning rate {rate:.4g}: "
        f"{moved} updated, largest change "
        f"{decimal(float(np.abs(changes).max()), 4)}{_of_the_weights(s)}."
    )


def _of_the_weights(s: Scene) -> str:
    """Tell of the weight that moved most, unless none did."""
    changed = change_of_most(s.run)
    if changed is None:
        return ""
    return f"; of the weights, {changed.start} {ARROW} {changed.end}: {changed.pair}"


def repeat(s: Scene) -> str:
    per_epoch = s.run.batches.per_epoch
    epoch, batch = divmod(s.steps_done, per_epoch)
    where = (
        f"batch {thousands(batch)} of {thousands(per_epoch)}, "
        f"epoch {thousands(epoch + 1)}"
        if batch
        else f"{counted(epoch, 'epoch')} complete"
    )
    what = "example" if s.batch_size == 1 else "batch"
    rest = "the same" if s.taught == s.batch_size else "a new"
    done = f"Step {thousands(s.steps_done)} done, {where}"
    if s.again is None or (answer := s.answer_again) is None:
        return f"{done}. Next: {rest} {what}."
    before, after = told_apart(s.again.before.loss, s.again.after.loss)
    better = "" if s.batch_size == 1 else f", lower for {s.again.better}"
    return (
        f"{done}. Forward pass again with the new weights: loss of this {what} "
        f"{before} {ARROW} {after}{better}; this example {answer.told}. "
        f"Next: {rest} {what}."
    )


def _whole(target: Any) -> str:
    """Write a target without decimals where it has none."""
    return decimal(float(target), 0 if target == round(float(target)) else 2)
