"""What a frame does not tell of a weight or bias, for one that somebody looks at."""

import numpy as np

from network_playground.engine.network import UPDATE, Phase
from network_playground.measures.shapes import LookedAt
from network_playground.runs.edits.edit import Place
from network_playground.runs.edits.parameters import place_in
from network_playground.runs.timeline import Timeline


def looked_at(timeline: Timeline, place: Place) -> LookedAt:
    """Look at a weight or bias at the present moment. Raises Problem where none is."""
    run = timeline.run
    network, phases = run.network, run.phases
    name, layer, index = place.name, place.layer, tuple(place.index)
    at = place_in(run, name, layer, index)
    slots = timeline.slots_before().reshape(-1, network.parameters.size)
    before = dict(zip(network.slots, slots[:, at].tolist(), strict=True))
    is_updated = timeline.moment.phase >= phases.index(UPDATE)
    after = {slot: float(values[at]) for slot, values in network.slots.items()}
    gradient = None
    if timeline.moment.phase >= phases.index(Phase("backward", layer)):
        here = network.layers[layer - 1]
        delta = here.delta[index[-1]]  # (batch,)
        a = here.inputs[index[0]] if name == "weights" else np.ones_like(delta)
        gradient = float(np.dot(a, delta))
    stepped = timeline.stepped
    return {
        "name": name,
        "layer": layer,
        "index": place.index,
        "before": before,
        "after": after if is_updated else None,
        "gradient": gradient,
        "stepped": stepped and (float(stepped[0][at]), float(stepped[1][at])),
    }
