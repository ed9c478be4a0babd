"""How does the answer change with one column, all else as it is?"""

from typing import Any

import numpy as np

from network_playground.measures.answer import predicted
from network_playground.measures.shapes import DependenceEvent
from network_playground.runs.bounds import refuse_endless
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run

PLACES = 30  # along a column of numbers
EXAMPLES = 300  # over which the answer is averaged


def dependence_on(run: Run, name: str) -> DependenceEvent:
    """Give the mean answers when one column is set to each of its values in turn.

    Partial dependence: Friedman, Annals of Statistics 29, 2001, equation 53. There is
    one list of answers for each output, in the target's units where it is a number.
    Raises Problem for a column that does not enter, and where an answer is not finite.
    """
    entering = _entering(run)
    if name not in entering:
        known = ", ".join(sorted(entering))
        raise Problem(f"column: expected one of {known}; found '{name:.40}'.", "column")
    column = run.dataset.column(name)
    rows = run.data.train_rows[:EXAMPLES]
    names = [c.name for c in run.dataset.columns if c.derived is None]
    cells = {name: run.dataset.values[name][rows] for name in names}
    values: list[Any]
    if column.kind == "number":
        numbers = run.dataset.values[name]
        values = np.linspace(np.nanmin(numbers), np.nanmax(numbers), PLACES).tolist()
    elif column.kind == "yes_no":
        values = [0.0, 1.0]
    else:
        values = list(column.categories)
    means = []
    for value in values:
        varied = {**cells, name: np.full(len(rows), value)}
        answers = predicted(run, run.data.encode_many(varied))
        means.append(answers.mean(axis=1, dtype=np.float64))
    scale, middle = _units(run)
    told = np.column_stack(means) * scale + middle
    refuse_endless(told)
    return {
        "kind": "dependence",
        "column": name,
        "words": column.words,
        "values": [column.text(v) if column.kind != "number" else v for v in values],
        "answers": told.tolist(),
    }


def _entering(run: Run) -> set[str]:
    """Name the columns that enter, or from which those follow that enter."""
    names: set[str] = set()
    for single in run.data.inputs:
        derived = run.dataset.column(single.column).derived
        names |= set(derived.sources if derived else (single.column,))
    return names


def _units(run: Run) -> tuple[float, float]:
    """Give scale and offset from an output to the target's units."""
    if run.dataset.task == "number":
        return run.data.target_scales[0], run.data.target_means[0]
    return 1.0, 0.0
