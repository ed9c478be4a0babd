"""How long does it take to read the largest table that a person may bring?

20,000 rows of 42 columns, once with few different numbers and once with no two alike.
The goal is 5 seconds, after which a person would think that nothing happens.
"""

from time import perf_counter

from network_playground.datasets.preparation import prepare
from network_playground.datasets.reading.csv_rows import MOST_ROWS
from network_playground.datasets.reading.csv_table import read_table

COLUMNS = 42


def table(is_alike):
    header = ",".join(f"c{i}" for i in range(COLUMNS))
    rows = (
        ",".join(
            str((row % 9 if is_alike else row) * COLUMNS + column)
            for column in range(COLUMNS)
        )
        for row in range(MOST_ROWS)
    )
    return "\n".join([header, *rows])[:5_000_000].rpartition("\n")[0].encode()


def main():
    print("seconds to read a table and prepare it for a network; the goal is 5")
    for name, is_alike in (("few different numbers", True), ("no two alike", False)):
        data = table(is_alike)
        start = perf_counter()
        size = prepare(read_table(data).to_dataset("c0")).dataset.size
        seconds = perf_counter() - start
        print(f"{name:24}{len(data) / 1e6:5.1f} MB{size:8,} rows{seconds:6.2f}")


if __name__ == "__main__":
    main()
