"""All settings, by name. A row that is added here is known everywhere.

They stand in the order of a link; within a group it is also the order of the form.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from network_playground.runs.problem import Problem, shown
from network_playground.runs.settings.data import DATA
from network_playground.runs.settings.learning import LEARNING
from network_playground.runs.settings.network import NETWORK
from network_playground.runs.settings.setting import Setting
from network_playground.runs.settings.stopping import STOPPING

SETTINGS: dict[str, Setting] = {
    row.name: row for row in (*DATA, *NETWORK, *LEARNING, *STOPPING)
}


class Group(NamedTuple):
    """A part of the form, with its title."""

    name: str
    plain: str
    technical: str


GROUPS = {
    row.name: row
    for row in (
        Group("network", "The network", "Network"),
        Group("learning", "How it learns", "Learning"),
        Group("stopping", "When it stops", "Stopping"),
        Group("data", "The data", "Data"),
    )
}


def in_form_order() -> list[Setting]:
    """Give the settings as the form has them, then those that it has not."""
    places = {name: place for place, name in enumerate(GROUPS)}
    last = len(places)
    return sorted(SETTINGS.values(), key=lambda row: places.get(row.group, last))


def read_settings(given: Mapping[str, Any]) -> dict[str, Any]:
    """Read settings from outside; what is not given is as usual. Raises Problem."""
    for name, value in given.items():
        if name not in SETTINGS:
            sentence = f"{name}: expected no such field, found {shown(value)}."
            raise Problem(sentence, name)
    fields: dict[str, Any] = {}
    for name, row in SETTINGS.items():
        fields[name] = row.read(given[name], fields) if name in given else row.usual
    return fields
