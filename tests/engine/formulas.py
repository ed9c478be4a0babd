"""A row's formula, evaluated by NumPy, and by how much its own rounding may be off.

It is read as the page reads it; what each of the functions that it may call does stands
here for the tests, and in static/network/tree.js for the page. Tests hold both to the
list in words/formula.py.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from network_playground.words.formula import Tree, line_of, tree_of

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "abs": np.abs,
    "cos": np.cos,
    "exp": np.exp,
    "floor": np.floor,
    "log": np.log,
    "max": np.maximum,
    "min": np.minimum,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "sign": np.sign,
    "sqrt": np.sqrt,
    "tanh": np.tanh,
    "total": lambda x: np.sum(x, axis=0, keepdims=True),
}
SIGNS: dict[str, Callable[..., Any]] = {
    "+": np.add,
    "-": lambda a, *b: np.subtract(a, *b) if b else np.negative(a),
    "*": np.multiply,
    "/": np.divide,
    "**": np.power,
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
    "if": np.where,
}
CONSTANTS = {"pi": np.pi}
EPSILON = np.finfo("float64").eps


class Rounded(NamedTuple):
    """What a formula comes to, and by how much rounding may have moved it."""

    value: NDArray[Any]
    slack: NDArray[Any]


def valued(formula: str, names: Mapping[str, ArrayLike]) -> NDArray[Any]:
    """Evaluate a formula on arrays of one shape, both branches of a choice included."""
    return rounded(tree_of(formula), names).value


def with_slack(formula: str, names: Mapping[str, ArrayLike]) -> Rounded:
    """Evaluate a formula, with what its own roundings may add up to."""
    return rounded(tree_of(formula), names)


def rounded(tree: Tree, names: Mapping[str, ArrayLike]) -> Rounded:
    """Evaluate a tree; each part is moved by its slack to see what becomes of it.

    So log(1 + exp(-20)) is off by a rounding of 1, however small it is itself.
    """
    if not isinstance(tree, list):
        found = {**CONSTANTS, **names}[tree] if isinstance(tree, str) else tree
        value = np.asarray(found)
        return Rounded(value, np.zeros(value.shape))
    name, *inner = tree
    function = {**FUNCTIONS, **SIGNS}[name]
    parts = [rounded(part, names) for part in inner]
    values = [part.value for part in parts]
    value = np.asarray(function(*values))
    if value.dtype == bool:
        return Rounded(value, np.zeros(value.shape))
    slack = EPSILON * np.abs(value)
    # Of a choice, only the branches are numbers that may be a little off.
    for place in range(1 if name == "if" else 0, len(parts)):
        moved = [
            np.abs(function(*shifted(values, place, sign * parts[place].slack)) - value)
            for sign in (-1, 1)
        ]
        slack = slack + np.maximum(*moved)
    return Rounded(value, slack)


def shifted(values: list[Any], place: int, shift: NDArray[Any]) -> list[Any]:
    return [*values[:place], values[place] + shift, *values[place + 1 :]]


def after_lines(lines: Iterable[str], names: Mapping[str, ArrayLike]) -> dict[str, Any]:
    """Carry out assignments one after the other; give all names as they are then."""
    given = dict(names)
    for line in lines:
        name, tree = line_of(line)
        given[name] = rounded(tree, given).value
    return given
