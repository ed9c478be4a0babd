"""Everything that a person can choose from, as the page is told it."""

from math import isfinite
from typing import Any, cast

from network_playground.datasets.catalog import DATASETS
from network_playground.datasets.sketches import sketch_of
from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.rows import title_of
from network_playground.engine.schedules import SCHEDULES
from network_playground.runs.edits.edit import Bounds
from network_playground.runs.edits.table import EDITS
from network_playground.runs.settings.table import GROUPS, SETTINGS
from network_playground.sessions.presets import PRESETS
from network_playground.sessions.shapes.catalog import (
    Catalog,
    Named,
    NumberBounds,
    OfferedSetting,
    Sketch,
)
from network_playground.sessions.speeds import SPEEDS
from network_playground.words.formula import line_of, tree_of
from network_playground.words.narration import FIVE_STEPS


def catalog() -> Catalog:
    """List all tables that the page reads: their rows as plain JSON, in their order."""
    return {
        "datasets": [
            {
                "key": row.key,
                "title": row.title,
                "task": row.task,
                "teaches": row.teaches,
                "note": row.note,
                "licence": row.licence,
                "sketch": cast(Sketch, sketch_of(row.key)),
            }
            for row in DATASETS.values()
        ],
        "presets": [
            {
                "name": row.name,
                "title": row.title,
                "teaches": row.teaches,
                "data": row.experiment.data,
            }
            for row in PRESETS.values()
        ],
        "activations": [
            {
                **_words(row),
                "symbol": row.symbol,
                "formula": tree_of(row.formula),
                "derivative_formula": tree_of(row.derivative_formula),
                "is_for_hidden": row.is_for_hidden,
            }
            for row in ACTIVATIONS.values()
        ],
        "losses": [
            {
                **_words(row),
                "partner": row.partner,
                "formula": tree_of(row.formula),
                "formula_with_partner": tree_of(row.formula_with_partner),
                "derivative_formula": tree_of(row.derivative_formula),
            }
            for row in LOSSES.values()
        ],
        "initializers": [
            {**_words(row), "formula": row.formula} for row in INITIALIZERS.values()
        ],
        "optimizers": [
            {
                **_words(row),
                "settings": row.usual,
                "numbers": [
                    {"name": number.name, "symbol": number.symbol}
                    for number in row.numbers
                ],
                "slots": dict(row.slots),
                "lines": [line_of(line) for line in row.lines],
            }
            for row in OPTIMIZERS.values()
        ],
        "schedules": [
            {**_words(row), "formula": tree_of(row.formula)}
            for row in SCHEDULES.values()
        ],
        "settings": [
            cast(OfferedSetting, row.described()) for row in SETTINGS.values()
        ],
        "groups": [
            {"name": row.name, "plain": row.plain, "technical": row.technical}
            for row in GROUPS.values()
        ],
        "edits": [
            {"kind": kind, "bounds": _bounds(row.bounds())}
            for kind, row in EDITS.items()
        ],
        "speeds": [
            {
                "unit": row.unit,
                "per_second": row.per_second if isfinite(row.per_second) else None,
                "plain": row.plain,
            }
            for row in SPEEDS
        ],
        "five_steps": [
            {"phases": list(row.phases), "plain": row.plain, "technical": row.technical}
            for row in FIVE_STEPS
        ],
    }


def _words(row: Any) -> Named:
    return {
        "name": row.name,
        "title": title_of(row),
        "plain": row.plain,
        "technical": row.technical,
    }


def _bounds(bounds: Bounds | None) -> NumberBounds | None:
    if bounds is None:
        return None
    lowest, highest, is_above = bounds
    return {"lowest": lowest, "highest": highest, "is_above": is_above}
