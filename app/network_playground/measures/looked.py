"""What a frame does not tell of a weight or bias, for one that somebody looks at."""

from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from network_playground.engine.network import UPDATE, Phase
from network_playground.measures.shapes import GradientParts, LookedAt
from network_playground.runs.edits.edit import Place
from network_playground.runs.edits.parameters import place_in
from network_playground.runs.timeline import Timeline

MOST_PARTS = 1_000  # of a gradient that are told one by one

Floats = NDArray[Any]


def looked_at(timeline: Timeline, place: Place, is_listed: bool = False) -> LookedAt:
    """Look at a weight or bias at the present moment. Raises Problem where none is.

    ``is_listed`` asks for each example's part of its gradient too.
    """
    run = timeline.run
    network, phases = run.network, run.phases
    name, layer, index = place.name, place.layer, tuple(place.index)
    at = place_in(run, name, layer, index)
    slots = timeline.slots_before().reshape(-1, network.parameters.size)
    before = dict(zip(network.slots, slots[:, at].tolist(), strict=True))
    is_updated = timeline.moment.phase >= phases.index(UPDATE)
    after = {slot: float(values[at]) for slot, values in network.slots.items()}
    gradient, parts = None, None
    if timeline.moment.phase >= phases.index(Phase("backward", layer)):
        here = network.layers[layer - 1]
        delta = here.delta[index[-1]]  # (batch,)
        a = here.inputs[index[0]] if name == "weights" else np.ones_like(delta)
        gradient = float(np.dot(a, delta))
        if is_listed and isfinite(gradient):
            rows = run.batches.at(timeline.moment.step).rows
            parts = _parts(delta, a, rows)
    stepped = timeline.stepped
    return {
        "name": name,
        "layer": layer,
        "index": place.index,
        "before": before,
        "after": after if is_updated else None,
        "gradient": gradient,
        "parts": parts,
        "stepped": stepped and (float(stepped[0][at]), float(stepped[1][at])),
    }


def _parts(delta: Floats, a: Floats, rows: NDArray[np.intp]) -> GradientParts:
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
