"""How long until the bank's customers are read and prepared?

They are read when the first page is asked for: under 40 ms, then 30 to prepare.
"""

from statistics import median
from time import perf_counter

import one_thread  # noqa: F401

# isort: split
from network_playground.datasets.catalog import load
from network_playground.datasets.preparation import prepare
from network_playground.datasets.sets.bank import BANK


def milliseconds(work, rounds=9):
    times = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        times.append(1000 * (perf_counter() - start))
    return median(times)


if __name__ == "__main__":
    print(f"read     {milliseconds(BANK.read):6.1f} ms  (under 40)")
    print(f"prepare  {milliseconds(lambda: prepare(load('bank'))):6.1f} ms  (under 30)")
