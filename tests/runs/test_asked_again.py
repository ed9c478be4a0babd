"""The batch of a step is asked again after its update, and nothing else differs."""

import numpy as np
import pytest

from network_playground.runs.asked_again import AskingAgain
from network_playground.runs.experiment import Experiment
from network_playground.runs.run import Run
from network_playground.runs.timeline import Moment, Timeline

RUNS = {
    "bank": Experiment(),
    "one at a time": Experiment(batch_size=1),
    "classes": Experiment(data="iris", hidden=(6, 3), batch_size=16),
    "numbers": Experiment(data="auto_mpg", optimizer="adam", l2=0.01),
    "dropout": Experiment(hidden=(9, 5), dropout=0.4, dtype="float32"),
    "hinge": Experiment(data="moons_micrograd", loss="hinge", output="linear"),
}


@pytest.fixture(params=RUNS)
def experiment(request):
    return RUNS[request.param]


def after(experiment, step, name="repeat"):
    timeline = Timeline(Run(experiment))
    names = [phase.name for phase in timeline.run.phases]
    timeline.go(Moment(step, names.index(name)))
    return timeline.run


def asked(run, step):
    again = AskingAgain(run).ask(step)
    assert again is not None
    return again


@pytest.mark.parametrize("name", ["update", "repeat"])
def test_before_is_what_the_step_computed(experiment, name):
    run = after(experiment, 3, name)
    again = asked(run, 3)
    np.testing.assert_array_equal(again.before.answers, run.network.output.a)
    assert again.before.loss == pytest.approx(run.network.mean_loss, rel=1e-6)
    assert again.size == run.batches.batch_size


def test_after_is_what_the_new_weights_answer_to_the_same_batch(experiment):
    run = after(experiment, 3)
    again = asked(run, 3)
    same = after(experiment, 3, "error")  # drops what step 3 drops
    same.network.parameters[:] = run.network.parameters
    for phase in same.begin(3):
        if phase.name == "error":
            break
    np.testing.assert_array_equal(again.after.answers, same.network.output.a)
    assert again.after.loss == pytest.approx(same.network.mean_loss, rel=1e-6)
    assert again.better == np.sum(again.after.losses < again.before.losses)


def test_a_moment_is_told_the_same_whichever_way_one_came(experiment):
    timeline = Timeline(Run(experiment))
    asking = AskingAgain(timeline.run)
    last = timeline.last_phase
    timeline.go(Moment(5, last))
    first = asking.ask(5)
    assert first is not None
    timeline.go(Moment(40, 1))
    timeline.go(Moment(5, last))
    again = asking.ask(5)
    assert again is not None
    for one, other in ((first.before, again.before), (first.after, again.after)):
        np.testing.assert_array_equal(one.answers, other.answers)
        np.testing.assert_array_equal(one.losses, other.losses)


def test_asking_changes_nothing_of_the_run(experiment):
    run = after(experiment, 2)
    state = run.network.state.copy()
    AskingAgain(run).ask(2)
    np.testing.assert_array_equal(run.network.state, state)


def test_where_a_loss_is_not_finite_there_is_nothing_to_compare():
    run = after(Experiment(data="sine", output="linear"), 0)
    run.network.parameters[:] = 1e300
    assert AskingAgain(run).ask(0) is None
