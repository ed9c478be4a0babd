"""How much slower does a page train when places of the network are looked at?

    python benchmarks/looks.py [--rounds 40] [--looks 64]

A session does what a room does at full speed: it plays for a millisecond at a time, and
60 times a second makes a frame and encodes it as it is sent. It looks at 64 weights and
biases, and at none, in turns of a fifth of a second: trust the ratio, whose goal is
0.97. All seconds are of this process's own work, since a busy machine leaves it less of
them between two frames. Each network is measured once more with
nobody looking on either side, which tells how far the ratio can be trusted.
"""

import argparse
import json
import sys
from itertools import islice, product
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

import one_thread  # noqa: F401

from network_playground.runs.edits.edit import Place
from network_playground.runs.experiment import Experiment
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session
from network_playground.web.rooms.pace import FRAME
from network_playground.web.rooms.room import SLICE
from network_playground.web.wire import encode_frame

TURN = 0.2  # seconds
LEAST = 0.97
EXPERIMENTS = {
    "default": Experiment(),
    "default, adam": Experiment(optimizer="adam"),
    "iris": Experiment(data="iris"),
    "digits 512x256": Experiment(data="digits", hidden=(512, 256), optimizer="adam"),
}


def places_of(session, count):
    """Choose weights and biases of all layers, as many of each as there are."""
    sizes = session.trial.run.network.sizes
    layers = [
        [Place("weights", layer, list(at)) for at in product(range(before), range(n))]
        + [Place("biases", layer, [node]) for node in range(n)]
        for layer, (before, n) in enumerate(zip(sizes, sizes[1:], strict=False), 1)
    ]
    turns = (place for row in zip_of(layers) for place in row)
    return tuple(islice(turns, count))


def zip_of(lists):
    """Give the first of every list, then the second of every one that has it."""
    for at in range(max(map(len, lists))):
        yield [one[at] for one in lists if at < len(one)]


def rates(session, looks, rounds):
    """Give steps a second and a frame's milliseconds by turn: with looks, without."""
    found = [turn(session, places) for _ in range(rounds + 1) for places in (looks, ())]
    return found[2::2], found[3::2]  # the first turns warm up


def until(end):
    """Give a time that is left until then."""
    return lambda: process_time() < end


def turn(session, places):
    """Do what a room does at full speed, for a while, after a first frame."""
    session.look(places)
    session.frame(has_map=False)
    start = due = process_time()
    steps, spent, frames = 0, 0.0, 0
    while (now := process_time()) < start + TURN:
        steps += session.play(None, until(now + SLICE))
        if (now := process_time()) >= due:
            due += FRAME
            shown = session.frame(has_map=False)
            encode_frame({**shown.header, "sequence": 1}, shown.numbers)
            spent += process_time() - now
            frames += 1
    return steps / (process_time() - start), 1000 * spent / frames


def playing(experiment):
    session = Session(experiment)
    for command in ({"kind": "set_speed", "speed": 8}, {"kind": "play"}):
        session.handle(parse_command(command))
    return session


def measure(name, experiment, options):
    """Print both ratios of an experiment; give them."""
    ratios = []
    for count in (options.looks, 0):
        session = playing(experiment)
        looks = places_of(session, count)
        pairs = rates(session, looks, options.rounds)
        (mine, own), (without, other) = (zip(*turns, strict=True) for turns in pairs)
        ratio = median(a / b for a, b in zip(mine, without, strict=True))
        print(
            f"{name:16}{len(looks):4} looks{median(without):10,.0f} steps/s{ratio:8.3f}"
            f"{median(own):9.2f} ms{median(other):7.2f} a frame",
            flush=True,
        )
        ratios.append(round(ratio, 3))
    return ratios


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--looks", type=int, default=64)
    parser.add_argument("--only", choices=EXPERIMENTS)
    options = parser.parse_args()
    chosen = [options.only] if options.only else EXPERIMENTS
    found = {name: measure(name, EXPERIMENTS[name], options) for name in chosen}
    print(json.dumps(found))
    sys.exit(any(looked < LEAST for looked, _ in found.values()))


if __name__ == "__main__":
    main()
