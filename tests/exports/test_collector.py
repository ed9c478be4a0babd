"""What a function reads comes along under the same name, or it is refused."""

import functools
import math
from functools import cache
from math import cos, pi
from typing import Any

import numpy as np
import pytest
from numpy import add
from numpy import multiply as times

from network_playground.exports.collector import Collector
from network_playground.runs import problem
from network_playground.runs.problem import Problem

SCALE, NAME, PAIR = -0.1, "né", (1, (True, None))
ENDLESS = float("-inf")
SINGLE = np.float32(0.1)
TABLE = [1.0]
COUNT = 0


def collected(*functions):
    """Run what comes along in an empty namespace, and give the first function."""
    collector = Collector({"np": np})
    first, *_ = [collector.take(function) for function in functions]
    parts = collector.imports.lines()
    text = "\n".join([*parts, *collector.constants, collector.section()])
    namespace: dict[str, Any] = {}
    exec(text, namespace)
    return namespace[first]


def scaled(x):
    return x * SCALE


def longer(x):
    return scaled(x) + (longer(x - 1) if x > 0 else 0)


even_longer = longer


@cache
def waves(x):
    return cos(x * pi) * math.exp(-x)


def reads_much(x):
    inner = [scaled(one) + waves(1.0) for one in (x, even_longer(x))]
    return add(times(inner, 2), SINGLE), NAME, PAIR, ENDLESS, len(inner)


def imports_inside(x):
    from math import floor

    return floor(x)


def defaults(x, y=2, *, z=-0.5):
    return x + y + z


@pytest.mark.parametrize("function", [reads_much, longer, imports_inside, defaults])
def test_a_function_gives_the_same_elsewhere(function):
    there, here = collected(function)(3.5), function(3.5)
    assert repr(there) == repr(here)


def test_a_function_of_a_function_gives_the_same_elsewhere():
    def squared(x):
        return scaled(x) ** 2

    assert collected(squared)(3.0) == squared(3.0)


def test_each_is_taken_once():
    collector = Collector({})
    collector.take(scaled)
    collector.take(longer)
    collector.take(reads_much)
    assert collector.constants.count("SCALE = -0.1") == 1
    text = collector.section()
    assert text.count("def scaled(x):") == 1
    assert text.count("@cache\ndef waves(x):") == 1
    assert text.index("def scaled") < text.index("def longer")
    assert collector.section() == ""


def reads_a_table(x):
    return x * TABLE[0]


def reads_our_module(x):
    return problem.shown(x)


def imports_our_module(x):
    from network_playground.runs.problem import shown

    return shown(x)


def reads_a_class(x):
    return Problem(x)


def reads_nothing_there(x):
    return x * nothing_there  # type: ignore[name-defined]  # noqa: F821


def counts(x):
    global COUNT
    COUNT += 1
    return x * COUNT


def clever_default(x, table=TABLE):
    return table


def bound_default(x, scale=SCALE):
    return x * scale


def itself(function):
    return function


@itself
def decorated(x):
    return x


def made_by(k):
    def made(x):
        return x * k

    return made


class Counted:
    def __call__(self, x):
        return x


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        (lambda x: x, "'<lambda>' has no text of its own"),
        (made_by(2), "'made' reads k of the function that made it"),
        (functools.partial(defaults, y=1), "is no plain function"),
        (Counted(), "is no plain function"),
        (np.tanh, "'tanh' is no plain function"),
        (decorated, "'decorated' is decorated, and only @cache can be taken along"),
        (clever_default, "'clever_default' has a default that is no plain number"),
        (bound_default, "'bound_default' has a default that is no plain number"),
        (
            reads_a_table,
            "'reads_a_table' reads 'TABLE', and of what lies outside it only "
            "functions, numbers and words can be taken along, not a list",
        ),
        (reads_a_class, "reads 'Problem', .* not a type"),
        (
            reads_our_module,
            "'reads_our_module' reads network_playground.runs.problem, and a script "
            "has NumPy and Python only",
        ),
        (imports_our_module, "reads network_playground.runs.problem, and a script"),
        (reads_nothing_there, "reads 'nothing_there', which is nowhere"),
        (counts, "'counts' changes 'COUNT' outside it"),
    ],
)
def test_what_cannot_be_followed_is_refused(function, sentence):
    with pytest.raises(Problem, match=f"^No script .* of this: .*{sentence}.*\\.$"):
        Collector({"np": np}).take(function)


def test_a_name_that_would_mean_two_things_is_refused():
    def scaled(x):
        return x

    collector = Collector({})
    collector.take(longer)
    with pytest.raises(Problem, match="'scaled' would mean two different things"):
        collector.take(scaled)


@pytest.mark.parametrize("frame", ["scaled = 3", "def scaled():\n    pass\n"])
def test_a_name_that_the_frame_has_for_itself_is_refused(frame):
    collector = Collector({})
    collector.take(scaled)
    collector.refuse_clashes("print(scaled(3))\n")
    with pytest.raises(Problem, match="'scaled' would mean two different things"):
        collector.refuse_clashes(frame)


def test_a_name_of_pythons_own_keeps_its_meaning():
    def len(x):
        return x

    collector = Collector({})
    collector.take(len)
    with pytest.raises(Problem, match="'len' would mean two different things"):
        collector.refuse_clashes("print(len([3]))\n")
    with pytest.raises(Problem, match="'len' would mean two different things"):
        collector.take(reads_much)


def test_the_methods_of_a_class_come_along():
    class Scaled:
        def __init__(self, value):
            self.value = value

        def scaled(self):
            return scaled(self.value)

    collector = Collector({})
    collector.take_class("Scaled", "object", Scaled.__init__, Scaled.scaled)
    namespace: dict[str, Any] = {}
    exec("\n".join([*collector.constants, collector.section()]), namespace)
    assert namespace["Scaled"](5).scaled() == Scaled(5).scaled()


def test_what_the_frame_makes_stands_for_ours():
    collector = Collector({}, {"TABLE": TABLE})
    collector.take(reads_a_table)
    assert collector.constants == []
