"""How fast to play: from one phase every three seconds to as fast as possible."""

from dataclasses import dataclass
from typing import Literal

FULL = float("inf")


@dataclass(frozen=True, slots=True)
class Speed:
    """One row: so many units a second; ``FULL`` is as fast as the machine can."""

    unit: Literal["phase", "step"]
    per_second: float
    plain: str


SPEEDS = (
    Speed("phase", 1 / 3, "one part every 3 seconds"),
    Speed("phase", 2 / 3, "one part every 1.5 seconds"),
    Speed("phase", 1.5, "three parts every 2 seconds"),
    Speed("phase", 4, "four parts a second"),
    Speed("step", 2, "2 steps a second"),
    Speed("step", 10, "10 steps a second"),
    Speed("step", 60, "60 steps a second"),
    Speed("step", 1_000, "1 000 steps a second"),
    Speed("step", FULL, "as fast as it can"),
)

DEFAULT_SPEED = 6
FIRST_SPEED = 2  # of whoever opens the page for the first time
FASTEST = SPEEDS[-1]
