"""What the page is told where rows were added: ``python -m tests.page.added``.

One JSON object with the catalog, and moments of an experiment with all these rows.
"""

import json

from network_playground.runs.experiment import experiment_from
from network_playground.sessions.catalog import catalog
from network_playground.sessions.session import Session
from tests.engine.added import FIELDS, TABLES
from tests.page.network.moments import frames_of, introduction, places_of


def main() -> None:
    for table, name, row in TABLES:
        table[name] = row
    session = Session(experiment_from(FIELDS), step=3)
    session.look(places_of(session))
    told = {"catalog": catalog(), "experiment": introduction(session)}
    print(json.dumps({**told, "frames": frames_of(session)}))


if __name__ == "__main__":
    main()
