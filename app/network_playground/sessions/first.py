"""The playground of somebody who opens the page for the first time.

One customer at a time, and slowly enough to see every part of a step; batches come when
that is understood.
"""

from network_playground.sessions.presets import PRESETS
from network_playground.sessions.session import Session
from network_playground.sessions.speeds import FIRST_SPEED

FIRST = PRESETS["one_customer"]


def first_session() -> Session:
    """Begin with one customer at a time, at a slow pace."""
    session = Session(FIRST.experiment, FIRST.edits)
    session.speed_index = FIRST_SPEED
    return session
