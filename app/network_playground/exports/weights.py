"""All named numbers of a network at one moment, as a NumPy archive."""

from io import BytesIO

import numpy as np

from network_playground.engine.layout import Array
from network_playground.runs.run import Run

# What the engine keeps for itself: constant, or without meaning to anybody else.
INNER = ("ones", "slope_of_ones", "z_of_ones")


def weights_file(run: Run) -> bytes:
    """Write the arrays of the present moment: ``weights_1``, ``biases_1``, ``a_0``, ...

    Weights are (fan_in, fan_out), and what belongs to a batch is (nodes, batch).
    """
    network = run.network
    arrays = {
        name_of(array): network.view(array.name, array.layer)
        for array in network.layout.arrays
        if array.name not in INNER
    }
    content = BytesIO()
    np.savez(content, allow_pickle=False, **arrays)
    return content.getvalue()


def name_of(array: Array) -> str:
    """Name an array in a file: with its layer, unless it is of the whole network."""
    has_layer = array.layer > 0 or array.name in ("a", "slope")
    return f"{array.name}_{array.layer}" if has_layer else array.name
