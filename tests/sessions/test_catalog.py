"""The catalog offers everything there is, in JSON."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from network_playground.datasets.catalog import DATASETS
from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.runs.edits.table import EDITS
from network_playground.runs.experiment import Experiment
from network_playground.runs.run import Run
from network_playground.runs.settings.table import SETTINGS
from network_playground.sessions import catalog as offers
from network_playground.sessions.presets import PRESETS
from network_playground.sessions.speeds import SPEEDS

TABLES: dict[str, Mapping[str, Any]] = {
    "activations": ACTIVATIONS,
    "losses": LOSSES,
    "initializers": INITIALIZERS,
    "optimizers": OPTIMIZERS,
    "presets": PRESETS,
}


def catalog() -> dict[str, Any]:
    """Give the catalog as a page gets it."""
    told: dict[str, Any] = json.loads(json.dumps(offers.catalog(), allow_nan=False))
    return told


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_a_table_is_offered_with_its_words(name):
    rows = catalog()[name]
    assert [row["name"] for row in rows] == list(TABLES[name])
    words = ("title", "teaches") if name == "presets" else ("plain", "technical")
    for row in rows:
        for word in words:
            assert row[word].strip()


def test_every_setting_is_offered_with_its_words_and_a_group_that_there_is():
    offered = catalog()
    assert [row["name"] for row in offered["settings"]] == list(SETTINGS)
    groups = {row["name"] for row in offered["groups"]}
    in_form = [row for row in offered["settings"] if "group" in row]
    assert {row["group"] for row in in_form} == groups
    for row in offered["settings"]:
        words = [row["plain"], row["technical"], *row["help"].values()]
        assert all(word.strip() for word in words)


def test_the_help_for_the_layers_tells_how_many_of_how_many_nodes_there_may_be():
    (hidden,) = (row for row in catalog()["settings"] if row["name"] == "hidden")
    layers, nodes = hidden["most_layers"], hidden["most_nodes"]
    assert layers == 6 and nodes >= 64
    for words in hidden["help"].values():
        assert f"up to {layers} layers of 1 to {nodes}" in words


def test_every_data_set_and_every_speed_is_offered():
    offered = catalog()
    assert [row["key"] for row in offered["datasets"]] == list(DATASETS)
    assert len(offered["speeds"]) == len(SPEEDS)
    assert offered["speeds"][-1]["per_second"] is None


def test_an_edit_is_offered_with_the_bounds_that_it_is_held_to():
    offered = {row["kind"]: row["bounds"] for row in catalog()["edits"]}
    assert list(offered) == list(EDITS)
    assert offered["freeze"] is None
    one, rate = offered["set_parameter"], offered["set_learning_rate"]
    assert one == {"lowest": -1e6, "highest": 1e6, "is_above": False}
    assert rate == {"lowest": 0, "highest": 100, "is_above": True}


def test_what_is_offered_can_be_run():
    offered = catalog()
    for row in offered["activations"]:
        if row["is_for_hidden"]:
            Run(Experiment(data="xor", activations=(row["name"],)))
    for row in offered["initializers"]:
        Run(Experiment(data="xor", initializer=row["name"])).start()
    for row in offered["optimizers"]:
        run = Run(
            Experiment(data="xor", optimizer=row["name"], settings=row["settings"])
        )
        assert run.rule.name == row["name"]


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_every_preset_runs(preset):
    run = Run(preset.experiment)
    run.start()
    for edit in preset.edits:
        edit.check(run)
        edit.apply(run)
    for _ in run.begin(0):
        pass
    assert 0 < run.network.loss < 10


def test_the_readme_counts_what_is_offered():
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    drawn = [key for key, source in DATASETS.items() if "noise" in source.options]
    of_presets = {"worked_example", "moons_micrograd"}
    tables = len(DATASETS.keys() - of_presets - set(drawn))
    offered = {
        r"(\d+) drawn": len(drawn),
        r"drawn, (\d+) tables": tables,
        r"0-6 layers, (\d+) \+ softmax": len(ACTIVATIONS) - 1,
        r"softmax, (\d+)": len(LOSSES),  # and after them the optimizers
        r"softmax, \d+, (\d+)": len(OPTIMIZERS),
    }
    for place, expected in offered.items():
        found = re.search(place, readme)
        assert found, f"expected {place} in the README, found nothing like it"
        assert int(found[1]) == expected, (
            f"README, {place}: expected {expected}, found {found[1]}"
        )
