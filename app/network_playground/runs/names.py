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
    end = node_name(run, layer, index[-1])
    # As the inspector has it, where an only output has its own name.
    is_output = layer == len(run.sizes) - 1
    shown = run.data.output_names[index[-1]] if is_output else end
    if name == "biases":
        return f"the bias of {end}", f"bias of {shown}"
    start = node_name(run, layer - 1, index[0])
    return f"the weight from {start} to {end}", f"weight {start} → {shown}"


def number_text(value: float) -> str:
    """Write a number that a person has set, with the digits it was set with."""
    return f"{value:.6g}".replace("-", MINUS)
