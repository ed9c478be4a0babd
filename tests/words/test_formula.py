"""There is one list of what a formula may call, and whoever evaluates one knows it."""

import numpy as np
import pytest

from network_playground.words.formula import FUNCTIONS, SIGNS, tree_of
from tests.engine import formulas


def test_the_tests_evaluate_every_function_and_sign_and_no_other():
    assert formulas.FUNCTIONS.keys() == FUNCTIONS.keys()
    assert formulas.SIGNS.keys() == {*SIGNS.values(), "if"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_takes_as_many_values_as_the_list_says(name):
    given = ", ".join("ab"[: FUNCTIONS[name]])
    assert tree_of(f"{name}({given})") == [name, *"ab"[: FUNCTIONS[name]]]
    with pytest.raises(ValueError, match=f"and .*{list(FUNCTIONS)[-1]}; found"):
        tree_of(f"{name}({given}, c)")


def test_the_slack_of_a_formula_is_its_own_rounding():
    z = np.array([-30.0, -20.0, -3.0, 0.0, 20.0])
    value, slack = formulas.with_slack("log(1 + exp(z))", {"z": z})
    exact = np.log1p(np.exp(z))
    assert (np.abs(value - exact) <= slack).all()
    assert (slack < 1e-14 * np.maximum(1, np.abs(z))).all()  # a few roundings, no more
    assert slack[0] > 1e-3 * exact[0]  # of so small a value nearly nothing is certain
    _, certain = formulas.with_slack("2 * z", {"z": z})
    assert (certain <= 2**-51 * np.abs(z)).all()
