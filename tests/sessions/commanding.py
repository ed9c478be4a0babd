"""A session to command, and all that a command may change in it."""

from network_playground.runs.experiment import Experiment
from network_playground.runs.own_table import Offer
from network_playground.sessions.session import Session

PLACE = {"name": "weights", "layer": 1, "index": [0, 0]}


def session_on_points() -> Session:
    session = Session(Experiment(data="xor", hidden=(4,), batch_size=10), step=3)
    rows = [f"{age},{'no' if age < 40 else 'yes'}" for age in range(20, 60)]
    session.offer = Offer("sales", "\n".join(["age,bought", *rows]), "UTF-8")
    session.take_events()
    return session


def everything_of(session):
    frame = session.frame()
    return session.saved(), frame.header, frame.numbers.tobytes(), session.version
