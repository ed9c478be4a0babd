"""Whether what the output nodes give are chances, or scores of another scale."""

from network_playground.runs.run import Run


def gives_chances(run: Run) -> bool:
    """Say whether each output is the chance of its class, from 0 to 1.

    It is not where the targets of the loss are others than 0 and 1, where an output may
    lie outside of them, and where those of several classes do not add up to 1.
    """
    output = run.activations[-1]
    is_bounded = output.lowest >= 0 and output.highest <= 1
    if run.dataset.task == "number" or not is_bounded:
        return False
    if run.dataset.task == "classes" and output.derivative is not None:
        return False
    return run.data.class_targets == (0.0, 1.0)
