"""How many training steps, and frames, a second, against an earlier commit?

    python benchmarks/against.py COMMIT [--configs ABCDEPFL] [--rounds 9]

A to E are networks, trained by the engine alone; P is the usual experiment as a session
plays it, F a frame of it as it is sent. L is both, with Adam and with 64 weights that
somebody looks at; an earlier commit that knows no looks does without.

The earlier commit is laid into a folder of its own. Each side runs in a process of its
own, on the same core, and they take turns of 20 ms, so that whatever else the machine
does hits both alike: trust the ratio. It is at least 0.97 where nothing got slower.
"""

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[1]
SLICE = 0.02  # seconds of one turn
LEAST = 0.97
TANH = ("tanh", "tanh", "half_squared_error")
BINARY = ("relu", "sigmoid", "binary_cross_entropy")
CLASSES = ("relu", "softmax", "categorical_cross_entropy")
CONFIGS = {
    "A": ((2, 4, 2, 1), 10, *TANH, "float64"),
    "B": ((2, 8, 8, 8, 1), 10, *TANH, "float64"),
    "C": ((11, 6, 6, 1), 32, *BINARY, "float64"),
    "D": ((64, 32, 16, 10), 32, *CLASSES, "float64"),
    "E": ((784, 128, 64, 10), 64, *CLASSES, "float32"),
}


NAMES = {name: "-".join(map(str, config[0])) for name, config in CONFIGS.items()}
NAMES |= {"P": "played", "F": "frames", "L": "looked at"}


def worker():
    """Measure one side: for each line "config count" give the seconds of a step."""
    steps = {}
    for line in sys.stdin:
        name, count = line.split()
        step = steps.setdefault(name, None) or MADE.get(name, stepper)(name)
        steps[name] = step
        start = perf_counter()
        for _ in range(int(count)):
            step()
        print((perf_counter() - start) / int(count), flush=True)


def stepper(name):
    """Make a network as the commit at hand has it, whose call takes a step."""
    import numpy as np

    sizes, batch, hidden, output, loss, dtype = CONFIGS[name]
    find = finder("engine")
    rows = find("ACTIVATIONS", "activations")
    names = [hidden] * (len(sizes) - 2) + [output]
    network = find("Network", "network")(sizes, [rows[n] for n in names], batch, dtype)
    rng = np.random.default_rng(1)
    for layer in network.layers:
        layer.weights[...] = rng.normal(size=layer.weights.shape) / 10
    inputs = rng.normal(size=(sizes[0], batch)).astype(dtype)
    classes = rng.integers(0, max(2, sizes[-1]), batch)
    targets = np.eye(max(2, sizes[-1]), dtype=dtype)[classes][:, -sizes[-1] :].T.copy()
    objective = find("Objective", "objective")(find("LOSSES", "losses")[loss], network)
    rule = find("OPTIMIZERS", "optimizers")["gradient_descent"]
    optimizer = find("Optimizer", "optimizer", "optimizers")(rule, network, 0.001)
    training_step = find("training_step", "training")

    def step():
        for _ in training_step(network, inputs, targets, objective, optimizer):
            pass

    return step


def player(_):
    """Make a session that plays; a call takes some steps, as a turn of a room does."""
    session = playing_session()
    return lambda: session.play(50, lambda: True)


def framer(_):
    """Make a session that plays; a call makes the bytes of the present moment."""
    session = playing_session()
    encode = finder("web")("encode_frame", "wire", "protocol")

    def frame():
        shown = session.frame(has_map=False)
        encode({**shown.header, "sequence": 1}, shown.numbers)

    return frame


def looker(_):
    """Make a session that is looked at; a call plays as long as one frame is shown.

    That is 16 turns of a room, and what it has come to then.
    """
    find = finder("runs.edits", "runs", "sessions", "playground")
    session = playing_session(find("Experiment", "experiment")(optimizer="adam"))
    encode = finder("web")("encode_frame", "wire", "protocol")
    if hasattr(session, "look"):
        place = find("Place", "edit", "edits")
        nodes = range(8)
        session.look([place("weights", 1, [a, b]) for a in nodes for b in nodes])

    def show():
        for _ in range(16):
            session.play(50, lambda: True)
        shown = session.frame(has_map=False)
        encode({**shown.header, "sequence": 1}, shown.numbers)

    return show


def playing_session(*experiment):
    """Open an experiment as the commit at hand does, or the usual, and let it play."""
    session = finder("sessions", "playground")("Session", "session")(*experiment)
    session.set_playing(True)
    return session


MADE = {"P": player, "F": framer, "L": looker}


def finder(*rooms):
    """Give a way to find what there is by name, wherever it lay at that time."""

    def find(name, *modules):
        for package in ("network_playground", "app"):
            for room in rooms:
                for module in modules:
                    try:
                        place = importlib.import_module(f"{package}.{room}.{module}")
                        return getattr(place, name)
                    except (ImportError, AttributeError):
                        continue
        raise ImportError(f"Expected {name} in {', '.join(modules)}, found none.")

    return find


class Side:
    """One side's process, and what it measured."""

    def __init__(self, folder):
        paths = os.pathsep.join([str(folder / "app"), str(folder)])
        threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--worker"],
            env={**os.environ, **threads, "PYTHONPATH": paths},
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def seconds(self, config, count):
        print(config, count, file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline())

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("commit")
    parser.add_argument("--configs", default="ABCDEPFL")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--turns", type=int, default=20, help="of 20 ms in a round")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(
            ["git", "archive", options.commit],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
        now, before = Side(ROOT), Side(Path(folder))
        found = {}
        for config in options.configs:
            found[config] = compare(config, now, before, options)
        now.end()
        before.end()
    print(json.dumps({name: round(ratio, 3) for name, ratio in found.items()}))
    sys.exit(any(ratio < LEAST for ratio in found.values()))


def compare(config, now, before, options):
    """Measure both in turns; print and give how many times as fast it is now."""
    first = [side.seconds(config, 20) for side in (now, before)]
    count = max(1, round(SLICE / min(first)))
    ratios, rates = [], []
    for _ in range(options.rounds):
        times = [
            (now.seconds(config, count), before.seconds(config, count))
            for _ in range(options.turns)
        ]
        here, there = (median(side) for side in zip(*times, strict=True))
        ratios.append(there / here)
        rates.append(1 / here)
    ratio = median(ratios)
    rate = f"{median(rates):10,.0f} calls a second"
    print(f"{config} {NAMES[config]:16}{rate}, ratio {ratio:.3f}")
    return ratio


if __name__ == "__main__":
    worker() if "--worker" in sys.argv else main()
