"""Why training stops by itself: which rule was met, and by what."""

from typing import Literal, NamedTuple


class Stop(NamedTuple):
    """Why it stops: the setting that asked for it, and the figures it went by.

    ``loss`` is that of the part which was measured, ``bound`` what it was held
    against, ``waited`` counts epochs without a better one.
    """

    setting: Literal["stop_epochs", "stop_loss", "patience"]
    epoch: int
    loss: float = 0.0
    bound: float = 0.0
    waited: int = 0
