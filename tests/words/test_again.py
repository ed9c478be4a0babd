"""An example that is asked again is told in the numbers of its node."""

import re

from network_playground.runs.experiment import Experiment
from network_playground.runs.timeline import Moment
from network_playground.sessions.session import Session

HINGE = Experiment(data="moons", loss="hinge", output="linear", batch_size=1)


def test_a_score_is_told_again_as_a_score_and_its_way_as_that_to_its_target():
    session = Session(HINGE)
    names = [phase.name for phase in session.trial.run.phases]
    session.timeline.go(Moment(3, names.index("repeat")))
    header = session.frame().header
    network = session.trial.run.network
    before, target = float(network.output.a[0, 0]), float(network.targets[0, 0])
    again = header["again"]
    assert again is not None
    assert re.fullmatch(r"−?\d+\.\d+", again["after"])
    after = float(again["after"].replace("−", "-"))
    is_nearer = abs(after - target) < abs(before - target)
    assert again["way"] == ("nearer" if is_nearer else "further")
