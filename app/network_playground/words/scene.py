"""A moment as it is told: what happens to the example in focus, with its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from network_playground.engine.network import Layer, Phase
from network_playground.runs.edits.edit import Edit
from network_playground.runs.run import Run
from network_playground.words.prediction import Prediction


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment as it is told: which example is in focus, and what it got."""

    run: Run
    phase: Phase
    steps_done: int
    example: int  # its place in the batch, from 0
    prediction: Prediction
    truth: str
    by_hand: Sequence[Edit] = ()  # what was changed at this very moment

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
    def whole_batch(self) -> str:
        """Name all examples of the batch: "both", "all 32"."""
        return "both" if self.batch_size == 2 else f"all {self.batch_size}"

    @property
    def all_of_them(self) -> str:
        """Name all that teach."""
        return f"its one {self.noun}" if self.taught == 1 else f"all {self.nouns}"

    @property
    def loss(self) -> float:
        return float(self.run.network.loss)
