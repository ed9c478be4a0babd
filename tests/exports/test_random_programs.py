"""Rules, activations and losses that chance wrote are exported to the last bit.

Whatever a function does in place, in whatever order: what it reads before it writes,
what it leaves in its work array for the next step, what it does to all at once.
"""

from dataclasses import replace
from itertools import count
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.schedules import SCHEDULES
from network_playground.exports.standalone import standalone_script
from network_playground.runs.experiment import Experiment
from tests.exports.scripts import bits_of, losses_of, losses_printed, timeline_of

STEPS = 6
HEAD = """\
from math import sqrt as root

import numpy as np
from numpy import add, clip, divide, full, maximum, minimum, multiply, subtract
from numpy import absolute as size_of

FACTOR = 0.37
PAIR = (1.5, -0.25)


def blended(one: np.ndarray, other: np.ndarray, result: np.ndarray) -> None:
    multiply(one, FACTOR, result)
    add(result, other, result)


"""

# A line of a program: {d} is written, {x} and {y} are read, {c} is a number.
LINES = st.sampled_from(
    [
        "add({x}, {y}, {d})",
        "subtract({x}, {y}, {d})",
        "multiply({x}, {y}, {d})",
        "multiply({x}, {c}, {d})",
        "divide({x}, {y}, {d})",
        "maximum({x}, {y}, out={d})",
        "minimum({x}, {c}, out={d})",
        "clip({x}, -1, {c}, out={d})",
        "np.sqrt(size_of({x}), {d})",
        "np.tanh({x}, {d})",
        "np.exp(np.clip({x}, -5, 5), {d})",
        "np.sign({x}, {d})",
        "np.negative({x}, {d})",
        "size_of({x}, {d})",
        "blended({x}, {y}, {d})",
        "{d}[...] = {x}",
        "{d}[...] = {x} * {c} - {y} / PAIR[0]",
        "{d} += {x}",
        "{d} *= {c}",
        "multiply({x}, {y}.size, {d})",
        "subtract({x}, {y}.mean(), {d})",
        "add({x}, root(3), {d})",
        "if {c} > 0.5:\n        {d} -= {y}",
    ]
)
NUMBERS = st.floats(-2, 2, width=16)


@st.composite
def bodies(draw, written, read, most=8):
    """Write the lines of a function that writes into some arrays and reads others."""
    places = st.sampled_from(written)
    values = st.sampled_from([*read, *written])
    lines = draw(st.lists(LINES, min_size=2, max_size=most))
    return [
        line.format(d=draw(places), x=draw(values), y=draw(values), c=draw(NUMBERS))
        for line in lines
    ]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """Give what makes a module's functions of their texts, in a file of its own."""
    folder, numbers = tmp_path_factory.mktemp("programs"), count()

    def compile_all(**functions):
        text = HEAD
        for heading, lines in functions.items():
            body = "\n".join(f"    {line}" for line in lines)
            text += f"def {heading}{SIGNATURES[heading]}:\n{body}\n\n\n"
        file = folder / f"program_{next(numbers)}.py"
        file.write_text(text, encoding="utf-8")
        names: dict[str, Any] = {}
        exec(compile(text, str(file), "exec", dont_inherit=True), names)
        return [names[name] for name in functions]

    return compile_all


SIGNATURES = {
    "chance_rule": "(\n    w: object, gradients: object, changes: object, "
    "slots: object, r: object, t: int\n) -> None",
    "chance_activation": "(z: object, a: object, numbers: object) -> None",
    "chance_slope": "(z: object, a: object, slope: object, numbers: object) -> None",
    "chance_terms": "(z, a, targets, error, terms, n) -> None",
    "chance_derivative": "(a, targets, error, share, delta, n) -> None",
    "chance_draw": "(rng: object, fan_in: int, fan_out: int) -> object",
    "chance_share": "(step: int, horizon: int) -> float",
}
DTYPES = st.sampled_from(["float64", "float32"])


def assert_same(experiment):
    with np.errstate(all="ignore"):
        timeline = timeline_of(experiment)
        printed = losses_printed(standalone_script(timeline), STEPS)
        assert bits_of(printed) == bits_of(losses_of(timeline, STEPS))


@settings(max_examples=100)
@given(
    lines=bodies(
        ["changes", "memory", "other", "r.work", "gradients"],
        ["w", 'r["-learning_rate"]', 'r["1-momentum"]', "full((), 1 / t, r.dtype)"],
        most=12,
    ),
    dtype=DTYPES,
    dropout=st.sampled_from([0.0, 0.4]),
)
def test_a_rule_that_chance_wrote_is_the_same(compiled, lines, dtype, dropout):
    slots = ['memory, other = slots["memory"], slots["other"]']
    bound = ["clip(changes, -0.2, 0.2, out=changes)"]
    (rule,) = compiled(chance_rule=[*slots, *lines, *bound])
    row = replace(
        OPTIMIZERS["momentum"],
        name="chance",
        change=rule,
        slots={"memory": "m", "other": "o"},
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(OPTIMIZERS, "chance", row)
        assert_same(
            Experiment(
                data="iris",
                hidden=(4, 3),
                optimizer="chance",
                dtype=dtype,
                dropout=dropout,
                batch_size=7,
            )
        )


@settings(max_examples=100)
@given(
    forwards=bodies(["a"], ["z", "numbers.one", "numbers.leak"]),
    backwards=bodies(["slope", "a", "z"], ["numbers.one", "numbers.tiny"]),
    dtype=DTYPES,
    has_two=st.booleans(),
    dropout=st.sampled_from([0.0, 0.4]),
)
def test_an_activation_that_chance_wrote_is_the_same(
    compiled, forwards, backwards, dtype, has_two, dropout
):
    forwards.append("clip(a, -9, 9, out=a)")
    backwards.append("clip(slope, -9, 9, out=slope)")
    functions = compiled(chance_activation=forwards, chance_slope=backwards)
    row = replace(
        ACTIVATIONS["linear"],
        name="chance",
        function=functions[0],
        derivative=functions[1],
    )
    others = ("chance", "chance") if has_two else ("tanh", "chance")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ACTIVATIONS, "chance", row)
        assert_same(
            Experiment(
                data="auto_mpg",
                hidden=(4, 3),
                activations=others,
                output="chance",
                loss="huber",
                dtype=dtype,
                dropout=dropout,
                batch_size=7,
            )
        )


@settings(max_examples=100)
@given(
    terms=bodies(["terms"], ["z", "a", "targets", "error", "n.one"]),
    derivative=bodies(["delta"], ["a", "targets", "error", "share", "n.leak"]),
    factor=NUMBERS,
    output=st.sampled_from(["linear", "tanh", "softmax"]),
    dtype=DTYPES,
)
def test_a_loss_that_chance_wrote_is_the_same(
    compiled, terms, derivative, factor, output, dtype
):
    derivative.append("clip(delta, -1, 1, out=delta)")
    functions = compiled(chance_terms=terms, chance_derivative=derivative)
    row = replace(
        LOSSES["half_squared_error"],
        name="chance",
        factor=factor,
        terms=functions[0],
        derivative=functions[1],
        partner="",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(LOSSES, "chance", row)
        assert_same(
            Experiment(
                data="iris",
                hidden=(4,),
                output=output,
                loss="chance",
                dtype=dtype,
                l1=0.01,
                batch_size=7,
            )
        )


@settings(max_examples=50)
@given(
    drawn=bodies(["weights", "others"], []),
    shared=st.lists(
        st.sampled_from(
            [
                "share = share / (1 + step)",
                "share += FACTOR * step / horizon",
                "share *= root(1 + step)",
                "share = max(0.01, min(share, PAIR[0]))",
            ]
        ),
        max_size=4,
    ),
    dtype=DTYPES,
)
def test_a_start_and_a_schedule_that_chance_wrote_are_the_same(
    compiled, drawn, shared, dtype
):
    shape = "(fan_in, fan_out)"
    drawn = [
        f"weights, others = rng.normal(0, 1, {shape}), rng.uniform(-1, 1, {shape})",
        *drawn,
        "return clip(weights, -2, 2)",
    ]
    functions = compiled(
        chance_draw=drawn, chance_share=["share = 1.0", *shared, "return share"]
    )
    with pytest.MonkeyPatch.context() as patch:
        start = replace(INITIALIZERS["he"], name="chance", draw=functions[0])
        patch.setitem(INITIALIZERS, "chance", start)
        schedule = replace(SCHEDULES["step"], name="chance", share=functions[1])
        patch.setitem(SCHEDULES, "chance", schedule)
        assert_same(
            Experiment(
                data="iris",
                initializer="chance",
                schedule="chance",
                horizon=5,
                dtype=dtype,
                batch_size=7,
            )
        )
