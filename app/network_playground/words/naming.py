"""The one node or connection that the sentence of a moment names, if there is one.

The page lights it, so that the eye finds what the words speak of.
"""

from typing import NamedTuple

import numpy as np

from network_playground.runs.names import node_name
from network_playground.runs.run import Run
from network_playground.words.again import ARROW, told_apart
from network_playground.words.scene import Scene


class Named(NamedTuple):
    """A node of a layer, or the connection that leads into it from ``source``."""

    layer: int
    node: int
    source: int | None = None


def named_in(scene: Scene) -> Named | None:
    """Give what the sentence of a scene names."""
    match scene.phase.name:
        case "forward" if not scene.is_output:
            return strongest(scene)
        case "backward" if not scene.is_output:
            return most_blamed(scene)
        case "update":
            return most_changed(scene.run)
    return None


def strongest(scene: Scene) -> Named | None:
    """Find the node of the layer whose activation is furthest from 0."""
    a = scene.layer.a[:, scene.example]
    return Named(scene.phase.layer, int(np.abs(a).argmax())) if len(a) > 1 else None


def most_blamed(scene: Scene) -> Named | None:
    """Find the node of the layer with the largest share of the blame."""
    share = np.abs(scene.layer.delta[:, scene.example])
    if len(share) == 1 or not share.any():
        return None
    return Named(scene.phase.layer, int(share.argmax()))


class Changed(NamedTuple):
    """A weight that moved: the names of its ends, and "0.493 → 0.468"."""

    start: str
    end: str
    pair: str


def change_of_most(run: Run) -> Changed | None:
    """Tell of the weight that the step moved most, unless none moved."""
    most = most_changed(run)
    if most is None or most.source is None:
        return None
    place = most.source, most.node
    new = float(run.network.layers[most.layer - 1].weights[place])
    old = new - float(run.network.view("weight_changes", most.layer)[place])
    start = node_name(run, most.layer - 1, most.source)
    end = node_name(run, most.layer, most.node)
    return Changed(start, end, f" {ARROW} ".join(told_apart(old, new)))


def most_changed(run: Run) -> Named | None:
    """Find the weight that the step moved most, unless none moved."""
    most, found = 0.0, None
    for layer in run.network.layers:
        changes = np.abs(run.network.view("weight_changes", layer.index))
        source, node = np.unravel_index(int(changes.argmax()), changes.shape)
        if changes[source, node] > most:
            most = float(changes[source, node])
            found = Named(layer.index, int(node), int(source))
    return found
