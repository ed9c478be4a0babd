"""How long does a step by hand take while another room exports the largest run?

Starts a server. One page brings the largest table, chooses the largest network, sets as
many numbers by hand as a script takes, and takes each of its files home, over and over.
Another page steps meanwhile. The goal is 60 ms for 99 % of its answers.
"""

import argparse
from contextlib import ExitStack
from multiprocessing import get_context
from random import Random
from time import perf_counter
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from latency import Page, click, report, server

ROWS, COLUMNS = 20_000, 41  # beside the one to be predicted
FILES = (
    "run.json",
    "weights.npz",
    "history.csv",
    "standalone.py",
    "pytorch.py",
    "scikit_learn.py",
)


def table():
    """Write the largest table that may be brought, in 5,000,000 characters."""
    random = Random(1)
    names = ",".join(f"c{column}" for column in range(COLUMNS))
    rows = [
        ",".join(f"{random.random():.3f}" for _ in range(COLUMNS)) + f",{row % 10}"
        for row in range(ROWS)
    ]
    return "\n".join([f"{names},t", *rows]).encode()[:4_990_000].rpartition(b"\n")[0]


def fetched(host, key, path, body=None):
    """Ask for a file, or bring one; give what came, and the seconds it took."""
    headers = {"playground-key": key, "Origin": f"http://{host}"}
    start = perf_counter()
    with urlopen(Request(f"http://{host}{path}", body, headers), timeout=300) as answer:
        return answer.read(), perf_counter() - start


def export(host, name, ready, times):
    """Make the largest run, and take one of its files home again and again."""
    with ExitStack() as stack:
        page = Page(host, stack)
        key = page.key
        fetched(host, key, "/data?name=large.csv", table())
        for kind, fields in (
            ("use_table", {"target": "t"}),
            (
                "set_experiment",
                {
                    "experiment": {
                        "hidden": [400, 400],
                        "optimizer": "adam",
                        "batch_size": 10,
                    }
                },
            ),
        ):
            page.until("done", page.send(kind, **fields))
        weights = [[0] * 400] * COLUMNS
        for _ in range(3):  # 49,200 numbers
            message = {"layer": 1, "weights": weights}
            page.until("done", page.send("set_layer", **message))
            page.until("done", page.send("step", unit="step"))
        size = 0
        while True:
            try:
                content, seconds = fetched(host, key, f"/files/{name}")
                size = len(content)
            except HTTPError as refused:
                print(name, refused.read()[:300])
                seconds = -1
            with times.get_lock():
                times[0] += 1
                times[1] = seconds
                times[2] = size
            ready.set()
            if seconds < 0:
                return


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clicks", type=int, default=200)
    options = parser.parse_args()
    processes = get_context("spawn")
    print(
        f"{'milliseconds, beside one that takes home':44}{'p50':>8}{'p99':>8}{'max':>8}"
    )
    for name in (None, *FILES):
        with server() as host, ExitStack() as stack:
            times = processes.Array("d", 3)
            if name:
                ready = processes.Event()
                other = processes.Process(
                    target=export, args=(host, name, ready, times), daemon=True
                )
                other.start()
                stack.callback(other.kill)
                ready.wait(300)
            page = Page(host, stack)
            click(page, 20)
            answers, _ = click(page, options.clicks)
            count, seconds, size = times
            told = f"{count:.0f} times, {seconds:.2f} s, {size / 1e6:.1f} MB"
            report(name or "nothing", answers, told if name else "")


if __name__ == "__main__":
    main()
