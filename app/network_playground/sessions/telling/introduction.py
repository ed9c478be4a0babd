"""What a newcomer is told of a run once: its data, its network, its phases."""

import numpy as np

from network_playground.engine.rows import title_of
from network_playground.runs.chances import gives_chances
from network_playground.runs.names import name_starts
from network_playground.runs.run import Run
from network_playground.sessions.shapes.experiment import AskedColumn, RunIntroduction
from network_playground.words.source_lines import SOURCE
from network_playground.words.warnings import warnings_of


def introduction_of(run: Run) -> RunIntroduction:
    """Describe what stays the same at every moment of a run."""
    data, dataset = run.data, run.dataset
    return {
        "experiment": run.experiment.model_dump(mode="json"),
        "network": {
            "sizes": list(run.sizes),
            "name_starts": name_starts(run),
            "activations": [row.name for row in run.activations],
            "loss": run.loss.name,
            "parameters": run.network.parameters.size,
            "optimizer": run.rule.name,
            "titles": {
                "activations": [title_of(row) for row in run.activations],
                "loss": title_of(run.loss),
                "optimizer": title_of(run.rule),
            },
            "gives_chances": gives_chances(run),
        },
        "dataset": {
            "key": dataset.key,
            "title": dataset.title,
            "task": dataset.task,
            "noun": dataset.noun,
            "nouns": dataset.nouns,
            "teaches": dataset.teaches,
            "note": dataset.note,
            "licence": dataset.licence,
            "source": dataset.source,
            "train_size": len(data.train_rows),
            "test_size": len(data.test_rows),
            "columns": [
                {
                    "name": column.name,
                    "words": column.words,
                    "is_default": column.is_default,
                    "is_derived": column.derived is not None,
                }
                for column in dataset.columns
            ],
        },
        "inputs": [
            {
                "name": single.name,
                "column": single.column,
                "encoding": single.encoding,
                "category": single.category,
                "mean": single.mean,
                "scale": single.scale,
            }
            for single in data.inputs
        ],
        "columns": [_column(run, name) for name in _columns(run)],
        "outputs": [
            {"name": name, "predicted": predicted, "scale": scale, "mean": mean}
            for name, predicted, (scale, mean) in zip(
                data.output_names, _predicted(run), _units(run), strict=True
            )
        ],
        "outcomes": [
            {"name": one.name, "predicted": one.predicted, "truth": one.truth}
            for one in dataset.outcomes
        ],
        "phases": [{"name": phase.name, "layer": phase.layer} for phase in run.phases],
        "steps_per_epoch": run.batches.per_epoch,
        "batch_size": run.batches.batch_size,
        "warnings": warnings_of(run),
        "code": {
            "file": SOURCE.file,
            "first_line": SOURCE.first_line,
            "lines": SOURCE.lines,
            "html": SOURCE.coloured,
        },
    }


def _predicted(run: Run) -> list[str]:
    """Say what each output node stands for."""
    outcomes = run.dataset.outcomes
    if run.dataset.task == "two_classes":
        return [outcomes[1].predicted]
    if outcomes:
        return [outcome.predicted for outcome in outcomes]
    return list(run.data.output_names)


def _units(run: Run) -> list[tuple[float, float]]:
    """Give for each output the scale and mean by which an a is told: a * scale + mean.

    That is in the target's own units, or as a share of the way from the number that an
    output aims at for no to the one for yes.
    """
    data = run.data
    if run.dataset.task == "number":
        return list(zip(data.target_scales, data.target_means, strict=True))
    low, high = data.class_targets
    share = (1 / (high - low), (0 - low) / (high - low))
    return [share] * len(data.output_names)


def _columns(run: Run) -> list[str]:
    """Name the columns that a person fills in to ask about a new example."""
    names: list[str] = []
    for single in run.data.inputs:
        derived = run.dataset.column(single.column).derived
        names += derived.sources if derived else (single.column,)
    return list(dict.fromkeys(names))


def _column(run: Run, name: str) -> AskedColumn:
    column = run.dataset.column(name)
    cells = run.dataset.values[name]
    is_number = column.kind == "number"
    return {
        "name": name,
        "words": column.words,
        "kind": column.kind,
        "unit": column.unit,
        "categories": list(column.categories),
        "lowest": float(np.nanmin(cells)) if is_number else None,
        "highest": float(np.nanmax(cells)) if is_number else None,
        "decimals": column.decimals,
        "typical": _typical(run, name),
    }


def _typical(run: Run, name: str) -> float | str:
    """Give the median of a column's numbers, or its most common value."""
    cells = run.dataset.values[name][run.data.train_rows]
    if cells.dtype.kind == "U":
        values, counts = np.unique(cells[cells != ""], return_counts=True)
        return str(values[counts.argmax()])
    cells = cells[~np.isnan(cells)]
    if run.dataset.column(name).kind == "yes_no":
        return float(np.round(cells.mean()))
    return float(np.quantile(cells, 0.5, method="lower"))
