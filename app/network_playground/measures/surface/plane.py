"""A plane through the present weights: two directions in which they are moved."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from network_playground.engine.network import Network
from network_playground.measures.surface.along import round_above
from network_playground.runs.edits.edit import Place
from network_playground.runs.edits.parameters import place_in
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run

Floats = NDArray[np.float64]

ROOM = 1.15  # times the way that was gone, so that it lies inside
AROUND = 1.5  # times the largest weight around, where the way is short


@dataclass(frozen=True, slots=True)
class Plane:
    """The weights ``origin + x * across + y * up``, each (parameters,).

    ``zero`` is what stands at the origin of both axes: the present values of two
    weights, or 0. ``least`` is how far the plane goes at least, either way.
    """

    origin: Floats
    across: Floats
    up: Floats
    zero: tuple[float, float]
    least: tuple[float, float]
    by: Literal["random", "weights"]
    seed: int = 0
    among: tuple[Place, ...] = ()  # the two weights or biases

    def at(self, x: float, y: float) -> Floats:
        """Give the weights at a place, counted from the origin."""
        return self.origin + x * self.across + y * self.up

    def places(self, moments: Floats) -> Floats:
        """Find the places nearest to some weights.

        (moments, parameters) -> (moments, 2). That is the projection on the plane, by
        least squares: the two directions need not be at right angles.
        """
        directions = np.stack([self.across, self.up])
        away = moments - self.origin
        found = np.linalg.solve(directions @ directions.T, directions @ away.T)
        return np.asarray(found.T)

    def reach(self, places: Floats) -> tuple[float, float]:
        """Say how far it goes either way, so that these places lie on it."""
        furthest = np.abs(places).max(axis=0, initial=0.0)
        x, y = (
            round_above(max(least, ROOM * float(far)))
            for least, far in zip(self.least, furthest, strict=True)
        )
        return x, y


def plane_of_weights(run: Run, first: Place, second: Place) -> Plane:
    """Span the plane of two weights or biases, all others fixed. Raises Problem."""
    places = [
        place_in(run, one.name, one.layer, tuple(one.index)) for one in (first, second)
    ]
    if places[0] == places[1]:
        raise Problem(
            "places: expected two different weights, found the same one twice.",
            "places",
        )
    network = run.network
    origin = network.parameters.astype(np.float64)
    across, up = np.zeros((2, origin.size))
    across[places[0]] = up[places[1]] = 1
    x, y = (float(origin[place]) for place in places)
    around = [
        AROUND * float(np.abs(network.layers[one.layer - 1].weights).max())
        for one in (first, second)
    ]
    least = around[0] or 1.0, around[1] or 1.0
    return Plane(origin, across, up, (x, y), least, "weights", among=(first, second))


def random_plane(run: Run, seed: int) -> Plane:
    """Span a plane by two random directions, as large as the weights. Raises Problem.

    The weights into each node are moved by a random vector of their own length, and the
    biases stay: filter-wise normalised directions. Li, Xu, Taylor, Studer, Goldstein,
    Visualizing the Loss Landscape of Neural Nets, 2018, section 4, arXiv:1712.09913.
    """
    origin = run.network.parameters.astype(np.float64)
    rng = np.random.default_rng(seed)
    across, up = (_direction(run.network, rng) for _ in range(2))
    if not across.any():
        raise Problem(
            "Expected weights to scale random directions by, found only zeros. Train a "
            "step, or choose two weights."
        )
    lengths = np.linalg.norm(across) * np.linalg.norm(up)
    if abs(float(across @ up)) > (1 - 1e-9) * lengths:
        raise Problem(
            "Expected two directions, found one: a single weight moves only to and "
            "fro. Choose a weight and a bias."
        )
    return Plane(origin, across, up, (0.0, 0.0), (1.0, 1.0), "random", seed)


def _direction(network: Network, rng: np.random.Generator) -> Floats:
    direction = np.zeros(network.parameters.size)
    for layer in network.layers:
        weights: NDArray[Any] = layer.weights.astype(np.float64)  # (fan_in, fan_out)
        drawn = rng.standard_normal(weights.shape)
        lengths = np.linalg.norm(weights, axis=0) / np.linalg.norm(drawn, axis=0)
        array = network.layout.find("weights", layer.index)
        direction[array.offset : array.end] = (drawn * lengths).ravel()
    return direction
