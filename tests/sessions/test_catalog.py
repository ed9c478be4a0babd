"""The catalog offers everything there is, in JSON."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from network_playground.datasets.catalog import DATASETS
from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.runs.experiment import Experiment
from network_playground.runs.run import Run
from network_playground.sessions.catalog import catalog
from network_playground.sessions.presets import PRESETS
from network_playground.sessions.speeds import SPEEDS

TABLES: dict[str, Mapping[str, Any]] = {
    "activations": ACTIVATIONS,
    "losses": LOSSES,
    "initializers": INITIALIZERS,
    "optimizers": OPTIMIZERS,
    "presets": PRESETS,
}


def test_it_is_plain_json():
    assert json.loads(json.dumps(catalog(), allow_nan=False)) == catalog()


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_a_table_is_offered_with_its_words(name):
    rows = catalog()[name]
    assert [row["name"] for row in rows] == list(TABLES[name])
    words = ("title", "teaches") if name == "presets" else ("plain", "technical")
    for row in rows:
        for word in words:
            assert row[word].strip()


def test_every_setting_has_a_sentence_in_both_vocabularies():
    data = {"data", "data_options", "points", "held_out", "columns"}  # with the data
    settings = {name for row in OPTIMIZERS.values() for name in row.usual}
    fields = set(Experiment.model_fields) - data - {"settings"}
    told = catalog()["help"]
    assert set(told) == fields | {f"settings.{name}" for name in settings}
    for words in told.values():
        assert words["plain"].endswith(".")
        assert words["technical"].endswith(".")
        assert words["plain"] != words["technical"]


def test_the_help_for_the_layers_tells_how_many_of_how_many_nodes_there_may_be():
    limits = catalog()["limits"]
    assert limits["layers"] == 6 and limits["nodes"] >= 64
    for words in (catalog()["help"]["hidden"][kind] for kind in ("plain", "technical")):
        assert f"up to {limits['layers']} layers of 1 to {limits['nodes']}" in words


def test_every_data_set_and_every_speed_is_offered():
    offered = catalog()
    assert [row["key"] for row in offered["datasets"]] == list(DATASETS)
    assert len(offered["speeds"]) == len(SPEEDS)
    assert offered["speeds"][-1]["per_second"] is None
    for row in offered["datasets"]:
        for default, lowest, highest in row["options"].values():
            assert lowest <= default <= highest


def test_an_edit_is_offered_with_the_bounds_that_it_is_held_to():
    offered = {row["kind"]: row["bounds"] for row in catalog()["edits"]}
    assert offered == {
        "set_parameter": {"lowest": -1e6, "highest": 1e6, "is_above": False},
        "set_layer": None,
        "freeze": None,
        "set_learning_rate": {"lowest": 0, "highest": 100, "is_above": True},
    }


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


def test_the_limits_are_those_that_experiments_are_held_to():
    limits = catalog()["limits"]
    Experiment(hidden=(1,) * limits["layers"])
    with pytest.raises(ValueError, match=f"at most {limits['layers']}"):
        Experiment(hidden=(1,) * (limits["layers"] + 1))
    with pytest.raises(ValueError, match=f"equal to {limits['nodes']}"):
        Experiment(hidden=(limits["nodes"] + 1,))


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
