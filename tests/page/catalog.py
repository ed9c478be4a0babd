"""What can be chosen, as the server sends it: ``python -m tests.page.catalog``.

``grown`` is the catalog with the settings of ``tests/runs/added.py``, and ``usual`` the
fields of the usual experiment; ``formula`` is what a formula may call.
"""

import json

from network_playground.runs.experiment import Experiment
from network_playground.runs.settings.table import SETTINGS
from network_playground.sessions.catalog import catalog
from network_playground.words.formula import FUNCTIONS, SIGNS
from tests.runs.added import ADDED


def main() -> None:
    told = {
        "catalog": catalog(),
        "usual": Experiment().model_dump(mode="json"),
        "formula": {"functions": FUNCTIONS, "signs": sorted(SIGNS.values())},
    }
    SETTINGS.update((row.name, row) for row in ADDED)
    print(json.dumps(told | {"grown": catalog()}))


if __name__ == "__main__":
    main()
