"""The playground with one more data set: digits enlarged to 28 by 28 pixels.

It gives a network of 784 inputs something to learn, which no shipped table does.
"""

import numpy as np

from network_playground.cli import main
from network_playground.datasets.catalog import DATASETS, load
from network_playground.datasets.columns import Column
from network_playground.datasets.dataset import Dataset
from network_playground.datasets.source import Source

KEY = "digits_28x28"


def enlarged() -> Dataset:
    """Repeat the pixels of the shipped digits until there are 784."""
    digits = load("digits")
    place = np.arange(28) * 8 // 28
    names = [column.name for column in digits.columns]
    values = {digits.targets[0].name: digits.values[digits.targets[0].name]}
    columns = []
    for row in range(28):
        for column in range(28):
            name = f"pixel {row} {column}"
            columns.append(Column(name, name, "number"))
            values[name] = digits.values[names[8 * place[row] + place[column]]]
    return Dataset(
        key=KEY,
        title="Digits, 28 by 28",
        task="classes",
        noun="digit",
        nouns="digits",
        teaches=digits.teaches,
        note=digits.note,
        licence=digits.licence,
        source=digits.source,
        columns=tuple(columns),
        values=values,
        targets=digits.targets,
        outcomes=digits.outcomes,
    )


if __name__ == "__main__":
    row = Source(KEY, "Digits, 28 by 28", "classes", "", "", "", enlarged)
    DATASETS[KEY] = row
    main()
