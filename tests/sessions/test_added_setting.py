"""A setting that is added while it runs is known everywhere.

What the page makes of the two, its form and its links, is tested there: see
``tests/page/catalog.py``.
"""

import json

import pytest

from network_playground.exports.pytorch import pytorch_script
from network_playground.exports.scikit_learn import scikit_learn_script
from network_playground.exports.standalone import standalone_script
from network_playground.runs.experiment import Experiment, experiment_from
from network_playground.runs.problem import Problem
from network_playground.runs.settings.table import SETTINGS, in_form_order
from network_playground.sessions.catalog import catalog
from network_playground.sessions.run_file import read_run_file, run_file
from network_playground.sessions.session import Session
from tests.runs.added import ADDED
from tests.sessions.acting import do, seen

SCRIPTS = [standalone_script, pytorch_script, scikit_learn_script]


@pytest.fixture(autouse=True)
def added(monkeypatch):
    for row in ADDED:
        monkeypatch.setitem(SETTINGS, row.name, row)


def found_in(experiment):
    """What an experiment has of the two."""
    return tuple(getattr(experiment, row.name) for row in ADDED)


def fields_of(session):
    """The fields of the experiment, as the page is told them."""
    (told,) = (e for e in session.snapshot_events() if e["kind"] == "experiment")
    return told["experiment"]


def changed(**changes):
    session = Session(Experiment(data="xor", hidden=(3,)))
    do(session, "set_experiment", experiment=changes)
    return session


def test_it_is_a_field_that_is_as_usual_until_it_is_chosen():
    assert found_in(Experiment()) == (0.5, "even")
    experiment = experiment_from({"tremble": 1, "pace": "uneven"})
    assert found_in(experiment) == (1.0, "uneven")
    assert found_in(experiment.with_changes({"seed": 3})) == (1.0, "uneven")
    assert experiment != Experiment()
    with pytest.raises(ValueError, match="frozen"):
        setattr(experiment, ADDED[0].name, 2.0)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"tremble": 0}, "tremble: expected a number above 0, found 0."),
        ({"tremble": 2.5}, "tremble: expected at most 2, found 2.5."),
        ({"tremble": "much"}, "tremble: expected a number, found 'much'."),
        ({"tremble": None}, "tremble: expected a number, found None."),
        ({"pace": "odd"}, "pace: expected one of even, uneven; found 'odd'."),
        ({"trembling": 1}, "trembling: expected no such field, found 1."),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(fields, sentence):
    session = changed(tremble=1)
    before = session.saved()
    with pytest.raises(Problem) as refused:
        do(session, "set_experiment", experiment=fields)
    assert str(refused.value) == sentence
    assert refused.value.field == next(iter(fields))
    assert session.saved() == before


def test_the_page_is_told_all_that_its_row_brings():
    rows = {row["name"]: row for row in catalog()["settings"]}
    assert rows["tremble"] == {
        "name": "tremble",
        "kind": "number",
        "lowest": 0,
        "highest": 2,
        "is_above": True,
        "is_below": False,
        "usual": 0.5,
        "plain": "How it trembles",
        "technical": "Weight noise",
        "help": {
            "plain": "How far chance moves each connection.",
            "technical": "Deviation of the noise that is added to the weights.",
        },
        "word": {"text": "trembling", "unsaid": 0.25},
        "group": "learning",
        "shown_if": [{"field": "hidden", "sign": "!=", "value": []}],
    }
    assert [choice["name"] for choice in rows["pace"]["choices"]] == ["even", "uneven"]
    assert rows["pace"]["choices"][1]["plain"] == "Now so, now so."
    names = [row.name for row in in_form_order()]
    assert names.index("dropout") + 1 == names.index("tremble")


def test_a_session_tells_it_and_undoes_it():
    session = Session(Experiment(data="xor", hidden=(3,)))
    before = seen(session)
    do(session, "set_experiment", experiment={"tremble": 1.5, "pace": "uneven"})
    assert fields_of(session)["tremble"] == 1.5
    do(session, "undo")
    assert seen(session) == before
    assert fields_of(session)["tremble"] == 0.5
    do(session, "redo")
    assert fields_of(session)["tremble"] == 1.5
    assert found_in(session.experiment) == (1.5, "uneven")


def test_an_experiment_that_a_link_names_has_it():
    session = Session()
    fields = {"data": "xor", "tremble": 0.25, "pace": "uneven"}
    do(session, "open", experiment=fields, step=7)
    assert session.frame().header["step"] == 7
    assert found_in(session.experiment) == (0.25, "uneven")


def test_it_is_saved_and_opened_again():
    session = changed(tremble=1.25, pace="uneven")
    restored = Session.restored(json.loads(json.dumps(session.saved())))
    assert restored.experiment == session.experiment
    other = Session()
    other.open_file(read_run_file(run_file(session.trial).encode()))
    assert other.experiment == session.experiment
    assert found_in(other.experiment) == (1.25, "uneven")


def test_an_experiment_and_a_file_of_before_have_what_is_usual(monkeypatch):
    for row in ADDED:
        monkeypatch.delitem(SETTINGS, row.name)
    session = Session(Experiment(data="xor", hidden=(3,)))
    old, saved = session.experiment, session.saved()
    assert "tremble" not in saved["experiment"]
    for row in ADDED:
        monkeypatch.setitem(SETTINGS, row.name, row)
    assert found_in(Session.restored(saved).experiment) == (0.5, "even")
    assert Session(old).experiment == old.with_changes({})
    do(session, "open_preset", name="xor")
    assert found_in(session.experiment) == (0.5, "even")


def warned_of(**changes):
    (told,) = (e for e in changed(**changes).snapshot_events() if "warnings" in e)
    return told["warnings"]


def test_it_warns_of_what_is_known_to_fail():
    assert warned_of(tremble=1) == []
    assert warned_of(tremble=1.5) == [
        {
            "field": "tremble",
            "plain": "So much of it hides what is learnt.",
            "technical": "Noise of this size hides the gradient.",
        }
    ]
    assert "tremble" not in {one["field"] for one in warned_of(tremble=1.5, hidden=[])}


def test_what_is_chosen_from_its_table_warns_too():
    assert warned_of(pace="uneven") == []
    (warning,) = warned_of(pace="uneven", learning_rate=1)
    assert (warning["field"], warning["plain"]) == ("pace", "Too fast for this pace.")


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_says_where_it_does_not_know_it(script):
    assert script(changed(pace="uneven").timeline)
    with pytest.raises(Problem) as refused:
        script(changed(tremble=1.5).timeline)
    assert refused.value.field == "tremble"
    assert str(refused.value) == (
        "Expected settings that a script can repeat, found another: How it trembles "
        "1.5. Save the run as a file instead."
    )


def test_a_setting_that_is_gone_is_refused_in_a_file(monkeypatch):
    saved = changed(tremble=1.25).saved()
    monkeypatch.delitem(SETTINGS, "tremble")
    with pytest.raises(Problem, match="tremble: expected no such field, found 1.25"):
        Session.restored(saved)
