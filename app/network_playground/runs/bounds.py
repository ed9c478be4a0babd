"""Where numbers have grown beyond all bounds, there is nothing to tell of them."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from network_playground.runs.problem import Problem

GO_BACK = "go back a few steps"


def refuse_endless(*numbers: ArrayLike, advice: str = GO_BACK) -> None:
    """Raise Problem unless all of these numbers are finite.

    What is finite for the batch of a step need not be so for other examples, and JSON
    has no word for what is not.
    """
    if not all(_is_finite(some) for some in numbers):
        raise Problem(
            f"Expected finite numbers here, found some beyond all bounds; {advice}."
        )


def _is_finite(numbers: Any) -> bool:
    return bool(np.isfinite(numbers).all())
