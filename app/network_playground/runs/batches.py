"""Which examples a step learns from: a pure function of seed and step."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[Any]


class Batch(NamedTuple):
    """The examples of one step as columns, and their rows in the data set's table."""

    inputs: Floats  # (inputs, batch)
    targets: Floats  # (outputs, batch)
    rows: NDArray[np.intp]  # (batch,)


class Batches:
    """Cut every epoch's shuffled examples into batches of one size.

    An epoch is shuffled by ``default_rng([seed, epoch])``, so that the batch of any
    step is known without taking the steps before it. What is left over at the end of
    an epoch, less than a batch, waits for the next shuffle.
    """

    def __init__(
        self,
        inputs: Floats,  # (examples, inputs)
        targets: Floats,  # (examples, outputs)
        rows: NDArray[np.intp],  # (examples,)
        batch_size: int,
        seed: int,
        dtype: str,
    ) -> None:
        self.inputs = inputs
        self.targets = targets
        self.rows = rows
        self.batch_size = min(batch_size, len(inputs))
        self.per_epoch = len(inputs) // self.batch_size
        self.seed = seed
        self.dtype = dtype
        self._epoch = -1

    def at(self, step: int) -> Batch:
        """Give the batch of a step, counted from 0."""
        epoch, place = divmod(step, self.per_epoch)
        if epoch != self._epoch:
            self._shuffle(epoch)
        return Batch(
            self._epoch_inputs[place],
            self._epoch_targets[place],
            self._epoch_rows[place],
        )

    def _shuffle(self, epoch: int) -> None:
        size, count = self.batch_size, self.per_epoch
        rng = np.random.default_rng([self.seed, epoch])
        order = rng.permutation(len(self.inputs))[: size * count]
        self._epoch_inputs = self._cut(self.inputs[order])
        self._epoch_targets = self._cut(self.targets[order])
        self._epoch_rows = self.rows[order].reshape(count, size)
        self._epoch = epoch

    def _cut(self, examples: Floats) -> Floats:
        cut = examples.reshape(self.per_epoch, self.batch_size, -1)
        return np.ascontiguousarray(cut.transpose(0, 2, 1), self.dtype)
