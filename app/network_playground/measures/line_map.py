"""What a network of one input answers along its axis, to be seen among the points."""

import numpy as np
from numpy.typing import NDArray

from network_playground.measures.answer import sent_through
from network_playground.measures.shapes import LinePoints, Pair
from network_playground.runs.run import Run

PLACES = 121  # along the axis
MARGIN = 0.05  # beyond the data on either side, as a share of its extent
INPUT = "x1"


class LineMap:
    """The curve of answers of one run whose inputs all follow from one number."""

    def __init__(self, run: Run) -> None:
        self.run = run
        values = run.dataset.values[INPUT]
        low, high = float(values.min()), float(values.max())
        room = MARGIN * ((high - low) or 1.0)
        self.places = np.linspace(low - room, high + room, PLACES)
        self.inputs = run.data.encode_many({INPUT: self.places})

    def drawn(self) -> list[Pair]:
        """Give the present answers as points [x1, answer], in the target's units.

        What is beyond all bounds is left out.
        """
        data = self.run.data
        answers = sent_through(self.run, self.inputs).output.a[0].astype(np.float64)
        answers = answers * data.target_scales[0] + data.target_means[0]
        pairs = np.round(np.column_stack([self.places, answers]), 4)
        return pairs[np.isfinite(pairs[:, 1])].tolist()  # type: ignore[no-any-return]

    def points(self) -> LinePoints:
        """List the points of both parts as [x1, number]."""
        values = self.run.dataset.values
        target = values[self.run.dataset.targets[0].name]

        def listed(rows: NDArray[np.intp]) -> list[Pair]:
            pairs = np.column_stack([values[INPUT][rows], target[rows]])
            return np.round(pairs, 4).tolist()  # type: ignore[no-any-return]

        data = self.run.data
        return {"train": listed(data.train_rows), "test": listed(data.test_rows)}


def is_line(run: Run) -> bool:
    """Say whether all inputs follow from one number x1, and the answer is a number."""
    names = {column.name for column in run.dataset.columns}
    is_alone = INPUT in names and "x2" not in names
    return run.dataset.noun == "point" and run.dataset.task == "number" and is_alone
