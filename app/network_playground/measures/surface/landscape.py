"""The loss everywhere on a plane through the weights, and the run's own way across it.

It takes long, so it is computed piece by piece, whenever there is time for one.
"""

from collections.abc import Iterator
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from network_playground.engine.evaluation import predict
from network_playground.engine.network import Network
from network_playground.engine.objective import Objective
from network_playground.measures.shapes import LandscapeEvent, LandscapeProgressEvent
from network_playground.measures.surface.plane import Plane
from network_playground.runs.bounds import refuse_endless
from network_playground.runs.timeline import Timeline

SIZE = 41  # places along each side; odd, so that one is the present weights'
MOST_MOMENTS = 200  # of the way that is shown
PIECE_WORK = 1_000_000  # multiplications: well below a millisecond
FEWEST_IN_PIECE = 16  # examples
MOST_IN_PIECE = 2_000
MOST_WORK = 8_000_000_000  # multiplications of a landscape: minutes, not hours
FEWEST_EXAMPLES = 100
TOLD = 40  # times that the progress is told

Piece = tuple[NDArray[Any], NDArray[Any]]  # inputs, targets; examples are columns


class Landscape:
    """The loss of the training part on a plane, and where the run has been.

    It is the same loss as that of the error curve: with the penalty, and nobody is left
    out by dropout. Of a part so large that it would take too long, examples are taken
    evenly. Raises Problem where the present loss is beyond all bounds.
    """

    def __init__(self, timeline: Timeline, plane: Plane) -> None:
        self.run = run = timeline.run
        self.plane = plane
        self.step = timeline.steps_done
        self.steps, moments = path_of(timeline)
        self.places = plane.places(moments)
        self.reach = plane.reach(self.places)
        middle = SIZE // 2
        shares = np.arange(-middle, middle + 1) / middle
        self.axes = [far * shares for far in self.reach]
        self.share = _share(plane, moments, self.places)
        self.of = len(run.data.train_inputs)
        self.examples = examples_for(run.network.parameters.size, self.of)
        self.pieces = list(self._cut())
        self.networks: dict[int, tuple[Network, Objective]] = {}
        self.losses = np.full((SIZE, SIZE), np.nan)  # rows from the bottom upwards
        self.done = self.told = 0
        self.total = SIZE * SIZE * len(self.pieces)
        self.loss = self.loss_at(run.network.parameters)
        refuse_endless(self.loss)
        self._left = self._cells()

    def loss_at(self, parameters: NDArray[Any]) -> float:
        """Give the loss with these weights and biases, all at once."""
        return sum(self._shares(parameters))

    def go_on(self) -> bool:
        """Compute one piece more; gives whether there was one."""
        if next(self._left, self) is self:
            return False
        self.done += 1
        return True

    def news(self) -> LandscapeProgressEvent | None:
        """Tell how far it is, where that is worth telling."""
        before, self.told = self.told, TOLD * self.done // self.total
        return self.progress() if self.told > before else None

    def progress(self) -> LandscapeProgressEvent:
        """Tell how far it is."""
        return {
            "kind": "landscape_progress",
            "done": self.done,
            "total": self.total,
            "is_stopped": False,
        }

    def described(self) -> LandscapeEvent:
        """Tell all of it, once it is done."""
        ends = [
            (zero - far, zero + far)
            for zero, far in zip(self.plane.zero, self.reach, strict=True)
        ]
        way = self.places + self.plane.zero
        return {
            "kind": "landscape",
            "by": self.plane.by,
            "seed": self.plane.seed,
            "places": [place.described() for place in self.plane.among],
            "step": self.step,
            "size": SIZE,
            "x": ends[0],
            "y": ends[1],
            "losses": [
                [loss if isfinite(loss) else None for loss in row]
                for row in self.losses.tolist()
            ],
            "loss": self.loss,
            "path": [
                (step, x, y)
                for step, (x, y) in zip(self.steps, way.tolist(), strict=True)
            ],
            "share": self.share,
            "examples": self.examples,
            "of": self.of,
        }

    def _cells(self) -> Iterator[None]:
        across, up = self.axes
        for row, y in enumerate(up):
            for column, x in enumerate(across):
                loss = 0.0
                for share in self._shares(self.plane.at(x, y)):
                    loss += share
                    yield
                self.losses[row, column] = loss

    def _shares(self, parameters: NDArray[Any]) -> Iterator[float]:
        """Give what each piece adds to the loss with these weights and biases."""
        for inputs, targets in self.pieces:
            size = inputs.shape[1]
            network, objective = self._network_for(size)
            network.parameters[:] = parameters
            predict(network, inputs, targets, objective, self.run.optimizer)
            yield float(network.loss) * (size / self.examples)

    def _network_for(self, size: int) -> tuple[Network, Objective]:
        if size not in self.networks:
            network = self.run.new_network(size)
            self.networks[size] = network, self.run.new_objective(network)
        return self.networks[size]

    def _cut(self) -> Iterator[Piece]:
        run, dtype = self.run, self.run.experiment.dtype
        rows = np.arange(self.examples) * self.of // self.examples
        size = PIECE_WORK // run.network.parameters.size
        size = max(FEWEST_IN_PIECE, min(MOST_IN_PIECE, size))
        for at in range(0, self.examples, size):
            some = rows[at : at + size]
            yield (
                np.ascontiguousarray(run.data.train_inputs[some].T, dtype),
                np.ascontiguousarray(run.data.train_targets[some].T, dtype),
            )


def examples_for(parameters: int, there: int) -> int:
    """Choose how many examples count, where there are so many."""
    affordable = MOST_WORK // (SIZE * SIZE * parameters)
    return min(there, max(FEWEST_EXAMPLES, affordable))


def path_of(timeline: Timeline) -> tuple[list[int], NDArray[np.float64]]:
    """List past moments of a run, by steps done, and their weights; the last is now.

    They are those that the timeline keeps, evenly thinned out where they are many.
    """
    count = timeline.run.network.parameters.size
    done = timeline.steps_done
    kept = {
        step: memory[:count]
        for step, memory in [*timeline.checkpoints.items(), timeline.latest]
        if step < done
    }
    steps = sorted(kept)
    if len(steps) >= MOST_MOMENTS:
        chosen = np.linspace(0, len(steps) - 1, MOST_MOMENTS - 1).round().astype(int)
        steps = [steps[place] for place in chosen]
    moments = [*(kept[step] for step in steps), timeline.run.network.parameters]
    return [*steps, done], np.stack(moments).astype(np.float64)


def _share(
    plane: Plane, moments: NDArray[np.float64], places: NDArray[np.float64]
) -> float | None:
    """Tell how much of the way lies in the plane, of its squared distances from now."""
    away = float(np.square(moments - plane.origin).sum())
    inside = places @ np.stack([plane.across, plane.up])
    return float(np.square(inside).sum()) / away if away else None
