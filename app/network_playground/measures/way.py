"""How one example was answered on the way: at the steps that are remembered."""

from typing import NamedTuple

import numpy as np

from network_playground.engine.evaluation import predict
from network_playground.measures.crowds import told_of
from network_playground.runs.bounds import refuse_endless
from network_playground.runs.problem import Problem
from network_playground.runs.timeline import Timeline

MOST = 120  # steps


class Way(NamedTuple):
    """What an example was answered after some steps, the present one last.

    An answer is the chance of the second of two classes, or of the true one of several,
    or the first target in its own unit.
    """

    steps: list[int]
    answers: list[float]


def way_of(timeline: Timeline, row: int) -> Way:
    """Ask about a row of the data at the checkpoints so far, and at present.

    Raises Problem where no example has this row, or an answer is not finite.
    """
    run, done = timeline.run, timeline.steps_done
    inputs = run.data.inputs_of(row)
    if inputs is None:
        raise Problem(
            f"row: expected that of an example that teaches or examines, found {row}.",
            "row",
        )
    kept = sorted(step for step in timeline.checkpoints if step < done)
    steps = kept[:: 1 + len(kept) // MOST]
    network = run.new_network(1)
    objective = run.new_objective(network)
    column = np.ascontiguousarray(inputs[:, np.newaxis], run.experiment.dtype)
    targets = np.zeros((run.sizes[-1], 1), run.experiment.dtype)
    size = network.parameters.size
    remembered = [timeline.checkpoints[step][:size] for step in steps]
    answers = []
    for parameters in (*remembered, run.network.parameters):
        network.parameters[:] = parameters
        predict(network, column, targets, objective, run.optimizer)
        answers.append(network.output.a[:, 0].copy())
    truth = int(run.dataset.classes[row]) if run.dataset.outcomes else 0
    told = told_of(run, np.stack(answers, axis=1), np.full(len(answers), truth))
    refuse_endless(told)
    if run.dataset.outcomes:
        told = told.clip(0, 1)
    return Way([*steps, done], told.astype(np.float64).tolist())
