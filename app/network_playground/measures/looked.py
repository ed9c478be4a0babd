"""What a frame does not tell of the weights and biases that somebody looks at."""

from collections.abc import Collection, Iterable
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from network_playground.engine.network import UPDATE, Floats, Phase
from network_playground.measures.shapes import GradientParts, LookedAt
from network_playground.runs.edits.edit import Place
from network_playground.runs.edits.parameters import place_in
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run
from network_playground.runs.timeline import Timeline

MOST_PARTS = 1_000  # of a gradient that are told one by one


class Looked:
    """The places that somebody looks at, those of them that are there.

    All are read at once, so that a frame which tells of many is still quickly made.
    """

    def __init__(self, timeline: Timeline, places: Iterable[Place] = ()) -> None:
        self.timeline = timeline
        run = timeline.run
        found = {
            at: place for place in places if (at := _found(run, place)) is not None
        }
        self.places = tuple(found.values())
        self.at = np.array(list(found), np.intp)
        layers = run.network.layers
        self.backward = [
            timeline.run.phases.index(Phase("backward", place.layer))
            for place in self.places
        ]
        # What enters the weight, and dLoss/dz behind it: (batch,) each.
        self.ends = [
            (
                layers[place.layer - 1].inputs[_row(place)],
                layers[place.layer - 1].delta[place.index[-1]],
            )
            for place in self.places
        ]
        timeline.look(self.at if self.places else None)

    def told(self, listed: Collection[Place] = ()) -> list[LookedAt]:
        """Tell of each at the present moment.

        Of the ``listed`` ones, each example's part of the gradient is told too.
        """
        if not self.places:
            return []
        timeline, at = self.timeline, self.at
        network, phase = timeline.run.network, timeline.moment.phase
        befores = _by_place(timeline.slots_before(), at.size)
        slots = {name: values[at] for name, values in network.slots.items()}
        is_updated = phase >= timeline.run.phases.index(UPDATE)
        afters = _by_place(slots, at.size) if is_updated else [None] * at.size
        steps: list[tuple[float, float] | None] = [None] * at.size
        if stepped := timeline.stepped:
            values, changes = stepped
            steps = list(zip(values[at].tolist(), changes[at].tolist(), strict=True))
        gradients = [
            float(np.dot(*ends)) if phase >= backward else None
            for backward, ends in zip(self.backward, self.ends, strict=True)
        ]
        rows = zip(self.places, befores, afters, gradients, steps, strict=True)
        told: list[LookedAt] = [
            {
                "name": place.name,
                "layer": place.layer,
                "index": place.index,
                "before": before,
                "after": after,
                "gradient": gradient,
                "parts": None,
                "stepped": step,
            }
            for place, before, after, gradient, step in rows
        ]
        for one, place, ends in zip(told, self.places, self.ends, strict=True):
            gradient = one["gradient"]
            if place in listed and gradient is not None and isfinite(gradient):
                batch = timeline.run.batches.at(timeline.moment.step)
                one["parts"] = _parts(*ends, batch.rows)
        return told


def _parts(a: Floats, delta: Floats, rows: NDArray[np.intp]) -> GradientParts:
    """Order a batch's parts of a gradient, (batch,) each, by their size."""
    parts = delta.astype(np.float64) * a
    order = np.argsort(-np.abs(parts), kind="stable")
    told, rest = order[:MOST_PARTS], order[MOST_PARTS:]
    return {
        "places": told.tolist(),
        "rows": rows[told].tolist(),
        "deltas": delta[told].tolist(),
        "a": a[told].tolist(),
        "rest_count": len(rest),
        "rest_sum": float(parts[rest].sum()),
    }


def _found(run: Run, place: Place) -> int | None:
    try:
        return place_in(run, place.name, place.layer, tuple(place.index))
    except Problem:
        return None


def _row(place: Place) -> int:
    """Tell which input meets a weight; a bias meets the last, which is always 1."""
    return place.index[0] if place.name == "weights" else -1


def _by_place(slots: dict[str, Floats], count: int) -> list[dict[str, float]]:
    """Turn the numbers of each slot into those of each place."""
    columns = [values.tolist() for values in slots.values()]
    if not columns:
        return [{} for _ in range(count)]
    return [dict(zip(slots, row, strict=True)) for row in zip(*columns, strict=True)]
