"""How long does it take to be back at any step of a long run?

Plays the run, then jumps to random steps; every jump ends with the frame that would be
sent. The target is 150 ms for the default network and 10,000 steps.
"""

import argparse
from random import Random
from statistics import median
from time import perf_counter

from network_playground.runs.experiment import Experiment
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session

EXPERIMENTS = {
    "default": Experiment(),
    "batch 1": Experiment(batch_size=1, learning_rate=0.02),
    "adam": Experiment(hidden=(16,), optimizer="adam", learning_rate=0.003),
    "circle": Experiment(data="circle", hidden=(4, 2), batch_size=10),
    "digits": Experiment(data="digits", hidden=(32, 16)),
}


def played(experiment, steps):
    session = Session(experiment)
    session.handle(parse_command({"kind": "play"}))
    session.handle(parse_command({"kind": "set_speed", "speed": 8}))
    while session.timeline.steps_done < steps:
        session.play(min(500, steps - session.timeline.steps_done), lambda: True)
        session.frame()
    session.handle(parse_command({"kind": "pause"}))
    return session


def times_of(session, jumps, rng):
    """Time jumps to random steps, in milliseconds."""
    furthest = session.timeline.furthest
    times = []
    for _ in range(jumps):
        command = parse_command({"kind": "jump", "step": rng.randint(0, furthest)})
        start = perf_counter()
        session.handle(command)
        session.frame()
        times.append((perf_counter() - start) * 1000)
        session.take_events()
    return sorted(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--jumps", type=int, default=300)
    chosen = parser.parse_args()
    rng = Random(0)
    print(f"{chosen.jumps} jumps in {chosen.steps:,} steps, in milliseconds")
    print(f"{'':10}{'median':>8}{'p99':>8}{'most':>8}{'kept MB':>10}")
    for name, experiment in EXPERIMENTS.items():
        session = played(experiment, chosen.steps)
        times = times_of(session, chosen.jumps, rng)
        p99 = times[int(0.99 * (len(times) - 1))]
        kept = session.timeline.bytes() / 2**20
        print(f"{name:10}{median(times):8.1f}{p99:8.1f}{times[-1]:8.1f}{kept:10.1f}")


if __name__ == "__main__":
    main()
