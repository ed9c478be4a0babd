"""How good is the network, and what goes on inside: figures for charts."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from network_playground.engine.evaluation import (
    accuracy,
    area_under_curve,
    determination,
)
from network_playground.engine.network import Network
from network_playground.engine.rows import Activation
from network_playground.measures.scores import Scorer
from network_playground.measures.shapes import (
    Histogram,
    LayerReport,
    Measures,
    ReportEvent,
)
from network_playground.runs.bounds import refuse_endless
from network_playground.runs.run import Run

BINS = 20
MOST_POINTS = 400  # of a scatter plot or a curve
SATURATED = 0.98  # of the way to the bound of an activation
ALMOST_ALL = 0.95  # of the examples

Floats = NDArray[Any]


def report_of(scorer: Scorer) -> ReportEvent:
    """Report on the held-out part, or on the training part where nothing is held out.

    Two classes: what is answered, by true class; confusion, ROC curve and its area.
    More classes: confusion. Numbers: predicted against true, R squared, in the target's
    own units. For every layer: how weights, activations and gradients are spread, and
    which nodes are dead or saturated. Raises Problem where a prediction is not finite.
    """
    run = scorer.run
    part = scorer.test if scorer.test.size else scorer.train
    predictions = scorer.predictions(part)
    measures = MEASURES[run.dataset.task](run, predictions, part.targets)
    return {
        "kind": "report",
        "part": "test" if part is scorer.test else "train",
        "examples": part.size,
        **measures,
        "layers": _layers(run.network, scorer.network_on(part)),
    }


def _two_classes(run: Run, predictions: Floats, targets: Floats) -> Measures:
    low, high = run.data.class_targets
    chances = ((predictions[0] - low) / (high - low)).clip(0, 1)
    is_yes = targets[0] == high
    false_alarms, hits = roc_curve(chances, is_yes)
    return {
        "histogram": {
            "edges": np.linspace(low, high, BINS + 1).tolist(),
            "counts": (
                np.histogram(chances[~is_yes], BINS, (0, 1))[0].tolist(),
                np.histogram(chances[is_yes], BINS, (0, 1))[0].tolist(),
            ),
        },
        "roc": {"false_alarms": false_alarms.tolist(), "hits": hits.tolist()},
        "area_under_curve": _finite(area_under_curve(chances, is_yes)),
        "confusion": confusion(is_yes.astype(int), (chances > 0.5).astype(int), 2),
        "accuracy": accuracy(predictions, targets, (low + high) / 2),
        "majority": majority_of(is_yes.astype(int)),
    }


def _classes(run: Run, predictions: Floats, targets: Floats) -> Measures:
    truth, said = targets.argmax(0), predictions.argmax(0)
    return {
        "confusion": confusion(truth, said, len(targets)),
        "accuracy": accuracy(predictions, targets),
        "majority": majority_of(truth),
    }


def majority_of(classes: NDArray[np.int_]) -> float:
    """Give the accuracy of always answering the most common class of some examples."""
    return float(np.bincount(classes).max() / max(1, classes.size))


def _number(run: Run, predictions: Floats, targets: Floats) -> Measures:
    scale, mean = run.data.target_scales[0], run.data.target_means[0]
    some = slice(0, MOST_POINTS)
    pairs = np.column_stack([targets[0][some], predictions[0][some]]) * scale + mean
    refuse_endless(pairs)
    return {
        "scatter": pairs.tolist(),
        "unit": run.dataset.targets[0].unit,
        "determination": _finite(determination(predictions, targets)),
    }


MEASURES = {"two_classes": _two_classes, "classes": _classes, "number": _number}


def confusion(
    truth: NDArray[np.int_], said: NDArray[np.int_], classes: int
) -> list[list[int]]:
    """Count how often each class (row) was taken for each class (column)."""
    counts = np.zeros((classes, classes), int)
    np.add.at(counts, (truth, said), 1)
    rows: list[list[int]] = counts.tolist()
    return rows


def roc_curve(scores: Floats, is_yes: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Give the share of false alarms and of hits at every threshold, from none to all.

    Fawcett, Pattern Recognition Letters 27, 2006, algorithm 1; thinned for drawing.
    """
    order = np.argsort(-scores, kind="stable")
    yes = is_yes[order]
    is_last = np.append(np.diff(scores[order]) != 0, True)
    hits = np.append(0, np.cumsum(yes)[is_last])
    alarms = np.append(0, np.cumsum(~yes)[is_last])
    keep = np.unique(np.linspace(0, hits.size - 1, MOST_POINTS).astype(int))
    return alarms[keep] / max(1, alarms[-1]), hits[keep] / max(1, hits[-1])


def _layers(network: Network, on_part: Network) -> list[LayerReport]:
    """Spread out each layer's numbers, with the activations on a part of the data."""
    layers: list[LayerReport] = []
    for layer, shown in zip(network.layers, on_part.layers, strict=True):
        is_hidden = layer is not network.output
        layers.append(
            {
                "layer": layer.index,
                "weights": spread(layer.weights),
                "activations": spread(shown.a),
                "gradients": spread(layer.weight_gradients),
                "dead": _nodes((shown.a == 0).mean(1)) if is_hidden else [],
                "saturated": _saturated(shown.a, layer.activation) if is_hidden else [],
            }
        )
    return layers


def spread(numbers: Floats) -> Histogram:
    """Count numbers in bins of equal width that are symmetric about 0.

    Those that are not finite are left out.
    """
    finite = numbers[np.isfinite(numbers)].astype(np.float64)
    furthest = float(np.abs(finite).max(initial=0)) or 1.0
    # As shares of the furthest: between numbers at either end of what a float can hold
    # no bins would fit.
    counts, edges = np.histogram(finite / furthest, BINS, (-1, 1))
    return {"edges": (edges * furthest).tolist(), "counts": counts.tolist()}


def _saturated(a: Floats, activation: Activation) -> list[int]:
    middle = (activation.highest + activation.lowest) / 2
    half = (activation.highest - activation.lowest) / 2
    if not np.isfinite(half):
        return []
    return _nodes((np.abs(a - middle) > SATURATED * half).mean(1))


def _nodes(shares: Floats) -> list[int]:
    nodes: list[int] = np.flatnonzero(shares >= ALMOST_ALL).tolist()
    return nodes


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None
