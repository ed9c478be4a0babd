"""What the network answers each of some examples, who separate while it learns."""

from base64 import b64encode
from typing import Any

import numpy as np
from numpy.typing import NDArray

from network_playground.engine.evaluation import predict
from network_playground.measures.shapes import CrowdMembers, CrowdPlaces, Pair
from network_playground.measures.tally import classes_of, usual_of
from network_playground.runs.run import Run

MOST = 600  # examples
TOP = 254  # the byte of the highest place
NOWHERE = 255  # the byte of an answer that is beyond all bounds
MARGIN = 0.08  # beyond the true numbers on either side, as a share of their extent

Floats = NDArray[Any]


class Crowds:
    """Some of the held-out examples of one run, or of those that teach where there are
    no others: evenly chosen, and always the same."""

    def __init__(self, run: Run) -> None:
        self.run = run
        data, dtype = run.data, run.experiment.dtype
        self.is_held_out = len(data.test_rows) > 0
        rows = data.test_rows if self.is_held_out else data.train_rows
        inputs = data.test_inputs if self.is_held_out else data.train_inputs
        chosen = np.linspace(0, len(rows) - 1, min(len(rows), MOST)).round().astype(int)
        self.rows = rows[chosen]
        self.truths = self._truths()
        self.range = self._range()
        self.inputs = np.ascontiguousarray(inputs[chosen].T, dtype)
        self.targets = np.zeros((run.sizes[-1], len(chosen)), dtype)
        self.network = run.new_network(len(chosen))
        self.objective = run.new_objective(self.network)

    def members(self) -> CrowdMembers:
        """Tell what stays the same: who they are, and what is true of them."""
        return {
            "part": "test" if self.is_held_out else "train",
            "rows": self.rows.tolist(),
            "truths": self.truths.round(6).tolist(),
            "range": self.range,
            "usual": usual_of(self.run.data),
        }

    def places(self) -> CrowdPlaces:
        """Tell what each is answered at present, in one byte or two."""
        run, network = self.run, self.network
        network.parameters[:] = run.network.parameters
        answers = predict(
            network, self.inputs, self.targets, self.objective, run.optimizer
        )
        is_number = run.dataset.task == "number"
        said = None if is_number else classes_of(run, answers).astype(np.uint8)
        return {
            "places": _text(self._bytes(told_of(run, answers, self.truths))),
            "said": None if said is None else _text(said),
        }

    def _truths(self) -> Floats:
        dataset = self.run.dataset
        of_all: Floats = dataset.values[dataset.targets[0].name]
        if dataset.outcomes:
            of_all = dataset.classes
        truths: Floats = of_all[self.rows]
        return truths

    def _range(self) -> Pair:
        if self.run.dataset.outcomes:
            return 0.0, 1.0
        low, high = float(self.truths.min()), float(self.truths.max())
        room = MARGIN * ((high - low) or 1.0)
        return low - room, high + room

    def _bytes(self, told: Floats) -> NDArray[np.uint8]:
        low, high = self.range
        shares = ((told.astype(np.float64) - low) / (high - low)).clip(0, 1)
        levels = np.rint(shares * TOP)
        return np.where(np.isnan(levels), NOWHERE, levels).astype(np.uint8)


def told_of(run: Run, answers: Floats, truths: Floats) -> Floats:
    """Read what is drawn of each answer, (outputs, examples): a chance, or a number.

    That is the chance of the second of two classes, or of the true one of several; or
    the first target in its own unit. ``truths`` are the true classes, where there are.
    """
    data, task = run.data, run.dataset.task
    first: Floats = answers[0]
    if task == "number":
        return first * data.target_scales[0] + data.target_means[0]
    if task == "two_classes":
        low, high = data.class_targets
        return (first - low) / (high - low)
    shares = answers.clip(0)
    sums = shares.sum(0)
    sums[sums == 0] = 1
    own: Floats = shares[truths, np.arange(len(truths))] / sums
    return own


def _text(numbers: NDArray[np.uint8]) -> str:
    return b64encode(numbers.tobytes()).decode()
