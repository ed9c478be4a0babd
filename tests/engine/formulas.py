"""A row's formula, evaluated by Python itself."""

import numpy as np

FUNCTIONS = {
    "abs": np.abs,
    "cos": np.cos,
    "exp": np.exp,
    "floor": np.floor,
    "log": np.log,
    "max": np.maximum,
    "min": np.minimum,
    "pi": np.pi,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "sign": np.sign,
    "sqrt": np.sqrt,
    "tanh": np.tanh,
    "total": lambda x: np.sum(x, axis=0),
}


def valued(formula, names):
    """Evaluate a formula on arrays of one shape, both branches of a choice included."""
    then, _, rest = formula.partition(" if ")
    if rest:
        condition, _, otherwise = rest.partition(" else ")
        return np.where(*(valued(part, names) for part in (condition, then, otherwise)))
    return eval(formula, {"__builtins__": {}}, {**FUNCTIONS, **names})


def after_lines(lines, names):
    """Carry out assignments one after the other; give all names as they are then."""
    names = dict(names)
    for line in lines:
        name, _, value = line.partition("=")
        names[name.strip()] = valued(value.strip(), names)
    return names
