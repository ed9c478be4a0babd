"""JSON as its standard has it: without NaN and infinity, which Python reads too."""

import json
from math import isfinite
from typing import Any, NoReturn

from network_playground.runs.problem import Problem


def read_json(text: str, **options: Any) -> Any:
    """Read a text; ``options`` are those of ``json.loads``.

    Raises Problem for a number that is not finite, ValueError for what is no JSON.
    """
    return json.loads(
        text, parse_constant=_refuse_constant, parse_float=_finite, **options
    )


def _refuse_constant(name: str) -> NoReturn:
    raise Problem(f"Expected finite numbers, found {name}.")


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise Problem(f"Expected finite numbers, found {digits:.20}.")
    return number
