"""How long does it take to make the decision map and the map of every node?

For 2-8-8-8-1 on the circle, as the page asks for them: the network predicts the 10,000
points of the plane, and every node's part of them is put into bytes. The goal is 3 ms.
How many of them a page draws a second while it trains, `page_speed.py` measures.
"""

import sys
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

import one_thread  # noqa: F401, I001
import numpy as np

from network_playground import __version__
from network_playground.sessions.commands.table import parse_command
from network_playground.runs.experiment import Experiment
from network_playground.sessions.session import Session
from network_playground.sessions.speeds import FULL, SPEEDS

REPEATS = 300
FULL_SPEED = [speed.per_second for speed in SPEEDS].index(FULL)
EXPERIMENTS = {
    "2-8-8-8-1": Experiment(data="circle", hidden=(8, 8, 8)),
    "2-8-8-8-1, float32": Experiment(data="circle", hidden=(8, 8, 8), dtype="float32"),
    "2-4-2-1": Experiment(data="circle", hidden=(4, 2)),
}


def milliseconds(call):
    """Give the median and the 90th percentile of many calls."""
    taken = []
    for _ in range(REPEATS):
        start = perf_counter()
        call()
        taken.append(1000 * (perf_counter() - start))
    return median(taken), float(np.quantile(taken, 0.9))


def main():
    print(
        f"Network Playground {__version__}, NumPy {np.__version__}, one thread: "
        f"milliseconds of {REPEATS} updates (goal: 3)"
    )
    print(f"{'':20}{'median':>8}{'p90':>8}")
    for name, experiment in EXPERIMENTS.items():
        session = Session(experiment)
        session.handle(parse_command({"kind": "set_speed", "speed": FULL_SPEED}))
        session.handle(parse_command({"kind": "play"}))
        session.play(1000, lambda: True)
        middle, high = milliseconds(session.trial.map.drawn)
        print(f"{name:20}{middle:8.2f}{high:8.2f}")


if __name__ == "__main__":
    main()
