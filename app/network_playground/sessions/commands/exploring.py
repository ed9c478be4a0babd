"""The commands for what takes long to find out: it is begun, and can be given up."""

from typing import Literal

from pydantic import BaseModel, Field

from network_playground.measures.surface.landscape import Landscape
from network_playground.measures.surface.plane import (
    Plane,
    plane_of_weights,
    random_plane,
)
from network_playground.runs.edits.edit import Place
from network_playground.runs.edits.parameters import Index, Name
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run
from network_playground.sessions.commands.command import Command, Player, Switch

LARGEST_SEED = 2**31 - 1


class Parameter(BaseModel):
    """A weight or a bias that a landscape goes along."""

    model_config = Command.model_config

    name: Name
    """Whether it is one of the weights or of the biases."""
    layer: int
    """The layer that it belongs to, from 1: that of the node it leads into."""
    index: Index
    """[from, to] of a weight, [node] of a bias: nodes of a layer, from 0."""

    @property
    def place(self) -> Place:
        return Place(self.name, self.layer, list(self.index))


class DrawLandscape(Command):
    """Ask for the loss on a plane through the present weights, and the run's way on it.

    It is computed beside everything else, and told when it is done. One that is still
    under way is given up for it.
    """

    kind = "draw_landscape"
    by: Literal["random", "weights"] = "random"
    """What the plane goes along: random directions, as large as the weights, or two
    weights or biases."""
    seed: int = Field(default=1, ge=0, le=LARGEST_SEED)
    """For the random directions: the same seed, the same directions."""
    places: list[Parameter] = Field(default_factory=list, max_length=2)
    """The two weights or biases, across and up."""

    def carry_out(self, session: Player) -> None:
        timeline = session.trial.timeline
        plane = self._plane(timeline.run)
        session.explore_on(Landscape(timeline, plane))

    def _plane(self, run: Run) -> Plane:
        if self.by == "random":
            return random_plane(run, self.seed)
        if len(self.places) != 2:
            raise Problem(
                f"places: expected two weights or biases, found {len(self.places)}.",
                "places",
            )
        first, second = self.places
        return plane_of_weights(run, first.place, second.place)


class StopLandscape(Switch):
    """Give up the landscape that is under way, if one is."""

    kind = "stop_landscape"

    def carry_out(self, session: Player) -> None:
        session.explore_on(None)
