"""What the nodes, weights and biases of a run are called in a sentence."""

from network_playground.datasets.columns import MINUS
from network_playground.runs.run import Run


def node_name(run: Run, layer: int, node: int) -> str:
    """Name a node in plain words, as the page does; both are counted from 0."""
    if layer == 0:
        name = run.data.inputs[node].name
        return name if name[0].isalpha() else f"input {name}"
    if layer == len(run.sizes) - 1:
        names = run.data.output_names
        return "the answer" if len(names) == 1 else names[node]
    return f"{name_starts(run)[layer]}{node + 1}"


def name_starts(run: Run) -> list[str]:
    """Give for every layer how its nodes' names begin: "h" or "h2." of hidden ones.

    Behind it stands the node's place in the layer, from 1; input and output nodes have
    names of their own.
    """
    hidden = range(1, len(run.sizes) - 1)
    starts = ["h"] if len(hidden) == 1 else [f"h{layer}." for layer in hidden]
    return ["", *starts, ""]


def parameter_name(
    run: Run, name: str, layer: int, index: tuple[int, ...]
) -> tuple[str, str]:
    """Name one of the "weights" or "biases" in plain and in technical words."""
    if name == "biases":
        plain = f"the bias of {node_name(run, layer, index[0])}"
    else:
        start = node_name(run, layer - 1, index[0])
        plain = f"the weight from {start} to {node_name(run, layer, index[1])}"
    return plain, f"{name}[{', '.join(map(str, index))}] of layer {layer}"


def number_text(value: float) -> str:
    """Write a number that a person has set, with the digits it was set with."""
    return f"{value:.6g}".replace("-", MINUS)
