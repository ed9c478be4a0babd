"""What a link of any version says, this version of the playground can open.

The page reads links; here the experiments that they stand for are built.
"""

import json
from pathlib import Path

import pytest
from pydantic_core import to_jsonable_python

from network_playground.runs.experiment import Experiment, experiment_from
from network_playground.runs.settings.setting import Numbers
from network_playground.runs.settings.table import SETTINGS
from network_playground.sessions.session import Session
from tests.sessions.acting import do

FOLDER = Path(__file__).parents[1] / "golden" / "links"
VERSIONS = [json.loads(file.read_text("utf-8")) for file in FOLDER.glob("*.json")]
LINKS = [(version["usual"], link) for version in VERSIONS for link in version["links"]]
NOT_IN_LINKS = {"points", "held_out"}  # the page says so


@pytest.mark.parametrize(("usual", "link"), LINKS, ids=lambda value: value.get("link"))
def test_the_experiment_of_a_link_can_be_opened(usual, link):
    experiment = experiment_from({**usual, **link["names"]})
    session = Session()
    fields = experiment.model_dump(mode="json")
    do(session, "open", experiment=fields, step=link["step"])
    assert session.experiment == experiment
    assert session.frame().header["step"] == link["step"]


def test_a_link_can_name_every_field():
    in_parts = {name for name, row in SETTINGS.items() if isinstance(row.kind, Numbers)}
    named = {name for name, row in SETTINGS.items() if row.word}
    assert named | in_parts == set(SETTINGS) - NOT_IN_LINKS


def test_what_a_link_does_not_say_means_what_it_meant_when_links_began():
    always = max(VERSIONS, key=lambda version: int(version["version"]))["usual"]
    unsaid = {name: row.word.unsaid for name, row in SETTINGS.items() if row.word}
    told = to_jsonable_python(unsaid)
    assert {name: told.get(name, {}) for name in always} == always


def test_what_is_usual_now_is_what_the_shortest_link_means():
    unsaid = {name: row.word.unsaid for name, row in SETTINGS.items() if row.word}
    assert experiment_from(unsaid) == Experiment()
