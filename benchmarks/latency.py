"""How long does a click take, also while somebody else trains at full speed?

Starts a server, lets one page (a process of its own) train 784-128-64-10 as fast as it
can, and measures another page: from a click on Step to the command's answer and to the
new picture, decoded. Goals: 60 ms for 99 % of answers, 25 ms for the median picture.
"""

import argparse
import json
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from websockets.sync.client import connect

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from network_playground.web.wire import decode_frame  # noqa: E402

FULL_SPEED = 8
LARGE = {
    "data": "digits_28x28",
    "hidden": [128, 64],
    "activations": ["relu"],
    "batch_size": 64,
    "dtype": "float32",
}
SMALL = {"hidden": [8, 8]}


class Page:
    """A page that drives: it acknowledges every frame once it is decoded."""

    def __init__(self, host, stack):
        opening = connect(
            f"ws://{host}/socket",
            origin=f"http://{host}",
            compression=None,
            max_size=None,
        )
        self.socket = stack.enter_context(opening)
        self.number = 0
        hello = {"kind": "hello", "key": None, "client": "benchmark"}
        self.socket.send(json.dumps(hello))
        self.key = self.until("welcome")["key"]
        self.until("frame")

    def send(self, kind, **fields):
        self.number += 1
        command = {"kind": kind, "number": self.number, **fields}
        self.socket.send(json.dumps(command))
        return self.number

    def next(self):
        received = self.socket.recv(timeout=30)
        if isinstance(received, str):
            return json.loads(received)
        header, _ = decode_frame(received)
        shown = {"kind": "shown", "sequence": header["sequence"]}
        self.socket.send(json.dumps(shown))
        return header

    def until(self, kind, number=None):
        while True:
            message = self.next()
            if message["kind"] == "problem":
                raise SystemExit(message["message"])
            if message["kind"] == kind and message.get("number") == number:
                return message


@contextmanager
def server():
    """Start the playground with the large data set; give its host."""
    command = [sys.executable, str(HERE / "large_digits.py"), "--no-open", "--port=0"]
    options = {"cwd": HERE.parent, "env": {"PYTHONPATH": str(HERE.parent)}}
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        command += ["--storage", f"{folder}/playgrounds.sqlite"]
        process = stack.enter_context(
            subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)
        )
        try:
            yield process.stdout.readline().split("http://")[1].split("/")[0]
        finally:
            process.terminate()


def train(host, experiment, rates):
    """Train at full speed and tell the steps per second of every frame."""
    with ExitStack() as stack:
        page = Page(host, stack)
        for kind, fields in (
            ("set_experiment", {"experiment": experiment}),
            ("set_speed", {"speed": FULL_SPEED}),
            ("play", {}),
        ):
            page.until("done", page.send(kind, **fields))
        while True:
            rates.value = page.until("frame")["steps_per_second"] or 0


def click(page, clicks):
    """Click at random moments; give seconds to each answer and to each picture."""
    random, answers, pictures = Random(1), [], []
    for _ in range(clicks):
        sleep(0.02 + 0.02 * random.random())  # later than a frame, at no fixed beat
        start = perf_counter()
        number = page.send("step", unit="phase")
        waiting = {"done", "frame"}
        while waiting:
            message = page.next()
            if message["kind"] == "done" and message["number"] == number:
                answers.append(perf_counter() - start)
            elif message["kind"] == "frame":
                pictures.append(perf_counter() - start)
            waiting.discard(message["kind"])
    return sorted(answers), sorted(pictures)


def report(title, seconds, share=""):
    def at(part):
        return 1000 * seconds[min(len(seconds) - 1, int(part * len(seconds)))]

    print(f"{title:44}{at(0.5):8.1f}{at(0.99):8.1f}{at(1):8.1f}  {share}", flush=True)


def measure(name, experiments, clicks):
    """Click in one room while others train the experiments."""
    processes = get_context("spawn")
    with server() as host, ExitStack() as stack:
        rates = [processes.Value("d", 0) for _ in experiments]
        trainers = [
            processes.Process(target=train, args=(host, *pair), daemon=True)
            for pair in zip(experiments, rates, strict=True)
        ]
        for trainer in trainers:
            trainer.start()
            stack.callback(trainer.kill)
        while not all(rate.value for rate in rates):
            sleep(0.1)
        page = Page(host, stack)
        click(page, 20)
        answers, pictures = click(page, clicks)
        speed = sum(rate.value for rate in rates)
        report(f"{name}: answer", answers, f"{speed:,.0f} steps/s" if speed else "")
        report(f"{name}: picture", pictures)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clicks", type=int, default=300)
    parser.add_argument("--small", type=int, default=4, help="small networks at once")
    options = parser.parse_args()
    print(f"{'milliseconds, while others':44}{'p50':>8}{'p99':>8}{'max':>8}")
    measure("do nothing", [], options.clicks)
    measure("train one 784-128-64-10", [LARGE], options.clicks)
    small = [SMALL] * options.small
    measure(f"train {options.small} small ones", small, options.clicks)


if __name__ == "__main__":
    main()
