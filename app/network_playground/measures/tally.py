"""How often is it right, beside what always saying the same would score?"""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from network_playground.datasets.training_data import TrainingData
from network_playground.runs.run import Run

Floats = NDArray[Any]


class ClassTally(NamedTuple):
    """How many examples get their true class, and how many of each class."""

    usual: int  # the class that the training part has most of
    found: tuple[int, ...]  # of each class, those that are taken for it
    size: tuple[int, ...]  # of each class, all of them

    @property
    def right_share(self) -> float:
        return sum(self.found) / sum(self.size)

    @property
    def usual_share(self) -> float:
        """What always saying the usual class gets right."""
        return self.size[self.usual] / sum(self.size)


class NumberTally(NamedTuple):
    """How far off the first target is on the average, in its own unit."""

    off: float  # not finite where an answer is beyond all bounds
    usual: float  # the mean of the training part
    usual_off: float  # where it always says that mean


Tally = ClassTally | NumberTally


def tally_of(run: Run, predictions: Floats, targets: Floats) -> Tally:
    """Count what some examples are answered, (outputs, examples) both."""
    if run.dataset.task == "number":
        return _numbers(run, predictions, targets)
    classes = len(run.dataset.outcomes)
    truth, said = classes_of(run, targets), classes_of(run, predictions)
    usual = int(usual_of(run.data))
    found = np.bincount(truth[truth == said], minlength=classes)
    size = np.bincount(truth, minlength=classes)
    return ClassTally(usual, tuple(found.tolist()), tuple(size.tolist()))


def _numbers(run: Run, predictions: Floats, targets: Floats) -> NumberTally:
    data = run.data
    usual = usual_of(data)
    scale, mean = data.target_scales[0], data.target_means[0]
    off = np.abs(predictions[0] - targets[0]).mean(dtype=np.float64) * abs(scale)
    truth = targets[0] * scale + mean
    return NumberTally(float(off), usual, float(np.abs(truth - usual).mean()))


def classes_of(run: Run, outputs: Floats) -> NDArray[np.intp]:
    """Read the class of each example, from answers or from targets."""
    classes: NDArray[np.intp] = outputs.argmax(0)
    if len(outputs) == 1:
        classes[:] = outputs[0] > sum(run.data.class_targets) / 2
    return classes


@lru_cache(maxsize=64)
def usual_of(data: TrainingData) -> float:
    """Give what always saying the same would say, as the training part has it.

    That is its most frequent class, from 0, the first of equals; or the mean of the
    first target, in its own unit.
    """
    dataset, rows = data.dataset, data.train_rows
    if dataset.outcomes:
        return float(np.bincount(dataset.classes[rows]).argmax())
    return float(np.mean(dataset.values[dataset.targets[0].name][rows]))
