"""The words of a moment, plain and technical, with its own numbers.

A table by phase: each row has one sentence in either vocabulary, made from the scene.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from app.engine.network import Layer, Phase
from app.playground.prediction import Prediction
from app.playground.run import Run
from app.playground.wording import SUBSCRIPTS, counted, decimal, percent, thousands

SYMBOLS = {
    "linear": "",
    "sigmoid": "σ",
    "tanh": "tanh",
    "relu": "ReLU",
    "leaky_relu": "leaky ReLU",
    "elu": "ELU",
    "softmax": "softmax",
}


@dataclass(frozen=True, slots=True)
class FiveStep:
    """One of the five steps of the loop, and the engine's phases it is made of."""

    phases: tuple[str, ...]
    plain: str
    technical: str


FIVE_STEPS = (
    FiveStep(("data",), "Give", "Input"),
    FiveStep(("forward",), "Predict", "Forward pass"),
    FiveStep(("error",), "Compare", "Loss"),
    FiveStep(("backward", "update"), "Learn", "Backward pass, update"),
    FiveStep(("repeat",), "Repeat", "Next step"),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment as it is told: which example is in focus, and what it got."""

    run: Run
    phase: Phase
    steps_done: int
    example: int  # its place in the batch, from 0
    prediction: Prediction
    truth: str

    @property
    def layer(self) -> Layer:
        return self.run.network.layers[self.phase.layer - 1]

    @property
    def is_output(self) -> bool:
        return self.phase.layer == len(self.run.network.layers)

    @property
    def batch_size(self) -> int:
        return self.run.batches.batch_size

    @property
    def noun(self) -> str:
        return self.run.dataset.noun

    @property
    def nouns(self) -> str:
        return self.run.dataset.nouns

    @property
    def place(self) -> str:
        """Say which example it is: "customer 7 of 32", or just "one customer"."""
        if self.batch_size == 1:
            return f"one {self.noun}"
        return f"{self.noun} {self.example + 1} of {self.batch_size}"

    @property
    def taught(self) -> int:
        """Count the examples that are not held out."""
        return len(self.run.data.train_rows)

    @property
    def all_of_them(self) -> str:
        """Name what an epoch shows: what fits in no whole batch waits for the next."""
        if self.taught == 1:
            return f"its one {self.noun}"
        shown = self.run.batches.per_epoch * self.batch_size
        if shown == self.taught:
            return f"all {self.nouns}"
        return f"{'nearly all' if shown >= 0.9 * self.taught else 'most'} {self.nouns}"

    @property
    def loss(self) -> float:
        return float(self.run.network.loss)


class Sentence(NamedTuple):
    """The same moment, told twice."""

    plain: str
    technical: str


def data_plain(s: Scene) -> str:
    size = s.run.sizes[0]
    each = "for the node on the left" if size == 1 else "one for each node on the left"
    start = "The machine is given what is known of"
    return f"{start} {s.place}: {counted(size, 'number')}, {each}."


def data_technical(s: Scene) -> str:
    per_epoch = s.run.batches.per_epoch
    epoch, batch = divmod(s.steps_done, per_epoch)
    each = "" if s.batch_size == 1 else " each"
    return (
        f"Input: batch {thousands(batch + 1)} of {thousands(per_epoch)} in epoch "
        f"{thousands(epoch + 1)}, {counted(s.batch_size, 'example')}; "
        f"a₀ = x has {counted(s.run.sizes[0], 'number')}{each}."
    )


def forward_plain(s: Scene) -> str:
    if s.is_output:
        end = " It is still guessing." if s.steps_done == 0 else ""
        return f"The machine says: {s.prediction.phrase}.{end}"
    a = s.layer.a[:, s.example]
    each = "The hidden node" if len(a) == 1 else f"Each of {len(a)} nodes"
    fan_in = s.layer.weights.shape[0]
    many = f"{fan_in} numbers before it, adds them up and answers"
    does = "the number before it and answers" if fan_in == 1 else f"the {many}"
    best = int(np.abs(a).argmax())
    strongest = f". Node {best + 1} answers strongest" if len(a) > 1 else ""
    return f"{each} weighs {does}{strongest}: {decimal(float(a[best]))}."


def forward_technical(s: Scene) -> str:
    layer, sub = s.layer, str(s.phase.layer).translate(SUBSCRIPTS)
    symbol = SYMBOLS[layer.activation.name]
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
    return (
        f"Forward pass, {name}: z{sub} = W{sub}ᵀa{before} + b{sub}, a{sub} = {rule}; "
        f"{counted(len(a), 'activation')} {found}."
    )


def error_plain(s: Scene) -> str:
    said, miss = s.prediction.phrase, " and ".join(s.prediction.misses)
    if s.run.dataset.task == "number":
        truth = f"In truth it is {s.truth}."
        return f"The machine says {said}. {truth} That is off by {miss}."
    truth = f"In truth this {s.noun} {s.truth}."
    return f"The machine says {said}. {truth} That is an error of {miss}."


def error_technical(s: Scene) -> str:
    network = s.run.network
    a, t = network.output.a[:, s.example], network.targets[:, s.example]
    name = s.run.loss.name.replace("cross_", "cross-").replace("_", " ")
    own = decimal(float(s.run.loss.factor * network.terms[:, s.example].sum()))
    mean = "" if s.batch_size == 1 else f"; mean of the batch {decimal(s.loss)}"
    if len(a) == 1:
        symbol = SYMBOLS[network.output.activation.name]
        z = decimal(float(network.output.z[0, s.example]))
        inside = f"{symbol}({z}) = " if symbol else ""
        values = f"ŷ = {inside}{decimal(float(a[0]))}, target {_whole(t[0])}"
    else:
        values = f"ŷ = ({_list(a)}), target ({_list(t)})"
    return f"Forward pass: {values}, {name} {own}{mean}."


def backward_plain(s: Scene) -> str:
    if s.is_output:
        error = s.run.network.error[:, s.example]
        worst = int(np.abs(error).argmax())
        if not error[worst]:
            return f"For this {s.noun} the answer is exactly right: nobody is to blame."
        way = "too high" if error[worst] > 0 else "too low"
        miss = decimal(abs(float(error[worst])))
        if s.run.dataset.task != "classes":  # in the words of the phase before
            miss = s.prediction.misses[worst]
        return (
            f"Where it is wrong, it corrects itself. The answer was {way} by {miss}: "
            "whatever pushed it there is to blame."
        )
    if not s.layer.gradients.any():
        return "No blame reaches the nodes of this layer: nothing here will change."
    start = "The blame runs back along the connections."
    share = np.abs(s.layer.delta[:, s.example])
    if not share.any():
        return f"{start} None of it reaches this layer for this {s.noun}."
    if len(share) == 1:
        return f"{start} It reaches the one node of this layer."
    most = int(share.argmax())
    part = percent(float(share[most] / share.sum()))
    return f"{start} Node {most + 1} carries the most of it: {part} of this layer's."


def backward_technical(s: Scene) -> str:
    sub = str(s.phase.layer).translate(SUBSCRIPTS)
    before = str(s.phase.layer - 1).translate(SUBSCRIPTS)
    after = str(s.phase.layer + 1).translate(SUBSCRIPTS)
    steepest = decimal(float(np.abs(s.layer.gradients).max()), 4)
    rule = (
        f"δ{sub} = ∂L/∂z{sub}"
        if s.is_output
        else f"δ{sub} = W{after}δ{after} ⊙ f′(z{sub})"
    )
    return (
        f"Backward pass, layer {s.phase.layer}: {rule}, ∂L/∂W{sub} = a{before}δ{sub}ᵀ; "
        f"steepest gradient {steepest}."
    )


def update_plain(s: Scene) -> str:
    network = s.run.network
    moved = int(np.count_nonzero(network.changes))
    if not moved:
        return "Nothing moves: every gradient is 0 here."
    start, end, old, new = _largest_change(s.run)
    all_of_them = f"All {s.batch_size}" if s.batch_size > 2 else "Both"
    who = f"{all_of_them} {s.nouns} together move every connection a little"
    if s.batch_size == 1:
        who = "Every connection moves a little"
    what = f"{who}, so that the error shrinks: {counted(moved, 'number')} moved."
    if old == new:
        return f"{what} No weight did, only biases."
    places = range(3, 7)  # decimals: as many as it takes to see the change
    pairs = [(decimal(old, place), decimal(new, place)) for place in places]
    before, after = next((pair for pair in pairs if pair[0] != pair[1]), pairs[-1])
    weight = f"the weight from {start} to {end}"
    return f"{what} Most of all {weight}: {before} became {after}."


def update_technical(s: Scene) -> str:
    changes = s.run.network.changes
    rate = float(s.run.optimizer.rates["learning_rate"])
    name = s.run.rule.name.replace("_", " ").capitalize()
    return (
        f"{name} with learning rate {rate:.4g}: "
        f"{counted(changes.size, 'parameter')} updated, largest change "
        f"{decimal(float(np.abs(changes).max()), 4)}."
    )


def repeat_plain(s: Scene) -> str:
    left = s.run.batches.per_epoch - s.steps_done % s.run.batches.per_epoch
    if left == s.run.batches.per_epoch:
        times = s.steps_done // left
        often = (
            ("once", "twice")[times - 1] if times < 3 else f"{thousands(times)} times"
        )
        seen = f"It has now seen {s.all_of_them} {often}."
    else:
        more = counted(left, "more step")
        seen = f"{more[0].upper()}{more[1:]} and it has seen {s.all_of_them} again."
    if s.steps_done < s.run.batches.per_epoch:
        seen = seen.replace(" again.", " once.")
    rest = f"the next {s.noun if s.batch_size == 1 else f'{s.batch_size} {s.nouns}'}"
    if s.taught == s.batch_size:  # there are no others
        rest = f"the same {s.noun if s.taught == 1 else s.nouns}"
    return f"Repeat with {rest}, until the error is small. {seen}"


def repeat_technical(s: Scene) -> str:
    epoch = s.steps_done / s.run.batches.per_epoch
    what = "example" if s.batch_size == 1 else "batch"
    return (
        f"Step {thousands(s.steps_done)} done, epoch {epoch:.2f}: loss of this {what} "
        f"before the update {decimal(s.loss, 3)}. Next: a new {what}."
    )


SENTENCES: dict[str, tuple[Callable[[Scene], str], Callable[[Scene], str]]] = {
    "data": (data_plain, data_technical),
    "forward": (forward_plain, forward_technical),
    "error": (error_plain, error_technical),
    "backward": (backward_plain, backward_technical),
    "update": (update_plain, update_technical),
    "repeat": (repeat_plain, repeat_technical),
}


def sentence_of(scene: Scene) -> Sentence:
    """Tell a moment in both vocabularies."""
    plain, technical = SENTENCES[scene.phase.name]
    return Sentence(plain(scene), technical(scene))


def _whole(target: Any) -> str:
    """Write a target without decimals where it has none."""
    return decimal(float(target), 0 if target == round(float(target)) else 2)


def _list(values: Any) -> str:
    return ", ".join(decimal(float(value)) for value in values)


def _largest_change(run: Run) -> tuple[str, str, float, float]:
    """Find the weight that moved most: its ends in words, its old and new value."""
    most, found = -1.0, ("", "", 0.0, 0.0)
    for layer in run.network.layers:
        changes = run.network.view("weight_changes", layer.index)
        start, end = np.unravel_index(int(np.abs(changes).argmax()), changes.shape)
        change, new = float(changes[start, end]), float(layer.weights[start, end])
        if abs(change) > most:
            names = _name(run, layer.index - 1, start), _name(run, layer.index, end)
            most, found = abs(change), (*names, new - change, new)
    return found


def _name(run: Run, layer: int, node: Any) -> str:
    """Name a node in words, as the page does."""
    if layer == 0:
        return run.data.inputs[int(node)].name
    if layer == len(run.sizes) - 1:
        names = run.data.output_names
        return "the answer" if len(names) == 1 else names[int(node)]
    return f"hidden node {int(node) + 1}"
