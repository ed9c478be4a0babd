"""What the machine says of one example, and whether that is right, in words."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from network_playground.datasets.columns import SPACE, Column
from network_playground.runs.chances import gives_chances
from network_playground.runs.run import Run
from network_playground.words import shapes
from network_playground.words.wording import MINUS, counted, decimal, percent


@dataclass(frozen=True, slots=True)
class Prediction:
    """The answer: ``number`` and ``text`` make "83 %" "will leave".

    ``outcome`` is the class it decides for, ``is_right`` whether that is the truth;
    both are None where the target is a number. ``chances`` has one share per class.
    ``phrase`` is how it stands in a sentence. ``misses`` tell how far off the answer
    is: the chance kept from the truth, or each target's distance in its own units.
    Where the outputs are no chances, ``number`` is what the node itself gives.
    """

    number: str
    text: str
    outcome: int | None
    is_right: bool | None
    chances: tuple[float, ...]
    phrase: str
    misses: tuple[str, ...]

    def shown(self) -> shapes.Prediction:
        """Give what the page shows of it."""
        return {
            "number": self.number,
            "text": self.text,
            "outcome": self.outcome,
            "is_right": self.is_right,
            "chances": list(self.chances),
            "misses": list(self.misses),
        }


def prediction_of(run: Run, outputs: NDArray[Any], row: int | None) -> Prediction:
    """Read the output nodes' activations (outputs,) for a row of the table.

    Without a row there is no truth to compare with.
    """
    if run.dataset.task == "number":
        return _number(run, outputs, row)
    chances = chances_of(run, outputs)
    truth = None if row is None else int(run.dataset.classes[row])
    is_yes_no = run.dataset.task == "two_classes"
    outcome = int(np.argmax(chances))
    told = 1 if is_yes_no else outcome
    text = run.dataset.outcomes[told].predicted
    if gives_chances(run):
        number = percent(chances[told])
        phrase = f"{number} {text}" if is_yes_no else f"{text}, {number} sure"
    else:
        number = decimal(float(outputs[0 if is_yes_no else told]))
        phrase = f"{number} ({_scale(run)})" if is_yes_no else f"{text}, with {number}"
    return Prediction(
        number,
        text,
        outcome,
        None if truth is None else outcome == truth,
        chances,
        phrase,
        () if truth is None else (decimal(_missed(run, outputs, chances, truth)),),
    )


def _scale(run: Run) -> str:
    """Say what the two numbers mean that a single output aims at."""
    ends = zip(run.data.class_targets, run.dataset.outcomes, strict=True)
    no, yes = (f"{decimal(aim, 0)} is “{one.predicted}”" for aim, one in ends)
    return f"{no}, {yes}"


def push_text(run: Run, push: float) -> str:
    """Write a push with its sign: "+12 points" of a hundred, "−3.1 mm" or "−0.20"."""
    sign, size = MINUS if push < 0 else "+", abs(push)
    if run.dataset.task == "number":
        return sign + in_units(run.dataset.targets[0], size)
    if not gives_chances(run):
        return sign + decimal(size)
    if size < 0.005:
        return "under 1 point"
    return sign + counted(round(100 * size), "point")


def _missed(
    run: Run, outputs: NDArray[Any], chances: tuple[float, ...], truth: int
) -> float:
    """Tell how far off, in the very numbers that the output node aims at."""
    if run.dataset.task == "two_classes":
        return abs(float(outputs[0]) - run.data.class_targets[truth])
    if gives_chances(run):
        return 1 - chances[truth]
    return abs(float(outputs[truth]) - run.data.class_targets[1])


def chances_of(run: Run, outputs: NDArray[Any]) -> tuple[float, ...]:
    """Give one share per class, adding up to 1."""
    if run.dataset.task == "two_classes":
        low, high = run.data.class_targets
        yes = min(1.0, max(0.0, (float(outputs[0]) - low) / (high - low)))
        return 1 - yes, yes
    shares = outputs.clip(0) / (float(outputs.clip(0).sum()) or 1.0)
    return tuple(float(share) for share in shares)


def _number(run: Run, outputs: NDArray[Any], row: int | None) -> Prediction:
    data = run.data
    said, missed = [], []
    for index, target in enumerate(run.dataset.targets):
        value = float(outputs[index])
        value = value * data.target_scales[index] + data.target_means[index]
        said.append(in_units(target, value))
        if row is not None:
            truth = float(run.dataset.value(target.name, row))
            missed.append(in_units(target, _distance(target, value, truth)))
    number = " and ".join(said)
    return Prediction(number, "", None, None, (), number, tuple(missed))


def _distance(target: Column, value: float, truth: float) -> float:
    """Tell how far apart two numbers are as they are written, if one can see it."""
    if target.decimals is None:
        return abs(value - truth)
    written = round(value, target.decimals) - round(truth, target.decimals)
    return abs(written or value - truth)


def in_units(target: Column, value: float) -> str:
    """Write a number as the target's column does, in seven digits at most.

    Where it would take more, or read 0, it is written with a power of ten.
    """
    digits = target.decimals
    if abs(value) < 10 ** (7 - (digits or 0)) and (
        digits is None or round(value, digits) or not value
    ):
        return target.text(value)
    return decimal(value, digits or 0) + (target.unit and SPACE + target.unit)
