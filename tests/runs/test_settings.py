"""Every setting has all that a row brings, and refuses with a sentence."""

from math import inf, nan

import pytest

from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.runs.experiment import Experiment, experiment_from
from network_playground.runs.problem import Problem
from network_playground.runs.settings.choices import Choice, Choices
from network_playground.runs.settings.kinds import Number, Whole
from network_playground.runs.settings.setting import Condition, Numbers
from network_playground.runs.settings.table import GROUPS, SETTINGS, in_form_order

PARTS = [
    (setting, {setting.kind.of: chosen}, part)
    for setting in SETTINGS.values()
    if isinstance(setting.kind, Numbers)
    for chosen, row in setting.kind.table.items()
    for part in setting.kind.parts(row)
]
# What to say of an experiment for a number to be its own, and how to name it there.
NUMBERS = [
    pytest.param({}, (name,), row.kind, id=name)
    for name, row in SETTINGS.items()
    if isinstance(row.kind, Number)
]
NUMBERS += [
    pytest.param(
        chosen,
        (setting.name, part.name),
        part.kind,
        id=f"{part.name} of {next(iter(chosen.values()))}",
    )
    for setting, chosen, part in PARTS
]


def experiment_with(others, place, value):
    """Read an experiment with one number, which may be part of a setting."""
    first, *rest = place
    return experiment_from({**others, first: {rest[0]: value} if rest else value})


def found_in(experiment, place):
    first, *rest = place
    return getattr(experiment, first)[rest[0]] if rest else getattr(experiment, first)


def refusal_of(others, place, value):
    with pytest.raises(Problem) as refused:
        experiment_with(others, place, value)
    assert refused.value.field == place[0]
    return str(refused.value)


@pytest.mark.parametrize("row", SETTINGS.values(), ids=SETTINGS)
def test_a_row_has_labels_and_help_in_both_vocabularies(row):
    for label in (row.plain, row.technical):
        assert label and not label.endswith(".")
    for sentence in (row.plain_help, row.technical_help):
        assert sentence[0].isupper() and sentence.endswith(".")
    assert row.plain_help != row.technical_help
    assert row.group in ("", *GROUPS)


def test_a_part_has_labels_help_and_a_word_too():
    for setting, chosen, part in PARTS:
        place = f"{setting.name}.{part.name} of {chosen}"
        assert part.plain and part.technical, place
        assert part.plain_help.endswith("."), place
        assert part.technical_help.endswith("."), place
        assert part.word and part.word.text, place


def test_the_typed_fields_of_an_experiment_are_the_rows():
    assert set(Experiment.model_fields) == set(SETTINGS)
    assert Experiment().model_dump() == {
        name: row.usual for name, row in SETTINGS.items()
    }


def test_no_word_of_a_link_has_two_meanings():
    words = [row.word.text for row in SETTINGS.values() if row.word]
    words += {part.word.text for _, _, part in PARTS if part.word}
    assert len(words) == len(set(words))


def test_other_settings_are_named_by_their_names():
    for row in SETTINGS.values():
        named = {*row.forgotten_with, *(one.field for one in row.shown_if)}
        named |= {row.goes_with} - {""}
        assert named <= set(SETTINGS), row.name


def test_a_number_is_read_before_what_it_depends_on_is_needed():
    order = list(SETTINGS)
    for row in SETTINGS.values():
        if isinstance(row.kind, Numbers):
            assert order.index(row.kind.of) < order.index(row.name)


def test_the_form_has_its_groups_in_their_order_and_the_rest_behind():
    groups = [row.group for row in in_form_order()]
    assert list(dict.fromkeys(groups)) == [*GROUPS, ""]


@pytest.mark.parametrize(("others", "place", "kind"), NUMBERS)
def test_a_number_is_taken_at_its_bounds_and_refused_beyond(others, place, kind):
    step = 1 if isinstance(kind, Whole) else 1e-9
    for bound, is_out, away in (
        (kind.lowest, kind.is_above, -step),
        (kind.highest, kind.is_below, step),
    ):
        if bound in (-inf, inf):
            continue
        if is_out:
            assert f"{bound:g}" in refusal_of(others, place, bound)
            assert experiment_with(others, place, bound - away)
        else:
            experiment = experiment_with(others, place, bound)
            assert found_in(experiment, place) == bound
        sentence = refusal_of(others, place, bound + away)
        assert sentence.startswith(f"{'.'.join(place)}: expected ")
        assert sentence.endswith(f"found {bound + away!r}.")


@pytest.mark.parametrize("strange", [nan, inf, "1", True, [1]], ids=str)
@pytest.mark.parametrize(("others", "place", "kind"), NUMBERS)
def test_what_is_no_number_is_refused(others, place, kind, strange):
    assert "expected a" in refusal_of(others, place, strange)


@pytest.mark.parametrize(
    "row",
    [row for row in SETTINGS.values() if isinstance(row.kind, Choice)],
    ids=lambda row: row.name,
)
def test_a_choice_is_taken_and_any_other_name_refused(row):
    as_value = (lambda name: [name]) if isinstance(row.kind, Choices) else str
    for name in row.kind.offered:
        experiment = experiment_from({row.name: as_value(name)})
        assert row.kind.rows(getattr(experiment, row.name)) == [row.kind.table[name]]
    with pytest.raises(Problem) as refused:
        experiment_from({row.name: as_value("nonesuch")})
    assert refused.value.field == row.name
    assert str(refused.value).startswith(f"{row.name}: expected one of ")
    assert str(refused.value).endswith("found 'nonesuch'.")


def test_a_row_that_is_added_to_a_table_can_be_chosen_at_once(monkeypatch):
    with pytest.raises(Problem, match="found 'lazy'"):
        experiment_from({"optimizer": "lazy"})
    monkeypatch.setitem(OPTIMIZERS, "lazy", OPTIMIZERS["momentum"])
    experiment = experiment_from({"optimizer": "lazy", "settings": {"momentum": 0.5}})
    assert (experiment.optimizer, experiment.settings) == ("lazy", {"momentum": 0.5})


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (Condition("hidden", "!=", ()), True),
        (Condition("hidden", "==", ()), False),
        (Condition("schedule", "==", "constant"), True),
        (Condition("schedule", "!=", "constant"), False),
    ],
)
def test_a_condition_is_one_of_an_experiment(condition, holds):
    assert condition.holds(Experiment()) is holds
