"""A moment as it is told: what happens to the example in focus, with its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from network_playground.engine.network import Layer, Phase
from network_playground.runs.asked_again import Again
from network_playground.runs.edits.edit import Edit
from network_playground.runs.run import Run
from network_playground.words.again import AnswerAgain, answer_again
from network_playground.words.prediction import Prediction
from network_playground.words.wording import thousands


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment as it is told: which example is in focus, and what it got."""

    run: Run
    phase: Phase
    steps_done: int
    example: int  # its place in the batch, from 0
    row: int  # its row in the data set, from 0
    prediction: Prediction
    truth: str
    by_hand: Sequence[Edit] = ()  # what was changed at this very moment
    again: Again | None = None  # the batch asked again, once the update is made

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
        """Say which example it is, by its row: "customer 4 711, one of these 32"."""
        name = f"{self.noun} {thousands(self.row + 1)}"
        if self.batch_size == 1:
            return name
        others = "these" if self.batch_size < self.taught else "all"
        return f"{name}, one of {others} {self.batch_size}"

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
        if self.taught == 1:
            return f"its one {self.noun}"
        return f"all {thousands(self.taught)} {self.nouns}"

    @property
    def answer_again(self) -> AnswerAgain | None:
        """Tell the example's answers before and after the update, once it is made."""
        return self.again and answer_again(self.run, self.again, self.example, self.row)

    @property
    def loss(self) -> float:
        return float(self.run.network.loss)
