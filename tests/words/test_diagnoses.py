"""What goes wrong is said when it is seen, and says nothing that the numbers do not."""

import re
from random import Random

import pytest

from network_playground.runs.experiment import Experiment
from network_playground.sessions.session import Session
from network_playground.sessions.telling.diagnosing import facts_of
from network_playground.words.diagnoses import (
    DIAGNOSES,
    Facts,
    Point,
    Tried,
    dead,
    gap,
    never_said,
    no_better,
    overfitting,
    rising,
)
from network_playground.words.wording import decimal
from tests.page.network.moments import experiment_of
from tests.sessions.acting import do

BY_HEART = Experiment(
    data="circle",
    data_options={"noise": 50},
    test_share=0.9,
    hidden=(32, 32),
    learning_rate=0.3,
)
SILENT = Experiment(
    data="circle",
    activations=("relu",),
    hidden=(4,),
    initial_bias=-10.0,
    initializer="zeros",
)
SEEN = {
    overfitting: (BY_HEART, 3000, "learns by heart"),
    never_said: (Experiment(initializer="zeros"), 300, "finds none of the"),
    no_better: (Experiment(learning_rate=0.001), 1000, "always saying “stays”"),
    dead: (SILENT, 5, "4 of 4 hidden nodes answer 0"),
}


def told(experiment, step):
    session = Session(experiment)
    session.trial.train_to(step)
    return session.frame().header["diagnosis"]


@pytest.mark.parametrize("row", SEEN, ids=lambda row: row.__name__)
def test_it_is_said_where_it_is_seen(row):
    experiment, step, words = SEEN[row]
    said = told(experiment, step)
    assert said is not None and words in said["plain"], said


def test_a_run_that_goes_well_is_left_alone():
    assert told(Experiment(data="circle", learning_rate=0.1), 600) is None
    assert told(Experiment(data="iris", batch_size=16), 400) is None
    assert told(Experiment(), 0) is None


USUAL = Facts(
    "customer", [Point(0, 1.0, 1.0), Point(9, 0.5, 0.5)], 4, 0.1, True, 0.9, 0.9
)


def test_a_node_is_dead_only_where_nobody_of_all_who_teach_moves_it():
    # The held-out part ends with a chunk of a single customer.
    few = Experiment(hidden=(16,), activations=("relu",), test_share=0.2001)
    said = told(few, 2)
    assert said is None or "answer 0" not in said["plain"]


def test_what_a_hand_has_changed_is_not_blamed_on_learning():
    session = Session(Experiment(), step=3)
    do(session, "set_parameter", name="biases", layer=2, index=[0], value=30.0)
    do(session, "step", unit="step")
    said = session.frame().header["diagnosis"]
    assert said is None or "risen" not in said["plain"]


def test_nobody_who_is_always_right_is_told_to_do_better():
    classes = [Tried("no", 9, 9), Tried("yes", 0, 0)]
    assert no_better(USUAL._replace(classes=classes)) is None


def test_both_losses_of_what_is_learnt_by_heart_are_told_apart():
    curve = [Point(10, 0.3021, 0.0520), Point(90, 0.3014, 0.0562)]
    said = overfitting(USUAL._replace(curve=curve))
    assert said is not None
    for first, second in re.findall(r"\((\S+) → (\S+)\)", said["plain"]):
        assert first != second


def test_a_rising_loss_is_told_with_its_lowest():
    facts = USUAL._replace(
        curve=[Point(0, 1, 1), Point(40, 0.31, 0.4), Point(90, 0.55, 0.6)]
    )
    said = rising(facts)
    assert said is not None
    assert "0.31 after 40 steps, now 0.55" in said["plain"]
    assert rising(USUAL) is None


def test_a_gap_between_both_parts_is_told_in_per_cent():
    said = gap(USUAL._replace(train_score=0.92, test_score=0.71))
    assert said is not None
    assert "92\u202f% right of those it learns from, 71\u202f% of" in said["plain"]
    assert gap(USUAL) is None and gap(USUAL._replace(test_score=None)) is None


def test_what_is_no_better_than_always_saying_the_same_says_so():
    classes = [Tried("stays", 80, 70), Tried("leaves", 20, 9)]
    said = no_better(USUAL._replace(classes=classes))
    assert said is not None
    assert "always saying “stays”: 79\u202f% right against 80\u202f%" in said["plain"]
    better = [Tried("stays", 80, 75), Tried("leaves", 20, 9)]
    assert no_better(USUAL._replace(classes=better)) is None
    assert no_better(USUAL._replace(classes=classes, rounds=1)) is None


@pytest.mark.parametrize("seed", range(8))
def test_no_diagnosis_contradicts_its_numbers(seed):
    rng, seen = Random(seed), 0
    while seen < 6:
        experiment = experiment_of(rng)
        if experiment is None:
            continue
        seen += 1
        session = Session(experiment)
        session.trial.train_to(rng.choice([3, 60, 400]))
        trial = session.trial
        assert trial.scores is not None
        facts = facts_of(trial.run, trial.curve, trial.scored_at, trial.scores, 0.1)
        if facts is None:
            continue
        for row in DIAGNOSES:
            said = row(facts)
            if said is None:
                continue
            for sentence in (said["plain"], said["technical"]):
                assert (
                    sentence[0].isupper() or sentence[0].isdigit() or sentence[0] == "“"
                )
                assert sentence.endswith(".") and "  " not in sentence
                assert "nan" not in sentence
            now = facts.curve[-1]
            if row is rising:
                assert decimal(now.train) in said["plain"]
                assert min(point.train for point in facts.curve) < now.train
            if row is overfitting:
                first, second = re.findall(r"\((\S+) → (\S+)\)", said["plain"])
                assert now.test is not None
                assert float(first[0]) > float(first[1])
                assert float(second[0]) < float(second[1])
