"""How long does it take to make one frame of a network of 110,000 parameters?

The goal is 0.3 ms for the encoding, which happens once for all who watch.
"""

import sys
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

import one_thread  # noqa: F401, I001
import numpy as np

from network_playground import __version__
from network_playground.runs.experiment import Experiment
from network_playground.sessions.session import Session
from network_playground.web.wire import encode_frame

REPEATS = 300


def milliseconds(call):
    """Give the median of many calls."""
    taken = []
    for _ in range(REPEATS):
        start = perf_counter()
        call()
        taken.append(perf_counter() - start)
    return 1000 * median(taken)


def main():
    session = Session(
        Experiment(data="digits", hidden=(512, 144), batch_size=64, dtype="float32")
    )
    network = session.trial.run.network
    frame = session.frame()
    numbers = frame.numbers
    print(
        f"Network Playground {__version__}, NumPy {np.__version__}: "
        f"{network.parameters.size:,} parameters, a frame of {numbers.size:,} numbers "
        f"({numbers.dtype}, {numbers.nbytes / 1e6:.1f} MB), median of {REPEATS}"
    )
    encoding = milliseconds(lambda: encode_frame(frame.header, numbers))
    print(f"collect words and numbers {milliseconds(session.frame):7.3f} ms")
    print(f"encode                    {encoding:7.3f} ms   (goal: 0.3)")


if __name__ == "__main__":
    main()
