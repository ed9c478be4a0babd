"""The commands for what goes on by itself: whether, and how fast."""

from pydantic import Field

from network_playground.sessions.commands.command import Player, Switch
from network_playground.sessions.speeds import SPEEDS


class Play(Switch):
    """Train by itself from here on, at the chosen speed."""

    kind = "play"

    def carry_out(self, session: Player) -> None:
        session.set_playing(True)


class Pause(Switch):
    """Stop at the present moment."""

    kind = "pause"

    def carry_out(self, session: Player) -> None:
        session.set_playing(False)


class SetSpeed(Switch):
    """Choose how fast it plays."""

    kind = "set_speed"
    speed: int = Field(ge=0, lt=len(SPEEDS))
    """The place of a speed in the catalog's list, from 0."""

    def carry_out(self, session: Player) -> None:
        session.set_speed(self.speed)
