"""Ask the network about an example that is not in the data."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from network_playground.datasets.problem import DataProblem
from network_playground.engine.evaluation import predict
from network_playground.engine.network import Network
from network_playground.runs.bounds import GO_BACK, refuse_endless
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run

Floats = NDArray[Any]

MOST_PUSHES = 5
ASK_FOR_LESS = f"ask with smaller numbers, or {GO_BACK}"


@dataclass(frozen=True)
class Push:
    """What the answer changes by because of one column; see ``answer_to``."""

    column: str
    size: float


@dataclass(frozen=True)
class Answer:
    """What the output nodes say, (outputs,), every layer's activations, and pushes."""

    outputs: Floats
    activations: list[list[float]]
    pushes: list[Push]


def answer_to(run: Run, values: dict[str, float | str]) -> Answer:
    """Predict for a row in original words, and say which columns pushed most.

    A column's push is what the answer changes by when that column is taken at the
    training examples' mean instead: a chance, or the first target in its own units.
    Of several classes it is the chance of the one that the network decides for.
    Raises Problem for values that cannot enter, or to which no finite answer is found.
    """
    try:
        inputs = run.data.encode(values)
    except DataProblem as refused:
        raise Problem(str(refused), "values") from None
    columns = list(dict.fromkeys(single.column for single in run.data.inputs))
    means = run.data.train_inputs.mean(0)
    asked = np.tile(inputs, (len(columns) + 1, 1))
    for place, column in enumerate(columns, 1):
        own = [single.column == column for single in run.data.inputs]
        asked[place, own] = means[own]
    network = sent_through(run, asked)
    activations = [network.view("a", layer)[:, 0] for layer in range(len(run.sizes))]
    outputs = network.output.a
    refuse_endless(outputs, *activations, advice=ASK_FOR_LESS)
    told = outputs[:, 0].argmax() if run.dataset.task == "classes" else 0
    pushes = (outputs[told, 0] - outputs[told, 1:]) * _unit(run)
    refuse_endless(pushes, advice=ASK_FOR_LESS)
    order = np.argsort(-np.abs(pushes))[:MOST_PUSHES]
    return Answer(
        outputs[:, 0],
        [a.tolist() for a in activations],
        [Push(columns[place], float(pushes[place])) for place in order],
    )


def _unit(run: Run) -> float:
    """Give what a difference of 1 at the output is worth in the words of an answer."""
    if run.dataset.task == "number":
        return run.data.target_scales[0]
    return 1.0


def predicted(run: Run, inputs: NDArray[Any]) -> NDArray[Any]:
    """Answer rows (examples, inputs): gives (outputs, examples).

    Raises Problem unless all answers are finite.
    """
    outputs = sent_through(run, inputs).output.a
    refuse_endless(outputs)
    return outputs


def sent_through(run: Run, inputs: NDArray[Any]) -> Network:
    """Send rows (examples, inputs) through a copy of the run's network.

    Its numbers may be beyond all bounds.
    """
    network = run.new_network(len(inputs))
    network.parameters[:] = run.network.parameters
    columns = np.ascontiguousarray(inputs.T, run.experiment.dtype)
    targets = np.zeros((run.sizes[-1], len(inputs)), run.experiment.dtype)
    predict(network, columns, targets, run.new_objective(network), run.optimizer)
    return network
