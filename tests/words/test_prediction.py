"""What the machine says is read off its output nodes, in the data's own words."""

import numpy as np
import pytest

from network_playground.runs.experiment import Experiment
from network_playground.runs.run import Run
from network_playground.words.prediction import prediction_of

THIN = "\u202f"


def told(run, outputs, row):
    return prediction_of(run, np.array(outputs), row)


def row_of(run, outcome):
    return int(np.flatnonzero(run.dataset.classes == outcome)[0])


def test_a_chance_is_told_in_the_words_of_the_outcome():
    run = Run(Experiment())
    said = told(run, [0.834], row_of(run, 0))
    assert said.phrase == f"83{THIN}% will leave"
    assert (said.number, said.text) == (f"83{THIN}%", "will leave")
    assert (said.outcome, said.is_right) == (1, False)
    assert said.chances == pytest.approx((0.166, 0.834))
    assert said.misses == ("0.83",)


def test_a_small_chance_of_leaving_is_told_as_such_and_may_be_right():
    run = Run(Experiment())
    said = told(run, [0.0001], row_of(run, 0))
    assert said.phrase == f"under 1{THIN}% will leave"
    assert (said.outcome, said.is_right) == (0, True)
    assert said.misses == ("0.00010",)
    assert told(run, [0.25], row_of(run, 1)).misses == ("0.75",)


def test_an_output_that_is_no_chance_is_told_as_it_is_in_the_numbers_of_its_loss():
    run = Run(Experiment(data="xor", output="tanh", loss="half_squared_error"))
    said = told(run, [0.5], row_of(run, 1))
    assert said.chances == (0.25, 0.75)
    assert (said.number, said.misses) == ("0.50", ("0.50",))
    beyond = told(Run(Experiment(data="xor", output="linear")), [1.3], row_of(run, 1))
    assert (beyond.number, beyond.misses) == ("1.30", ("0.30",))
    run = Run(Experiment(data="moons", output="linear", loss="hinge"))
    hinge = told(run, [-2.48], row_of(run, 0))
    assert (hinge.outcome, hinge.is_right) == (0, True)
    assert hinge.phrase == "−2.48 (−1 is “orange”, 1 is “blue”)"
    assert hinge.misses == ("1.48",)  # |a - t|, as the worksheet has it


def test_of_several_scores_the_largest_is_told_and_how_far_the_true_one_is_off():
    run = Run(Experiment(data="iris", output="sigmoid", loss="half_squared_error"))
    said = told(run, [0.1, 0.7, 0.2], row_of(run, 2))
    assert said.phrase == "versicolor, with 0.70"
    assert said.misses == ("0.80",)


def test_of_several_classes_the_likeliest_is_told():
    run = Run(Experiment(data="iris"))
    said = told(run, [0.1, 0.7, 0.2], row_of(run, 2))
    assert said.phrase == f"versicolor, 70{THIN}% sure"
    assert (said.outcome, said.is_right) == (1, False)
    assert said.misses == ("0.80",)
    assert told(run, [0.0, 0.0, 0.0], row_of(run, 0)).chances == (0, 0, 0)


def test_a_number_is_told_in_the_units_of_its_column():
    run = Run(Experiment(data="auto_mpg"))
    row = 0
    truth = float(run.dataset.value("mpg", row))
    mean, scale = run.data.target_means[0], run.data.target_scales[0]
    said = told(run, [(truth + 2.5 - mean) / scale], row)
    assert said.phrase == f"{truth + 2.5:.1f}\u00a0mpg"
    assert said.misses == ("2.5\u00a0mpg",)
    assert (said.outcome, said.is_right, said.chances) == (None, None, ())
    close = told(run, [(truth + 0.01 - mean) / scale], row)
    assert close.misses == ("0.010\u00a0mpg",)
    far = told(run, [(2_205_616.9 - mean) / scale], row)
    assert far.phrase == "2.2·10⁶\u00a0mpg"
    assert far.misses == ("2.2·10⁶\u00a0mpg",)
    wild = told(run, [1e30], row)
    assert len(wild.phrase) < 20
    assert "·10" in wild.phrase


def test_two_numbers_are_told_together():
    run = Run(Experiment(data="worked_example"))
    said = told(run, [0.75, 0.77], 0)
    assert said.phrase == "0.75 and 0.77"
    assert said.misses == ("0.74", "0.22")


@pytest.mark.parametrize("data", ["bank", "iris", "sine"])
def test_without_a_row_there_is_no_truth_to_miss(data):
    run = Run(Experiment(data=data))
    said = prediction_of(run, np.full(run.sizes[-1], 0.5), None)
    assert said.is_right is None
    assert said.misses == ()
    assert said.shown()["number"] == said.number
