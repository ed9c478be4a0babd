"""What the network answers at every point of a plane, and every node on the way."""

from base64 import b64encode
from typing import Any

import numpy as np
from numpy.typing import NDArray

from network_playground.datasets.dataset import Dataset
from network_playground.engine.evaluation import predict
from network_playground.measures.shapes import Pair, PlaneMap, PlanePoints, Triple
from network_playground.runs.building.choosing import dataset_of
from network_playground.runs.run import Run

SIZE = 100  # points along each side of the map
NODE_STRIDE = 5  # a node's own picture takes every fifth point
MARGIN = 0.1  # around the data, as a share of its extent
PLANE = ("x1", "x2")


class DecisionMap:
    """The map of one run whose inputs all follow from two numbers."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.bounds = bounds_of(run)
        low, high = self.bounds
        axis = np.linspace(low, high, SIZE)
        x1, x2 = np.meshgrid(axis, axis[::-1])  # rows run from the top downwards
        values = {"x1": x1.ravel(), "x2": x2.ravel()}
        dtype = run.experiment.dtype
        inputs = run.data.encode_many(values).T
        self.inputs = np.ascontiguousarray(inputs, dtype)
        self.targets = np.zeros((run.sizes[-1], SIZE * SIZE), dtype)
        self.network = run.new_network(SIZE * SIZE)
        self.objective = run.new_objective(self.network)
        self.lowest, self.highest = _extent(run)

    def drawn(self) -> PlaneMap:
        """Give the maps of the present parameters, each number in one signed byte.

        -127 to 127 stands for -1 to 1 of a hidden node's activation, and for the
        lowest to the highest answer of an output node, which ``range`` tells as chances
        or in the target's units. Rows run from the top, the bytes are in base64.
        """
        network = self.network
        network.parameters[:] = self.run.network.parameters
        predict(network, self.inputs, self.targets, self.objective, self.run.optimizer)
        middle = (self.highest + self.lowest) / 2
        answers = (network.output.a - middle) / ((self.highest - self.lowest) / 2)
        hidden = [network.view("a", layer.index) for layer in network.hidden]
        return {
            "size": SIZE,
            "node_size": SIZE // NODE_STRIDE,
            "bounds": self.bounds,
            "range": self._range(),
            "outputs": [_bytes(answer) for answer in answers],
            "nodes": [
                [_bytes(_thinned(node)) for node in layer]
                for layer in [self.inputs, *hidden]
            ],
        }

    def _range(self) -> Pair:
        if self.run.dataset.outcomes:
            return 0.0, 1.0
        scale, mean = self.run.data.target_scales[0], self.run.data.target_means[0]
        return self.lowest * scale + mean, self.highest * scale + mean


def is_plane(run: Run) -> bool:
    """Say whether all inputs follow from two numbers x1 and x2."""
    names = {column.name for column in run.dataset.columns}
    return run.dataset.noun == "point" and set(PLANE) <= names


def points_of_run(run: Run) -> PlanePoints:
    """List the points of both parts as [x1, x2, class or number], and their rows."""
    values = run.dataset.values
    target = run.dataset.targets[0].name
    truth = run.dataset.classes if run.dataset.outcomes else values[target]

    def listed(rows: NDArray[np.intp]) -> list[Triple]:
        columns = [values["x1"][rows], values["x2"][rows], truth[rows]]
        return np.round(np.column_stack(columns), 4).tolist()  # type: ignore[no-any-return]

    train, test = run.data.train_rows, run.data.test_rows
    return {
        "train": listed(train),
        "test": listed(test),
        "rows": {"train": train.tolist(), "test": test.tolist()},
    }


def bounds_of(run: Run) -> tuple[float, float]:
    """Give the lowest and highest coordinate of the map, the same for both axes.

    Points placed by hand move them only where one lies outside of those of the points
    that were drawn.
    """
    drawn = dataset_of(run.experiment.with_changes({"points": None}), run.own)
    bound = max(1e-6, _furthest(drawn) * (1 + MARGIN))
    if (placed := _furthest(run.dataset)) > bound:
        bound = placed * (1 + MARGIN)
    return -bound, bound


def _furthest(dataset: Dataset) -> float:
    return max(float(np.abs(dataset.values[name]).max()) for name in PLANE)


def _extent(run: Run) -> tuple[float, float]:
    """Give the lowest and the highest answer that the colours tell apart."""
    if run.dataset.outcomes:
        return run.data.class_targets
    targets = run.data.train_targets
    furthest = float(np.abs(targets).max()) or 1.0
    return -furthest, furthest


def _thinned(node: NDArray[Any]) -> NDArray[Any]:
    middle = NODE_STRIDE // 2
    return node.reshape(SIZE, SIZE)[middle::NODE_STRIDE, middle::NODE_STRIDE]


def _bytes(numbers: NDArray[Any]) -> str:
    whole = np.rint(np.clip(numbers, -1, 1) * 127).astype(np.int8)
    return b64encode(whole.tobytes()).decode()
