"""How well the network does on all examples, taught and held out."""

from functools import lru_cache, partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from network_playground.datasets.training_data import TrainingData
from network_playground.engine.evaluation import accuracy, determination, predict
from network_playground.engine.network import Layer, Network
from network_playground.engine.numbers import Numbers
from network_playground.engine.objective import Objective
from network_playground.measures.tally import Tally, tally_of
from network_playground.runs.bounds import refuse_endless
from network_playground.runs.run import Run

CHUNK = 2_000  # examples at a time: bounds the memory that scoring takes


class Score(NamedTuple):
    """The mean loss, and accuracy or R squared."""

    loss: float
    score: float


class Scores(NamedTuple):
    """The scores of both parts; ``test`` is None where nothing is held out.

    ``tally`` is of the held-out part, or of the training part where there is none;
    ``dead`` counts the hidden nodes that answer 0 to all that teaches, for good.
    """

    train: Score
    test: Score | None
    tally: Tally
    dead: int


class Part:
    """One part of the data, train or test, cut into chunks of columns."""

    def __init__(self, inputs: NDArray[Any], targets: NDArray[Any], dtype: str) -> None:
        self.size = len(inputs)
        self.targets = targets.T
        self.chunks = [
            (
                np.ascontiguousarray(inputs[at : at + CHUNK].T, dtype),
                np.ascontiguousarray(targets[at : at + CHUNK].T, dtype),
            )
            for at in range(0, self.size, CHUNK)
        ]


@lru_cache(maxsize=64)
def part_of(data: TrainingData, is_test: bool, dtype: str) -> Part:
    """Cut a part once for all who run on the same data."""
    if is_test:
        return Part(data.test_inputs, data.test_targets, dtype)
    return Part(data.train_inputs, data.train_targets, dtype)


class Scorer:
    """Score the parameters of a run's network, at any moment."""

    def __init__(self, run: Run) -> None:
        data, dtype = run.data, run.experiment.dtype
        self.run = run
        self.train = part_of(data, False, dtype)
        self.test = part_of(data, True, dtype)
        self.networks: dict[int, tuple[Network, Objective]] = {}
        self._dead = 0  # hidden nodes, in the part that was scored last
        is_number = run.dataset.task == "number"
        self.score_name = "R²" if is_number else "accuracy"
        middle = sum(data.class_targets) / 2
        self.measure = determination if is_number else partial(accuracy, middle=middle)

    @property
    def worth_in_steps(self) -> int:
        """Estimate how many steps of training take as long as scoring once."""
        examples = self.train.size + self.test.size
        return 1 + examples // (3 * self.run.batches.batch_size)

    @property
    def work(self) -> int:
        """Estimate the multiplications of scoring once."""
        return self.run.network.parameters.size * (self.train.size + self.test.size)

    def scores(self) -> Scores:
        """Score both parts with the present parameters."""
        train, answers = self._score(self.train)
        dead = self._dead
        test, targets = None, self.train.targets
        if self.test.size:
            test, answers = self._score(self.test)
            targets = self.test.targets
        return Scores(train, test, tally_of(self.run, answers, targets), dead)

    def predictions(self, part: Part) -> NDArray[Any]:
        """Predict every example of a part, (outputs, examples).

        Raises Problem unless all predictions are finite.
        """
        predictions = np.concatenate(
            [self._predict(*chunk)[1].copy() for chunk in part.chunks], axis=1
        )
        refuse_endless(predictions)
        return predictions

    def network_on(self, part: Part) -> Network:
        """Give a network that has just predicted the first chunk of a part."""
        inputs, targets = part.chunks[0]
        self._predict(inputs, targets)
        return self.networks[inputs.shape[1]][0]

    def _score(self, part: Part) -> tuple[Score, NDArray[Any]]:
        loss = 0.0
        dead: NDArray[np.bool_] | None = None
        answers = []
        for inputs, targets in part.chunks:
            chunk_loss, predictions = self._predict(inputs, targets)
            here = _dead_in(self.networks[inputs.shape[1]][0])
            dead = here if dead is None else dead & here
            loss += chunk_loss * inputs.shape[1] / part.size
            answers.append(predictions.copy())
        predictions = np.concatenate(answers, axis=1)
        self._dead = 0 if dead is None else int(dead.sum())
        return Score(loss, self.measure(predictions, part.targets)), predictions

    def _predict(
        self, inputs: NDArray[Any], targets: NDArray[Any]
    ) -> tuple[float, NDArray[Any]]:
        size = inputs.shape[1]
        if size not in self.networks:
            network = self.run.new_network(size)
            self.networks[size] = network, self.run.new_objective(network)
        network, objective = self.networks[size]
        network.parameters[:] = self.run.network.parameters
        predictions = predict(network, inputs, targets, objective, self.run.optimizer)
        return float(network.loss), predictions


def _dead_in(network: Network) -> NDArray[np.bool_]:
    """Say of each hidden node whether all its activations and slopes are 0."""
    layers = [_dead_of(layer, network.numbers) for layer in network.hidden]
    return np.concatenate([np.zeros(0, np.bool_), *layers])


def _dead_of(layer: Layer, numbers: Numbers) -> NDArray[np.bool_]:
    silent = np.logical_not(layer.a.any(1))
    derivative = layer.activation.derivative
    if derivative is None or not silent.any():
        return np.zeros_like(silent)
    slopes = np.empty_like(layer.z)
    derivative(layer.z, layer.a, slopes, numbers)
    dead: NDArray[np.bool_] = silent & ~slopes.any(1)
    return dead
